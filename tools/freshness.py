"""Charts that show old observations as if they were of today: `make data` warns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dashboard.chart import View
from dashboard.charts import CHARTS

PLACES = ("province", "provinces", "district", "borders", "lang")  # filters that change no time
YEARS = 2  # an observation that is older needs its time in the title
TIME = re.compile(r"\b(1[89]|20)\d\d\b|undated|no date", re.IGNORECASE)


def latest(periods: Iterable[str]) -> int:
    """The last year that a list of periods reaches ("2020-04/2021-03" -> 2021); 0 where there is none."""
    return max((int(year) for period in periods for year in re.findall(r"\b\d{4}\b", period)), default=0)


def views() -> list[View]:
    """The default view of every chart and each of its other filters that is not a place."""
    return [view for chart in CHARTS.values() for view in chart.views(PLACES)]


def warnings(today: date, shown: Iterable[View]) -> list[str]:
    """One line for each view whose newest observation is more than YEARS old while its title names no time."""
    told = []
    for view in shown:
        year = latest(view.rows["period"])
        if year < today.year - YEARS and not TIME.search(view.title):
            name = f"{view.chart.slug}{view.search}"
            told.append(f"{name}: the newest figure is of {year or 'no year'}; its title names no time")
    return told
