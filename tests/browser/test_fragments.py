"""A choice on a page when things go wrong: an answer that fails, a newer edition, odd values, no script."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.opening import opened

pytestmark = pytest.mark.browser
PATIENCE = 30_000
CARD = 'article[data-slug="women-judges"]'


def test_a_choice_that_cannot_be_fetched_empties_nothing_and_can_be_tried_again(page: Page) -> None:
    opened(page, "/representation")
    card = page.locator(CARD)
    title, pictures = card.locator(".card-title").inner_text(), card.locator("svg.picture").count()
    page.route("**/*.card.html*", lambda route: route.fulfill(status=503, body="busy"))
    card.locator("select").select_option("high")
    message = card.locator(".message")
    expect(message).to_contain_text("could not be fetched")
    assert card.locator(".card-title").inner_text() == title and pictures
    assert card.locator("svg.picture").count() == pictures, "the finished picture stays"
    assert card.get_attribute("aria-busy") is None
    page.unroute("**/*.card.html*")
    message.locator("a").click()
    page.wait_for_url("**/representation?court=high")
    expect(card.locator(".subtitle")).to_contain_text("high")
    assert card.locator(".message").count() == 0


@pytest.mark.parametrize("blocked", ["**/*.figure.json*", "**/geodata/**", "**/plotly-*"])
def test_a_chart_that_cannot_come_to_life_keeps_its_picture(page: Page, blocked: str) -> None:
    opened(page, "/shelters")
    page.route(blocked, lambda route: route.abort())
    frame = page.locator('article[data-slug="shelters-by-district"] [data-figure]')
    frame.dispatch_event("pointerdown")
    page.wait_for_timeout(1500)
    expect(frame.locator("svg.picture").first).to_be_visible()
    page.unroute(blocked)
    page.wait_for_function(
        """frame => { frame.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}));
                     return frame.dataset.state === "live"; }""",
        arg=frame.element_handle(),
        timeout=PATIENCE,
        polling=200,
    )


def test_a_newer_edition_is_told_and_never_mixed_in(page: Page) -> None:
    opened(page, "/representation")
    page.route(
        "**/*.card.html*",
        lambda route: route.fulfill(
            body=re.sub('data-version="[^"]*"', 'data-version="0123456789"', route.fetch().text()),
            content_type="text/html",
        ),
    )
    card = page.locator(CARD)
    title = card.locator(".card-title").inner_text()
    card.locator("select").select_option("high")
    expect(card.locator(".message")).to_contain_text("data of this site have changed")
    assert card.locator(".card-title").inner_text() == title
    card.locator(".message a").click()
    page.wait_for_url("**/representation?court=high")
    expect(card.locator(".subtitle")).to_contain_text("high")


@pytest.mark.parametrize("query", ["province=Sindh", "province=SINDH", "province=%20sindh%20", "province=sindh&x=1"])
def test_control_heading_and_charts_read_the_address_alike(page: Page, query: str) -> None:
    asked: list[str] = []
    opened(page, f"/shelters?{query}")
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_have_text(re.compile(": Sindh$"))
    expect(page.locator(".filter-bar select[name=province]")).to_have_value("sindh")
    for title in page.locator(".card-title").all():
        expect(title).to_contain_text("Sindh")
    assert not [path for path in asked if path == "/shelters"], "the browser found nothing to mend"
    page.locator(".filter-bar select[name=province]").select_option("all")
    expect(page.locator("h1")).not_to_contain_text("Sindh")
    links = page.locator("header nav a").evaluate_all("links => links.map(link => link.search)")
    assert not [link for link in links if "province" in link]


def test_a_page_whose_scripts_never_come_works_with_forms_and_links(page: Page) -> None:
    page.route("**/assets/build/*.js", lambda route: route.abort())
    page.goto("/representation")
    page.locator(".filter-bar select").select_option("sindh")
    page.locator(".filter-bar button").click()
    page.wait_for_url("**/representation?province=sindh")
    card = page.locator(CARD)
    expect(card.locator(".card-title")).to_contain_text("Sindh")
    card.locator("select").select_option("high")
    card.locator(".controls button").click()
    page.wait_for_url(re.compile("province=sindh&court=high|court=high&province=sindh"))
    expect(card.locator(".card-title")).to_contain_text("1 of 33")
    card.locator(".table-details > summary").click()
    expect(card.locator("table")).to_be_visible()


def test_where_nothing_was_built_no_script_is_asked_for(client, monkeypatch) -> None:
    from dashboard import built_assets
    from routes import responses

    monkeypatch.setattr(built_assets, "_names", dict)
    responses.KEPT.clear()
    html = client.get("/representation").get_data(as_text=True)
    assert "<script" not in html and "/assets/dashboard.css" in html and "<form" in html
    assert "<script" not in client.get("/embed/women-judges").get_data(as_text=True)
    responses.KEPT.clear()


def test_what_a_reader_has_open_stays_open(page: Page) -> None:
    opened(page, "/representation")
    card = page.locator(CARD)
    card.locator("details.table-details summary").click()
    select = card.locator("select")
    select.focus()
    select.select_option("high")
    expect(card.locator(".subtitle")).to_contain_text("high")
    expect(card.locator("table")).to_be_visible()
    expect(select).to_be_focused()
    page.locator(".filter-bar select").select_option("sindh")
    expect(card.locator(".card-title")).to_contain_text("Sindh")
    expect(card.locator("table")).to_be_visible()


def test_a_chart_the_choice_is_not_about_stays_live(browser: Browser, base_url: str) -> None:
    page = browser.new_context(base_url=base_url).new_page()
    opened(page, "/representation")
    other = page.locator('article[data-slug="women-in-parliament"] [data-figure]')
    other.dispatch_event("pointerdown")
    expect(other).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.locator(".filter-bar select").select_option("sindh")
    expect(page.locator(f"{CARD} .card-title")).to_contain_text("Sindh")
    expect(other).to_have_attribute("data-state", "live")
    page.context.close()
