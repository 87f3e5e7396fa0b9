"""Ages of marriage: the age of girls and of boys in each law, and where they are the same."""

from __future__ import annotations

from dashboard.charts import CHARTS, marriage_ages
from dashboard.data import tables
from dashboard.selection import Selection

CHART = CHARTS["marriage-ages"]
# Section 2.3 of the report, and later sources: (place, period, girls, boys).
LAWS = [
    ("Pakistan", "1929", 16, 18),
    ("Sindh", "2014", 18, 18),
    ("Pakistan", "2024-07-23", 18, 18),
    ("Islamabad", "2025-05-30", 18, 18),
    ("Balochistan", "2025-11", 18, 18),
    ("Punjab", "2026-02-11", 18, 18),
]


def test_laws_in_the_order_of_time() -> None:
    found: dict[str, tuple[str, str, float, float]] = {}
    for row in CHART.at().records:
        place, when, girls, boys = found.get(row["category"], (row["geography"], row["period"], 0, 0))
        girls = girls if row["sex"] == "male" else row["value"]
        boys = boys if row["sex"] == "female" else row["value"]
        found[row["category"]] = (place, when, girls, boys)
    assert list(found.values()) == LAWS


def test_every_law_in_the_data_has_a_kind() -> None:
    held = {
        category
        for name in ("violence", "marriage_ages")
        for category in tables.figures(name, marriage_ages.INDICATOR)["category"]
    }
    assert held == set(marriage_ages.KINDS)
    assert set(marriage_ages.KINDS.values()) == set(marriage_ages.DETAIL)


def test_one_age_for_both_is_a_dot_inside_a_circle() -> None:
    marks = {
        (trace.customdata[0], trace.marker.symbol): (trace.x[0], trace.y[0], trace.marker.size)
        for trace in CHART.at().figure.data
    }
    circle, dot = marks["E586", "circle-open"], marks["E586", "circle"]
    assert circle[:2] == dot[:2] and circle[2] > dot[2] + 2 * 2.5, "paper is left between them"
    girls, boys = marks["R141", "circle"], marks["R142", "circle-open"]
    assert (girls[0], boys[0]) == (16, 18) and girls[1] == boys[1], "on one line, apart"
    texts = [note.text for note in CHART.at().figure.layout.annotations]
    assert {"girls 16 (B)", "boys 18 (B)", "18 for both (B)"} <= set(texts)


def test_what_is_no_act_is_told_with_its_doubt() -> None:
    words = CHART.at().alt
    assert "Ordinance of 11 Feb 2026; it lapses unless the assembly confirms it: 18 for both (B)" in words
    assert "Bill passed by the assembly, Nov 2025; whether it was signed is in no source used here" in words
    assert CHART.at().n == "n = 4 acts, 1 bill and 1 ordinance"


def test_titles() -> None:
    assert CHART.at().title == (
        "An act of 1929 let girls marry at 16 and boys at 18; Sindh, Islamabad, Balochistan and Punjab adopted 18 for "
        "both (2014–2026)"
    )
    assert CHART.at(Selection(province="balochistan")).title.endswith("by a bill that the assembly passed in Nov 2025")
    view = CHART.at(Selection(province="khyber-pakhtunkhwa"))
    assert view.title.startswith("Our sources hold no law of its own for Khyber Pakhtunkhwa")
    assert any("until then the act of 1929 held there" in note for note in view.notes)
