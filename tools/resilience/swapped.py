"""What a server stands on changes under it: the clock, the edition, the borders."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.settings import settings
from tools.benchmark.processes import Server, dashboard
from tools.resilience.readers import ask, reading, told, warm
from tools.resilience.scenario import Finding, scenario

# Loaded by the Python of the server at its start: its clock is off by the seconds that stand in a file.
CLOCK = """import time
true = time.time
def shifted():
    try:
        with open({file!r}) as file:
            return true() + float(file.read())
    except (OSError, ValueError):
        return true()
time.time = shifted
"""
PATIENCE = 60  # seconds in which a reload must be refused
PAGES = (
    "/",
    "/glossary",
    "/charts/women-judges",
    "/charts/women-judges.csv",
    "/embed/women-judges",
    "/api/charts.json",
)
DEAR = ("/charts/women-judges.xlsx", "/brief?v=women-judges")  # their readers are counted by the minute


@scenario(
    "clock-back", "the clock of a running server (time.time) set back by two days", "0 failed reads, nobody refused"
)
def clock(folder: Path) -> Finding:
    shift = folder / "shift"
    (folder / "sitecustomize.py").write_text(CLOCK.format(file=str(shift)))
    faked = {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
    with dashboard("clock", CHROMIUM="none", CACHE=str(folder / "cache"), **faked) as ours:
        warm(ours.port, PAGES)
        first = [ask(ours.port, path, timeout=180) for path in (*PAGES, *DEAR)]
        shift.write_text(str(-2 * 86_400))
        with reading(lambda who, number: ask(ours.port, (*PAGES, *DEAR)[(who + number) % 8]).status) as found:
            time.sleep(6)
        dated = ask(ours.port, "/healthz").headers.get("date", "")
    moved = dated[:16] != first[0].headers.get("date", "")[:16]
    return Finding(f"{told(found)}; the server dates its answers {dated[:16]}", set(found) == {200} and moved)


@contextmanager
def copied(folder: Path, name: str, **more: str) -> Iterator[tuple[Server, Path]]:
    """A server that stands on a copy of the folder of a setting (DATASETS, GEODATA), and that copy."""
    place = folder / name.lower()
    shutil.copytree(getattr(settings(), name.lower()), place, symlinks=True)
    with dashboard("swapped", CHROMIUM="none", CACHE=str(folder / "cache"), **{name: str(place)}, **more) as ours:
        yield ours, place


def truncated(path: Path) -> None:
    """Leave the first half of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def state(server: Server) -> dict[str, object]:
    """What /readyz tells."""
    found: dict[str, object] = json.loads(ask(server.port, "/readyz").body or b"{}")
    return found


@scenario(
    "edition-broken",
    "an edition with a truncated CSV put into DATASETS under readers, and the server told to take it (SIGHUP)",
    "0 failed reads; the old edition stays, and /readyz says why",
)
def broken_edition(folder: Path) -> Finding:
    with copied(folder, "DATASETS") as (ours, place):
        warm(ours.port, PAGES)
        before = state(ours)["version"]
        truncated(next(iter(sorted(place.glob("shelters*.csv")))))
        with reading(lambda who, number: ask(ours.port, PAGES[(who + number) % len(PAGES)]).status) as found:
            os.kill(ours.pid, signal.SIGHUP)
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end and not state(ours).get("refused"):
                time.sleep(0.5)
        after = state(ours)
    kept = after.get("version") == before
    return Finding(
        f"{told(found)}; the {'old' if kept else 'new'} edition is served; "
        f"{'refused with a reason' if after.get('refused') else 'no refusal told'}",
        set(found) == {200} and kept and bool(after.get("refused")),
    )


@scenario(
    "borders-truncated",
    "districts.geojson cut in half: under a running server, and before a start",
    "a running server serves on; a start is refused, or /readyz answers 503",
)
def broken_borders(folder: Path) -> Finding:
    with copied(folder, "GEODATA") as (ours, place):
        warm(ours.port, PAGES)
        truncated(place / "districts.geojson")
        with reading(lambda who, number: ask(ours.port, PAGES[(who + number) % len(PAGES)]).status) as found:
            time.sleep(3)
    try:
        with dashboard("borders", CHROMIUM="none", CACHE=str(folder / "cache"), GEODATA=str(place)) as ours:
            status = ask(ours.port, "/readyz").status
            came, well = f"the next start serves, /readyz answers {status}", status == 503
    except SystemExit:
        came, well = "the next start is refused", True
    return Finding(f"running: {told(found)}; {came}", well and set(found) == {200})
