"""Corridors: the stages that sections 2.1, 2.3 and 2.7 of the report name, in their order, and nothing more."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS, smuggling_corridors
from dashboard.export import tabular
from dashboard.selection import Selection

CHART = CHARTS["smuggling-corridors"]
STAGES = {
    "R168": ["Pakistan", "Iran", "Oman", "United Arab Emirates"],
    "R169": ["Pakistan", "Turkey", "Greece"],
    "R170": ["Pakistan", "Central Asian Republics", "Europe"],
    "R171": ["Pakistan", "Middle East", "West Africa", "Spain"],
    "R172": ["Sialkot / Mandi Bahauddin / Gujranwala / Gujrat", "Balochistan", "Iran", "elsewhere"],
    "R175": ["Afghanistan", "Pakistan", "Iran", "Europe"],
}


def marks(view, *names: str) -> set[str]:
    return {
        figure
        for trace in view.figure.data
        if trace.name in names
        for cell in trace.customdata
        for figure in cell.split("; ")
    }


def test_rows_are_the_nine_figures() -> None:
    rows = CHART.at().rows
    assert rows["figure_id"].tolist() == [f"R{n}" for n in range(168, 178) if n != 174]
    found = {row["figure_id"]: smuggling_corridors.facts.stages(row) for row in rows.to_dict("records")}
    assert {name: found[name] for name in STAGES} == STAGES
    assert found["R173"] == [], "Quetta, Taftan and Gwadar have no order"


@pytest.mark.parametrize("borders", ["", "tiles"])
def test_marks_equal_rows_but_for_the_network(borders: str) -> None:
    view = CHART.at(Selection(borders=borders))
    lines = {trace.customdata[0] for trace in view.figure.data if trace.name == "corridor" and "lines" in trace.mode}
    assert lines == set(STAGES)
    assert marks(view, "corridor", "stages", "places") == set(view.rows["figure_id"]) - {"R176"}


@pytest.mark.parametrize("borders", ["", "tiles"])
@pytest.mark.parametrize("corridor", [name.lower() for name in STAGES])
def test_one_corridor_over_the_others_in_grey(corridor: str, borders: str) -> None:
    view = CHART.at(Selection(corridor=corridor, borders=borders))
    assert view.rows["figure_id"].tolist() == [corridor.upper()]
    mine = [trace for trace in view.figure.data if trace.name == "corridor"]
    others = [trace for trace in view.figure.data if trace.name == "other" and "lines" in trace.mode]
    assert [trace.customdata[0] for trace in mine] == [corridor.upper()]
    assert len(others) == 5
    assert {trace.line.color for trace in others} == {smuggling_corridors.picture.OTHER}
    assert len({trace.line.width for trace in (*mine, *others)}) == 1, "no line is wider than another"


def test_the_frame_holds_every_stage_of_the_chosen_corridor() -> None:
    for corridor in (name.lower() for name in STAGES):
        view = CHART.at(Selection(corridor=corridor))
        west, south, east, north = smuggling_corridors.picture.frame(view)
        for trace in view.figure.data:
            if trace.name in ("stages", "labels"):
                assert all(west < x < east for x in trace.lon) and all(south < y < north for y in trace.lat)
        assert 1.0 < view.shape < 1.7


def test_where_no_outline_may_be_shown_there_is_no_map() -> None:
    view = CHART.at(Selection(borders="tiles"))
    assert {trace.type for trace in view.figure.data} == {"scatter"}
    assert view.shape == 0 and tabular.size(view)["height"].endswith("px")
    assert not any("square per district" in note for note in view.notes)


def test_titles_and_years_come_from_the_rows() -> None:
    assert CHART.at().title == ("UNODC in 2018 called four routes out of Pakistan the most common")
    assert (
        CHART.at(Selection(corridor="r169")).title
        == "From Pakistan to Greece by way of Turkey, as described in sources of 2018"
    )
    assert "sources of 2018, 2020 and 2021" in CHART.at().subtitle
    assert CHART.at(Selection(corridor="r172")).subtitle.endswith("2020")


def test_the_listing_orders_what_has_an_order() -> None:
    listing = CHART.at().listing
    ordered = [items for _, items in listing if items]
    assert ordered[0] == STAGES["R168"] and len(ordered) == 6
    loose = " ".join(heading for heading, items in listing if not items)
    for place in ("Quetta, Taftan and Gwadar", "Tehran", "Karachi"):
        assert place in loose
    assert tabular.words(CHART.at())["listing"] == listing
    assert len(CHART.at(Selection(corridor="r170")).listing) == 1
