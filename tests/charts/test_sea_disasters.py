"""Disasters at sea: a dated list in the words of the sources, without a total and without a share."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS, sea_disasters
from dashboard.export import tabular

CHART = CHARTS["sea-disasters"]
VIEW = CHART.at()


def test_the_newest_stands_first() -> None:
    assert list(dict.fromkeys(VIEW.rows["disaster"])) == [
        "Harawa, April 2025",
        "Zawiya, February 2025",
        "Dakhla, January 2025",
        "Crete, 14 December 2024",
        "Greece, 14 June 2023",
    ]
    heights = [trace.y[0] for trace in VIEW.figure.data]
    assert heights == sorted(heights), "pixels from the top"


def test_numbers_keep_the_words_of_their_source() -> None:
    told = {row["figure_id"]: sea_disasters.told(row) for row in VIEW.records}
    assert told == {
        "E685": "4 Pakistani bodies identified, of 11 in all (B)",
        "E683": "16 Pakistani bodies identified (B)",
        "E684": "37 Pakistani survivors (B)",
        "E680": "22 Pakistani survivors (B)",
        "E681": "more than 40 Pakistanis reported dead (B)",
        "E677": "47 Pakistanis rescued (B)",
        "E678": "35 Pakistanis missing (B)",
        "E679": "6 Pakistanis confirmed dead (B)",
        "E674": "about 350 Pakistanis on board (B)",
        "E675": "281 families who came forward (B)",
        "E676": "12 Pakistani survivors, of 104 in all (B)",
        "E234": "at least 209 Pakistani victims, by families who came forward (B)",
    }
    caveats = VIEW.rows.set_index("figure_id")["caveat"]
    assert caveats["E674"].startswith("About. ") and caveats["E234"] == "At least."


def test_no_claim_is_shown() -> None:
    assert "E682" not in set(VIEW.rows["figure_id"]), "an aid group’s number of people aboard, grade C"
    assert "E235" not in set(VIEW.rows["figure_id"]), "a part of one count, by home province"


def test_no_total_and_no_share() -> None:
    assert VIEW.rows["numerator"].isna().all() and VIEW.rows["denominator"].isna().all()
    words = " ".join([VIEW.title, VIEW.alt, VIEW.n, *VIEW.notes, tabular.csv_text(VIEW)])
    assert "%" not in words
    for total in (4 + 16 + 40 + 6, 22 + 37 + 47 + 12, 350 + 40):  # dead, survivors, aboard
        assert str(total) not in words.split()
    assert any("not added up" in note for note in VIEW.notes)


def test_dots_stand_at_their_dates() -> None:
    at = {trace.customdata[0].split("; ")[0]: trace.x[0] for trace in VIEW.figure.data}
    assert at["E685"] == pytest.approx(2025 + 3.5 / 12), "April 2025"
    assert at["E677"] == pytest.approx(2024 + 11.5 / 12), "December 2024"
    assert at["E674"] == pytest.approx(2023 + 5.5 / 12), "June 2023"


def test_title() -> None:
    assert VIEW.title == (
        "Our sources name five disasters at sea with Pakistanis aboard from Jun 2023 to Apr 2025; the latest was off "
        "Harawa, Libya"
    )


def test_every_place_is_named_as_readers_know_it() -> None:
    assert {name.split(", ")[0] for name in VIEW.rows["disaster"]} == set(sea_disasters.PLACES)
