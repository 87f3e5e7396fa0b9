"""What the host pays: answers a second, their slowest hundredth, pictures, memory and the start."""

from __future__ import annotations

import contextlib
import itertools
import random
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import local

from dashboard import addresses
from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.selection import Selection
from layouts.pages import PAGES
from tools.benchmark.peers import block, proxied
from tools.benchmark.processes import WORK, Server, dashboard, empty_route, get
from tools.free_ports import free_port

VIEW = "/charts/women-judges.json"
CONNECTIONS = 8
SECONDS = 2  # of each run of wrk, after a second that does not count; five runs make ten seconds
RUNS = 5
SETTLED = 8  # seconds after its start in which a worker makes the index of the search
COLD = 600  # views asked for once each
MIXED = (10_000, 5_000)
OPEN = "open_file_cache max=1000; open_file_cache_valid 60s;"  # of both: else every answer opens its file anew
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
Samples = dict[str, list[float]]


def loaded(address: str, seconds: int = SECONDS) -> tuple[float, float]:
    """(answers a second, milliseconds of the 99th percentile) with eight connections."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: br", address]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    rate, slowest = re.search(r"Requests/sec:\s+([\d.]+)", text), re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    if rate is None or slowest is None or "Non-2xx" in text:
        raise SystemExit(f"wrk measured nothing at {address}:\n{text}")
    return float(rate[1]), float(slowest[1]) * UNITS[slowest[2]]


@contextlib.contextmanager
def in_front(ours: Server, body: Path) -> Iterator[tuple[str, str]]:
    """(our view behind nginx's cache, the same bytes from nginx's disk)."""
    cached, disk = free_port(), free_port()
    cache = "proxy_cache answers; proxy_cache_valid 200 5m; proxy_cache_lock on; " + OPEN
    blocks = (
        block(ours.port, cached, cache)
        + f"""
    server {{
        listen 127.0.0.1:{disk};
        gzip off;
        root {body.parent};
        types {{ }} default_type "application/json; charset=utf-8";
        add_header Content-Encoding br;
        {OPEN}
    }}"""
    )
    with proxied("throughput", blocks, disk, f"/{body.name}"):
        yield f"http://127.0.0.1:{cached}{VIEW}", f"http://127.0.0.1:{disk}/{body.name}"


def throughput(runs: int, say: Callable[[str], None]) -> Samples:
    """A cached view from our workers, from an empty route, from nginx's cache and from its disk: interleaved."""
    found: Samples = {}
    body = WORK / "disk" / "body.json"
    with dashboard() as ours:
        body.parent.mkdir(parents=True, exist_ok=True)
        body.write_bytes(get(ours.address + VIEW, Accept_Encoding="br"))
        with empty_route(body) as empty, in_front(ours, body) as (cached, disk):
            subjects = {
                "ours": ours.address + VIEW,
                "empty": empty.address + "/body.json",
                "cache": cached,
                "disk": disk,
            }
            time.sleep(SETTLED)
            for address in subjects.values():
                loaded(address, 1)
            for _ in range(runs):
                for name, address in subjects.items():
                    rate, slowest = loaded(address)
                    found.setdefault(f"{name} rate", []).append(rate)
                    found.setdefault(f"{name} p99", []).append(slowest)
    say(f"server: {statistics.median(found['ours rate']):.0f} cached views a second")
    return found


def asked(server: Server, addresses: Iterable[str], threads: int = CONNECTIONS) -> list[float]:
    """Milliseconds of each answer, asked for by eight readers who keep their connections."""
    own = local()

    def ask(path: str) -> float:
        if not hasattr(own, "line"):
            own.line = HTTPConnection("127.0.0.1", server.port, timeout=60)
        started = time.monotonic()
        own.line.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = own.line.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return (time.monotonic() - started) * 1000

    with ThreadPoolExecutor(threads) as readers:
        return list(readers.map(ask, addresses))


