"""From investigation to conviction: the counts, the gaps, and no rate between them."""

from __future__ import annotations

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["investigations-to-convictions"]
COUNTED = {
    "R021": 800,
    "R022": 756,
    "R023": 91,
    "R024": 916,
    "R025": 567,
    "R026": 131,
    "E025": 8,
    "E012": 90,
    "E013": 53,
    "E014": 29,
    "E015": 98,
}


def test_counts() -> None:
    rows = CHART.at().rows
    counted = rows[rows["empty_kind"] == ""].set_index("figure_id")["value"]
    assert counted.to_dict() == COUNTED
    empty = rows[rows["empty_kind"] != ""]
    assert set(empty["empty_kind"]) == {"not-reported"}, "a gap is not a zero"
    # Two stages for victims found abroad, two for 2016 under the ordinance, three for forced and bonded labour.
    assert len(empty) == 2 + 2 + 3


def test_cases_persons_and_convictions_stay_apart() -> None:
    view = CHART.at()
    units = view.rows[view.rows["empty_kind"] == ""].set_index("figure_id")["unit"]
    assert units["E012"] == "persons" and units["R021"] == "cases" and units["R023"] == "convictions"
    assert not view.rows["numerator"].notna().any()
    assert "%" not in view.title + view.n
    lengths = {round(x, 6) for trace in view.figure.data if trace.type == "bar" for x in trace.x}
    assert len(lengths) == 1, "no length stands for a count"


def test_pooled_fia_convictions_are_not_in_it() -> None:
    assert not {"E175", "E176", "E187"} & set(CHART.at().rows["figure_id"])


def test_titles() -> None:
    assert CHART.at().title == (
        "Sources up to Mar 2021 count sex trafficking at all stages; for forced labour none was found"
    )
    view = CHART.at(Selection(indicator="ordinance-2002"))
    assert view.title == (
        "Ordinance of 2002, across borders: 90 persons investigated, 53 persons prosecuted and 29 persons convicted "
        "in 2017"
    )
    assert view.n == "n: 4 counts were found; 2 were not"
