"""Whether a web process stays small: after selections that nobody asked for before, and over many requests."""

from __future__ import annotations

from pathlib import Path

from tools.benchmark.processes import dashboard
from tools.benchmark.server import asked, mixed, resident
from tools.resilience.readers import unseen
from tools.resilience.scenario import Finding, scenario

UNSEEN = 20_000
MOST = 250  # MB of a process
REQUESTS = 100_000
FLAT = 10  # MB between the first tenth of the requests and the last
STEP = 1_000


def grown(count: int, folder: Path) -> list[float]:
    """MB of one process at the start and after each thousand of so many addresses that it never answered before."""
    with dashboard("unseen", CHROMIUM="none", WEB_CONCURRENCY="1", CACHE=str(folder)) as ours:
        asked(ours, ["/find?q=punjab"])  # the index of the search, which each process makes
        found, addresses = resident(ours), unseen(count)
        for first in range(0, count, STEP):
            asked(ours, addresses[first : first + STEP], threads=4)
            found += resident(ours)
            print(f"  {first + STEP:,} answers: {found[-1]:.0f} MB", flush=True)
    return found


@scenario(
    "memory-unseen",
    f"{UNSEEN:,} views asked for that a process of one worker and four threads never made before, as pages, cards, "
    "embeds, CSV, JSON and figures",
    f"at most {MOST} MB of memory",
)
def of_what_was_never_seen(folder: Path) -> Finding:
    found = grown(UNSEEN, folder)
    half, last = found[len(found) // 2], found[-1]
    return Finding(
        f"{found[0]:.0f} MB at the start, {half:.0f} after {UNSEEN // 2:,}, {last:.0f} at the end, {max(found):.0f} at "
        "most",
        max(found) <= MOST,
    )


@scenario(
    "memory-flat",
    f"{REQUESTS:,} requests to a process of one worker: all pages, and all charts in all provinces, again and again",
    f"not more than {FLAT} MB more at the end than after a tenth",
)
def over_many_requests(folder: Path) -> Finding:
    addresses, found = mixed(), list[float]()
    with dashboard("flat", CHROMIUM="none", WEB_CONCURRENCY="1", CACHE=str(folder)) as ours:
        for tenth in range(10):
            rest = REQUESTS // 10
            asked(ours, (addresses[(tenth * rest + n) % len(addresses)] for n in range(rest)))
            found += resident(ours)
            print(f"  {(tenth + 1) * rest:,} answers: {found[-1]:.0f} MB", flush=True)
    first, half, last = found[0], found[4], found[-1]
    return Finding(
        f"{first:.0f} MB after {REQUESTS // 10:,}, {half:.0f} after {REQUESTS // 2:,}, {last:.0f} at the end",
        last - first <= FLAT and last <= MOST,
    )
