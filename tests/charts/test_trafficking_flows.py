"""Trafficking to and from Pakistan: who is named, for what, and nothing that looks like a volume."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.selection import Selection

CHART = CHARTS["trafficking-flows"]
# Read from sections 2.1 and 2.3 of the report.
INTO = {
    "sexual exploitation": ["Bangladesh", "China", "Iran", "Myanmar", "Nepal", "Russia"],
    "forced labour or prostitution": ["Afghanistan", "Bangladesh", "Iran"],
    "onward, purpose not said": ["Bangladesh", "East Asian countries"],
    "either crime, not known which": ["Afghanistan", "Bangladesh", "Myanmar", "Nigeria", "Somalia"],
}
OUT = {
    "sexual exploitation": ["Greece", "Iran", "Kenya", "United Arab Emirates"],
    "forced or false marriages": ["Afghanistan", "China", "Iran"],
    "forced begging": ["United Arab Emirates"],
    "forced labour": ["Hong Kong"],
    "camel races": ["Gulf countries"],
}


def told(flow: str) -> dict[str, list[str]]:
    rows = CHART.at(Selection(flow=flow)).rows
    return {purpose: part["geography"].tolist() for purpose, part in rows.groupby("category", sort=False)}


def test_each_direction_names_what_the_report_names() -> None:
    assert told("origin") == INTO
    assert told("destination") == OUT


def test_sixteen_and_ten_mentions_make_twenty_six() -> None:
    assert [len(CHART.at(Selection(flow=flow)).rows) for flow in ("", "origin", "destination")] == [26, 16, 10]
    assert CHART.at().n.startswith("n = 26 mentions of 15 countries and regions")


def test_titles() -> None:
    assert CHART.at().title == (
        "Sources of 2013–2021 name Afghanistan, China and Iran both as origins and as destinations of trafficking"
    )
    assert CHART.at(Selection(flow="origin")).title.startswith("Sources of 2013–2021 name ten countries")
    assert CHART.at(Selection(flow="destination")).title == (
        "Sources of 2013–2020 name eight countries and regions where people from Pakistan are or may be trafficked"
    )


def test_the_years_of_the_sources_stand_under_the_title() -> None:
    assert CHART.at(Selection(flow="origin")).subtitle.endswith("in sources of 2013, 2015 and 2021")


def test_what_is_left_out_or_is_smuggling_alone_is_not_drawn() -> None:
    used = set(CHART.at().rows["figure_id"])
    assert not used & set(tables.table("left_out")["figure_id"])
    smuggling = tables.figures("flows", "destination-named", "origin-named")
    assert not used & set(smuggling[smuggling["value"].isin(("som", "not said"))]["figure_id"])


def test_described_places_stand_in_the_rows_of_the_datasets() -> None:
    routes = tables.table("routes").set_index("figure_id")["value"].to_dict()
    flows = tables.table("flows").set_index("figure_id")["geography"].to_dict()
    for row in tables.table("flow_mentions").to_dict("records"):
        figure, place = row["figure_id"], row["place"]
        assert place in (routes.get(figure) or flows[figure]), f"{figure} {place}"


@pytest.mark.parametrize("flow", ["", "origin", "destination"])
def test_all_marks_weigh_the_same(flow: str) -> None:
    figure = CHART.at(Selection(flow=flow)).figure
    assert {trace.marker.size for trace in figure.data} == {11}
    branches = [shape for shape in figure.layout.shapes if shape.y0 == shape.y1]
    assert len(branches) == len(figure.data)
    assert {shape.line.width for shape in branches} == {1.5}
    assert {round(abs(shape.x1 - shape.x0), 6) for shape in branches} == {0.075}
    assert not any(note.showarrow for note in figure.layout.annotations)


def test_hollow_where_the_crime_is_not_known() -> None:
    hollow = {next(iter(t.customdata)) for t in CHART.at().figure.data if t.marker.color == "#ffffff"}
    assert hollow == {"R242", "R243", "R244", "R245", "R246"}
    assert len(CHART.at(Selection(flow="destination")).legend) == 1, "none of these is drawn from Pakistan"
