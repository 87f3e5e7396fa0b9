"""Two shares of the census against each other: the join, the halves, the title and the pins, worked by hand."""

from __future__ import annotations

import itertools
import re

import pytest
import shapely

from dashboard.charts import CHARTS, two_shares
from dashboard.export import pin_marks
from dashboard.plots import pins, scatter
from dashboard.selection import Selection

CHART = CHARTS["two-shares"]


def traces(**chosen: str) -> dict[str, dict]:
    return {trace["name"]: trace for trace in CHART.at(Selection(**chosen)).drawn.data}


def test_a_district_has_its_two_shares_and_each_census_district_one_point() -> None:
    found = {one["geography"]: (one["value"], other["value"]) for one, other in two_shares.points(CHART.at())}
    assert len(found) == 121, "as on the maps of either"
    # Lahore: 327,913 of 1,599,073 girls out of school; 3,525,779 of 4,544,069 women read and write.
    assert found["Lahore"] == pytest.approx((20.506, 77.591), abs=0.001)
    assert sum(len(trace["x"]) for trace in traces().values()) == 121


def test_rows_are_those_of_both_maps() -> None:
    rows = CHART.at().rows.set_index(["code", "category"])["value"]
    for slug, category in (
        ("girls-out-of-school", "girls-out-of-school"),
        ("women-literacy", "women-who-read-and-write"),
    ):
        mine = rows[:, category]
        theirs = CHARTS[slug].at().rows.set_index("code")["value"]
        assert mine.sort_index().equals(theirs.sort_index().rename("value")), slug


def test_halves_are_counted_above_and_below_the_middle_district() -> None:
    # Five districts; the middle ones are 30 across and 3 upwards.
    found = [({"value": x}, {"value": y}) for x, y in ((10, 5), (20, 9), (30, 1), (40, 2), (50, 3))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(two_shares, "points", lambda view: found)
        # Above the middle across: 40 and 50. Below the middle upwards: the one at 40; at the middle itself: the other.
        assert two_shares.halves(CHART.at()) == (2, 1, False)


def test_the_title_says_on_which_side_most_lie_and_says_nothing_of_persons() -> None:
    view = CHART.at()
    assert view.title.startswith("2023: of 60 districts with a high share of girls out of school, 56 have a low share ")
    assert CHART.at(Selection(province="sindh")).title.startswith("2023, Sindh: of 11 districts ")
    marriage = CHART.at(Selection(against="early-marriage"))
    assert "have a high share of women of 15 to 19 ever married" in marriage.title
    for one in (view, marriage, CHART.at(Selection(province="sindh"))):
        assert two_shares.ASSOCIATION in one.rules, "in every form of it"


def test_one_share_asked_for_twice_is_shown_against_another() -> None:
    assert two_shares.pair(Selection(layer="women-literacy", against="women-literacy")) == (
        "women-literacy",
        "girls-out-of-school",
    )


def test_marks_tell_provinces_apart_without_colour() -> None:
    marks = [mark for _, mark in two_shares.MARKS.values()]
    assert len(set(marks)) == len(marks)
    assert {trace["marker"]["symbol"] for trace in traces().values()} == set(marks)


def test_pins_are_rings_and_names_over_the_points_as_the_figure_has_them() -> None:
    figure = traces(pins="lahore,kohistan,gilgit")
    assert set(figure[pins.NAMES]["text"]) == {"Lahore", "Kohistan"}, "a district without both shares has no point"
    view = CHART.at(Selection(pins="lahore"))
    svg, sheet = pin_marks.svg(view), scatter.Sheet.of(view.drawn)
    x, y = sheet.at(20.506, 77.591)
    left, top = map(float, re.search(r"M([\d.]+) ([\d.]+)a9", svg).groups())
    assert (left + pins.RING, top) == pytest.approx((x, y), abs=0.1)
    assert sheet.back(x, y) == pytest.approx((20.506, 77.591), abs=0.01)
    layout = view.drawn.layout
    assert layout["margin"] == {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}, "so that this holds at any width"
    assert tuple(layout["xaxis"]["domain"]) == scatter.ACROSS and not layout["xaxis"]["automargin"]


def test_a_frontier_region_is_the_point_that_counts_it() -> None:
    assert traces(pins="frontier-region-bannu")[pins.NAMES]["text"] == ["Frontier Region Bannu"]


@pytest.mark.parametrize(("across", "up"), list(itertools.permutations(two_shares.SHARES, 2)))
def test_a_ring_touches_no_name_of_an_axis(across: str, up: str) -> None:
    figure = CHART.at(Selection(layer=across, against=up)).drawn
    sheet = scatter.Sheet.of(figure)
    names = scatter.written(figure, sheet)
    places = {
        code: sheet.at(x, y)
        for trace in figure.data
        for code, x, y in zip(trace["ids"], trace["x"], trace["y"], strict=True)
    }
    touched = [code for code, at in places.items() if shapely.Point(*at).buffer(pins.RING + 1).intersects(names[1])]
    assert not touched, "the name of the upright axis has room above the points"
