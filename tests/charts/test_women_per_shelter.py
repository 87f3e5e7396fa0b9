"""Women per shelter: shelters of the report and of the press, women of the census tables."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["women-per-shelter"]


def rows(**chosen: str) -> dict[str, dict]:
    return {row["geography"]: row for row in CHART.at(Selection(**chosen)).rows.to_dict("records")}


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        # 54,046,759 / 36; 22,956,478 / 5; 15,054,813 / 6; 5,860,646 / 1 (census 2017)
        ("", {"Punjab": 1_501_299, "Sindh": 4_591_296, "Khyber Pakhtunkhwa": 2_509_136, "Balochistan": 5_860_646}),
        # 15,054,813 / 5; 5,860,646 / 2
        (
            "report-2.7",
            {"Punjab": 1_501_299, "Sindh": 4_591_296, "Khyber Pakhtunkhwa": 3_010_963, "Balochistan": 2_930_323},
        ),
        ("2017-11", {"Khyber Pakhtunkhwa": 2_509_136}),
        # 20,009,233 / 8 (census 2023, with the merged districts)
        ("2021-08", {"Khyber Pakhtunkhwa": 2_501_154}),
    ],
)
def test_every_edition(edition: str, expected: dict[str, int]) -> None:
    found = rows(edition=edition)
    assert {place: row["value"] for place, row in found.items() if not math.isnan(row["value"])} == expected
    for place, row in found.items():
        if place not in expected:
            assert row["empty_kind"] == "not-reported" and row["status"] == "read from text"


def test_both_sides_are_cited() -> None:
    assert rows()["Sindh"]["figure_id"] == "R041; E375"
    assert rows()["Sindh"]["source"] == "unodc-2021; pbs-census-packages"
    assert rows(edition="2021-08")["Khyber Pakhtunkhwa"]["figure_id"] == "E047; E383"


def test_basis_in_khyber_pakhtunkhwa_is_said() -> None:
    # (15,054,813 + 2,445,357) / 6 = 2,916,695
    told = " ".join(CHART.at().notes)
    assert "without the former FATA" in told and "2.45 million" in told and "2.92 million" in told
    told = " ".join(CHART.at(Selection(edition="2021-08")).notes)
    assert "with the districts of the former FATA" in told
    assert "census 2017" in CHART.at().subtitle and "census 2023" in CHART.at(Selection(edition="2021-08")).subtitle


def test_titles() -> None:
    assert CHART.at().title == (
        "Undated count in the report of 2021: one women’s shelter for 5.86 million women and girls "
        "in Balochistan, one for at most 1.50 million in Punjab"
    )
    assert CHART.at(Selection(edition="report-2.7")).title.startswith("Count of Jun 2019: one women’s shelter for 4.59")
    assert "is not in our sources" in CHART.at(Selection(province="gilgit-baltistan")).title
    assert CHART.at().n == "n = 97,918,696 women and girls, 48 shelters or more"
