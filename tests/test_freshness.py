"""`make data` warns where an old figure stands under a title that names no time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.charts import CHARTS
from tools import freshness


def test_the_last_year_of_periods() -> None:
    assert freshness.latest(["2018", "2020-04/2021-03", "../2019-12"]) == 2021
    assert freshness.latest([""]) == 0


def test_a_title_without_a_time_over_old_figures_is_told() -> None:
    chart = replace(CHARTS["women-police"], title=lambda view: "Women are few among the police")
    (warning,) = freshness.warnings(date(2026, 1, 1), [chart.at()])
    assert warning.startswith("women-police:") and "2017" in warning
    assert not freshness.warnings(date(2018, 1, 1), [chart.at()]), "recent figures need none"
    assert not freshness.warnings(date(2026, 1, 1), [CHARTS["women-police"].at()]), "its own title has the year"


@pytest.mark.thorough
def test_no_view_is_told_today() -> None:
    assert freshness.warnings(date(2999, 1, 1), freshness.views()) == [], "every title names its time"
