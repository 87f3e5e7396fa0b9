"""Writes the whole site as one ZIP that opens from a disk or a USB stick.

    python -m tools.offline OUT.zip [--pages …] [--charts …] [--languages …] [--processes 2]

PUBLIC_URL says which site citations name. The unpacked files stay beside the ZIP, in a folder of its name: a run makes
only what changed, and one that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from importlib import import_module
from pathlib import Path

from dashboard.data import tables
from dashboard.settings import settings
from tools.offline import archive
from tools.offline import plan as plans
from tools.offline.links import DiskLinks
from tools.offline.making import DiskMaker
from tools.publish.__main__ import run, written
from tools.publish.plan import Wanted


def main(arguments: list[str]) -> int:
    """Writes the copy that the arguments ask for; 1 where it would be larger than `plans.LARGEST`."""
    parser = argparse.ArgumentParser(prog="make offline")
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", default="")
    parser.add_argument("--charts", default="")
    parser.add_argument("--languages", default="")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    asked = parser.parse_args(arguments)
    pages, slugs = tuple(asked.pages.split()), tuple(asked.charts.split())
    try:
        wanted = Wanted(pages, slugs, (), not (pages or slugs), tuple(asked.languages.split()))
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    if asked.out.suffix != ".zip":
        print(f"Name a ZIP file: {asked.out}.zip", file=sys.stderr)
        return 1
    begun = time.perf_counter()
    target, day = asked.out.resolve(), datetime.datetime.now(datetime.UTC).date().isoformat()
    folder, plan = target.with_suffix(""), plans.make(wanted)
    maker = DiskMaker(import_module("app").server, DiskLinks(plan, settings().public_url), day)
    for first in [name for name, entry in plan.entries.items() if entry.kind in ("notice", "note")]:
        (folder / first).unlink(missing_ok=True)  # they name the day
    failed = run(lambda: written(maker, folder, {"address": settings().public_url}, asked.processes))
    if failed:
        return failed
    print("› Packing …", flush=True)
    size = archive.write(folder, plan.entries, target, f"{day} {tables.version()}")
    if size > plans.LARGEST:
        target.unlink()
        print(f"› The ZIP would have {size:,} bytes, more than {plans.LARGEST:,}.", file=sys.stderr)
        return 1
    took = time.perf_counter() - begun
    print(f"› {asked.out}: {size / 1e6:.1f} MB in {took:.0f} s. Unpack it and open {plans.START}.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
