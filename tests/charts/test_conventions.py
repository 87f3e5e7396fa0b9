"""Treaties: dates as the report prints them, and what later sources change."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS, conventions

CHART = CHARTS["conventions"]
# Section 2.5 of the report, and the two later sources.
STATES = {
    "R277": ("1948-12-10", "signed"),
    "R278": ("1947-11-12", "signed"),
    "R280": ("2010-06-23", "ratified"),
    "R281": ("1996-03-12", "acceded"),
    "R282": ("2000-12-14", "signed"),
    "E501": ("../2018-03", "ratified"),
    "E507": ("1957", "ratified"),
    "E509": ("2011-07-05", "ratified"),
    "E506": ("2025-03", "ratified"),
    "R283": ("2021", "not signed, not a party"),
    "R284": ("2021", "not signed, not a party"),
    "R288": ("2021", "not a party"),
    "E031": ("2022-04/2023-03", "acceded"),
}


def test_states() -> None:
    rows = CHART.at().rows.set_index("figure_id")
    assert {name: (rows.at[name, "period"], rows.at[name, "value"]) for name in rows.index} == STATES


def test_report_and_what_overtook_it_stand_together() -> None:
    names = CHART.at().rows["figure_id"].tolist()
    assert names[:3] == ["R283", "E031", "R284"]
    assert "R287" not in names, "a later source gives the year that the report lacks"


def test_marks_stand_at_their_dates() -> None:
    figure = CHART.at().figure
    at = {trace.customdata[0]: (trace.x[0], trace.marker.symbol) for trace in figure.data}
    assert at["R278"] == (pytest.approx(1947 + 10.5 / 12), "circle-open"), "November 1947, signed only"
    assert at["R281"] == (pytest.approx(1996 + 2.5 / 12), "circle"), "March 1996, bound"
    assert at["R284"] == (2021, "x-thin-open")
    assert at["E507"] == (1957, "circle")
    texts = [note.text for note in figure.layout.annotations]
    assert "1957: ratified" in texts
    assert "Apr 2022 – Mar 2023: acceded" in texts


def test_title_rests_on_the_official_source() -> None:
    title = CHART.at().title
    assert "Apr 2022 – Mar 2023" in title and "Nov" not in title
    # ICCPR, CEDAW, ILO 29 and its protocol, sale of children, UNTOC and the Trafficking Protocol; UDHR and 1921;
    # Smuggling Protocol and refugees.
    assert CHART.at().n == "n = 11 instruments: 7 ratified or acceded to, 2 signed, 2 neither"


def test_a_signature_is_not_an_accession() -> None:
    assert conventions.state({"value": "signed"}) == "signed"
    assert conventions.state({"value": "not signed, not a party"}) == "outside"
    assert conventions.state({"value": "ratified"}) == "bound"
