"""The editions that are kept, and the way back to one.

python -m tools.editions            lists them
python -m tools.editions VERSION    puts one into use again, once it was tried
"""

from __future__ import annotations

import sys
from pathlib import Path

from dashboard.data import edition
from dashboard.settings import settings
from tools.editions import store
from tools.editions.trial import trial


def main(version: str = "") -> int:
    """List, or put a kept edition into use; returns 1 where that is refused."""
    datasets = settings().datasets
    now = edition.version(edition.content(datasets))
    if version:
        return use(datasets, now, version)
    print(f"› In use: {now}, in {datasets}")
    for entry in store.history(datasets):
        print(f"  {entry['installed']}  {entry['version']} from {entry['from']}, before it {entry['before']}")
    for name, place in store.kept(datasets).items():
        print(f"  kept: {name}, in {place}" + (" (in use)" if name == now else ""))
    return 0


def use(datasets: Path, now: str, version: str) -> int:
    """Put a kept edition in the place of the one in use."""
    place = store.kept(datasets).get(version)
    if place is None or version == now:
        why = "is in use already" if version == now else "is not kept"
        print(f"Data version {version!r} {why}. Kept: {', '.join(store.kept(datasets)) or 'none'}", file=sys.stderr)
        return 1
    found = trial(place)
    if found.errors:
        print("\n".join(found.errors), file=sys.stderr)
        print(f"› {len(found.errors)} error(s); data version {now} stays in use.", file=sys.stderr)
        return 1
    try:
        installed, old = store.install(datasets, edition.content(place), now, f"editions/{version}")
    except store.NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    print(f"› Data version {installed} is in use again. {now} is kept in {old}")
    print("› A running server takes it with: make reload")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
