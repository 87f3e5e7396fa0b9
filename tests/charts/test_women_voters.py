"""Women among registered voters: counts of three dates, who is missing, words that clear the national line."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["women-voters"]
# women, all voters; of the newest rolls
LATEST = {
    "Pakistan": (60812922, 131531645),
    "Punjab": (34961878, 74891495),
    "Sindh": (12675789, 27589227),
    "Khyber Pakhtunkhwa": (10211240, 22401742),
    "Balochistan": (2414575, 5494710),
    "Islamabad": (549440, 1154471),
}


def test_counts_and_shares():
    rows = CHART.at().rows.dropna(subset=["value"])
    assert {r["geography"]: (r["numerator"], r["denominator"]) for r in rows.to_dict("records")} == LATEST
    for row in rows.to_dict("records"):
        assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"], abs=0.005)
    # 5 provinces: 34,961,878 + 12,675,789 + 10,211,240 + 2,414,575 + 549,440 = 60,812,922, the country to the last.
    assert sum(n for place, (n, _) in LATEST.items() if place != "Pakistan") == LATEST["Pakistan"][0]


@pytest.mark.parametrize(
    ("period", "missing"),
    [
        ("", {"Azad Jammu and Kashmir", "Gilgit-Baltistan"}),
        ("2023-03", {"Azad Jammu and Kashmir", "Gilgit-Baltistan", "Islamabad"}),
        ("2020-12", {"Azad Jammu and Kashmir", "Gilgit-Baltistan", "Islamabad", "Balochistan"}),
    ],
)
def test_who_is_not_in_the_source_is_not_zero(period, missing):
    rows = CHART.at(Selection(period=period)).rows
    empty = rows[rows["value"].isna()]
    assert set(empty["geography"]) == missing
    assert set(empty["empty_kind"]) == {"not-reported"}


def test_single_districts_are_not_mixed_in():
    for period in ("", "2023-03", "2020-12"):
        assert set(CHART.at(Selection(period=period)).rows["geography_level"]) == {"province", "country"}


def test_words_stand_clear_of_the_national_line():
    notes = [n for n in CHART.at().figure.layout.annotations if n.yanchor == "middle" and "%" in n.text]
    assert len(notes) == 5 and all(note.x >= 46.23 for note in notes)
    assert "43.9\u202f%<br>2.41 of 5.49 million (B)" in [note.text for note in notes]
    absent = [n for n in CHART.at().figure.layout.annotations if n.text == "not reported"]
    assert [note.x for note in absent] == [0, 0]


def test_titles_and_notes():
    view = CHART.at()
    assert view.title == "On the rolls of Oct 2024 – Nov 2024, women were 46.2\u202f% of Pakistan’s registered voters"
    notes = " ".join(view.notes)
    assert "In none of the five provinces counted" in notes
    assert "43.7\u202f% in Sep 2017 and 46.2\u202f%" in notes
    alone = CHART.at(Selection(province="islamabad", period="2020-12"))
    assert "not in the source of Dec 2020" in alone.title and alone.n == ""
    assert math.isnan(alone.rows.iloc[0]["value"])
