"""Bars: headings of groups make room, absent values draw nothing, what must be marked is marked."""

from __future__ import annotations

import pytest

from dashboard import bars


def test_headings_make_room() -> None:
    figure = bars.draw(["a", "b", "c"], [1, None, 3], ["1", "not reported", "3"], ["#000000"] * 3, ["", "", ""],
                       ["x", "y", "z"], groups=["one", "one", "two"]).checked()  # fmt: skip
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
