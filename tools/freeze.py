"""Keeps every embed of the present data version for ever, in frozen/<data version>.zip.

    python -m tools.freeze

The default view of every chart and every view with one filter set are kept, in both border sets' default. An
archive that exists already is left as it is: what was frozen never changes.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from dashboard import site
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import frozen
from dashboard.rendering import client as renderer
from routes.embed import Flags, document

APART = ("lang", "provinces", "district")  # lists and single districts would make thousands of views


def main() -> int:
    """Freeze what is not frozen yet; prints what was done."""
    version = tables.version()
    if frozen.path(version):
        print(f"› Data version {version} is frozen already.", flush=True)
        return 0
    if not renderer.available():
        print("› Freezing needs a Chromium to draw with: make setup", file=sys.stderr)
        return 1
    pages: dict[str, str] = {}
    wanted = [view for chart in CHARTS.values() for view in chart.views(APART)]
    site.HOST.set(frozen.HERE)
    for i, view in enumerate(wanted, start=1):
        page = document(view, Flags(static=True))
        pages[frozen.member(view.chart.slug, view.search)] = page
        if i % 20 == 0 or i == len(wanted):
            print(f"› {i} of {len(wanted)} views", flush=True)
    target = frozen.keep(version, pages, datetime.now(UTC).date().isoformat())
    renderer.stop()
    print(f"› Kept as {target.parent.name}/{target.name} ({target.stat().st_size // 1024} KB)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
