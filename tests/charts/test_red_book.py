"""The Red Book: totals of the country, and nothing of zones or districts."""

from __future__ import annotations

from dashboard.charts import CHARTS
from dashboard.data import tables

CHART = CHARTS["red-book"]


def test_five_editions_in_order_of_time() -> None:
    rows = CHART.at().rows
    assert dict(zip(rows["period"], rows["value"], strict=True)) == {
        "2016": 92,
        "2017": 101,
        "2018": 112,
        "2023": 156,
        "2025-09": 143,
    }
    assert list(CHART.at().figure.data[0].x) == [92, 101, 112, 156, 143]


def test_no_place_below_the_country() -> None:
    rows = CHART.at().rows
    assert rows["geography_level"].eq("country").all()
    listed = tables.figures("red_book", "red-book-entries")
    assert len(listed) > len(rows), "there are places that stay out"
    told = " ".join([CHART.at().title, CHART.at().alt, *CHART.at().notes])
    for place in listed[listed["geography_level"] != "country"]["geography"]:
        assert place not in told


def test_title() -> None:
    assert CHART.at().title == (
        "The FIA listed 92 most-wanted smugglers and traffickers in 2016, 156 in 2023 and 143 in Sep 2025"
    )


def test_says_that_a_list_is_no_count_of_the_crime() -> None:
    notes = " ".join(CHART.at().notes)
    assert "not how many there are" in notes
    assert "how much the police do" in notes
