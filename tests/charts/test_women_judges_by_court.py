"""The judges' table of section 2.4: every cell, and the matrix that shows it."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["women-judges-by-court"]
TABLE = {
    ("Islamabad", "high courts"): (0, 6),
    ("Islamabad", "district courts"): (15, 74),
    ("Islamabad", "all courts"): (15, 80),
    ("Punjab", "high courts"): (2, 50),
    ("Punjab", "district courts"): (257, 1566),
    ("Punjab", "all courts"): (259, 1616),
    ("Sindh", "high courts"): (1, 33),
    ("Sindh", "district courts"): (44, 531),
    ("Sindh", "all courts"): (45, 564),
    ("Balochistan", "high courts"): (1, 10),
    ("Balochistan", "district courts"): (22, 219),
    ("Balochistan", "all courts"): (23, 229),
    ("Khyber Pakhtunkhwa", "high courts"): (1, 20),
    ("Khyber Pakhtunkhwa", "district courts"): (84, 407),
    ("Khyber Pakhtunkhwa", "all courts"): (85, 427),
}
FEDERAL = {"supreme court": (0, 16), "federal shariat court": (0, 4), "all courts": (0, 20)}
NATION = {"high courts": (5, 119), "district courts": (422, 2797), "all courts": (427, 2936)}


def counted(row: dict) -> tuple[float, float]:
    return row["numerator"], row["denominator"]


def test_every_cell_of_the_table() -> None:
    rows = CHART.at().rows.to_dict("records")
    known = [row for row in rows if not math.isnan(row["value"])]
    by_level = {
        level: [row for row in known if row["geography_level"] == level] for level in ("province", "federal", "country")
    }
    assert {(row["geography"], row["category"]): counted(row) for row in by_level["province"]} == TABLE
    assert {row["category"]: counted(row) for row in by_level["federal"]} == FEDERAL
    assert {row["category"]: counted(row) for row in by_level["country"]} == NATION
    for row in known:
        # Printed shares are cut after two decimals.
        assert row["value"] == pytest.approx(100 * row["numerator"] / row["denominator"], abs=0.01)
    absent = {row["geography"] for row in rows if math.isnan(row["value"])}
    assert absent == {"Azad Jammu and Kashmir", "Gilgit-Baltistan"}


def cells(view) -> dict[str, float]:
    found = {}
    for trace in view.figure.data:
        if trace.type == "bar":
            found |= dict(zip(trace.customdata, map(float, trace.text), strict=True))
    return found


@pytest.mark.parametrize("chosen", [{}, {"province": "islamabad"}, {"provinces": "sindh,gilgit-baltistan"}])
def test_cells_drawn_are_the_rows(chosen: dict[str, str]) -> None:
    view = CHART.at(Selection(**chosen))
    rows = {row["figure_id"]: row["value"] for row in view.context.to_dict("records")}
    assert cells(view) == {key: value for key, value in rows.items() if not math.isnan(value)}
    hatched = [trace for trace in view.figure.data if trace.name == "hatch"]
    assert len(hatched) == sum(math.isnan(value) for value in rows.values())


def test_text_of_cells_and_small_bases() -> None:
    texts = [note.text for note in CHART.at().figure.layout.annotations]
    assert "<b>16.4\u202f%</b><br>257 of 1,566" in texts
    assert "<b>0\u202f%</b><br>0 of 6 *" in texts  # fewer than 30
    assert "<b>3.0\u202f%</b><br>1 of 33" in texts
    assert texts.count("not reported") == 6


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        ({}, "In 2018, women were 15.1\u202f% of judges in the district courts, 4.2\u202f% in the high courts"),
        (
            {"province": "islamabad"},
            ("In 2018, women in Islamabad were 15 of 74 judges in the district courts, 0 of 6 in the high court"),
        ),
        ({"province": "gilgit-baltistan"}, "The table of judges of 2018 has no row for Gilgit-Baltistan"),
        (
            {"provinces": "sindh,balochistan"},
            "In 2018, women were 10.0\u202f% of judges in the district courts of Balochistan, 8.3\u202f% in Sindh",
        ),
    ],
)
def test_titles(chosen: dict[str, str], title: str) -> None:
    assert CHART.at(Selection(**chosen)).title == title
