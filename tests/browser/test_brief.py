"""The order of a brief: by dragging, by keys, by a finger, and by buttons where no script runs."""

from __future__ import annotations

import time
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.opening import DESK, PATIENCE, PHONE

pytestmark = pytest.mark.browser
ADDRESS = "/brief?v=women-judges&h=Mine&v=women-police&v=shelter-coverage"
BEFORE = ["women-judges", "women-police", "shelter-coverage"]
BYTES = 330_000  # of a brief of three charts, as of any page


def order(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["v"]


def handle(page: Page, number: int) -> Locator:
    return page.locator(f"#place-{number} [data-handle]")


def changed(page: Page, wanted: list[str]) -> None:
    """The address, the pictures and the sheets are in the order wanted, and no page was loaded for it."""
    page.wait_for_function(
        "wanted => new URLSearchParams(location.search).getAll('v').join() === wanted", arg=",".join(wanted)
    )
    titles = page.locator(".order > li > a").all_inner_texts()
    sheets = [sheet.locator(".card-title").inner_text() for sheet in page.locator(".brief-item").all()]
    assert titles == sheets and len(titles) == len(wanted)
    assert page.evaluate("window.stays")


@pytest.fixture(autouse=True)
def drawn(base_url: str) -> None:
    """The pictures of the brief are there: when they come, the page is loaded anew, which no test here is about."""
    end = time.monotonic() + PATIENCE / 1000
    while b'id="drawing"' in urllib.request.urlopen(base_url + ADDRESS).read():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.fixture
def brief(page: Page) -> Page:
    page.set_viewport_size(DESK)
    page.goto(ADDRESS)
    page.evaluate("window.stays = true")
    page.locator("textarea[name=t]").last.fill("Not kept yet")
    return page


def dragged(page: Page, place: int) -> None:
    """The first picture is taken and moved over another, and not let go."""
    handle(page, 1).hover()
    page.mouse.down()
    box = page.locator(f"#place-{place}").bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=8)


def test_a_picture_is_dragged_to_its_place(brief: Page) -> None:
    dragged(brief, 3)
    brief.mouse.up()
    changed(brief, ["women-police", "shelter-coverage", "women-judges"])
    assert parse_qs(urlsplit(brief.url).query)["t"] == ["Not kept yet"], "words that were written go along"
    assert "h=Mine" in brief.url.split("v=women-judges")[1]
    brief.go_back()
    brief.wait_for_load_state()
    assert order(brief) == BEFORE
    expect(brief.locator(".brief-item .reader h2").first).to_contain_text("Mine")


def test_escape_ends_a_drag_and_changes_nothing(brief: Page) -> None:
    dragged(brief, 2)
    titles = brief.locator(".order > li > a")
    moved = titles.all_inner_texts()
    brief.keyboard.press("Escape")
    assert titles.all_inner_texts() == [moved[1], moved[0], moved[2]]
    brief.mouse.up()
    assert order(brief) == BEFORE


def test_arrow_keys_move_a_picture_and_keep_the_focus(brief: Page) -> None:
    handle(brief, 1).focus()
    brief.keyboard.press("ArrowRight")
    brief.keyboard.press("ArrowRight")
    changed(brief, ["women-police", "shelter-coverage", "women-judges"])
    expect(handle(brief, 3)).to_be_focused()
    expect(brief.locator("p[role=status]").last).to_contain_text("Chart 3 of 3: In 2018, women were one in five")
    brief.keyboard.press("ArrowLeft")
    changed(brief, ["women-police", "women-judges", "shelter-coverage"])
    expect(handle(brief, 2)).to_be_focused()


def test_buttons_move_and_remove_in_place(brief: Page) -> None:
    brief.locator("#place-2 [data-does=up]").click()
    changed(brief, ["women-police", "women-judges", "shelter-coverage"])
    brief.locator("#place-2 [data-does=remove]").click()
    changed(brief, ["women-police", "shelter-coverage"])
    expect(brief.locator(".brief-link")).to_have_text("Brief (2)")


def test_a_finger_drags_a_row_and_the_page_stays(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.goto(ADDRESS)
    page.evaluate("window.stays = true")
    page.locator("#place-3").scroll_into_view_if_needed()
    boxes = [page.locator(f"#place-{n} [data-handle]").bounding_box() for n in (1, 2)]
    assert all(boxes)
    (x, y), (_, under) = [(box["x"] + 40, box["y"] + 40) for box in boxes if box]
    touch = page.context.new_cdp_session(page)
    before = page.evaluate("scrollY")
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 6):
        point = {"x": x, "y": y + (under - y) * part / 5}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    assert page.evaluate("scrollY") == before
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    changed(page, ["women-police", "women-judges", "shelter-coverage"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_without_scripts_buttons_move_it(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    expect(page.locator(".drag-hint")).to_be_hidden()
    page.locator("#place-1 [data-does=down]").click()
    page.wait_for_url("**#place-2")
    assert order(page) == ["women-police", "women-judges", "shelter-coverage"]
    context.close()


def test_its_bytes_and_its_first_screen(page: Page, line) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size(DESK)
    first = line()
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    assert first.bytes <= BYTES, first.answers
    assert page.locator(".brief-links").evaluate("part => part.getBoundingClientRect().bottom") < DESK["height"] - 56
    folded = [address for address, _ in first.answers if "thumbnail.svg" in address]
    assert len(folded) == 3, "the pictures of charts that could be added wait until they are asked for"
    page.goto("/brief")
    page.locator(".choices img").first.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.choices img').naturalWidth > 100")
    page.locator(".choices h3 a").first.click()
    page.wait_for_url("**/brief?v=women-judges")
