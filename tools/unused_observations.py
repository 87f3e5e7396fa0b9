"""Lists the observations that no chart shows, dataset by dataset.

    python -m tools.unused_observations

Looks at each chart with every value of every filter by itself.
"""

from __future__ import annotations

from functools import cache

from dashboard.chart import Chart
from dashboard.charts import CHARTS
from dashboard.data import provenance, tables
from tools.freshness import PLACES

SHOWN = 8  # ids written out for each dataset


@cache
def shown(chart: Chart) -> frozenset[str]:
    """The ids in the rows of a chart, at every value of each of its own filters."""
    cells = {cell for view in chart.views(PLACES) for cell in view.context["figure_id"]}
    return frozenset(provenance.distinct(cells))


def unused() -> dict[str, list[str]]:
    """The ids of each dataset that no chart shows."""
    used = {name for chart in CHARTS.values() for name in shown(chart)}
    return {
        dataset: [name for name in tables.table(dataset)["figure_id"] if name not in used]
        for dataset in tables.figure_datasets()
    }


def main() -> None:
    """Print one line per dataset."""
    for dataset, names in unused().items():
        more = f" … and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        print(f"{dataset:<20}{len(names):>5} of {len(tables.table(dataset)):>5}  {' '.join(names[:SHOWN])}{more}")


if __name__ == "__main__":
    main()
