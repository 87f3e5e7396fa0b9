"""FIA counts: each by itself, with what it mixes said beside it."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["fia-cases"]
COUNTS = {
    "trafficking-act": {"E529": 3458, "E530": 1044},
    "smuggling-act": {"E531": 889, "E532": 470, "E533": 364},
    "both-2022": {"E535": 2446, "E534": 791},
    "both-2016": {"E536": 4096, "E542": 3334, "E548": 4233, "E554": 3148},
    "by-year": {"E189": 1642, "E190": 1775, "E191": 1779, "E192": 1639, "E175": 3953, "E176": 4692},
    "three-years": {"E186": 14595, "E188": 5831, "E187": 8125},
    "two-acts": {"R027": 348},
    "circles": {"E193": 1157, "E195": 1120, "E194": 1556, "E196": 1620},
}


@pytest.mark.parametrize("count", COUNTS)
def test_counts(count: str) -> None:
    view = CHART.at(Selection(indicator=count))
    assert view.rows.set_index("figure_id")["value"].to_dict() == COUNTS[count]
    bars = view.figure.data[0]
    assert dict(zip(bars.customdata, bars.x, strict=True)) == COUNTS[count]


def test_348_and_14595_are_never_in_one_picture() -> None:
    for count in COUNTS:
        assert not {"R027", "E186"} <= set(CHART.at(Selection(indicator=count)).rows["figure_id"])
    assert "348" in " ".join(CHART.at(Selection(indicator="three-years")).notes)


def test_press_counts_are_marked_and_those_of_the_report_are_not() -> None:
    texts = [note.text for note in CHART.at(Selection(indicator="by-year")).figure.layout.annotations]
    assert "1,642 persons (B)" in texts and "4,692 convictions (B)" in texts
    texts = [note.text for note in CHART.at(Selection(indicator="two-acts")).figure.layout.annotations]
    assert "348 cases" in texts


def test_both_crimes_together_have_the_colour_of_neither() -> None:
    acts = {"trafficking-act": "#0b6467", "smuggling-act": "#8f5200"}
    for count in COUNTS:
        colours = set(CHART.at(Selection(indicator=count)).figure.data[0].marker.color)
        assert colours == {acts.get(count, "#3d4d5c")}


def test_the_newest_count_leads_and_says_that_it_may_mix_the_crimes() -> None:
    assert CHART.at().title == (
        "In 2023 and 2024 together the FIA registered 3,458 cases under the Trafficking Act, as reported; 1,044 people "
        "were convicted"
    )
    assert any("may be mixed" in note for note in CHART.at().rules)
    assert "889 cases under the Smuggling Act" in CHART.at(Selection(indicator="smuggling-act")).title


def test_titles() -> None:
    assert CHART.at(Selection(indicator="by-year")).title == (
        "In 2008–2011 the FIA arrested 1,639 to 1,779 people a year for smuggling or trafficking, counted together"
    )
    assert CHART.at(Selection(indicator="three-years")).title == (
        "In three years to April 2021 the FIA registered 14,595 cases of smuggling, trafficking and other offences"
    )
