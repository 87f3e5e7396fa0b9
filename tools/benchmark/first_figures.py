"""The time of the first figures of a map, nothing kept between them:  python -m tools.benchmark.first_figures

Run by growth.py in processes of their own, over datasets of two sizes. Prints milliseconds.
"""

from __future__ import annotations

import time

from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import tabular
from dashboard.selection import Selection

RUNS = 7


def main() -> None:
    """Draw once to load the data, then RUNS times."""
    chart = CHARTS["women-literacy"]
    tabular.figure_json(View(chart, Selection()))
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        tabular.figure_json(View(chart, Selection()))
        times.append((time.perf_counter() - started) * 1000)
    print(*times)


if __name__ == "__main__":
    main()
