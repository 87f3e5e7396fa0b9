"""Men among those referred: 3,744 of 11,803, and 8,059 who are not stated as men and never called women."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS

CHART = CHARTS["victims-referred-by-sex"]


def test_two_parts_of_one_whole() -> None:
    rows = CHART.at().rows.set_index("category")
    assert (rows.loc["men", "numerator"], rows.loc["not stated as men", "numerator"]) == (3744, 8059)
    assert set(rows["denominator"]) == {11803}
    assert rows.loc["men", "value"] == pytest.approx(31.72, abs=0.005)
    assert rows.loc["not stated as men", "value"] == pytest.approx(68.28, abs=0.005)
    assert rows["value"].sum() == pytest.approx(100)
    assert rows.loc["not stated as men", "figure_id"] == "R001; R002"


def test_the_rest_is_not_called_women() -> None:
    view = CHART.at()
    assert "female" not in set(view.rows["sex"])
    assert "women" not in " ".join([view.title, view.subtitle, view.n, view.alt]).replace("not stated as men", "")
    assert all("women" not in (note.text or "") for note in view.figure.layout.annotations)
    assert view.title.endswith("does not break down the other 8,059")


def test_detection_is_not_prevalence() -> None:
    assert any("count of detected cases" in note for note in CHART.at().notes)
