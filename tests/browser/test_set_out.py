"""How pages are set out: what stands in a row is level, short lists are whole, no words outgrow the others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.opening import DESK, PHONE, opened

pytestmark = pytest.mark.browser
SHORT = 12  # rows of a table that is shown whole
LOST = 160  # CSS pixels that one column of a chart's page with a long list may be shorter than the other


def test_the_links_of_a_row_of_charts_stand_level(page: Page) -> None:
    opened(page, "/charts", DESK)
    rows: dict[int, set[int]] = {}
    for top, link in page.eval_on_selector_all(
        ".gallery .small-chart",
        "all => all.map(one => [one, one.querySelector('.action')].map(e => "
        "Math.round(e.getBoundingClientRect().top)))",
    ):
        rows.setdefault(top, set()).add(link)
    assert len(rows) > 8 and all(len(links) == 1 for links in rows.values()), rows


@pytest.mark.parametrize("path", ["/law", "/drivers", "/recommendations/P01"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_short_table_is_shown_whole(page: Page, path: str, size: dict[str, int]) -> None:
    opened(page, path, size)
    cut = page.eval_on_selector_all(
        ".table-frame",
        "all => all.filter(one => one.checkVisibility()).map(one => "
        "[one.querySelectorAll('tbody tr').length, one.scrollHeight - one.clientHeight])",
    )
    assert cut and not [(rows, hidden) for rows, hidden in cut if rows < SHORT and hidden > 1]


@pytest.mark.slow
def test_no_column_stands_empty_beside_a_long_list(page: Page) -> None:
    opened(page, "/charts/smuggling-corridors", DESK)
    words, foot = (
        page.locator(f".card-body-grid > {part}").evaluate("one => one.getBoundingClientRect().bottom")
        for part in (".chart-words", ".chart-foot")
    )
    ends = page.locator(".chart-words > :last-child").evaluate("one => one.getBoundingClientRect().bottom")
    assert abs(foot - ends) < LOST, (words, foot, ends)
    page.locator(".tab").nth(1).click()
    page.locator("#show-table:visible").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_the_names_of_axes_are_no_larger_than_the_text_around(page: Page) -> None:
    opened(page, "/charts/two-shares", DESK)
    sizes = page.eval_on_selector_all(
        ".picture text", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert sizes and max(sizes) < 18.5, max(sizes)


@pytest.mark.slow
def test_the_nearest_shelters_stand_in_one_list(page: Page) -> None:
    opened(page, "/districts/lahore", DESK)
    starts = page.eval_on_selector_all(
        ".answer-box li", "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
    )
    assert len(starts) > 1 and len(set(starts)) == 1, starts


@pytest.mark.slow
def test_a_column_of_sources_is_no_column_of_single_words(page: Page) -> None:
    opened(page, "/charts/women-judges?show=table", PHONE)
    names = page.locator("#show-table thead th").all_inner_texts()
    assert names[-2:] == ["Source", "Caveat"]
    width = page.locator("#show-table thead th").nth(len(names) - 2).evaluate("one => one.offsetWidth")
    assert width > 120, width


@pytest.mark.slow
def test_the_button_that_copies_an_embed_stays_in_view(page: Page) -> None:
    opened(page, "/charts/women-judges", DESK, quiet=True)
    page.locator("[data-embed]").first.click()
    frame = page.frame_locator("#embed-dialog iframe")
    frame.locator("figure").first.wait_for()
    page.wait_for_timeout(500)  # the frame grows with what is in it
    expect(page.locator(".embed-buttons button").first).to_be_in_viewport(ratio=1)


@pytest.mark.slow
def test_the_stages_of_a_corridor_stand_in_a_row_in_a_narrow_embed(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto("/embed/smuggling-corridors")
    tops = (
        page.locator(".listing ol")
        .nth(1)
        .locator("li")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    )
    assert len(tops) > 2 and len(set(tops)) == 1, tops


@pytest.mark.slow
def test_places_side_by_side_have_columns_of_one_width(page: Page) -> None:
    opened(page, "/compare?pins=lahore,chitral&provinces=punjab,balochistan", {"width": 768, "height": 1024})
    widths = page.locator("#compare-table thead th").evaluate_all("all => all.map(one => one.offsetWidth)")
    assert len(widths) == 6 and max(widths) - min(widths) < 3, widths
