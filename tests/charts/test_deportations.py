"""Deportations: each series as its source prints it, nothing added up, gaps and doubts told."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["deportations"]
# Typed from the articles of 2021 (four countries), 2015 and 2016 (to 2014) and of Nukta (2021 to 2023).
FOUR = {
    "from Saudi Arabia": [61403, 57704, 93736, 50944, 38470, 19333],
    "from Iran": [27051, 25808, 21623, 25563, 17470, 19395],
    "from United Arab Emirates": [8690, 9980, 10393, 10684, 6602, 7300],
    "from Oman": [4543, 1794, 3165, 2018, 1874, 1743],
}
EVERYWHERE = {
    "2007": 57145,
    "2008": 61364,
    "2009": 52005,
    "2010": 46032,
    "2011": 53868,
    "2012": 54257,
    "2013": 66427,
    "2014": 73064,
    "2021": 58758,
    "2022": 51869,
    "2023": 43578,
}


def test_four_countries() -> None:
    rows = CHART.at().rows
    assert {name: part["value"].tolist() for name, part in rows.groupby("category")} == FOUR
    assert rows["grade"].eq("B").all()
    lines = {line.name: list(line.y) for line in CHART.at().figure.data}
    assert lines["Iran"] == FOUR["from Iran"]


def test_all_countries_leave_out_the_years_nobody_printed() -> None:
    rows = CHART.at(Selection(country="all-countries")).rows
    assert dict(zip(rows["period"], rows["value"], strict=True)) == EVERYWHERE


def test_no_sum_of_years_and_no_province_is_drawn() -> None:
    for country in ("", "iran", "europe", "all-countries", "oman", "saudi-arabia", "united-arab-emirates"):
        rows = CHART.at(Selection(country=country)).rows
        assert rows["geography_level"].eq("country").all()
        assert not rows["period"].str.contains("/").any()
        assert not set(rows["figure_id"]) & {"E228"}


def test_series_that_overlap_are_never_drawn_together() -> None:
    """Europe and single countries are parts of all countries."""
    assert set(CHART.at().rows["category"]) == set(FOUR)
    for country in ("europe", "all-countries"):
        assert CHART.at(Selection(country=country)).rows["category"].nunique() == 1


def test_europe_is_two_years_and_says_why() -> None:
    view = CHART.at(Selection(country="europe"))
    assert view.rows["value"].tolist() == [12837, 3666]
    assert "17,773" in " ".join(view.notes)


def test_the_gulf_states_in_2025_add_up_and_stand_by_themselves() -> None:
    view = CHART.at(Selection(country="gulf-2025"))
    assert view.rows["value"].tolist() == [27692, 6794, 2537, 786, 644, 163]
    assert view.rows["value"].sum() == 38616, "the total that the source prints, which is no bar"
    assert view.title == "Six Gulf states deported 38,616 Pakistanis in 2025, 27,692 of them from Saudi Arabia"
    assert view.subtitle.endswith("2025; counted by: Ministry of Overseas Pakistanis")
    assert any("six Gulf states deported 38,616" in note for note in CHART.at().notes), "the newest count is told"


def test_titles() -> None:
    assert CHART.at().title == (
        "Saudi Arabia deported 93,736 Pakistanis in 2017 and 19,333 in 2020; Iran handed over 17,470 to 27,051 a year"
    )
    assert CHART.at(Selection(country="oman")).title == "Oman deported 4,543 Pakistanis in 2015 and 1,743 in 2020"
    assert CHART.at(Selection(country="all-countries")).title == (
        "Deported from all countries: 57,145 in 2007 and 73,064 in 2014; by another agency’s count 58,758 in 2021 and "
        "43,578 in 2023"
    )


@pytest.mark.parametrize(("country", "doubted"), [("", True), ("oman", True), ("iran", False)])
def test_the_figure_that_looks_like_its_year_is_doubted(country: str, doubted: bool) -> None:
    notes = " ".join(CHART.at(Selection(country=country)).notes)
    assert ("Oman in 2018 is 2,018" in notes) is doubted


def test_every_name_of_a_line_lies_inside_the_scale() -> None:
    figure = CHART.at().figure
    low, high = figure.layout.yaxis.range
    names = {note.text: note.y for note in figure.layout.annotations if note.text.startswith("<b>")}
    assert set(names) == {"<b>Saudi Arabia</b>", "<b>Iran</b>", "<b>UAE</b>", "<b>Oman</b>"}
    assert all(low < y < high for y in names.values())


def test_marked_as_quoted_by_the_press() -> None:
    texts = [note.text for note in CHART.at(Selection(country="iran")).figure.layout.annotations]
    assert [text for text in texts if "(B)" in text] == [f"{n:,} (B)" for n in FOUR["from Iran"]]
