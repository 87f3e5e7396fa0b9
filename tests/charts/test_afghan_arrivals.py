"""Arrivals of Afghans: two counts, side by side, never one."""

from __future__ import annotations

from dashboard.charts import CHARTS

CHART = CHARTS["afghan-arrivals"]


def test_two_counts_and_a_part_of_the_second() -> None:
    rows = CHART.at().rows
    assert rows["figure_id"].tolist() == ["R151", "R152", "R153"]
    assert rows["value"].tolist() == [78497, 300000, 200000]
    assert rows["period"].tolist() == ["2021", "", ""], "the report dates the agency’s count only"
    assert rows["category"].tolist()[2] == "government, without documents"


def test_nothing_is_added_or_taken_apart() -> None:
    view = CHART.at()
    told = " ".join([view.title, view.alt, view.n, *view.notes, *(n.text for n in view.figure.layout.annotations)])
    for wrong in ("378,497", "221,503", "578,497", "100,000"):
        assert wrong not in told


def test_both_stand_in_the_title_with_who_counted() -> None:
    assert CHART.at().title == (
        "The UN refugee agency counted 78,497 Afghans newly arrived in 2021; the government’s 300,000 has no date"
    )


def test_the_part_is_an_upper_bound_and_lighter() -> None:
    figure = CHART.at().figure
    assert "up to 200,000 persons" in [note.text for note in figure.layout.annotations]
    first, second, part = figure.data[0].marker.color
    assert first == second != part
