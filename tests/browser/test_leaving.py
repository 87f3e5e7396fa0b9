"""The quick way out: always in view, in no one's way, by a click or by Shift, and gone at once; in embeds too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, Route, expect
from samples import sampled

from browser.opening import opened
from dashboard.charts import CHARTS
from layouts.components.leaving import ELSEWHERE, SENSITIVE

pytestmark = pytest.mark.browser
SIZES = [(360, 740), (320, 256), (1440, 900)]
PATHS = ["/", "/shelters", "/referrals", "/districts/kohat", "/find?q=shelter", "/charts/women-judges", "/ur/shelters"]
EMBEDS = ["shelters-by-district", "referral-ratio"]
# How much of the window the bar takes, and how far the foot of the page stands above it when a reader is at its end.
ROOM = """() => {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  const bar = document.querySelector(".leave-box").getBoundingClientRect();
  const foot = document.querySelector(".site-footer").getBoundingClientRect();
  return { bar: bar.height / innerHeight, above: bar.top - foot.bottom };
}"""


# Tells what a page shows while the other site is awaited.
BLANK = """new MutationObserver(() => console.log(`shows ${document.body.checkVisibility()} ${document.title}`))
  .observe(document, { subtree: true, attributeFilter: ["hidden"] })"""


def watched(page: Page) -> tuple[list[Request], list[str]]:
    """(the requests for the other site, what the page said that it showed meanwhile)."""
    asked: list[Request] = []
    told: list[str] = []

    def elsewhere(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body="elsewhere", content_type="text/html")

    page.route(f"{ELSEWHERE}**", elsewhere)
    page.on("console", lambda message: told.append(message.text) if message.text.startswith("shows") else None)
    page.add_init_script(BLANK)
    return asked, told


@pytest.mark.parametrize(("width", "height"), sampled(SIZES, len(SIZES)))
def test_the_way_out_is_in_view_wherever_a_reader_is(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for path in PATHS:
        opened(page, path)
        way = page.locator("a[data-leave]")
        expect(way).to_be_in_viewport(ratio=1)
        room = page.evaluate(ROOM)
        expect(way).to_be_in_viewport(ratio=1)
        expect(page.locator(".leave-words")).to_be_in_viewport(ratio=1)
        assert room["above"] >= -1, f"{path}: the foot of the page lies under the bar"
        assert room["bar"] <= 0.2, (path, room)


def test_shift_three_times_is_counted_and_leaves_a_blank_page(page: Page) -> None:
    asked, told = watched(page)
    opened(page, "/shelters")
    count = page.locator(".leave-count")
    page.keyboard.press("Shift")
    expect(count).to_have_text("Shift 1 of 3")
    expect(count).to_be_in_viewport(ratio=1)
    page.keyboard.press("Shift")
    expect(count).to_have_text("Shift 2 of 3")
    page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    assert told == ["shows false …"]
    assert "referer" not in asked[0].headers, "the other site learns no address of ours"


@pytest.mark.slow
def test_capitals_and_a_shift_long_ago_do_not_count(page: Page) -> None:
    asked, _ = watched(page)
    page.clock.install()
    opened(page, "/find")
    page.locator("main input[name=q]").click()
    for letter in "KPK":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator(".leave-count")).to_be_empty()
    for _ in range(4):
        page.keyboard.press("Shift")
        page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(".leave-count")).to_have_text("Shift 2 of 3")
    page.clock.fast_forward(6000)
    expect(page.locator(".leave-count")).to_be_empty()
    page.keyboard.press("Shift")
    assert not asked


def test_it_works_where_the_other_scripts_do_not_come(page: Page) -> None:
    _, told = watched(page)
    for name in ("site", "dash-renderer"):
        page.route(f"**/{name}-*.min.js", lambda route: route.abort())
    page.goto("/shelters")
    page.locator("a[data-leave]").click()
    page.wait_for_url(ELSEWHERE)
    assert told == ["shows false …"]


def test_embeds_on_victims_and_shelters_can_be_emptied(page: Page) -> None:
    assert {CHARTS[slug].theme for slug in EMBEDS} == set(SENSITIVE)

    def newspaper(route: Route) -> None:
        source = f"/embed/{route.request.url.partition('?')[2]}"
        frame = f'<p>A newspaper</p><iframe src="{source}" sandbox="allow-scripts"></iframe>'
        route.fulfill(body=frame, content_type="text/html")

    page.route("**/newspaper?*", newspaper)
    for slug in EMBEDS:
        for flag in ("", "?static=1"):
            page.goto(f"/newspaper?{slug}{flag}")
            frame = page.frame_locator("iframe")
            expect(frame.locator(".leave-box")).to_contain_text("The page around it stays.")
            frame.locator("a[data-leave]").click()
            expect(frame.locator("article")).to_have_count(0)
            assert page.inner_text("p") == "A newspaper"
    page.goto("/embed/women-judges")
    expect(page.locator("a[data-leave]")).to_have_count(0)
