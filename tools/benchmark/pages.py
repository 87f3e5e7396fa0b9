"""What a reader waits for and what their line carries: first visits, second ones, and a change of filter."""

from __future__ import annotations

import contextlib
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tools import setup_browser
from tools.benchmark.peers import NAMES, WORLD_HOST

RUNS = 5
PATIENCE = 60_000  # milliseconds a page may take
LINES = ("local", "slow")
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOW_CPU = 4
MAP = ".js-plotly-plot .choroplethlayer path"
EVERY_CHART = """(() => {
  const frames = document.querySelectorAll('[data-figure]').length;
  return frames > 0 && document.querySelectorAll('[data-state=live]').length >= frames;
})()"""
# Looks every 25 ms; a static SVG counts as a map that is seen. "whole": the end of the page is there, as for a reader
# without scripts. "usable": filters act; every chart is touched at that moment, as if by the most impatient reader.
WATCH = """
(() => {
  const marks = window.__marks = { shift: 0 };
  const wide = path => { const box = path.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) { marks.shift += entry.value; }
  })).observe({ type: 'layout-shift', buffered: true });
  const timer = setInterval(() => {
    if (!marks.whole && document.querySelector('.site-footer')) { marks.whole = performance.now(); }
    if (!marks.usable && document.documentElement.classList.contains('is-ready')) {
      marks.usable = performance.now();
      document.querySelectorAll('[data-figure]').forEach(
        frame => frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    }
    if (!marks.seen) {
      const paths = document.querySelectorAll('svg path');
      if (paths.length >= 100 && Array.from(paths).filter(wide).length >= 100) { marks.seen = performance.now(); }
    }
    if (!marks.live && document.querySelectorAll('MAP').length >= 100 && (READY)) {
      marks.live = performance.now();
      clearInterval(timer);
    }
  }, 25);
})();
"""


@dataclass(frozen=True)
class Subject:
    """A page that is measured."""

    name: str
    server: str  # "ours" or a peer
    path: str = "/"
    ready: str = "true"  # what must hold besides a drawn map
    touch: bool = False  # becomes interactive on a click


SUBJECTS = (
    Subject("overview", "ours", "/", EVERY_CHART),
    Subject("chart", "ours", "/charts/women-literacy", EVERY_CHART),
    Subject("embed", "ours", "/embed/women-literacy", "document.querySelector('[data-state=live]')", touch=True),
    *(Subject(name, name) for name in NAMES),
)


@dataclass
class Traffic:
    """What came over the network since the last `reset`; nothing from the browser's own cache."""

    bytes: int = 0
    requests: int = 0
    hosts: set[str] = field(default_factory=set)
    last: float = 0.0

    def reset(self) -> None:
        """Forget."""
        self.bytes, self.requests, self.last = 0, 0, time.monotonic()
        self.hosts.clear()

    def quiet(self, page: Page, seconds: float = 0.4) -> None:
        """Wait until nothing has come for a while."""
        for _ in range(200):
            if time.monotonic() - self.last > seconds:
                return
            page.wait_for_timeout(50)


Samples = dict[tuple[str, str, str], list[float]]  # (subject, line, what) -> one number per run


@dataclass
class Visits:
    """Everything measured in browsers."""

    samples: Samples = field(default_factory=lambda: defaultdict(list))
    hosts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    failures: list[str] = field(default_factory=list)
    chromium: str = ""

    def add(self, subject: str, line: str, **values: float) -> None:
        """Keep the numbers of one run."""
        for what, value in values.items():
            self.samples[subject, line, what].append(value)

    def of(self, subject: str, line: str, what: str) -> list[float]:
        """The numbers of all runs."""
        return self.samples.get((subject, line, what), [])


def listen(page: Page) -> tuple[CDPSession, Traffic]:
    """Counts what a page fetches, web sockets included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    traffic, addresses = Traffic(), dict[str, str]()

    def asked(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["request"]["url"]
        host = urlsplit(event["request"]["url"]).hostname
        if host and host != "127.0.0.1":
            traffic.hosts.add(host)

    def came(event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        if size and not addresses.get(event["requestId"], "").startswith(("data:", "blob:")):
            traffic.bytes += size
            traffic.requests += 1
            traffic.last = time.monotonic()

    def framed(event: dict[str, Any]) -> None:
        frame = event["response"]
        traffic.bytes += len(frame["payloadData"]) * (3 if frame["opcode"] == 2 else 4) // 4
        traffic.last = time.monotonic()

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.on("Network.webSocketFrameReceived", framed)
    return session, traffic


@contextlib.contextmanager
def reader(browser: Browser, line: str, ready: str = "true") -> Iterator[tuple[Page, Traffic]]:
    """A page of a new reader, who has nothing in the cache, at the end of a line."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", ignore_https_errors=True)
    try:
        page = context.new_page()
        session, traffic = listen(page)
        page.add_init_script(WATCH.replace("MAP", MAP).replace("READY", ready))
        if line == "slow":
            session.send("Network.emulateNetworkConditions", SLOW)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
        yield page, traffic
    finally:
        context.close()


