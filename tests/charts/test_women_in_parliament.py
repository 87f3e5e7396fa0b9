"""Women in parliament, 2021: seats by kind, offices, and no share of a house whose size is not printed."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS

VIEW = CHARTS["women-in-parliament"].at()
# section 2.4, footnotes 118 and 119
PRINTED = {
    "R105": (60, 69),
    "R104": (8, 69),
    "R106": (1, 69),
    "R100": (17, 20),
    "R099": (2, 20),
    "R101": (1, 20),
    "R102": (9, 53),
    "R107": (14, 35),
    "R108": (1, 33),
}


def test_counts_of_the_report():
    rows = VIEW.rows.set_index("figure_id")
    assert {name: (row["numerator"], row["denominator"]) for name, row in rows.iterrows()} == PRINTED
    assert rows.loc["R104", "value"] == pytest.approx(11.594, abs=0.001), "8 of 69"
    assert rows.loc["R107", "value"] == 40, "14 of 35"


def test_seats_of_a_house_add_up_to_its_women():
    assert 60 + 8 + 1 == 69 and 17 + 2 + 1 == 20
    seats = VIEW.rows[~VIEW.rows["office"]].groupby("denominator")["value"].sum()
    assert seats.loc[69] == pytest.approx(100) and seats.loc[20] == pytest.approx(100)


def test_women_of_a_house_are_not_a_share_of_it():
    assert not set(VIEW.rows["figure_id"]) & {"R098", "R103"}
    assert "prints no size of either house" in " ".join(VIEW.notes)


def test_only_seats_for_women_are_light():
    bar = VIEW.figure.data[0]
    colours = dict(zip(bar.customdata, bar.marker.color, strict=True))
    light = {name for name, colour in colours.items() if colour == colours["R105"]}
    assert light == {"R105", "R100"}


def test_small_bases_are_marked():
    texts = [note.text for note in VIEW.figure.layout.annotations]
    assert "10.0\u202f% · 2 of 20 *" in texts and "11.6\u202f% · 8 of 69" in texts


def test_words():
    assert (
        VIEW.title == "In 2021, 60 of the 69 women in the National Assembly held reserved seats and eight general ones"
    )
    assert "69 women in the National Assembly, 20 in the Senate" in VIEW.n
