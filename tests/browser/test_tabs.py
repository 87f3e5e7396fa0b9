"""The page of a chart in a browser: tabs, the order of the table, words found in it, and the row a link points to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from samples import sampled

from browser.opening import opened

pytestmark = pytest.mark.browser
# Whether a row is wholly in view: below the head of its table and the bar of filters, above the lower edge.
SEEN = """id => {
  const row = document.getElementById(id), box = row.getBoundingClientRect();
  const head = row.closest("table").tHead.getBoundingClientRect();
  const bar = document.querySelector(".filter-bar")?.getBoundingClientRect();
  return box.height > 0 && box.top >= head.bottom - 1 && box.top >= (bar?.bottom ?? 0) - 1 && box.bottom <= innerHeight
    && box.bottom <= row.closest(".table-frame").getBoundingClientRect().bottom + 1;
}"""


def test_tabs_change_the_address_and_ask_for_nothing(page: Page) -> None:
    opened(page, "/charts/women-judges?court=high")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    tabs = page.get_by_role("tab")
    expect(page.get_by_role("tablist")).to_be_visible()
    expect(tabs.nth(0)).to_have_attribute("aria-selected", "true")
    tabs.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_have_attribute("aria-labelledby", "tab-table")
    expect(page.locator("#show-table table")).to_be_visible()
    expect(page.locator("#show-chart")).to_be_hidden()
    page.wait_for_url("**court=high&show=table*")
    assert not [address for address in asked if "/charts/" in address], asked
    page.locator(".controls select").select_option("district")
    page.wait_for_url("**court=district&show=table*")
    expect(page.locator(".subtitle")).to_contain_text("district")
    expect(page.locator("#show-table table")).to_be_visible()
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator(".subtitle")).to_contain_text("high")
    page.go_back()
    expect(page.locator("#show-chart")).to_be_visible()
    expect(tabs.nth(0)).to_have_attribute("aria-selected", "true")


def test_the_order_of_a_table_and_words_found_in_it(page: Page) -> None:
    opened(page, "/charts/women-literacy?show=table")
    rows = page.locator("#show-table tbody tr")
    everything = rows.count()
    page.locator("#sort-value").click()
    page.wait_for_url("**sort=value*")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    lowest = rows.first.inner_text()
    page.locator("#sort-value").click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    assert rows.first.inner_text() != lowest
    expect(page.locator("#sort-value")).to_be_focused()
    page.get_by_label("Find in this table").fill("lahore")
    expect(page.locator("#show-table tbody tr:visible")).to_have_count(1)
    expect(page.locator(".found-rows")).to_have_text(f"1 of {everything} rows")
    assert "lahore" not in page.url.lower(), "no word leaves the browser"
    page.locator("#sort-value").click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#show-table tbody tr:visible")).to_have_count(1)


LINKED = [
    (path, row, width)
    for width in (360, 1440)
    for path, row in (
        ("/charts/women-literacy?show=table", "middle"),
        ("/figures/census", "middle"),
        ("/charts/women-literacy", "last"),
    )
]


@pytest.mark.parametrize(("path", "row", "width"), sampled(LINKED, 5))
def test_the_row_a_link_points_to_is_seen_and_lit(page: Page, path: str, row: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, path)
    ids = page.evaluate("[...document.querySelectorAll('tbody tr[id]')].map(row => row.id)")
    wanted = ids[-1] if row == "last" else ids[len(ids) // 2]
    page.goto("about:blank")
    opened(page, f"{path}#{wanted}")
    page.wait_for_function(SEEN, arg=wanted, timeout=5000)
    colours = page.evaluate(
        "id => [...document.querySelectorAll('tbody tr:is(#' + id + ', :not(:target))')].map("
        "row => getComputedStyle(row.cells[0]).backgroundColor)",
        wanted,
    )
    assert len(set(colours)) == 2, "lit, and it alone"


def test_without_a_script_the_tabs_are_links(browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/charts/women-judges")
    expect(page.locator("#show-table")).to_be_hidden()
    page.locator(".tab", has_text="Table").click()
    expect(page.locator("#show-table table")).to_be_visible()
    expect(page).to_have_url(re.compile(r"show=table#show-table$"))
    page.get_by_label("Find in this table").fill("sindh")
    page.locator(".find-in-table button").click()
    expect(page.locator("#show-table tbody tr")).to_have_count(1)
    page.locator("#sort-value").click()
    expect(page.locator("#show-table tbody tr")).to_have_count(1)
    context.close()
