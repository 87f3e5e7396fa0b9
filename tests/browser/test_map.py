"""The map page by mouse, by keys, by finger and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard import built_assets

pytestmark = pytest.mark.browser
PATIENCE = 30_000
FIGURE = "#map-part figure"
OWN = 12_000  # bytes of our own script, packed
WHOLE = 650_000  # of the page with its chart live


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector("html.is-ready", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")


def middle_of(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a point of the overlay lies (pixels of the picture, 560 wide)."""
    page.locator(FIGURE).scroll_into_view_if_needed()
    return tuple(
        page.evaluate(
            """([x, y]) => { const over = document.querySelector("#map-part svg.pins");
            const at = new DOMPoint(x, y).matrixTransform(over.getScreenCTM()); return [at.x, at.y]; }""",
            [x, y],
        )
    )


def pins(page: Page) -> Locator:
    return page.locator(".map-panel .pin h3")


# Pixels of the picture of the country: the middles of three districts.
LAHORE, KECH, ISLAMABAD = (444.8, 229.2), (87.6, 423.8), (404.7, 145.5)


def test_a_click_pins_the_district_under_it_before_and_after_the_chart_is_live(page: Page) -> None:
    opened(page, "/map")
    page.mouse.click(*middle_of(page, *LAHORE))
    page.wait_for_url("**/map?pins=lahore")
    expect(pins(page)).to_have_text(["Lahore"])
    frame = page.locator(f"{FIGURE} [data-figure]")
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.mouse.click(*middle_of(page, *KECH))
    expect(pins(page)).to_have_text(["Lahore", "Kech"])
    expect(page.locator(f"{FIGURE} svg.pins text")).to_have_text(["Kech", "Lahore"])
    assert frame.get_attribute("data-state") == "live", "no chart is drawn anew for a pin"
    page.mouse.click(*middle_of(page, *LAHORE))
    expect(pins(page)).to_have_text(["Kech"])
    page.go_back()
    expect(pins(page)).to_have_text(["Lahore", "Kech"])


def test_a_choice_is_one_small_answer(page: Page, line) -> None:
    opened(page, "/map?pins=lahore")
    page.locator(f"{FIGURE} [data-figure]").dispatch_event("pointerdown")
    expect(page.locator(f"{FIGURE} [data-figure]")).to_have_attribute("data-state", "live", timeout=PATIENCE)
    chosen = line()
    page.mouse.click(*middle_of(page, *KECH))
    expect(pins(page)).to_have_text(["Lahore", "Kech"])
    page.wait_for_load_state("networkidle")
    parts = [size for address, size in chosen.answers if "/map.part.html" in address]
    others = [address for address, _ in chosen.answers if "/map.part.html" not in address]
    assert len(parts) == 1 and parts[0] <= 8_000, chosen.answers
    assert all("/geodata/" in address or ".figure.json" in address for address in others), others


def test_the_page_with_its_chart_live_stays_within_its_bytes(page: Page, line) -> None:
    visit = line()
    opened(page, "/map?pins=lahore,chitral")
    page.locator(f"{FIGURE} [data-figure]").dispatch_event("pointerdown")
    expect(page.locator(f"{FIGURE} [data-figure]")).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    assert visit.bytes <= WHOLE, visit.answers
    script = built_assets.BUILD / f"{built_assets.address('site.js').rpartition('/')[2]}.br"
    assert script.stat().st_size <= OWN, "without the head of the answer"


def test_by_keys_alone_from_the_front_page_to_a_district_against_province_and_country(page: Page) -> None:
    opened(page, "/")
    link = page.locator("header nav a", has_text="Map")
    for _ in range(20):  # the skip link, the name of the site, the pages
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")  # 1: the map, which opens with girls out of school
    page.wait_for_url("**/map")
    page.wait_for_selector("html.is-ready", timeout=PATIENCE)
    field = page.locator("#find-place")
    for _ in range(40):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("Lower Chi", delay=20)
    expect(page.locator("#find-place-list li").first).to_contain_text("Chitral")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # 2: the district
    page.wait_for_url("**/map?pins=chitral")
    panel = page.locator(".map-panel")
    for told in ("Chitral", "18.8", "12,180 of 64,846", "Khyber Pakhtunkhwa", "Pakistan"):
        expect(panel).to_contain_text(told)
    expect(page.locator("#told")).to_contain_text("Chitral")


def test_arrows_walk_the_map_and_enter_pins(page: Page) -> None:
    opened(page, "/map")
    frame = page.locator(f"{FIGURE} [data-figure]")
    frame.focus()
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    told = page.locator("#told")
    page.keyboard.press("Home")
    expect(told).to_have_text(re.compile("^[A-Z]"))
    page.keyboard.press("ArrowDown")
    ring = page.locator(".mark-words")
    name = (ring.text_content() or "").partition(",")[0]
    page.keyboard.press("Enter")
    expect(pins(page)).to_have_text([name])
    expect(told).to_have_text(re.compile(name))
    expect(frame).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(ring).not_to_have_text(re.compile(f"^{name},"))
    page.keyboard.press("Enter")
    expect(pins(page)).to_have_count(2)


def test_a_key_of_the_legend_shows_its_districts_alone(page: Page) -> None:
    opened(page, "/map?layer=women-literacy&pins=lahore")
    keys = page.locator("#map-part .legend button")
    keys.nth(1).click()
    veil = page.locator("svg.pins .veil")
    expect(keys.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(veil).to_have_attribute("d", re.compile("^M"))
    several = len(veil.get_attribute("d") or "")
    keys.nth(5).click()
    expect(keys.nth(1)).to_have_attribute("aria-pressed", "false")
    expect(veil).to_have_count(1)
    assert len(veil.get_attribute("d") or "") != several
    keys.nth(5).click()
    expect(veil).to_have_attribute("d", "")
    assert page.url.endswith("/map?layer=women-literacy&pins=lahore"), "and pins nothing"


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


def test_by_touch_alone_three_taps_lead_to_the_figure_of_a_district(phone: Page) -> None:
    opened(phone, "/")
    phone.locator("header nav a", has_text="Map").tap()  # 1
    phone.wait_for_url("**/map")
    phone.wait_for_selector("html.is-ready", timeout=PATIENCE)
    phone.locator(".map-layers a", has_text="Where are girls out of school?").tap()  # 2
    # 3: five pixels beside Islamabad, which is seven pixels wide
    x, y = middle_of(phone, *ISLAMABAD)
    phone.touchscreen.tap(x + 5, y)
    expect(pins(phone)).to_have_text(["Islamabad"])
    for told in ("14.8", "41,275 of 278,773", "Pakistan"):
        expect(phone.locator(".map-panel")).to_contain_text(told)
    sheet = phone.locator(".map-panel").bounding_box()
    assert sheet and sheet["y"] + sheet["height"] <= 740 + 1, "the panel is in view"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_script_links_and_the_form_pin(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/map")
    page.locator(".map-layers a", has_text="married early").click()
    page.wait_for_url("**/map?layer=early-marriage")
    page.locator("#find-place").fill("لاہور")
    page.locator(".map-find button").click()
    page.wait_for_url("**/map?layer=early-marriage&pins=lahore")
    expect(pins(page)).to_have_text(["Lahore"])
    page.locator(".map-panel a", has_text="Kasur").click()
    expect(pins(page)).to_have_text(["Lahore", "Kasur"])
    page.locator(".take-out").first.click()
    expect(pins(page)).to_have_text(["Kasur"])
    context.close()
