"""The dashboard in a real Chromium that can reach this machine only: what is drawn, what filters do, who is asked."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from samples import sampled

from dashboard.charts import CHARTS
from dashboard.selection import Filter
from layouts import pages

pytestmark = pytest.mark.browser

PAGES = [page.path for page in pages.PAGES]
CHART_PAGES = [f"/charts/{slug}" for slug in CHARTS]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
PATIENCE = 30_000  # milliseconds for a page to become live on a busy machine
READY = "() => document.documentElement.classList.contains('is-ready')"
# Touches the picture of a chart, or of all; says whether they have come to life.
TOUCH = """slug => {
  const frames = [...document.querySelectorAll(`article[data-slug${slug ? `="${slug}"` : ""}] [data-figure]`)];
  const still = frames.filter(frame => frame.dataset.state !== "live");
  still.forEach(frame => frame.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true})));
  return still.length === 0;
}"""
# The data of a figure as the browser holds them: one entry per trace.
DRAWN = """slug => {
  const plot = document.querySelector(`article[data-slug="${slug}"] .js-plotly-plot`);
  if (!plot || !plot._fullData) { return null; }  // another view is on its way
  const nested = v => ArrayBuffer.isView(v) || Array.isArray(v);
  const list = value => value == null ? [] : Array.from(value, v => nested(v) ? list(v) : v);
  return plot._fullData.map(trace => ({
    type: trace.type, name: trace.name, ids: list(trace.customdata).flat(),
    lying: trace.orientation === "h", x: list(trace.type === "bar" && trace.orientation !== "h" ? trace.y : trace.x),
    cells: trace.type === "bar" && trace.textposition === "none" ? list(trace.text).map(Number) : [],
    places: list(trace.locations), hovers: list(trace.hovertext).flat(),
  }));
}"""
SHAPES = """slug => {
  const plot = document.querySelector(`article[data-slug="${slug}"] .js-plotly-plot`);
  if (!plot) { return null; }
  const all = name => [...plot.querySelectorAll(name)];
  return {
    bars: all(".barlayer .point path").map(path =>
      plot.data.some(trace => trace.orientation === "h") ? path.getBBox().width : path.getBBox().height),
    areas: all(".choroplethlayer path").map(path => (path.getAttribute("d") || "").length),
    labels: all(".annotation-text").map(text => text.textContent),
  };
}"""


class Watched:
    """A page whose requests and complaints are written down."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.wait()

    def wait(self) -> None:
        self.page.wait_for_function(READY, timeout=PATIENCE)

    def touch(self, slug: str = "") -> None:
        """The chart of a card, or all of them, come to life, as they do for a reader who touches them."""
        self.page.wait_for_function(TOUCH, arg=slug, timeout=PATIENCE, polling=100)

    def told(self, slug: str, **query: str) -> dict[str, Any]:
        answer = self.page.request.get(f"/charts/{slug}.json", params=query)
        assert answer.ok
        return answer.json()

    def drawn(self, slug: str) -> list[dict[str, Any]]:
        self.touch(slug)
        found = self.page.evaluate(DRAWN, slug)
        assert found is not None, f"{slug} is being drawn anew"
        return found

    def heading(self, slug: str):
        return self.page.locator(f'article[data-slug="{slug}"] .card-title')

    def control(self, name: str, slug: str = ""):
        within = f'article[data-slug="{slug}"]' if slug else ".filter-bar"
        return self.page.locator(f'{within} select[name="{name}"]')

    def quiet(self) -> None:
        assert self.complaints == []
        assert self.hosts <= {urlsplit(self.site).netloc, ""}, "only this server was asked"


