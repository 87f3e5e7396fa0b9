"""The pages of places and comparisons in a real Chromium: the place of a page is chosen on the live page too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from samples import sampled

from browser.opening import PHONE, live, opened
from dashboard.geography import gazetteer

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to become live on a busy machine


SCREENS = 6  # of a phone; what is more is folded
LONG = ["/ur/provinces/khyber-pakhtunkhwa"]  # of those with the most to say
EVERY = [
    f"{language}/{kind}/{code}"
    for language in ("", "/ur")
    for kind, codes in (("provinces", gazetteer.provinces()), ("districts", gazetteer.names()))
    for code in codes
]


@pytest.mark.parametrize("path", sampled(EVERY, 0, LONG))
def test_the_page_of_a_place_is_short_and_leads_with_its_map_and_five_figures(page: Page, site: str, path: str) -> None:
    opened(page, path, PHONE)
    page.goto(path)  # a first visit may show the font of the system, which is wider on some machines
    live(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= SCREENS * PHONE["height"], height / PHONE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    top = page.locator(".place-lead").evaluate("part => part.getBoundingClientRect().top")
    assert top < PHONE["height"] / 2
    box = page.locator(".locator").bounding_box()
    assert box and box["height"] > 80
    ends = page.evaluate("""() => [...document.querySelectorAll(".keys li, .dot-rows li")].filter(
      part => part.scrollWidth > part.clientWidth + 1).length""")
    assert ends == 0, "nothing is cut"


def test_a_neighbour_on_the_map_leads_to_its_page(page: Page, site: str) -> None:
    opened(page, "/districts/lahore")
    page.locator(".around a[aria-label=Kasur] path").click()
    page.wait_for_url("**/districts/kasur")


def test_a_province_is_chosen_on_its_page_whatever_the_address_says(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".figure.json" in request.url else None)
    opened(page, "/provinces/sindh?province=punjab")
    title = page.locator('article[data-slug="shelters-by-district"] .card-title')
    expect(title).to_contain_text("Sindh", timeout=PATIENCE)
    page.locator(".with-card > summary").first.click()
    page.locator("[data-figure]").first.dispatch_event("pointerdown")
    page.wait_for_selector("[data-state=live]", timeout=PATIENCE)
    assert asked and all("province-sindh" in url and "punjab" not in url for url in asked), asked
    link = page.locator("header nav a", has_text="Shelters")
    assert link.get_attribute("href") == "/shelters?province=sindh"


def test_a_filter_of_the_card_keeps_the_district_of_the_page(page: Page, site: str) -> None:
    opened(page, "/districts/peshawar")
    title = page.locator(".card-title")
    expect(title).to_contain_text("was named in Peshawar", timeout=PATIENCE)
    page.locator(".with-card > summary").first.click()
    page.locator(".card select[name=edition]").select_option("report-3.3")
    expect(title).to_contain_text("Peshawar is not named", timeout=PATIENCE)
    assert page.url.endswith("/districts/peshawar?edition=report-3.3")


def test_chips_add_a_province_and_back_takes_it_out(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, "/compare?provinces=punjab")
    page.locator("a.chip", has_text="Sindh").click()
    page.wait_for_url("**/compare?provinces=punjab,sindh")
    live(page)
    expect(page.locator("h1")).to_have_text("Punjab and Sindh side by side")
    expect(page.locator("#compare-table tbody tr")).to_have_count(12)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.go_back()
    page.wait_for_url("**/compare?provinces=punjab")
    live(page)
    expect(page.locator("h1")).to_have_text("Compare places")
