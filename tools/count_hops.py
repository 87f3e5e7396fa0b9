"""How often the first request of a view goes from one of our modules to another:  python -m tools.count_hops ADDRESS …

Many hops between two modules say that they are one thing torn apart, or that something is worked out again and again.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module
from types import FrameType
from typing import Any

OURS = ("dashboard", "layouts", "routes", "callbacks")
VOCABULARY = (
    "dashboard.i18n",
    "dashboard.plots.theme",
    "dashboard.settings",
    "dashboard.plots.figure",
    "dashboard.site",
)
ADDRESSES = ("/charts/women-literacy.figure.json?province=sindh", "/charts/women-judges.figure.json?province=sindh")


def hops(address: str) -> Counter[tuple[str, str]]:
    """(from, to) -> how often, for one first request in this process; modules of vocabulary are left out."""
    # By name: nothing imports the application, tools included.
    client = import_module("app").create_app().server.test_client()
    counted: Counter[tuple[str, str]] = Counter()

    def watch(frame: FrameType, event: str, _: Any) -> None:
        caller = frame.f_back
        if event != "call" or caller is None:
            return
        start, end = caller.f_globals.get("__name__", ""), frame.f_globals.get("__name__", "")
        known = all(name.split(".")[0] in OURS and name not in VOCABULARY for name in (start, end))
        if known and start != end:
            counted[start, end] += 1

    sys.setprofile(watch)
    try:
        client.get(address)
    finally:
        sys.setprofile(None)
    return counted


def main() -> None:
    """Print the hops of each address and the five busiest pairs of modules."""
    for address in sys.argv[1:] or ADDRESSES:
        counted = hops(address)
        print(f"{address}: {sum(counted.values())} hops between {len({m for pair in counted for m in pair})} modules")
        for (start, end), times in counted.most_common(5):
            print(f"  {times:6} {start} → {end}")


if __name__ == "__main__":
    main()
