"""Prison terms: what the report and the US report print, and what neither states."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["maximum-penalties"]
# Section 2.5 of the report; E030 and the two years of E029a from the US report of 2021.
YEARS = {
    "R248": 7,
    "R250; E029b": 10,
    "E029a": 2,
    "R252": 25,
    "R253": 10,
    "R254": 10,
    "R255": 7,
    "R256": 7,
    "E030": 5,
}


def test_terms() -> None:
    rows = CHART.at().rows.set_index("figure_id")
    assert {name: rows.at[name, "value"] for name in YEARS} == YEARS
    assert rows.at["R257", "value"] == "life imprisonment"
    assert (rows.at["R249", "value"], rows.at["R249", "unit"]) == (1_000_000, "PKR")
    assert len(rows) == len(YEARS) + 3


def test_smuggling_act_is_not_reported_which_is_not_zero() -> None:
    view = CHART.at(Selection(law="smuggling-act"))
    (row,) = view.rows.to_dict("records")
    assert row["figure_id"] == "R259"
    assert math.isnan(row["value"]) and row["empty_kind"] == "not-reported"
    assert "later sources differ: 5 or 14 years at most" in view.title
    assert view.figure.data[0].x == (None,), "no bar"


def test_what_stands_at_the_bars() -> None:
    figure = CHART.at().figure
    texts = [note.text for note in figure.layout.annotations]
    assert "7 years, or a fine up to<br>1,000,000 PKR, or both" in texts
    assert "2 to 10 years" in texts
    assert "life, no number of years" in texts
    bars = dict(zip(figure.data[0].customdata, figure.data[0].x, strict=True))
    assert bars["R257"] is None, "life has no length"
    assert bars["R252"] == max(x for x in bars.values() if x is not None)


def test_the_two_crimes_do_not_share_a_colour() -> None:
    notes = {note.text: note.font.color for note in CHART.at().figure.layout.annotations}
    assert notes["<b>Smuggling Act of 2018</b>"] == "#8f5200"
    assert notes["<b>Trafficking Act of 2018</b>"] == "#0b6467"


def test_titles() -> None:
    assert CHART.at().title == (
        "Sources of 2018 and 2021: up to 7 years in prison for trafficking, 10 if the victim is a "
        "woman or a child; under the Penal Code up to 25 years or life"
    )
    assert "2 to 10 years" in CHART.at(Selection(law="trafficking-act")).title
    assert CHART.at(Selection(law="penal-code")).n == "n = 7 offences with a term"


@pytest.mark.parametrize(("law", "expected"), [("trafficking-act", 4), ("penal-code", 7), ("smuggling-act", 1)])
def test_filter(law: str, expected: int) -> None:
    assert len(CHART.at(Selection(law=law)).rows) == expected


def test_fine_instead_of_prison_is_told_with_its_change() -> None:
    notes = " ".join(CHART.at().notes)
    assert "R251" in notes and "E028" in notes and "where the victim is a man" in notes
