"""A test of one view, run at many views: a case for each chart with a sample of its views, a slow one with the rest.

Each view is a subtest. `make test` runs the samples, `make test-all` both.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from dashboard.chart import Chart, View
from dashboard.charts import CHARTS
from dashboard.selection import Selection

SOME_DISTRICTS = ("lahore", "chitral", "gilgit", "islamabad", "karachi", "peshawar")


def selections(chart: Chart) -> list[Selection]:
    """The default, every value of every filter on its own, two provinces side by side, two pins, and tiles with a
    place."""
    found = [Selection()]
    names = {filter_.name for filter_ in chart.parameters}
    for filter_ in chart.parameters:
        if filter_.name == "pins":
            found.append(Selection(pins="lahore,chitral"))
            continue
        values = [option.value for option in filter_.options()]
        if filter_.name == "district":
            values = [value for value in values if value in SOME_DISTRICTS]
        found += [Selection(**{filter_.name: value}) for value in values if value != filter_.default]
    if "provinces" in names:
        found.append(Selection(provinces="sindh,khyber-pakhtunkhwa"))
    if {"borders", "province"} <= names:
        found.append(Selection(province="balochistan", borders="tiles"))
    return found


def sample(chart: Chart) -> list[Selection]:
    """Of the views of a chart: the default, and one value of each filter."""
    found = dict[frozenset[str], Selection]()
    for selection in selections(chart):
        found.setdefault(frozenset(parse_qs(selection.to_search()[1:])), selection)
    return list(found.values())


def every_view(test: Callable[[View], None]) -> Callable[[str, bool, pytest.Subtests], None]:
    """Run `test` at a sample of the views of each chart, and in slow cases at the others; `-k <slug>` keeps a chart."""

    # A module's scope lets pytest run all tests of one chart together, so that each view is made once.
    @pytest.mark.parametrize("rest", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["sample", "rest"])
    @pytest.mark.parametrize("slug", CHARTS, scope="module")
    def of_one_chart(slug: str, rest: bool, subtests: pytest.Subtests) -> None:
        some = sample(CHARTS[slug])
        for selection in [one for one in selections(CHARTS[slug]) if one not in some] if rest else some:
            with subtests.test(selection.to_search() or "?"):
                test(CHARTS[slug].at(selection))

    of_one_chart.__name__, of_one_chart.__doc__ = test.__name__, test.__doc__
    return of_one_chart