def awaited(page: Page, expression: str, what: str) -> float:
    """The number an expression gives, once it does; asked from outside, which no policy of a page forbids."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        if value := page.evaluate(expression):
            return float(value)
        page.wait_for_timeout(50)
    raise BrowserError(f"not {what} within {PATIENCE / 1000:.0f} s")


def mark(page: Page, name: str) -> float:
    """Milliseconds from the beginning of the visit to a mark."""
    return awaited(page, f"window.__marks && window.__marks.{name} || 0", name)


def painted(page: Page) -> float:
    """Milliseconds to the first contentful paint."""
    entry = "(performance.getEntriesByName('first-contentful-paint')[0] || { startTime: 0 }).startTime"
    return awaited(page, entry, "painted")


def visit(browser: Browser, subject: Subject, address: str, line: str, kept: Visits) -> None:
    """One first visit, on the local line a second one too."""
    with reader(browser, line, subject.ready) as (page, traffic):
        page.goto(address + subject.path, wait_until="commit", timeout=PATIENCE)
        seen = mark(page, "seen")
        values = {"painted": painted(page)}
        if subject.touch:
            page.wait_for_load_state("load")
            if line == "local":
                traffic.quiet(page)
            values |= {"first bytes": traffic.bytes, "first requests": traffic.requests}
            box = page.locator("#chart").bounding_box()
            assert box is not None
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        live = mark(page, "live")
        page.wait_for_timeout(300)
        if line == "local":
            traffic.quiet(page)
        shift = float(page.evaluate("window.__marks.shift"))
        if subject.server == "ours" and not subject.touch:
            values |= {"whole page": mark(page, "whole"), "usable": mark(page, "usable")}
        kept.add(
            subject.name,
            line,
            bytes=traffic.bytes,
            requests=traffic.requests,
            seen=seen,
            live=live,
            shift=shift,
            **values,
        )
        kept.hosts[subject.name] |= traffic.hosts
        if line == "local":
            traffic.reset()
            page.goto(address + subject.path, wait_until="commit", timeout=PATIENCE)
            mark(page, "seen" if subject.touch else "live")
            traffic.quiet(page)
            kept.add(subject.name, line, **{"again bytes": traffic.bytes, "again requests": traffic.requests})


def filters(browser: Browser, address: str, line: str, kept: Visits) -> None:
    """Changes of the province on a chart's page: the first time, and to one seen before."""
    changed = """() => { const title = document.querySelector('.card-title');
        const before = title.textContent; const start = performance.now();
        window.__change = new Promise(done => { const look = () => title.textContent !== before ?
          done(performance.now() - start) : setTimeout(look, 4); look(); }); }"""
    with reader(browser, line, EVERY_CHART) as (page, traffic):
        page.goto(address + "/charts/women-literacy", timeout=PATIENCE)
        mark(page, "live")
        traffic.quiet(page)
        select = page.locator(".filter-bar select").first
        for number, province in enumerate(
            ("sindh", "balochistan", "punjab", "khyber-pakhtunkhwa", "islamabad", "sindh")
        ):
            traffic.reset()
            handle = select.element_handle()
            page.evaluate(changed)
            # Set as a reader's choice sets it; the clock is the page's own, so the driver's way is not in it.
            page.evaluate(
                """([select, value]) => { select.value = value;
                select.dispatchEvent(new Event('input', { bubbles: true }));
                select.dispatchEvent(new Event('change', { bubbles: true })); }""",
                [handle, province],
            )
            took = float(page.evaluate("window.__change"))
            traffic.quiet(page)
            figures = {"time": took, "bytes": traffic.bytes, "requests": traffic.requests}
            kept.add("filter again" if number == 5 else "filter", line, **figures)


@contextlib.contextmanager
def browsing(far: int) -> Iterator[Browser]:
    """A browser that reaches this machine only; cdn.plot.ly is played by it."""
    rules = f"MAP {WORLD_HOST}:443 127.0.0.1:{far}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--ignore-certificate-errors",
        f"--host-resolver-rules={rules}",
    ]
    path = setup_browser.find()
    if path is None:
        raise SystemExit(setup_browser.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def plain_weight(browser: Browser, address: str) -> int:
    """Bytes of the overview's document and style sheet: all that a reader needs before any script."""
    with reader(browser, "local") as (page, _):
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        kinds: dict[str, str] = {}
        sizes: dict[str, int] = defaultdict(int)
        session.on("Network.responseReceived", lambda e: kinds.__setitem__(e["requestId"], e["type"]))
        session.on(
            "Network.loadingFinished",
            lambda e: sizes.__setitem__(
                kinds.get(e["requestId"], ""), sizes[kinds.get(e["requestId"], "")] + int(e["encodedDataLength"])
            ),
        )
        page.goto(address, wait_until="load", timeout=PATIENCE)
        page.wait_for_timeout(500)
        return sizes["Document"] + sizes["Stylesheet"]


def measure(addresses: dict[str, str], far: int, runs: int, say: Callable[[str], None]) -> Visits:
    """`runs` rounds over all subjects, one after the other in every round, on both lines."""
    kept = Visits()
    with browsing(far) as browser:
        kept.chromium = browser.version
        for subject in SUBJECTS:  # one visit that does not count: workers import, caches fill
            with contextlib.suppress(BrowserError):
                visit(browser, subject, addresses[subject.server], "local", Visits())
        kept.add("overview", "local", plain=plain_weight(browser, addresses["ours"]))
        for number in range(runs):
            for line in LINES:
                started = time.monotonic()
                for subject in SUBJECTS:
                    try:
                        visit(browser, subject, addresses[subject.server], line, kept)
                    except BrowserError as problem:
                        kept.failures.append(f"{subject.name}, {line}: {str(problem).splitlines()[0]}")
                say(f"pages, round {number + 1} of {runs}, {line}: {time.monotonic() - started:.0f} s")
        for line in LINES:
            filters(browser, addresses["ours"], line, kept)
    return kept


def dump(kept: Visits) -> str:
    """All samples as JSON, for a closer look."""
    return json.dumps({" | ".join(key): values for key, values in kept.samples.items()}, indent=1)
