"""Writes the public site as static files.

    python -m tools.publish OUT [--sizes "full social"] [--server https://live.example.org] [--pages …] [--charts …]
        [--languages …]

PUBLIC_URL says the full address readers will reach the files by, with any base path. A run makes only what changed; one
that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from filelock import FileLock, Timeout
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from dashboard.data import tables
from dashboard.export.image_sizes import SIZES
from dashboard.rendering import client as renderer
from dashboard.settings import settings
from routes import responses
from tools.publish import plan as plans
from tools.publish.links import Links
from tools.publish.making import Maker
from tools.publish.manifest import Record, Row, inputs_hash, put, row
from tools.publish.plan import Entry, Plan, Wanted

AT_ONCE = 12  # files of one task: neighbours share a chart, and so what is computed of it
_work: dict[str, tuple[Maker, Path]] = {}  # of the process that makes files; set before it is forked


def made(entries: list[Entry]) -> list[tuple[str, str, Row, float]]:
    """Makes files and writes them. Returns (file, kind, row of the manifest, seconds) of each."""
    maker, folder = _work["site"]
    found = []
    for entry in entries:
        start = time.perf_counter()
        content = maker.make(entry)
        put(folder / entry.file, content.body)
        told = row(content.body, content.headers, tables.version())
        found.append((entry.file, entry.kind, told, time.perf_counter() - start))
    return found


def _all(tasks: list[list[Entry]], processes: int) -> Iterator[list[tuple[str, str, Row, float]]]:
    if processes < 2:
        yield from map(made, tasks)
        return
    # A stop reaches the first process only: the others finish what they have in hand.
    waiting = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(processes, get_context("fork"), signal.signal, waiting) as pool:
        try:
            for done in as_completed([pool.submit(made, task) for task in tasks]):
                yield done.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def publish(wanted: Wanted, folder: Path, server: str = "", processes: int = 2) -> dict[str, tuple[int, float]]:
    """Makes what is missing or changed in a folder. Returns, by kind of file, how many were made and the seconds."""
    plan: Plan = plans.make(wanted)
    here = settings().public_url
    maker = Maker(import_module("app").server, Links(plan, here, server))
    return written(maker, folder, {"address": here, "server": server}, processes)


def written(maker: Maker, folder: Path, about: dict[str, str], processes: int) -> dict[str, tuple[int, float]]:
    """Writes the files of a plan that are missing or changed; `about`: what the manifest says of the whole.

    Returns what `publish` does.
    """
    plan = maker.links.plan
    folder.mkdir(parents=True, exist_ok=True)
    inputs = inputs_hash(*about.values(), str(renderer.available()), ",".join(sorted(plan.entries)))
    record = Record.read(folder, inputs)
    missing = [entry for entry in plan.entries.values() if not record.holds(entry.file)]
    _work["site"] = maker, folder
    spent: dict[str, tuple[int, float]] = {}
    tasks = [missing[i : i + AT_ONCE] for i in range(0, len(missing), AT_ONCE)]
    columns = (TextColumn("› {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), disable=not sys.stdout.isatty()) as progress:
        bar = progress.add_task("Files", total=len(missing))
        for finished in _all(tasks, processes):
            for name, kind, told, seconds in finished:
                record.note(name, told)
                count, sum_ = spent.get(kind, (0, 0.0))
                spent[kind] = count + 1, sum_ + seconds
            progress.update(bar, advance=len(finished))
    record.close(set(plan.entries), tables.version(), about)
    sizes = sum(told["bytes"] for name, told in record.files.items() if name in plan)
    print(f"› {len(plan.entries)} files, {sizes / 1e6:.1f} MB, of which {len(missing)} were made now.", flush=True)
    return spent


def alone() -> contextlib.AbstractContextManager[object]:
    """Holds the cache for this run; while another run makes files with it, says so and waits."""
    lock = FileLock(settings().cache / "publish.lock")
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        print("› Another run is making files; this one begins when it has ended.", flush=True)
        return lock.acquire()


def run(write: Callable[[], dict[str, tuple[int, float]]]) -> int:
    """Writes files, one run at a time, and prints what each kind took; 130 where a reader stopped it, 1 where nothing
    can be drawn."""
    if not renderer.available():
        print("› No Chromium here: pictures are drawn in the browsers of readers.", flush=True)
    settings().cache.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    responses.DENSITY = responses.QUICK  # every answer is unpacked again to be written
    try:
        with alone():
            spent = write()
    except KeyboardInterrupt:
        print("› Stopped; the same command goes on from here.", file=sys.stderr)
        return 130
    except renderer.NoRenderer as problem:
        print(f"› Stopped: {problem} The same command goes on from here.", file=sys.stderr)
        return 1
    finally:
        renderer.stop()
    for kind, (count, seconds) in sorted(spent.items()):
        print(f"›   {kind}: {count} in {seconds:.0f} s, {seconds / count:.2f} s each", flush=True)
    return 0


def main(arguments: list[str]) -> int:
    """Publishes what the arguments ask for; prints what was done and what each kind of file took."""
    parser = argparse.ArgumentParser(prog="make publish")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", default=" ".join(SIZES))
    parser.add_argument("--server", default="")
    parser.add_argument("--pages", default="")
    parser.add_argument("--charts", default="")
    parser.add_argument("--languages", default="")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    asked = parser.parse_args(arguments)
    if not settings().public_url:
        print("Say the address that readers will reach the files by: PUBLIC_URL=https://…", file=sys.stderr)
        return 1
    pages, slugs = tuple(asked.pages.split()), tuple(asked.charts.split())
    try:
        wanted = Wanted(pages, slugs, tuple(asked.sizes.split()), not (pages or slugs), tuple(asked.languages.split()))
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    start = time.perf_counter()
    failed = run(lambda: publish(wanted, asked.out.resolve(), asked.server.rstrip("/"), asked.processes))
    if not failed:
        took = time.perf_counter() - start
        print(f"› {took:.0f} s in all. Serve {asked.out} as {settings().public_url}/", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
