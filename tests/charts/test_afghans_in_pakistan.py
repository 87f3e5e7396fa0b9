"""Afghans in Pakistan: two figures that conflict, each with its year, and those who went back apart."""

from __future__ import annotations

from dashboard.charts import CHARTS

CHART = CHARTS["afghans-in-pakistan"]


def test_three_figures_with_their_years() -> None:
    rows = CHART.at().rows
    assert [(r["figure_id"], r["value"], r["period"]) for r in rows.to_dict("records")] == [
        ("R150", 1450000, "2021"),
        ("R155", 2100000, "2008/2009"),
        ("R154", 3200000, "2002-03/2008"),
    ]


def test_title_uses_the_later_and_names_the_older() -> None:
    assert CHART.at().title == (
        "The UN refugee agency put Afghans in Pakistan at 1.45 million in 2021; the report also "
        "prints 2.1 million, of 2008–2009"
    )


def test_those_who_left_stand_under_a_heading_of_their_own() -> None:
    texts = [note.text for note in CHART.at().figure.layout.annotations]
    assert texts.count("<b>Living in Pakistan</b>") == texts.count("<b>Gone back to Afghanistan</b>") == 1


def test_the_conflict_is_told() -> None:
    assert any("2.1 million" in note and "Used here: 1.45 million" in note for note in CHART.at().notes)