def judges() -> list[str]:
    """Addresses of distinct figures of one chart: every set of provinces with every court."""
    chart = CHARTS["women-judges"]
    courts = next(f for f in chart.filters if f.name == "court").options()
    provinces = list(gazetteer.provinces())
    sets = [",".join(some) for size in range(1, len(provinces) + 1) for some in itertools.combinations(provinces, size)]
    return [
        addresses.download(chart.at(Selection(court=court.value, provinces=some)), "figure.json")
        for court in courts
        for some in sets
    ]


def places() -> list[str]:
    """Addresses of distinct figures of all charts: of every province and of every district they know."""
    found = []
    for chart in CHARTS.values():
        for name in ("province", "district"):
            filter_ = next((f for f in chart.filters if f.name == name), None)
            for option in filter_.options() if filter_ else ():
                found.append(addresses.download(chart.at(Selection(**{name: option.value})), "figure.json"))
    return list(dict.fromkeys(found))


def cold(runs: int) -> Samples:
    """Figures a second that no cache holds: every address is asked for once, in a process just started."""
    chance, found = random.Random(1), Samples()
    for name, known in {"judges": judges(), "places": places()}.items():
        chosen = chance.sample(list(dict.fromkeys(known)), min(COLD, len(set(known))))
        with dashboard(CHROMIUM="none") as ours:
            asked(ours, [f"/charts/{slug}.json" for slug in CHARTS for _ in range(4)])  # the datasets are read
            size = len(chosen) // runs
            for number in range(runs):
                part = chosen[number * size : (number + 1) * size]
                started = time.monotonic()
                asked(ours, part)
                found.setdefault(name, []).append(len(part) / (time.monotonic() - started))
    return found


def pictures(runs: int) -> Samples:
    """Milliseconds of a PNG that was never drawn, with a drawing process that runs, and of one that lies there."""
    cache, found = WORK / "pictures", Samples()
    shutil.rmtree(cache, ignore_errors=True)
    with dashboard(CACHE=str(cache)) as ours:
        time.sleep(SETTLED)
        found["first"] = asked(ours, ["/charts/women-literacy.png"], 1)
        provinces = [f"/charts/women-literacy.png?province={code}" for code in list(gazetteer.provinces())[:runs]]
        found["drawn"] = asked(ours, provinces, 1)
        asked(ours, provinces * 4)  # both workers know them
        found["kept"] = asked(ours, provinces * 4, 1)
    return found


def resident(server: Server) -> list[float]:
    """Megabytes of each worker."""
    found = []
    for pid in server.workers():
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        found.append(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")))
    return found


def mixed() -> list[str]:
    """Addresses as readers ask for them: pages, charts, embeds, figures and downloads, in all provinces."""
    found = [page.path for page in PAGES] * 4
    for chart in CHARTS.values():
        found += [f"/charts/{chart.slug}", f"/embed/{chart.slug}"]
        for province in ("", *gazetteer.provinces()):
            view = chart.at(Selection(province=province))
            found += [addresses.download(view, ending) for ending in ("figure.json", "json", "csv")]
    return found


def memory(say: Callable[[str], None]) -> Samples:
    """Megabytes of each worker at the start, after ten thousand mixed answers, and after five thousand more."""
    chance, found, addresses = random.Random(2), Samples(), mixed()
    with dashboard(CHROMIUM="none") as ours:
        found["start"] = resident(ours)
        for count, name in zip(MIXED, ("ten", "fifteen"), strict=True):
            started = time.monotonic()
            asked(ours, chance.choices(addresses, k=count))
            found[name] = resident(ours)
            found[f"{name} rate"] = [count / (time.monotonic() - started)]
            say(f"server: {count} mixed answers in {time.monotonic() - started:.0f} s")
    return found


def starts(runs: int, **variables: str) -> list[float]:
    """Seconds from the command to the first answer."""
    found = []
    for _ in range(runs):
        with dashboard("start", **variables) as ours:
            found.append(ours.seconds)
    return found