@pytest.fixture(scope="module")
def reader(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One reader for all tests of this file: files that may be kept for ever are fetched once."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def watched(reader: BrowserContext, site: str) -> Iterator[Watched]:
    page = reader.new_page()
    yield Watched(page, site)
    page.close()


def number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else float("nan")


def fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > page.viewport_size["width"]:
        culprits = page.evaluate(
            """width => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1
               && !e.closest(".table-frame")).slice(0, 5).map(e => e.outerHTML.slice(0, 120))""",
            page.viewport_size["width"],
        )
        pytest.fail(f"{wide} px wide: {culprits}")


# Pages


@pytest.mark.parametrize("path", sampled(PAGES, 9))
def test_a_page_comes_alive_and_asks_nobody_else(watched: Watched, path: str):
    watched.open(path)
    page = watched.page
    assert page.locator("h1").count() == 1
    watched.touch()
    for card in page.locator("article[data-slug]").all():
        slug = card.get_attribute("data-slug")
        assert watched.drawn(slug), slug
        expect(watched.heading(slug)).to_have_text(watched.told(slug)["title"])
    fits(page)
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(400)
    fits(page)
    watched.quiet()


def test_no_cookie_is_set_and_nothing_is_stored(watched: Watched):
    watched.open("/shelters")
    assert watched.page.context.cookies() == []
    assert watched.page.evaluate("localStorage.length + sessionStorage.length") == 0


# Charts: the marks drawn equal the rows


def compare(watched: Watched, slug: str, query: dict[str, str]) -> None:
    """Waits until the marks equal the rows: borders are fetched while the words already stand."""
    end = time.monotonic() + 15
    while True:
        try:
            return equal(watched, slug, query)
        except AssertionError:
            if time.monotonic() > end:
                raise
            watched.page.wait_for_timeout(200)


def equal(watched: Watched, slug: str, query: dict[str, str]) -> None:
    """What the browser holds and shows is what the rows say: ids, values, lengths of bars, areas."""
    told = watched.told(slug, **query)
    places = ("province", "provinces", "district")
    context = watched.told(slug, **{name: value for name, value in query.items() if name not in places})
    values = {row["figure_id"]: row for row in context["rows"]}
    parts = {part: row for row in context["rows"] for part in row["figure_id"].split("; ")}
    traces = watched.drawn(slug)
    areas = [place for trace in traces if trace["type"] == "choropleth" for place in trace["places"]]
    shapes = watched.page.evaluate(SHAPES, slug)
    assert shapes is not None, f"{slug} is being drawn anew"
    marks = [(trace, i, name) for trace in traces for i, name in enumerate(trace["ids"]) if name]
    assert marks or not told["rows"]
    for trace, i, name in marks:
        assert name in values or set(name.split("; ")) <= set(parts), f"{name} is in no row"
        row = values.get(name)
        if row is None:
            continue
        if trace["type"] == "bar" and trace["cells"]:
            assert number(trace["cells"][i]) == pytest.approx(row["value"], rel=1e-5), f"{name}: a cell"
        elif trace["type"] == "bar":
            # What has no value has no bar; a share of nothing is not a share of zero.
            wanted = row["value"] if isinstance(row["value"], (int, float)) else float("nan")
            # A column stands for what a rank is out of.
            wanted = wanted if trace["lying"] else row["denominator"]
            assert number(trace["x"][i]) == pytest.approx(wanted, rel=1e-5, nan_ok=True), name
        elif trace["type"] == "choropleth" and row["numerator"] is not None and row["denominator"] is not None:
            assert f"{row['numerator']:,} of {row['denominator']:,}" in trace["hovers"][i], name
    covered = {part for _, _, name in marks for part in name.split("; ")}
    for row in told["rows"]:
        if (
            row["value"] not in (None, "")
            and row["geography_level"] in ("province", "district")
            and row["unit"] != "stages"
        ):
            assert set(row["figure_id"].split("; ")) & covered, f"{row['figure_id']} is not drawn"
    bars = [number(x) for trace in traces if trace["type"] == "bar" for x in trace["x"]]
    bars = [0.0 if math.isnan(x) else x for x in bars]  # Plotly keeps an empty path for what has no bar
    assert len(shapes["bars"]) == len(bars)
    if bars and max(bars):
        # Within one trace and one axis, the drawn lengths are as the values.
        scale = max(shapes["bars"]) / max(bars)
        for drawn, value in zip(shapes["bars"], bars, strict=True):
            assert drawn == pytest.approx(value * scale, abs=1.5), (drawn, value)
    assert len(shapes["areas"]) == len(areas)
    # A map of one province shows little of the others.
    near = [trace["name"] == "units" for trace in traces if trace["type"] == "choropleth" for _ in trace["places"]]
    assert all(length > 10 for length, shown in zip(shapes["areas"], near, strict=True) if shown), "areas have outlines"


def test_a_mark_that_is_not_as_its_row_is_noticed(watched: Watched):
    watched.open("/charts/women-judges")
    compare(watched, "women-judges", {})
    tamper = """([lengths]) => window.Plotly.restyle(
      document.querySelector(".js-plotly-plot"), {x: [lengths]})"""
    bars = watched.drawn("women-judges")[0]["x"]
    watched.page.evaluate(tamper, [[bars[0] + 0.1, *bars[1:]]])
    with pytest.raises(AssertionError, match="R087"):
        equal(watched, "women-judges", {})


def other_value(filter_: Filter) -> str:
    """A value of a filter that is not the default."""
    preferred = {"province": "sindh", "district": "peshawar", "borders": "tiles"}
    values = [option.value for option in filter_.options() if option.value != filter_.default]
    return preferred[filter_.name] if preferred.get(filter_.name) in values else values[0]


def test_an_answer_that_comes_late_does_not_take_the_place_of_a_later_choice(watched: Watched):
    page, held = watched.page, []
    watched.open("/charts/women-literacy")
    page.route("**/charts/women-literacy?province=balochistan", lambda route: held.append(route))
    watched.control("province").select_option("balochistan")
    page.wait_for_function("() => location.search === '?province=balochistan'")
    watched.control("province").select_option("sindh")
    told = watched.told("women-literacy", province="sindh")
    expect(watched.heading("women-literacy")).to_have_text(told["title"])
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    compare(watched, "women-literacy", {"province": "sindh"})
    expect(watched.heading("women-literacy")).to_have_text(told["title"])


def test_a_choice_asks_only_for_the_charts_it_is_about(watched: Watched):
    page, asked = watched.page, []
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    watched.open("/representation")
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    watched.control("court", "women-judges").select_option("high")
    expect(watched.page.locator('article[data-slug="women-judges"] .subtitle')).to_contain_text("high")
    page.wait_for_load_state("networkidle")
    assert asked[0] == "/charts/women-judges/court-high.card.html"
    # The first reader of a view draws its chart, as there is no picture of it yet.
    assert all("plotly" in path or path.startswith("/charts/women-judges/court-high.") for path in asked), asked


def telling() -> set[str]:
    """Few charts that have every filter and every kind of picture among them: the one with most of what is missing."""
    kinds = {
        slug: {f.name for f in chart.parameters} | {k for k in ("map", "aspect", "width") if getattr(chart, k)}
        for slug, chart in CHARTS.items()
    }
    found, missing = set[str](), set().union(*kinds.values())
    while missing:
        best = max(CHARTS, key=lambda slug: len(kinds[slug] & missing))
        found.add(best)
        missing -= kinds[best]
    return found


TELLING = telling()


@pytest.mark.parametrize("slug", sampled(CHARTS, 21))
def test_a_chart_draws_its_rows_and_fits_a_phone(watched: Watched, slug: str):
    page = watched.page
    watched.open(f"/charts/{slug}")
    expect(watched.heading(slug)).to_have_text(watched.told(slug)["title"])
    compare(watched, slug, {})
    fits(page)
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(300)
    fits(page)
    watched.quiet()


@pytest.mark.parametrize("slug", sampled(CHARTS, 0, sorted(TELLING)[::7]))
def test_filters_move_address_words_and_marks(watched: Watched, slug: str):
    chart, page = CHARTS[slug], watched.page
    watched.open(f"/charts/{slug}")
    default = watched.told(slug)["title"]
    names = [f for f in chart.parameters if f.name not in ("lang", "provinces", "pins")]
    chosen: dict[str, str] = {}
    steps = []
    for filter_ in sorted(names, key=lambda f: f.name == "district")[:3]:
        own = watched.control(filter_.name, slug)
        control = own if own.count() else watched.control(filter_.name)
        expect(control).to_have_count(1)
        before = control.input_value()
        value = other_value(filter_)
        if filter_.name == "district":
            chosen.pop("province", None)
        chosen[filter_.name] = value
        control.focus()
        control.select_option(value)
        told = watched.told(slug, **chosen)
        expect(watched.heading(slug)).to_have_text(told["title"])
        page.wait_for_function(
            "([key, value]) => new URLSearchParams(location.search).get(key) === value", arg=[filter_.name, value]
        )
        query = {key: parts[0] for key, parts in parse_qs(urlsplit(page.url).query).items()}
        assert query == chosen, "only what differs from the default is written"
        assert control.evaluate("element => element === document.activeElement"), "the focus stays"
        compare(watched, slug, chosen)
        steps.append((control, before, told["title"]))
    # The link, pasted into a new window, shows the same.
    if chosen:
        twin = Watched(page.context.new_page(), watched.site)
        twin.open(page.url)
        expect(twin.heading(slug)).to_have_text(steps[-1][2])
        compare(twin, slug, chosen)
        for name, value in chosen.items():
            own = twin.control(name, slug)
            expect(own if own.count() else twin.control(name)).to_have_value(value)
        twin.quiet()
        twin.page.close()
    # Back undoes one step after the other.
    titles = [default, *[title for _, _, title in steps]]
    for i in reversed(range(len(steps))):
        page.go_back()
        expect(steps[i][0]).to_have_value(steps[i][1])
        expect(watched.heading(slug)).to_have_text(titles[i])
    assert urlsplit(page.url).query == ""
    watched.quiet()


def test_forward_and_a_second_window_hold_the_state(watched: Watched):
    watched.open("/representation")
    watched.control("province").select_option("punjab")
    expect(watched.page).to_have_url(re.compile(r"\?province=punjab$"))
    watched.page.go_back()
    expect(watched.control("province")).to_have_value("all")
    watched.page.go_forward()
    expect(watched.control("province")).to_have_value("punjab")
    expect(watched.page.locator("h1")).to_contain_text("Punjab")


def test_a_place_goes_along_to_the_next_page(watched: Watched):
    watched.open("/shelters?province=sindh")
    watched.page.locator("nav a", has_text="Provinces").first.click()
    watched.page.wait_for_url("**/provinces?province=sindh")
    watched.wait()
    expect(watched.control("province")).to_have_value("sindh")


def test_reset_takes_every_choice_back(watched: Watched):
    watched.open("/provinces?province=sindh&borders=tiles&indicator=women-voters")
    watched.page.locator("#reset").click()
    expect(watched.control("province")).to_have_value("all")
    expect(watched.control("borders")).to_have_value("schematic")
    assert urlsplit(watched.page.url).query == ""


def test_a_bad_value_in_the_address_is_told_at_the_top(watched: Watched):
    watched.open("/charts/women-judges?province=atlantis&utm_source=x")
    expect(watched.page.locator(".complaints li").first).to_contain_text("province: “atlantis”")
    watched.quiet()


def test_the_table_follows_the_filter(watched: Watched):
    watched.open("/charts/women-judges")
    rows = watched.page.locator(".table-details tbody tr")
    expect(rows).to_have_count(len(watched.told("women-judges")["rows"]))
    watched.control("province").select_option("sindh")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("45 of 564")


def test_downloads_follow_the_filter(watched: Watched):
    watched.open("/charts/women-judges?court=district")
    watched.control("province").select_option("sindh")
    link = watched.page.locator(".actions a", has_text="CSV")
    expect(link).to_have_attribute("href", re.compile(r"/charts/women-judges\.csv\?.*province=sindh"))
    text = watched.page.request.get(link.get_attribute("href")).text()
    assert "Sindh" in text and "531" in text and "Punjab" not in text


def test_the_document_title_follows_the_chart(watched: Watched):
    watched.open("/charts/women-judges")
    expect(watched.page).to_have_title(watched.told("women-judges")["title"])
    watched.control("province").select_option("sindh")
    expect(watched.page).to_have_title(watched.told("women-judges", province="sindh")["title"])


def test_leaving_quickly_puts_another_site_in_place_of_this_page(reader: BrowserContext, site: str):
    page = reader.new_page()
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    watched = Watched(page, site)
    watched.open("/data")
    watched.open("/shelters")
    page.locator("a[data-leave]").click()
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert page.url.endswith("/data"), "Back does not lead to the page that was left"
    page.close()


def test_the_chart_is_a_picture_with_words_for_those_who_do_not_see_it(watched: Watched):
    watched.open("/charts/women-literacy")
    picture = watched.page.locator(".picture").first
    expect(picture).to_have_attribute("role", "img")
    expect(picture).to_have_attribute("aria-label", re.compile("Highest: "))
    watched.touch()
    plot = watched.page.locator(".js-plotly-plot")
    expect(plot).to_have_attribute("role", "img")
    expect(plot).to_have_attribute("aria-label", re.compile("Highest: "))
    assert watched.page.get_by_text("Share chart").count() == 0


def test_the_skip_link_leads_to_the_content(watched: Watched):
    watched.open("/shelters")
    watched.page.keyboard.press("Tab")
    assert "Skip" in watched.page.evaluate("document.activeElement.textContent")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"


# Without scripts


@pytest.fixture(scope="module")
def plain(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**{**browser_context_args, "viewport": PHONE, "java_script_enabled": False})
    yield context
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        *sampled(PAGES, len(PAGES)),
        *sampled(CHART_PAGES, 20),
    ],
)
def test_without_scripts_a_page_can_be_read(plain: BrowserContext, site: str, path: str):
    page = plain.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    assert page.get_by_text("Loading...").count() == 0 or not page.get_by_text("Loading...").is_visible()
    if path in CHART_PAGES:
        expect(page.locator(".n")).to_be_visible()
        page.locator(".tabs a").nth(1).click()
        expect(page.locator(".table-details table")).to_be_visible()
    elif path not in ("/data", "/method", "/since"):  # no chart
        details = page.locator(".table-details").first
        details.locator("summary").click()
        expect(details.locator("table")).to_be_visible()
    assert hosts <= {urlsplit(site).netloc, ""}
    # Scripts are off for the page, not for the test.
    assert page.locator("html").evaluate("element => element.scrollWidth") <= PHONE["width"]
    page.close()


def test_without_scripts_the_filters_are_a_form(plain: BrowserContext):
    page = plain.new_page()
    page.goto("/representation")
    page.locator('select[name="province"]').select_option("sindh")
    page.locator(".filter-bar button").click()
    assert parse_qs(urlsplit(page.url).query)["province"] == ["sindh"]
    expect(page.locator("h1")).to_contain_text("Sindh")
    expect(page.locator('select[name="province"]')).to_have_value("sindh")
    expect(page.locator('article[data-slug="women-judges"] .card-title')).to_contain_text("Sindh")
    page.close()


def test_a_page_that_is_missing_leads_on(plain: BrowserContext):
    page = plain.new_page()
    answer = page.goto("/shelter")
    assert answer is not None and answer.status == 404
    page.locator('main a[href="/shelters"]').click()
    expect(page.locator("h1")).to_contain_text("Shelters")
    page.close()
