"""Filters together: every combination that a reader can choose gives a view, drawn and in words."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from samples import sampled

from dashboard.charts import CHARTS
from dashboard.export import tabular
from dashboard.selection import Filter, Selection

APART = {"lang", "borders"}  # they change no row; tests of languages and of maps are about them
WIDE = ("women-judges",)  # the chart with the most filters of its own
STEP = 7  # of the pairs of provinces that are tried
FEW = 2  # districts of 144, which change what is marked


def values(filter_: Filter) -> list[str]:
    """The values of a filter that are tried: none, each, and some pairs where several can be chosen."""
    known = [option.value for option in filter_.options()]
    if filter_.name == "district":
        known = known[:: len(known) // FEW][:FEW]
    if filter_.name == "pins":
        return ["", "lahore,chitral"]
    if filter_.many:
        pairs = [",".join(pair) for pair in combinations(known, 2)]
        return ["", *pairs[::STEP]]
    return ["", *known]


@pytest.mark.thorough
@pytest.mark.parametrize("slug", sampled(sorted(CHARTS), 14, WIDE))
def test_every_combination_of_filters_gives_a_view(slug: str) -> None:
    chart = CHARTS[slug]
    filters = [filter_ for filter_ in chart.parameters if filter_.name not in APART]
    failed = {}
    for chosen in product(*(values(filter_) for filter_ in filters)):
        query = {filter_.name: value for filter_, value in zip(filters, chosen, strict=True) if value}
        if {"province", "provinces"} <= query.keys():
            continue  # one stands for the other
        try:
            view = chart.at(Selection.from_query(query))
            assert view.title and view.alt
            tabular.bare_figure(view)
        except Exception as problem:
            failed[str(query)] = repr(problem)
    assert not failed
