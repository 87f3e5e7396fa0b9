"""Prison terms: what the report and the US report print, and what neither states."""

from __future__ import annotations

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
    # Sections 4 of the act in the gazette; a newspaper and the foreign ministry on the Smuggling Act.
    "E572a": 3,
    "E572b": 14,
    "E581a": 3,
    "E581b": 5,
    "E583": 14,
}


def test_terms() -> None:
    rows = CHART.at().rows.set_index("figure_id")
    assert {name: rows.at[name, "value"] for name in YEARS} == YEARS
    assert rows.at["R257", "value"] == "life imprisonment"
    assert (rows.at["R249", "value"], rows.at["R249", "unit"]) == (1_000_000, "PKR")
    assert (rows.at["E573", "value"], rows.at["E573", "unit"]) == (2_000_000, "PKR")
    assert len(rows) == len(YEARS) + 3


def test_terms_of_the_smuggling_act_come_from_later_sources_that_differ() -> None:
    view = CHART.at(Selection(law="smuggling-act"))
    assert view.rows["figure_id"].tolist() == ["E581b", "E581a", "E583"]
    assert view.title == (
        "Smuggling Act of 2018: 3 to 5 years in prison as the Assembly passed it, up to 14 by the foreign ministry"
    )
    assert "Smuggling Act of 2018, As the National Assembly passed it: 3 to 5 years (B)." in view.alt
    assert any("prints none for the Smuggling Act" in note for note in view.notes)
    assert any("The Smuggling Act itself was not read" in note for note in view.notes), "its caveat binds"


def test_what_stands_at_the_bars() -> None:
    figure = CHART.at().figure
    texts = [note.text for note in figure.layout.annotations]
    assert "7 years, or a fine up to<br>1,000,000 PKR, or both" in texts
    assert "2 to 10 years" in texts
    assert "3 to 14 years and a fine" in texts
    assert "life, no number of years" in texts
    bars = dict(zip(figure.data[0].customdata, figure.data[0].x, strict=True))
    assert bars["R257"] is None, "life has no length"
    assert bars["R252"] == max(x for x in bars.values() if x is not None)


def test_the_two_crimes_do_not_share_a_colour() -> None:
    notes = {note.text: note.font.color for note in CHART.at().figure.layout.annotations}
    assert notes["<b>Smuggling Act of 2018</b>"] == "#a5690f"
    assert notes["<b>Trafficking Act of 2018</b>"] == "#0b6467"


def test_titles() -> None:
    assert CHART.at().title == (
        "Trafficking Act of 2018: up to 7 years in prison, 10 if the victim is a woman or a child, 14 if aggravated; "
        "under the Penal Code up to 25 years or life"
    )
    assert CHART.at(Selection(law="trafficking-act")).title.endswith("14 if aggravated")
    assert CHART.at(Selection(law="penal-code")).n == "n = 7 offences with a term"


@pytest.mark.parametrize(("law", "expected"), [("trafficking-act", 7), ("penal-code", 7), ("smuggling-act", 3)])
def test_filter(law: str, expected: int) -> None:
    assert len(CHART.at(Selection(law=law)).rows) == expected


def test_fine_instead_of_prison_is_told_with_its_change() -> None:
    notes = " ".join(CHART.at().notes)
    assert "ended for women and child victims" in notes and "where the victim is a man" in notes
    assert "up to 10 years for smuggling, and 14 where people die or are hurt" in notes, "the bills of 2025"
