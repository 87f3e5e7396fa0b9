"""The list of proposals in a browser: a choice leads to an address, Back leads back, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.opening import live, opened

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_the_form_leads_to_an_address_and_back_leads_back(page: Page) -> None:
    opened(page, "/recommendations?province=sindh")
    expect(page.locator(".record")).to_have_count(36)
    page.locator("select[name=actor]").select_option("police")
    page.wait_for_url("**/recommendations?province=sindh&actor=police")
    live(page)
    expect(page.locator(".record")).to_have_count(3)
    expect(page.locator("select[name=actor]")).to_have_value("police")
    page.go_back()
    live(page)
    assert page.url.endswith("/recommendations?province=sindh")
    expect(page.locator(".record")).to_have_count(36)
    expect(page.locator("select[name=actor]")).to_have_value("all")
    page.go_forward()
    live(page)
    expect(page.locator(".record")).to_have_count(3)
    page.locator(".show-all").click()
    page.wait_for_url("**/recommendations**")
    live(page)
    expect(page.locator(".record")).to_have_count(36)


def test_the_chart_follows_the_heading_of_the_list(page: Page) -> None:
    opened(page, "/recommendations?heading=media")
    expect(page.locator('article[data-slug="proposals-by-actor"] .n')).to_contain_text("n = 5 proposals")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_form_works_too(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/recommendations")
    page.locator("select[name=heading]").select_option("media")
    page.locator(".list-filters button").click()
    expect(page.locator(".record")).to_have_count(5)
    expect(page.locator("select[name=heading]")).to_have_value("media")
    context.close()


def test_the_snippet_shows_the_record_as_high_as_it_is(page: Page, site: str) -> None:
    opened(page, "/recommendations/P17")
    snippet = page.locator(".snippet").inner_text()
    page.route(f"{site}/host.html", lambda route: route.fulfill(body=snippet, content_type="text/html"))
    page.goto("/host.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("P17: Look into shelters that fail women")
    for _ in range(50):
        height = page.locator("iframe").bounding_box()["height"]
        content = page.frames[1].evaluate("document.body.getBoundingClientRect().height")
        if abs(height - content) <= 2:
            break
        page.wait_for_timeout(200)
    assert abs(height - content) <= 2, (height, content)
    assert height != 420, "not merely the height it began with"
