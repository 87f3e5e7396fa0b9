"""Headings of pages in Urdu turn to Nastaliq late: when the page is quiet, and only where nobody saves data."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from samples import sampled

from browser.conftest import SAVES_DATA
from browser.test_budget import SHIFT
from layouts import pages

pytestmark = pytest.mark.browser
TURNED = "html.has-nastaliq"
PATIENCE = 30_000
PATHS = [page.path for page in pages.PAGES] + ["/provinces/sindh", "/districts/kohat", "/find?q=lahore", "/glossary"]
HEADINGS = "main :is(h1, h2):lang(ur):not(.card-title)"
EARLY = 60_000  # bytes of fonts before the page has loaded
REDUCED = """const usual = window.matchMedia.bind(window);
window.matchMedia = query => query.includes("reduced-data") ? { matches: true } : usual(query);"""
FETCHED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return performance.getEntriesByType("resource").filter(file => file.name.includes(".woff2")).map(file => ({
    name: file.name, bytes: file.encodedBodySize, late: file.startTime >= page.loadEventStart }));
}"""
# What moved since the font was asked for.
SHIFTS = """() => new Promise(done => {
  const asked = performance.getEntriesByType("resource").find(file => file.name.includes("nastaliq")).startTime;
  let sum = 0;
  const add = entry => { sum += entry.startTime < asked ? 0 : entry.value; };
  new PerformanceObserver(list => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
# (height in Nastaliq, height in Naskh) of each heading.
HEIGHTS = """selector => {
  const all = [...document.querySelectorAll(selector)], root = document.documentElement;
  const heights = () => all.map(heading => heading.getBoundingClientRect().height);
  const turned = heights();
  root.classList.remove("has-nastaliq");
  const usual = heights();
  root.classList.add("has-nastaliq");
  return turned.map((height, i) => [height, usual[i]]);
}"""
# Headings in a box that cuts what stands out of it: Nastaliq stands out of its line.
CUT = """selector => [...document.querySelectorAll(selector)].filter(heading => {
  for (let box = heading; box !== document.body; box = box.parentElement) {
    if (["hidden", "clip", "auto", "scroll"].includes(getComputedStyle(box).overflowY)) return true;
  }
}).map(heading => heading.textContent)"""


@pytest.mark.parametrize("path", sampled(PATHS, 8))
@pytest.mark.parametrize("width", [360, 1440])
def test_headings_turn_when_the_page_is_quiet_and_nothing_moves(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/ur{path}")
    page.wait_for_selector(TURNED, timeout=PATIENCE)
    assert page.evaluate(SHIFTS) <= SHIFT
    fonts = page.evaluate(FETCHED)
    assert sum(font["bytes"] for font in fonts if not font["late"]) <= EARLY, fonts
    assert [font["late"] for font in fonts if "nastaliq" in font["name"]] == [True], fonts
    heights = page.evaluate(HEIGHTS, HEADINGS)
    assert heights and [one for one in heights if one[0] != one[1]] == []
    assert page.evaluate(CUT, HEADINGS) == []
    drawn = page.locator(HEADINGS).first.evaluate("heading => getComputedStyle(heading).fontFamily")
    assert drawn.startswith('"Nastaliq Headings"')
    titles = page.locator(".card-title, .card h2").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fontFamily)"
    )
    assert not [font for font in titles if "Nastaliq" in font], "those of charts stay as they were"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "script"),
    [
        ("/law", ""),
        ("/ur/law", SAVES_DATA),
        ("/ur/law", REDUCED),
        ("/ur/law?lite=1", ""),
        ("/ur/embed/women-judges", ""),
        ("/ur/brief?charts=women-judges", ""),
    ],
)
def test_nobody_else_asks_for_the_font(browser: Browser, base_url: str, path: str, script: str) -> None:
    with browser.new_context(base_url=base_url) as context:
        page = context.new_page()
        page.add_init_script(script or ";")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(3500)  # more than the page waits
        assert asked and not [address for address in asked if "nastaliq" in address]
        assert page.locator(TURNED).count() == 0
