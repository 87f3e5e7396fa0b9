"""What a reader waits for and what their line carries: first visits, second ones, and a change of filter."""

from __future__ import annotations

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from tools.benchmark.peers import NAMES
from tools.benchmark.reader import PATIENCE, browsing, mark, painted, reader
from tools.benchmark.visits import Visits

RUNS = 5
LINES = ("local", "slow")
LAYERS = ("women-literacy", "early-marriage", "shelters-by-district")
CHANGED = """selector => { const part = () => document.querySelector(`#map-part ${selector}`).textContent;
    const before = part(); const start = performance.now();
    window.__change = new Promise(done => { const look = () => part() !== before ?
      done(performance.now() - start) : setTimeout(look, 4); look(); }); }"""
# Tasks of 50 ms and more, as browsers tell them; 0 where there was none.
WATCH_TASKS = """() => { window.__longest = 0; new PerformanceObserver(list => list.getEntries().forEach(task => {
    window.__longest = Math.max(window.__longest, task.duration); })).observe({ type: 'longtask' }); }"""
EVERY_CHART = """(() => {
  const frames = document.querySelectorAll('[data-figure]').length;
  return frames > 0 && document.querySelectorAll('[data-state=live]').length >= frames;
})()"""


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
    Subject("map page", "ours", "/map?layer=women-literacy", EVERY_CHART),
    Subject("embed", "ours", "/embed/women-literacy", "document.querySelector('[data-state=live]')", touch=True),
    *(Subject(name, name) for name in NAMES),
)


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


def layers(browser: Browser, address: str, line: str, kept: Visits) -> None:
    """Changes of the layer of the map page, each to one not seen before, and a pin."""
    with reader(browser, line) as (page, traffic):
        page.goto(address + "/map", timeout=PATIENCE)
        mark(page, "usable")
        traffic.quiet(page)
        changes = [("layer", "h1", f'.map-layers a[href*="layer={name}"]') for name in LAYERS]
        for what, told, pressed in [*changes, ("pin", ".map-panel", ".map-panel")]:
            traffic.reset()
            page.evaluate(CHANGED, told)
            if what == "pin":
                page.evaluate("document.dispatchEvent(new CustomEvent('pin', { detail: 'lahore' }))")
            else:
                page.evaluate("selector => document.querySelector(selector).click()", pressed)
            took = float(page.evaluate("window.__change"))
            traffic.quiet(page)
            kept.add(what, line, time=took, bytes=traffic.bytes)


def panning(browser: Browser, subject: Subject, address: str, kept: Visits) -> None:
    """The longest task of the page while a map, made larger, is dragged with the mouse, on a slowed processor."""
    with reader(browser, "slow", subject.ready) as (page, traffic):
        page.goto(address + subject.path, timeout=PATIENCE)
        mark(page, "live")
        traffic.quiet(page)
        for _ in range(3):
            page.locator("[data-zoom=in], .leaflet-control-zoom-in").first.click()
            page.wait_for_timeout(600)
        box = page.locator("#map-part .pinned, #map").first.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.evaluate(WATCH_TASKS)
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 31):
            page.mouse.move(x - 5 * step, y - 3 * step)
            page.wait_for_timeout(16)
        page.mouse.up()
        page.wait_for_timeout(300)
        kept.add(subject.name, "slow", **{"longest task": float(page.evaluate("window.__longest"))})


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
            for subject in SUBJECTS:
                if subject.name in ("map page", "leaflet"):
                    panning(browser, subject, addresses[subject.server], kept)
        for line in LINES:
            filters(browser, addresses["ours"], line, kept)
            layers(browser, addresses["ours"], line, kept)
    return kept
