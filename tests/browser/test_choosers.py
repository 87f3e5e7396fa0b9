"""Places to choose from: a list one can type into, by keys and by a finger; any select walked by keys is one choice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.opening import opened

pytestmark = pytest.mark.browser
WALK = 6  # presses of an arrow


def chooser(page: Page, path: str, name: str = "District") -> Locator:
    """The field of a chooser on a page whose reader has moved the mouse."""
    opened(page, path)
    page.mouse.move(20, 20)
    field = page.get_by_role("combobox", name=name, exact=True)
    expect(field).to_have_class(re.compile("chooser"))
    return field


def test_typing_an_old_name_finds_the_district_and_enter_takes_it(page: Page) -> None:
    field = chooser(page, "/shelters")
    field.focus()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    listed = page.get_by_role("listbox", name="District")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == listed.get_attribute("id")
    expect(listed.get_by_role("option", selected=True)).to_have_text("All districts")
    assert listed.get_by_role("option").count() == page.locator("#district-page option").count()
    field.press_sequentially("nawabsh")
    expect(listed.get_by_role("option")).to_have_text(["Shaheed Benazirabad"])
    expect(page.locator("#told")).to_have_text("Names that fit: 1")
    assert field.get_attribute("aria-activedescendant") == listed.get_by_role("option").get_attribute("id")
    before = page.evaluate("history.length")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?district=shaheed-benazirabad$"))
    expect(page.locator("#told")).to_contain_text("Shaheed Benazirabad")
    expect(field).to_have_value("Shaheed Benazirabad")
    expect(field).to_be_focused()
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(field).to_have_value("All districts")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "typed"), [("/shelters", "پشاور"), ("/ur/shelters", "peshawar"), ("/ur/shelters", "پشا")]
)
def test_both_scripts_find_a_place(page: Page, path: str, typed: str) -> None:
    field = chooser(page, path, "ضلع" if "/ur/" in path else "District")
    field.click()
    field.press_sequentially(typed)
    expect(page.locator("#told")).to_contain_text(re.compile(r"\d"))
    field.press("Enter")
    expect(page).to_have_url(re.compile("district=peshawar"))


@pytest.mark.slow
def test_escape_and_words_that_fit_nothing_change_nothing(page: Page) -> None:
    field = chooser(page, "/shelters?district=quetta")
    field.click()
    field.press_sequentially("zzzz")
    nothing = "No name fits what you typed"
    expect(page.get_by_role("option", name=nothing)).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#told")).to_have_text(nothing)
    field.press("Enter")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("Quetta")
    assert page.url.endswith("district=quetta")


def test_a_finger_chooses_on_a_phone(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    opened(page, "/shelters")
    page.touchscreen.tap(10, 400)
    field = page.get_by_role("combobox", name="District", exact=True)
    expect(field).to_have_class(re.compile("chooser"))
    field.tap()
    option = page.get_by_role("option", name="Bajaur")
    box = option.bounding_box()
    assert box and box["height"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= 360
    option.tap()
    expect(page).to_have_url(re.compile("district=bajaur"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_field_takes_exactly_the_room_of_its_select(page: Page) -> None:
    opened(page, "/shelters")
    select = page.locator("#district-page")
    before = select.bounding_box()
    page.mouse.move(20, 20)
    field = page.locator("#district-page-typed")
    expect(field).to_be_visible()
    assert field.bounding_box() == before == select.bounding_box()


def test_without_scripts_a_place_is_a_select(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/shelters")
    page.locator("#district-page").select_option("quetta")
    page.locator(".filter-bar button").click()
    expect(page.locator("h1")).to_contain_text("Quetta")
    context.close()


def test_arrows_through_a_select_are_one_choice(page: Page) -> None:
    opened(page, "/representation")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "?" in request.url else None)
    select = page.locator("#province-page")
    last = page.evaluate("history.length")
    select.focus()
    for _ in range(WALK):
        select.press("ArrowDown")
    chosen = select.input_value()
    expect(page).to_have_url(re.compile(re.escape(chosen)))
    assert page.evaluate("history.length") == last + 1
    assert len(asked) == 1, asked


def test_a_select_left_by_tab_is_meant_at_once(page: Page) -> None:
    opened(page, "/charts/women-judges")
    select = page.locator("#court-women-judges")
    select.focus()
    select.press("ArrowDown")
    select.press("Tab")
    assert page.wait_for_function("() => location.search.includes('court=')", timeout=600)
