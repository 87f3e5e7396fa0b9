"""What a choice says to those who do not see the page change: one live region, in the words of the server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.opening import opened

pytestmark = pytest.mark.browser
REGION = "#told"


def begun(page: Page, path: str) -> None:
    opened(page, path)
    expect(page.locator(REGION)).to_have_count(1)
    expect(page.locator(REGION)).to_have_text("")


def lines(page: Page) -> list[str]:
    return (page.locator(REGION).text_content() or "").split("\n")


def test_a_choice_in_a_card_is_told_with_its_n(page: Page) -> None:
    begun(page, "/representation")
    page.locator('article[data-slug="women-judges"] select').select_option("high")
    told = page.request.get("/charts/women-judges.json?court=high").json()
    expect(page.locator(REGION)).to_contain_text(told["title"])
    assert lines(page) == [told["title"], told["n"]]


def test_a_choice_of_the_page_is_told_by_its_heading_and_its_charts(page: Page) -> None:
    begun(page, "/representation")
    page.locator(".filter-bar select").first.select_option("sindh")
    expect(page.locator(REGION)).to_contain_text("Sindh")
    cards = page.locator("article[data-slug] .card-title").all_text_contents()
    assert lines(page) == [page.locator("h1").text_content(), *cards] and len(cards) > 2


@pytest.mark.slow
def test_a_choice_on_the_page_of_a_chart_is_told_with_its_n(page: Page) -> None:
    begun(page, "/charts/women-judges")
    page.locator(".filter-bar select[name=province]").select_option("sindh")
    told = page.request.get("/charts/women-judges.json?province=sindh").json()
    expect(page.locator(REGION)).to_contain_text(told["title"])
    assert lines(page) == [told["title"], told["n"]]


def test_a_filter_of_a_list_is_told_with_the_number_left(page: Page) -> None:
    begun(page, "/recommendations")
    page.locator(".list-filters select").first.select_option(index=1)
    expect(page.locator(REGION)).to_contain_text(page.locator("h1").inner_text())
    assert page.locator(".list-count").inner_text() in lines(page)


def test_a_failure_is_told_and_the_same_one_again(page: Page) -> None:
    begun(page, "/representation")
    page.route("**/*.card.html*", lambda route: route.fulfill(status=503, body="busy"))
    card = page.locator('article[data-slug="women-judges"]')
    for value in ("high", "district"):
        page.evaluate("document.getElementById('told').textContent = ''")
        card.locator("select").select_option(value)
        expect(page.locator(REGION)).to_contain_text("could not be fetched")


@pytest.mark.slow
def test_a_page_has_no_other_region_that_speaks_of_a_choice(page: Page) -> None:
    """Twice the same words would be heard twice."""
    begun(page, "/representation")
    page.route("**/*.card.html*", lambda route: route.fulfill(status=503, body="busy"))
    page.locator('article[data-slug="women-judges"] select').select_option("high")
    expect(page.locator(REGION)).to_contain_text("could not")
    live = page.locator("[role=status], [role=alert], [aria-live]").filter(has_text="could not be fetched")
    expect(live).to_have_count(1)
