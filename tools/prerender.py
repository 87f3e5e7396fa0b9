"""Draws the static picture of every chart's default view, and of every layer of the map, into the cache, so that first
pages already have it.

    python -m tools.prerender

Run by `make run` before the server starts; does nothing where all pictures lie in the cache, and says so and
succeeds where there is no Chromium: pages then begin with their tables.
"""

from __future__ import annotations

import sys

from filelock import FileLock

from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image
from dashboard.geography import border_sets
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from dashboard.settings import settings
from dashboard.summaries import pinned

ATTEMPTS = 3  # rounds over what is missing: the drawing process may be ended by whoever else uses it


def missing() -> list[View]:
    """The default views whose static pictures do not lie in the cache, and those of the layers of the map."""
    views = dict.fromkeys(
        [*(chart.at() for chart in CHARTS.values()), *(one.at(Selection()) for one in pinned.LAYERS.values())]
    )
    return [view for view in views if not card_image.drawn(view)]


def draw() -> str:
    """Draw what is missing. Returns why it could not, or "" where nothing is missing any more."""
    problem = ""
    for _ in range(ATTEMPTS):
        try:
            for view in missing():
                card_image.card_svgs(view)
            return ""
        except renderer.NoRenderer as failure:
            problem = str(failure)
    return problem


def main() -> int:
    """Draw what is missing, one process at a time; prints one line."""
    try:
        border_sets.check()
        tables.check()
    except tables.BrokenDataset as broken:
        print(broken.at_start(), file=sys.stderr)
        return 1
    except border_sets.BrokenBorders as broken_set:
        print(broken_set, file=sys.stderr)
        return 1
    if not renderer.available():
        print("› No Chromium here: pages begin with tables instead of drawn charts.", flush=True)
        return 0
    settings().cache.mkdir(parents=True, exist_ok=True)
    with FileLock(settings().cache / "prerender.lock"):
        if not (count := len(missing())):
            return 0
        print(f"› Drawing the first view of {count} charts, so that pages show them at once …", flush=True)
        problem = draw()
        renderer.stop()
    if problem:
        print(f"› {problem} Pages begin with tables instead.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
