"""Measures everything and writes bench/results.md.

    python -m tools.benchmark [pages] [server] [growth]

Names leave out the other parts; then only the table is printed. Needs nginx, wrk and openssl beside what the tests
need.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time

from dashboard.rendering import client as renderer
from tools import prerender
from tools.benchmark import growth, line, pages, peers, report, server, visits
from tools.benchmark.processes import ROOT, WORK

RESULTS = ROOT / "bench" / "results.md"
NEEDED = ("nginx", "wrk", "openssl")
PARTS = ("server", "growth", "pages")


def say(text: str) -> None:
    """A line of progress."""
    print(f"› {text}", flush=True)


def main(wanted: list[str]) -> int:
    """Run the parts asked for, or all."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"Missing: {', '.join(missing)}. On Debian and Ubuntu: sudo apt install {' '.join(missing)}")
        return 1
    parts = [part for part in PARTS if part in wanted] or list(PARTS)
    started, before = time.monotonic(), os.getloadavg()[0]
    WORK.mkdir(parents=True, exist_ok=True)
    prerender.main()
    lines: list[line.Line] = []
    measured = visits.Visits()
    if "server" in parts:
        found = server.throughput(server.RUNS, say)
        found |= server.cold(server.RUNS) | server.pictures(server.RUNS) | server.memory(say)
        found["start time"] = server.starts(server.RUNS)
        lines += report.of_server(found)
        say(f"the server is measured: {time.monotonic() - started:.0f} s")
    if "growth" in parts:
        lines += report.of_growth(growth.measure(server.RUNS))
        say(f"growth is measured: {time.monotonic() - started:.0f} s")
    if "pages" in parts:
        for name in peers.NAMES:
            peers.install(name)
        peers.export()
        with contextlib.ExitStack() as stack:
            servers = stack.enter_context(peers.all_served())
            addresses, far = stack.enter_context(peers.behind_nginx(servers))
            measured = pages.measure(addresses, far, pages.RUNS, say)
        (WORK / "pages.json").write_text(visits.dump(measured))
        lines = report.of_pages(measured) + lines
    renderer.stop()
    print("\n" + report.table(lines), flush=True)
    seconds = time.monotonic() - started
    if len(parts) == len(PARTS):
        RESULTS.write_text(report.written(lines, measured, seconds, (before, os.getloadavg()[0])), encoding="utf-8")
        say(f"{seconds / 60:.1f} minutes; {RESULTS.relative_to(ROOT)} is written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
