"""Bars: headings of groups make room, absent values draw nothing, what must be marked is marked."""

from __future__ import annotations

import pytest

from dashboard.plots import bars


def test_headings_make_room() -> None:
    figure = bars.draw(
        ["a", "b", "c"],
        [1, None, 3],
        ["1", "not reported", "3"],
        ["#000000"] * 3,
        ["", "", ""],
        ["x", "y", "z"],
        groups=["one", "one", "two"],
    ).checked()
    bar = figure.data[0]
    assert list(bar.x) == [1, None, 3]
    assert list(bar.y) == [pytest.approx(2 + bars.HEADING), pytest.approx(1 + bars.HEADING), 0]
    assert [note.text for note in figure.layout.annotations if note.text.startswith("<b>")] == [
        "<b>one</b>",
        "<b>two</b>",
    ]


def test_without_groups_bars_stand_one_apart() -> None:
    assert bars.places([False, False, False]) == [2, 1, 0]
    assert bars.runs([2, 1, 0]) == [(2, 0)]
    assert bars.runs([3.62, 2.62, 1, 0]) == [(3.62, 2.62), (1, 0)]


@pytest.mark.parametrize(
    ("row", "marked"),
    [
        ({"value": 5.0, "unit": "percent", "denominator": 20.0, "grade": "A"}, " *"),
        ({"value": 5.0, "unit": "percent", "denominator": 30.0, "grade": "B"}, " (B)"),
        ({"value": 5.0, "unit": "percent", "denominator": float("nan"), "grade": "A"}, ""),
        ({"value": float("nan"), "unit": "percent", "denominator": float("nan"), "grade": "B"}, ""),
    ],
)
def test_marks(row: dict, marked: str) -> None:
    assert bars.marks(row) == marked


def drawn(groups: list[str], low: float = -0.5) -> dict:
    names = [f"bar {i}" for i in range(len(groups))]
    values = [float(9 - i) for i in range(len(groups))]
    figure = bars.draw(
        names, values, names, ["#000000"] * len(groups), names, names, groups=groups if any(groups) else ()
    )
    figure.layout["yaxis"]["range"][0] = low
    return {"data": figure.data, "layout": figure.layout}


def test_columns_tear_no_group_apart() -> None:
    columns = bars.Columns.of(drawn(["a", "a", "b", "b", "b", "c"]), 2)
    assert columns is not None
    steps = [round(first - last, 2) for first, last in columns.parts]
    assert steps == [1, round(3 + bars.HEADING, 2)], "a, then b and c"
    assert bars.Columns.of(drawn(["a", "a", "b"]), 3) is None, "two groups make no three columns"
    assert bars.Columns.of(drawn([""] * 6, low=-1.05), 2) is None, "a line crosses all bars"


def test_columns_keep_every_bar_its_words_and_the_scale() -> None:
    before, figure = drawn([""] * 7), drawn([""] * 7)
    columns = bars.Columns.of(figure, 3)
    assert columns is not None
    columns.lay(figure, 0.04)
    assert [name for trace in figure["data"] for name in trace["customdata"]] == [f"bar {i}" for i in range(7)]
    assert [note["text"] for note in figure["layout"]["annotations"]].count("bar 3") == 1
    assert len(figure["layout"]["annotations"]) == len(before["layout"]["annotations"]) == 14
    axes = [figure["layout"][name] for name in ("xaxis", "xaxis2", "xaxis3")]
    assert {tuple(axis["range"]) for axis in axes} == {tuple(before["layout"]["xaxis"]["range"])}
    widths = [axis["domain"][1] - axis["domain"][0] for axis in axes]
    assert max(widths) == pytest.approx(min(widths)) and axes[-1]["domain"][1] == pytest.approx(1)
    assert {trace["y"][0] for trace in figure["data"]} == {2}, "all columns begin at one height"
    assert figure["layout"]["height"] < before["layout"]["height"] / 2


@pytest.mark.parametrize(
    ("values", "groups", "heard"),
    [
        ([3.0, 2.0, 2.0, None], (), True),
        ([2.0, 3.0, 1.0], (), False),
        ([3.0, 2.0], (), False),
        ([3.0, 2.0, 1.0], ("A", "A", "B"), False),
    ],
)
def test_bars_in_the_order_of_their_values_can_be_heard(values: list, groups: tuple, heard: bool) -> None:
    words = [str(value) for value in values]
    drawn = bars.draw(words, values, words, ["#0b6467"] * len(values), words, words, groups=groups)
    assert drawn.heard is heard


@pytest.mark.parametrize(("value", "starts"), [(51.6, 53), (53, 53), (53.5, 53.5), (40, 40)])
def test_words_keep_clear_of_a_reference_line_that_stands_at_the_end_of_their_bar(value: float, starts: float) -> None:
    words = ["93 %", "51.6 % · 1,553 of 3,009"]
    figure = bars.draw(
        ["a", "b"], [93, value], words, ["#000000"] * 2, words, ["x", "y"], reference=(53, "all"), top=100
    )
    told = {note["text"]: note["x"] for note in figure.layout["annotations"]}
    assert told == {"<b>a</b>": 0, "<b>b</b>": 0, words[0]: 93, words[1]: starts, "all": 53}
    end = figure.layout["xaxis"]["range"][1]
    if starts != value:
        assert (starts - value) / end * bars.NARROW <= bars.GAP + bars.CLEAR, "not far from its bar"
    assert all(told[text] / end * bars.NARROW + bars.GAP + bars.widest(text, 14) <= bars.NARROW + 1 for text in words)
