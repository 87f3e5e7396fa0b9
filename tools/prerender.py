"""Draws the static picture of every chart's default view into the cache, so that first pages already have it.

    python -m tools.prerender

Run by `make run` before the server starts; does nothing where all pictures lie in the cache, and says so and
succeeds where there is no Chromium: pages then begin with their tables.
"""

from __future__ import annotations

import sys

from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image
from dashboard.rendering import client as renderer


def main() -> int:
    """Draw what is missing; prints one line."""
    try:
        tables.check()
    except tables.BrokenDataset as broken:
        print(broken.at_start(), file=sys.stderr)
        return 1
    if not renderer.available():
        print("› No Chromium here: pages begin with tables instead of drawn charts.", flush=True)
        return 0
    missing = [view for view in (chart.at() for chart in CHARTS.values()) if not card_image.drawn(view)]
    if not missing:
        return 0
    print(f"› Drawing the first view of {len(missing)} charts, so that pages show them at once …", flush=True)
    try:
        for view in missing:
            card_image.card_svgs(view)
    except renderer.NoRenderer as problem:
        print(f"› {problem} Pages begin with tables instead.", flush=True)
    finally:
        renderer.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
