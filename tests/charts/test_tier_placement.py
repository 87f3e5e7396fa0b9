"""Tiers by edition: what each edition says, and that nothing below grade B is drawn."""

from __future__ import annotations

from dashboard.charts import CHARTS

CHART = CHARTS["tier-placement"]
WATCH, TWO = "Tier 2 Watch List", "Tier 2"
EDITIONS = {
    "2015": WATCH,
    "2016": WATCH,
    "2017": WATCH,
    "2018": TWO,
    "2019": TWO,
    "2020": WATCH,
    "2021": WATCH,
    "2022": TWO,
    "2023": TWO,
    "2024": TWO,
}


def test_editions() -> None:
    rows = CHART.at().rows
    assert dict(zip(rows["period"], rows["value"], strict=True)) == EDITIONS
    assert rows.set_index("period").at["2021", "figure_id"] == "R032; E007"


def test_the_claim_of_2025_is_not_drawn() -> None:
    line = CHART.at().figure.data[0]
    assert max(line.x) == 2024
    assert not {"E010", "E011"} & set(line.customdata)
    assert "2025" in " ".join(CHART.at().notes)


def test_a_better_tier_stands_higher_and_press_years_are_hollow() -> None:
    line = CHART.at().figure.data[0]
    # Tier 3 is 0, the Watch List 1, Tier 2 is 2.
    assert list(line.y) == [1, 1, 1, 2, 2, 1, 1, 2, 2, 2]
    assert [colour == "#ffffff" for colour in line.marker.color] == [True] * 3 + [False] * 6 + [True]


def test_words() -> None:
    view = CHART.at()
    assert view.title == "The US report moved Pakistan from Tier 2 Watch List (2020 and 2021) to Tier 2 (2022 to 2024)"
    assert view.n == "n = 10 editions: 5 on Tier 2 and 5 on Tier 2 Watch List"
    assert "The judgement of one government" in view.notes[0]
    assert "2015 to 2017: Tier 2 Watch List." in view.alt
