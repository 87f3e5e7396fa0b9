"""Those who ask: one request, readers who read on while something breaks, addresses that nobody asked for before."""

from __future__ import annotations

import contextlib
import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dashboard.charts import CHARTS
from dashboard.selection import Selection

FORMS = ("page", "card.html", "figure.json", "json", "csv", "embed")
LEFT_ALONE = 0.3  # of the filters of a chart, in a selection made here
PAUSE = 0.1  # seconds between two readings
AT_ONCE = 8


@dataclass(frozen=True)
class Reply:
    """An answer: status (0: none came), headers with names in small letters, body, and seconds that it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


def ask(
    port: int, path: str, method: str = "GET", body: bytes | None = None, timeout: float = 60, **headers: str
) -> Reply:
    """One request over a connection of its own."""
    started = time.monotonic()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)) as connection:
        try:
            connection.request(method, path, body, named)
            reply = connection.getresponse()
            told = {name.lower(): value for name, value in reply.getheaders()}
            return Reply(reply.status, told, reply.read(), time.monotonic() - started)
        except (OSError, http.client.HTTPException):
            return Reply(0, {}, b"", time.monotonic() - started)


def warm(port: int, paths: Iterable[str], times: int = 2 * AT_ONCE) -> None:
    """Have every process of a server make each of these, so that what comes then is no question of a slow machine.

    Many ask at once: a process that has something to do leaves the next request to another.
    """
    with ThreadPoolExecutor(AT_ONCE) as many:
        for path in paths:
            list(many.map(lambda _number, path=path: ask(port, path, timeout=180), range(times)))


@contextlib.contextmanager
def reading(get: Callable[[int, int], int], count: int = 3) -> Iterator[Counter[int]]:
    """Readers who read on until the block ends; how often each status came (0: no answer).

    get: reads once, given the number of the reader and of the reading, and returns the status.
    """
    found: Counter[int] = Counter()
    ended = threading.Event()

    def read(who: int) -> None:
        number = 0
        while not ended.is_set():
            found[get(who, number)] += 1
            number += 1
            time.sleep(PAUSE)

    threads = [threading.Thread(target=read, args=(who,)) for who in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def told(found: Counter[int]) -> str:
    """Statuses in words: "1,204 × 200, 3 × 503"."""
    names = {status: str(status) if status else "no answer" for status in found}
    return ", ".join(f"{count:,} × {names[status]}" for status, count in sorted(found.items()))


def unseen(count: int, seed: int = 1) -> list[str]:
    """Addresses of views, all different, in the forms that readers fetch; the same ones for the same seed."""
    chance, found = random.Random(seed), dict[str, None]()
    known = {
        chart.slug: [
            (one.name, one.many, [option.value for option in one.options() if option.value != one.default])
            for one in chart.parameters
            if one.name != "lang"
        ]
        for chart in CHARTS.values()
    }
    while len(found) < count:
        slug, chosen = chance.choice(list(known)), {}
        for name, many, values in known[slug]:
            if values and chance.random() > LEFT_ALONE:
                some = (
                    chance.sample(values, chance.randint(1, min(4, len(values)))) if many else [chance.choice(values)]
                )
                chosen[name] = ",".join(sorted(some))
        search, form = Selection(**chosen).to_search(), chance.choice(FORMS)
        if form in ("page", "embed"):
            found[f"/{'charts' if form == 'page' else 'embed'}/{slug}{search}"] = None
        else:
            found[f"/charts/{slug}.{form}{search}"] = None
    return list(found)
