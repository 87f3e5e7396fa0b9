"""Coverage: numbers of sections 2.7 and 3.3 of the report, and of the press for Khyber Pakhtunkhwa."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["shelter-coverage"]


def rows(**chosen: str) -> dict[str, dict]:
    view = CHART.at(Selection(**chosen))
    return {row["geography"]: row for row in view.rows.to_dict("records")}


@pytest.mark.parametrize(
    ("edition", "counts"),
    [
        ("", {"Punjab": (36, 36), "Sindh": (5, 29), "Khyber Pakhtunkhwa": (6, 26), "Balochistan": (1, 32)}),
        ("report-2.7", {"Punjab": (36, 36), "Sindh": (5, 29), "Khyber Pakhtunkhwa": (5, 26), "Balochistan": (2, 32)}),
        ("2017-11", {"Khyber Pakhtunkhwa": (6, 25)}),
        ("2021-08", {"Khyber Pakhtunkhwa": (8, 35)}),
    ],
)
def test_counts_of_every_edition(edition: str, counts: dict[str, tuple[int, int]]) -> None:
    found = rows(edition=edition)
    assert len(found) == 7
    for place, row in found.items():
        if place in counts:
            n, of = counts[place]
            assert (row["numerator"], row["denominator"]) == (n, of), place
            assert row["value"] == pytest.approx(100 * n / of)
            assert row["status"] == "computed by us"
        else:
            assert math.isnan(row["value"]) and math.isnan(row["numerator"]) and math.isnan(row["denominator"])
            assert row["empty_kind"] == "not-reported", place


def test_shares_worked_by_hand() -> None:
    found = rows()
    assert found["Sindh"]["value"] == pytest.approx(17.24, abs=0.005)
    assert found["Khyber Pakhtunkhwa"]["value"] == pytest.approx(23.08, abs=0.005)
    assert found["Balochistan"]["value"] == 3.125
    assert rows(edition="2021-08")["Khyber Pakhtunkhwa"]["value"] == pytest.approx(22.86, abs=0.005)


def test_borrowed_districts_keep_their_source() -> None:
    row = rows(edition="report-2.7")["Sindh"]
    assert row["figure_id"] == "R037; R048"
    assert row["locator"] == "section 2.7, footnote 170; section 3.3"
    assert rows(edition="report-2.7")["Punjab"]["figure_id"] == "R035"


def test_both_sections_stand_in_the_notes() -> None:
    told = " ".join(CHART.at().notes)
    assert "6 in Khyber Pakhtunkhwa (section 2.7: 5) and 1 in Balochistan (section 2.7: 2)" in told
    assert "Islamabad, Azad Jammu and Kashmir and Gilgit-Baltistan" in told
    assert "Balochistan" not in CHART.at(Selection(province="khyber-pakhtunkhwa")).notes[0]


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        (
            {},
            (
                "Undated count in the report of 2021: a women’s shelter in every district of Punjab; 1 for "
                "32 districts in Balochistan"
            ),
        ),
        (
            {"edition": "report-2.7"},
            "Count of Jun 2019: a women’s shelter in every district of Punjab; 2 for 32 districts in Balochistan",
        ),
        (
            {"province": "balochistan"},
            "Undated count in the report of 2021: 1 shelter for women in the 32 districts of Balochistan",
        ),
        ({"edition": "2021-08"}, "Count of Aug 2021: 8 shelters for women in the 35 districts of Khyber Pakhtunkhwa"),
        (
            {"provinces": "sindh,balochistan"},
            "Undated count in the report of 2021: women’s shelters, 5 for 29 districts in Sindh and 1 for 32 "
            "districts in Balochistan",
        ),
        (
            {"province": "islamabad"},
            "The report of 2021 has no count of women’s shelters for Islamabad, which is not zero",
        ),
        ({"province": "sindh", "edition": "2017-11"}, "No count of women’s shelters in Sindh was found for Nov 2017"),
    ],
)
def test_titles(chosen: dict[str, str], title: str) -> None:
    assert CHART.at(Selection(**chosen)).title == title


def test_bars_are_the_rows_and_absent_is_no_bar() -> None:
    view = CHART.at(Selection(province="sindh"))
    bar = view.figure.data[0]
    drawn = dict(zip(bar.customdata, bar.x, strict=True))
    values = {row["figure_id"]: row["value"] for row in view.context.to_dict("records")}
    assert drawn == {key: None if math.isnan(value) else value for key, value in values.items()}


def test_shelters_are_not_called_districts() -> None:
    view = CHART.at()
    assert set(view.rows["unit"]) == {"shelters per 100 districts"}
    words = " ".join([view.title, view.subtitle, view.n, *view.notes, view.chart.question, view.alt])
    assert "%" not in words and "share of districts" not in words and "48" not in words
    assert "two shelters may stand in one district" in words and "prints no number of shelters" in words
    assert view.n == "n = 12 shelters for women, 87 districts; and one or more in each of 36 districts of Punjab"
    assert not any("two shelters" in note for note in CHART.at(Selection(province="punjab")).notes)
