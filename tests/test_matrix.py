"""The matrix: colours, heads that wrap on a phone, real values in the marks."""

from __future__ import annotations

import itertools

import pytest

from dashboard import text_width
from dashboard.plots import contrast, matrix, theme

SCALE = ("#000000", "#808080", "#ffffff")


@pytest.mark.parametrize(
    ("value", "colour"),
    [(0, "#000000"), (25, "#404040"), (50, "#808080"), (100, "#ffffff"), (-5, "#000000"), (120, "#ffffff")],
)
def test_shade_lies_between_the_nearest_colours(value: float, colour: str) -> None:
    assert matrix.shade(matrix.Column("", 0, 100, SCALE), value) == colour


@pytest.mark.parametrize("colours", [*theme.SEQUENTIAL.values(), theme.DIVERGING])
def test_text_can_be_read_on_every_shade(colours: tuple[str, ...]) -> None:
    column = matrix.Column("", 0, 100, colours)
    for value in range(101):
        ground = matrix.shade(column, value)
        assert contrast.contrast(ground, matrix._ink(ground, quiet=False)) >= 4.5


def test_a_row_may_have_columns_of_its_own() -> None:
    column = matrix.Column("All the courts of the whole land", 0, 10, SCALE)
    other = matrix.Column("Other", 0, 1, SCALE)
    figure = matrix.draw(
        [column, column],
        [
            matrix.Row("A", [matrix.Cell(3, "3", "a1"), matrix.Cell(None, "none", "a2", empty="not-reported")]),
            matrix.Row("B", [matrix.Cell(0.5, "½", "b1"), matrix.Cell(0, "0", "b2")], columns=[other, other]),
        ],
    ).checked()
    drawn = {
        name: float(value)
        for trace in figure.data
        if trace.type == "bar"
        for name, value in zip(trace.customdata, trace.text, strict=True)
    }
    assert drawn == {"a1": 3, "b1": 0.5, "b2": 0}
    colours = {
        name: colour
        for trace in figure.data
        if trace.type == "bar"
        for name, colour in zip(trace.customdata, trace.marker.color, strict=True)
    }
    assert colours == {"a1": matrix.shade(column, 3), "b1": matrix.shade(other, 0.5), "b2": matrix.shade(other, 0)}
    assert sum(trace.name == "hatch" for trace in figure.data) == 1
    heads = [note.text for note in figure.layout.annotations if "courts" in note.text]
    assert all("<br>" in head for head in heads) and heads
    assert all(text_width.width(line, 13) <= matrix.PHONE / 2 for head in heads for line in head.split("<br>"))


def test_no_cell_covers_another() -> None:
    column = matrix.Column("A", 0, 1, SCALE)
    rows = [matrix.Row(name, [matrix.Cell(1, "1", name)]) for name in "abc"]
    edges = list(matrix.draw([column], rows).data[0]["y"])
    assert all(before < after for before, after in itertools.pairwise(edges))


def test_names_stand_beside_the_cells_of_a_wide_matrix_and_above_those_of_a_narrow_one() -> None:
    column = matrix.Column("Share", 0, 10, SCALE)
    rows = [matrix.Row(name, [matrix.Cell(3, "3", name)]) for name in ("Azad Jammu and Kashmir", "Sindh")]
    wide, narrow = matrix.draw([column], rows, 310), matrix.draw([column], rows)
    assert wide.layout["height"] < narrow.layout["height"] - matrix.NAME
    found = {}
    for figure, name in ((wide, "wide"), (narrow, "narrow")):
        notes = [note for note in figure.layout["annotations"] if "<b>" in note["text"]]
        found[name] = {(note["x"], note["yanchor"]) for note in notes}
        assert len(notes) == 2
    assert found == {"wide": {(-1, "middle")}, "narrow": {(0, "bottom")}}
    assert wide.layout["xaxis"]["range"] == [-1, 1] and narrow.layout["xaxis"]["range"] == [0, 1]
