"""Child labour: shares as the surveys have them, each with its year and ages, and no ranking."""

from __future__ import annotations

import re

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["child-labour"]


def test_each_survey_keeps_its_year_its_ages_and_its_measure() -> None:
    rows = CHART.at().rows
    everyone = rows[rows["sex"] == "all"]
    assert [
        tuple(row)
        for row in everyone[["figure_id", "geography", "period", "category", "value"]].itertuples(index=False)
    ] == [
        ("E743", "Pakistan", "2017/2018", "working, aged 10–14", 9.8),
        ("E722", "Khyber Pakhtunkhwa", "2022/2023", "working, aged 5–17", 11.1),
        ("E725", "Sindh", "2023/2024", "in child labour, aged 5–17", 10.3),
        ("E718", "Punjab", "2019/2020", "in child labour, aged 5–17", 16.9),
        ("E729", "Gilgit-Baltistan", "2018/2019", "in child labour, aged 5–17", 13.1),
    ], "the country first, then each measure from the newest survey to the oldest"


def test_girls_and_boys_stand_beside_all() -> None:
    texts = [note.text for note in CHART.at().figure.layout.annotations]
    assert "10.3\u202f% (B)<br>girls 6.6\u202f%, boys 13.7\u202f%" in texts
    assert "16.9\u202f% (B)<br>girls 11.5\u202f%, boys 21.8\u202f%" in texts
    assert "9.8\u202f%" in texts, "an official source, and not parted by sex"
    assert CHART.at().figure.data[0].customdata[2] == "E725; E727; E726"


def test_no_district_and_no_other_ages() -> None:
    rows = CHART.at().rows
    assert set(rows["geography_level"]) == {"country", "province"}
    assert not {"E715", "E716", "E717", "E733"} & set(rows["figure_id"])


def test_titles() -> None:
    title = CHART.at().title
    assert title.startswith(
        "In 2017–2018, 9.8\u202f% of children aged 10–14 in Pakistan worked; three provincial surveys"
    )
    assert "10.3\u202f% to 16.9\u202f%" in title
    for place in ("Sindh", "Punjab", "Gilgit-Baltistan", "Khyber Pakhtunkhwa"):
        assert place not in title, "no province is named as if it were a table of ranks"
    assert CHART.at(Selection(province="khyber-pakhtunkhwa")).title == (
        "In 2022–2023, 11.1\u202f% of children aged 5–17 in Khyber Pakhtunkhwa worked"
    )
    assert CHART.at(Selection(province="sindh")).title.endswith("in child labour: girls 6.6\u202f%, boys 13.7\u202f%")
    assert "no survey of child labour in Balochistan" in CHART.at(Selection(province="balochistan")).title


def test_households_are_told_where_a_source_has_them() -> None:
    assert CHART.at().n == (
        "n = households asked: 49,734 in Khyber Pakhtunkhwa, 62,177 in Punjab and 7,032 in Gilgit-Baltistan; not "
        "printed for Pakistan and Sindh"
    )
    assert CHART.at(Selection(province="sindh")).n == "Our source prints no n for Sindh"


def test_four_fifths_of_eleven_percent_are_nine() -> None:
    notes = CHART.at(Selection(province="khyber-pakhtunkhwa")).notes
    assert any("about 80\u202f% of the children who work" in note and "about 9\u202f% of all" in note for note in notes)


@pytest.mark.parametrize("selection", [Selection(), Selection(provinces="punjab,sindh")])
def test_the_words_rank_nobody(selection: Selection) -> None:
    view = CHART.at(selection)
    assert not re.search(r"\b(highest|lowest|most|worst|best)\b", f"{view.title} {view.alt}", re.IGNORECASE)
    assert any("no ranking" in note for note in view.notes)
