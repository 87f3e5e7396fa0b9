"""A test of one view, run at every view that is asked for: one case for each chart, a subtest for each view."""

from __future__ import annotations

from collections.abc import Callable

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


def every_view(test: Callable[[View], None]) -> Callable[[str, pytest.Subtests], None]:
    """Run `test` at every view of a chart; `-k <slug>` keeps one chart."""

    # A module's scope lets pytest run all tests of one chart together, so that each view is made once.
    @pytest.mark.parametrize("slug", CHARTS, scope="module")
    def of_one_chart(slug: str, subtests: pytest.Subtests) -> None:
        for selection in selections(CHARTS[slug]):
            with subtests.test(selection.to_search() or "?"):
                test(CHARTS[slug].at(selection))

    of_one_chart.__name__, of_one_chart.__doc__ = test.__name__, test.__doc__
    return of_one_chart
