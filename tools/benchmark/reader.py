"""A reader in a browser: a line of some speed, an empty cache, and a count of what comes over the network."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tools import setup_browser
from tools.benchmark.peers import WORLD_HOST

PATIENCE = 60_000  # milliseconds a page may take
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOW_CPU = 4
MAP = ".js-plotly-plot .choroplethlayer path, path.leaflet-interactive"
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
