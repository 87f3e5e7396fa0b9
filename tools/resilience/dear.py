"""One client that asks for what costs most: briefs of twelve pictures, and pictures that fill the disk."""

from __future__ import annotations

import itertools
import os
import statistics
import time
from collections import Counter
from pathlib import Path

from dashboard.charts import CHARTS
from dashboard.rendering import client
from dashboard.settings import SMALLEST_CACHE
from tools.benchmark.processes import Server, served
from tools.resilience.killed import never_drawn
from tools.resilience.readers import ask, reading, told, warm
from tools.resilience.scenario import Finding, Impossible, scenario

CLIENTS = 8
READINGS = 150  # of the overview, by one reader
MOST = 0.25  # seconds of the 99th percentile, or TIMES as much as it was without the clients
TIMES = 3
FILLED = 40_000_000  # bytes that lie in CACHE before
PICTURES = 12
_words = itertools.count()


def brief() -> str:
    """The address of a brief of twelve views as a document, each with a value that nobody sent before."""
    views = "&".join(f"v={slug}~province=junk{next(_words)}" for slug in list(CHARTS)[:12])
    return f"/brief.docx?{views}"


def slowest(server: Server) -> tuple[float, Counter[int]]:
    """The 99th percentile of the seconds of the overview, and its statuses."""
    found = [ask(server.port, "/") for _ in range(READINGS)]
    return statistics.quantiles([reply.seconds for reply in found], n=100)[98], Counter(one.status for one in found)


@scenario(
    "dear-requests",
    f"{CLIENTS} clients that ask for documents of twelve views without end (H3: 20.4 s for a page)",
    f"the overview answered each time, its 99th percentile within {MOST * 1000:.0f} ms or {TIMES} times what it is "
    "without them; what is refused has Retry-After",
)
def dear_requests(folder: Path) -> Finding:
    if client.chromium() is None:
        raise Impossible("no Chromium on this machine")
    with served("dear", CACHE=str(folder / "cache"), TMPDIR=str(folder)) as ours:
        warm(ours.port, ("/", "/find?q=punjab"))
        quiet, _ = slowest(ours)
        unheard: list[int] = []

        def ask_dearly(_who: int, _number: int) -> int:
            reply = ask(ours.port, brief(), timeout=120)
            if reply.status in (429, 503) and "retry-after" not in reply.headers:
                unheard.append(reply.status)
            return reply.status

        with reading(ask_dearly, CLIENTS) as dear:
            time.sleep(3)
            busy, pages = slowest(ours)
    well = set(pages) == {200} and busy <= max(MOST, TIMES * quiet) and not unheard and set(dear) <= {200, 429, 503}
    return Finding(
        f"{quiet * 1000:.0f} ms without them, {busy * 1000:.0f} ms with them, {told(pages)}; documents: {told(dear)}",
        well,
    )


@scenario(
    "cache-filled",
    f"{FILLED // 1_000_000} MB of pictures in CACHE, whose CACHE_BYTES is {SMALLEST_CACHE // 1_000_000} MB, and one "
    "client that asks for new ones (H4: 11 GB an hour, without bound)",
    "every picture comes, and the folder stays within its bound",
)
def cache_filled(folder: Path) -> Finding:
    if client.chromium() is None:
        raise Impossible("no Chromium on this machine")
    place = folder / "cache"
    place.mkdir()
    for number in range(FILLED // 100_000):
        path = place / f"{number:024d}.png"
        path.write_bytes(bytes(100_000))
        os.utime(path, (1_700_000_000 + number,) * 2)
    with served("filled", CACHE=str(place), TMPDIR=str(folder), CACHE_BYTES=str(SMALLEST_CACHE)) as ours:
        if not any(ask(ours.port, never_drawn(), timeout=90).status == 200 for _ in range(3)):
            raise Impossible("nothing could be drawn before")
        found = Counter(ask(ours.port, never_drawn(), timeout=90).status for _ in range(PICTURES))
    size = sum(path.stat().st_size for path in place.glob("*.png"))
    return Finding(
        f"{told(found)}; {size / 1e6:.1f} MB of pictures at the end", set(found) == {200} and size <= SMALLEST_CACHE
    )
