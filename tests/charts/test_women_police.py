"""Women in the police, 2017: what the bureau's table says and what it leaves out."""

from __future__ import annotations

import math

import pytest

from dashboard import table
from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["women-police"]
# share, women, force; None where the source prints none
TABLE = {
    "Pakistan": (1.46, 5731, 391364),
    "Gilgit-Baltistan": (3.4, None, None),
    "Balochistan": (0.48, 156, 32850),
    "Islamabad": (2.8, 278, None),
    "Punjab": (1.8, 2804, None),
    "Sindh": (1.5, 1498, None),
    "Azad Jammu and Kashmir": (1.6, 129, 8325),
    "Khyber Pakhtunkhwa": (1.0, 683, 68106),
}


def test_table() -> None:
    rows = CHART.at().rows.to_dict("records")
    found = {
        row["geography"]: tuple(None if math.isnan(row[c]) else row[c] for c in ("value", "numerator", "denominator"))
        for row in rows
    }
    assert found == TABLE
    for row in rows:
        if not math.isnan(row["denominator"]):
            # One decimal at most in the source, Khyber Pakhtunkhwa a whole percent: 683 of 68,106 is 1.003.
            assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"], abs=0.051)


def test_the_country_cites_report_and_press() -> None:
    nation = CHART.at().rows.set_index("geography").loc["Pakistan"]
    assert nation["figure_id"] == "R097; E101"
    assert nation["source"] == "unodc-2021; dawn-2017"
    assert nation["grade"] == "B"


def test_what_is_known_stands_at_the_bar() -> None:
    texts = [note.text for note in CHART.at().figure.layout.annotations]
    assert "1.8\u202f% · 2,804 women<br>size of force not printed (B)" in texts
    assert "0.48\u202f% · 156 of 32,850 (B)" in texts
    assert "3.4\u202f%<br>counts not printed (B)" in texts
    assert "Pakistan 1.46\u202f%" in texts


def test_table_shows_the_women_where_the_force_is_missing() -> None:
    headings, body = table.of_view(CHART.at(Selection(province="punjab")))
    assert body[0][headings.index("n of N")] == "2,804 (total not printed)"


def test_titles_and_n() -> None:
    assert CHART.at().title == "In 2017, women were 1.46\u202f% of the police in Pakistan: 5,731 of 391,364"
    view = CHART.at(Selection(province="islamabad"))
    assert view.title == "In 2017, women were 2.8\u202f% of the police in Islamabad"
    assert view.n == "n = 278 women in Islamabad, size of force not printed"
    assert "size of the force is not printed for Islamabad" in " ".join(view.notes)
    assert "Punjab" not in " ".join(view.notes)
