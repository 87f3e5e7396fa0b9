"""Punjab's share: what is printed, and the shares of raids and arrests worked by hand."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS, punjab_share
from dashboard.selection import Selection

CHART = CHARTS["punjab-share"]


def test_shares() -> None:
    rows = CHART.at().rows.set_index("figure_id")
    assert {name: rows.at[name, "value"] for name in ("E017", "E018", "E020", "E016")} == {
        "E017": 93,
        "E018": 98,
        "E020": 100,
        "E016": 95,
    }
    assert all(math.isnan(rows.at[name, "numerator"]) for name in ("E017", "E018", "E020", "E016"))
    assert rows.at["E177", "value"] == pytest.approx(73.3988, abs=1e-3)  # 1,421 of 1,936
    assert rows.at["E178", "value"] == pytest.approx(51.6118, abs=1e-3)  # 1,553 of 3,009
    assert len(rows) == 6
    assert set(rows["geography"]) == {"Punjab"}, "no table of provinces"


def test_people() -> None:
    assert punjab_share.people() == pytest.approx(52.948, abs=1e-3)  # 110,012,442 of 207,774,520
    assert "53\u202f% of the people" in [note.text for note in CHART.at().figure.layout.annotations]


def test_words_and_colours() -> None:
    view = CHART.at()
    texts = [note.text for note in view.figure.layout.annotations]
    assert "93\u202f% (B)" in texts and "98\u202f%" in texts
    assert "73.4\u202f% · 1,421 of 1,936 (B)" in texts
    colours = dict(zip(view.figure.data[0].customdata, view.figure.data[0].marker.color, strict=True))
    assert colours["E177"] != colours["E018"], "both crimes together are not in the colour of one"
    assert view.title == (
        "Of trafficking convictions, Punjab reported 93\u202f% in 2017, 98\u202f% in Apr 2019 – Mar 2020 and all in "
        "Apr 2020 – Mar 2021"
    )
    assert CHART.at(Selection(indicator="operations")).title == (
        "In Nov 2015 – 2016, Punjab accounted for 73\u202f% of raids and 52\u202f% of arrests by "
        "the FIA against smuggling and trafficking"
    )
