"""The pages of places and comparisons in a real Chromium: the place of a page is chosen on the live page too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to become live on a busy machine


def live(page: Page) -> None:
    page.wait_for_selector("html.is-ready", timeout=PATIENCE)


def test_a_province_is_chosen_on_its_page_whatever_the_address_says(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".figure.json" in request.url else None)
    page.goto("/provinces/sindh?province=punjab")
    live(page)
    title = page.locator('article[data-slug="shelters-by-district"] .card-title')
    expect(title).to_contain_text("Sindh", timeout=PATIENCE)
    page.locator("[data-figure]").first.dispatch_event("pointerdown")
    page.wait_for_selector("[data-state=live]", timeout=PATIENCE)
    assert asked and all("province-sindh" in url and "punjab" not in url for url in asked), asked
    link = page.locator("header nav a", has_text="Shelters")
    assert link.get_attribute("href") == "/shelters?province=sindh"


def test_a_filter_of_the_card_keeps_the_district_of_the_page(page: Page, site: str) -> None:
    page.goto("/districts/peshawar")
    live(page)
    title = page.locator(".card-title")
    expect(title).to_contain_text("was named in Peshawar", timeout=PATIENCE)
    page.locator(".card select").select_option("report-3.3")
    expect(title).to_contain_text("Peshawar is not named", timeout=PATIENCE)
    assert page.url.endswith("/districts/peshawar?edition=report-3.3")


def test_chips_add_a_province_and_back_takes_it_out(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/compare?provinces=punjab")
    live(page)
    page.locator("a.chip", has_text="Sindh").click()
    page.wait_for_url("**/compare?provinces=punjab,sindh")
    live(page)
    expect(page.locator("h1")).to_have_text("Punjab and Sindh side by side")
    expect(page.locator("#compare-table tbody tr")).to_have_count(12)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.go_back()
    page.wait_for_url("**/compare?provinces=punjab")
    live(page)
    expect(page.locator("h1")).to_have_text("Compare provinces")
