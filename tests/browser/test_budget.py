"""What a reader's line carries: bytes and requests of a first visit, a second one and a change of filter. No times."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from layouts import pages

pytestmark = pytest.mark.browser
PATIENCE = 60_000
FIRST, REQUESTS = 480_000, 8  # of the overview, until the network is idle and every chart is interactive
AGAIN, AGAIN_REQUESTS = 10_000, 2
CHANGE = 4_000  # bytes of each figure after a change of filter
PLAIN = 80_000  # of the overview before any script has run
ELSEWHERE = 520_000  # of any other page
SHIFT = 0.05  # cumulative layout shift
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const add = entry => { sum += entry.hadRecentInput ? 0 : entry.value; };
  new PerformanceObserver(list => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
CHOOSE = """(select, value) => {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}"""
PATHS = [page.path for page in pages.PAGES]


@dataclass
class Line:
    """The answers that came over the network, (address, bytes with headers); nothing from the browser's own cache."""

    answers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.answers)


@pytest.fixture
def line(page: Page) -> Callable[[], Line]:
    """Begins to listen; what came so far is forgotten."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    current = [Line()]
    session.on("Network.responseReceived", lambda e: addresses.__setitem__(e["requestId"], e["response"]["url"]))

    def finished(event: dict[str, object]) -> None:
        address, size = addresses.get(str(event["requestId"]), ""), int(str(event["encodedDataLength"]).split(".")[0])
        if size and not address.startswith("data:"):
            current[0].answers.append((address, size))

    session.on("Network.loadingFinished", finished)

    def begin() -> Line:
        current[0] = Line()
        return current[0]

    return begin


def live(page: Page) -> None:
    expect(page.locator("html")).to_have_class(re.compile("is-live"), timeout=PATIENCE)
    plots = page.locator("#live .chart-frame").count()
    expect(page.locator("#live .js-plotly-plot .main-svg:first-child")).to_have_count(plots, timeout=PATIENCE)
    page.wait_for_load_state("networkidle")


def test_the_overview_costs_little_the_first_time_and_next_to_nothing_the_second(page: Page, line, base_url: str):
    first = line()
    page.goto("/")
    live(page)
    assert len(first.answers) <= REQUESTS, first.answers
    assert first.bytes <= FIRST, first.answers
    assert page.evaluate(SHIFTS) <= SHIFT
    assert {address.split("/")[2] for address, _ in first.answers} == {base_url.split("/")[2]}, "no other host"
    again = line()
    page.goto("/")
    live(page)
    assert 0 < len(again.answers) <= AGAIN_REQUESTS and again.bytes <= AGAIN, again.answers


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/"])
def test_every_other_page_stays_near_that(page: Page, line, path: str):
    seen = line()
    page.goto(path)
    live(page)
    assert len(seen.answers) <= REQUESTS and seen.bytes <= ELSEWHERE, seen.answers
    assert page.evaluate(SHIFTS) <= SHIFT, "nothing moves under the reader's eyes"


def test_the_overview_holds_everything_before_any_script(browser, base_url: str):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert page.locator("table").count() >= 4
    document, styles = sizes[:2]
    context.close()
    # The script is fetched too, where scripts are off: it stands at the end of the document and nothing waits for it.
    assert document + styles <= PLAIN, sizes


def connected(page: Page, **line: object) -> None:
    """What the browser says of the reader's line."""
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {json.dumps(line)} }})")


def test_a_change_of_filter_is_one_small_answer_per_chart_and_none_the_second_time(page: Page, line):
    connected(page, effectiveType="4g", saveData=True)
    page.goto("/shelters")
    live(page)
    charts = page.locator("#live .chart-frame").count()
    select = page.locator("#live .filter-bar select").first
    for province in ("sindh", "balochistan", "punjab"):
        changed = line()
        select.select_option(province)
        page.wait_for_load_state("networkidle")
        expect(page.locator("#live .card-title").first).not_to_be_empty()
        page.wait_for_timeout(500)
        figures = [(address, size) for address, size in changed.answers if ".figure.json" in address]
        assert 0 < len(figures) <= charts and len(figures) == len(changed.answers), changed.answers
        assert all(size <= CHANGE for _, size in figures), figures
    seen = line()
    select.select_option("sindh")
    page.wait_for_timeout(1000)
    assert seen.answers == [], "what was seen before is kept"


def test_pointing_at_a_control_fetches_the_values_beside_and_choosing_one_then_costs_nothing(page: Page, line):
    connected(page, effectiveType="4g", saveData=False)
    page.goto("/charts/women-judges")
    live(page)
    select = page.locator("#live .card select")
    values = select.evaluate("select => Array.from(select.options).map(option => option.value)")
    ahead = line()
    select.hover()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert [address.rpartition("court=")[2] for address, _ in ahead.answers] == [values[1]], ahead.answers
    before = page.locator("#live .subtitle").inner_text()
    chosen = line()
    select.evaluate(CHOOSE, values[1])
    expect(page.locator("#live .subtitle")).not_to_have_text(before)
    assert [address for address, _ in chosen.answers if ".figure.json" in address] == []


@pytest.mark.parametrize(
    "told", [{"effectiveType": "4g", "saveData": True}, {"effectiveType": "3g", "saveData": False}]
)
def test_nothing_is_fetched_ahead_on_a_slow_line_or_where_data_is_saved(page: Page, line, told):
    connected(page, **told)
    page.goto("/charts/women-judges")
    live(page)
    ahead = line()
    page.locator("#live .card select").hover()
    page.locator("#live .card select").focus()
    page.wait_for_timeout(1000)
    assert ahead.answers == []
