"""The list of all keys under a question mark: a dialog wherever nobody types, a page where no script runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.opening import PHONE, opened

pytestmark = pytest.mark.browser
DIALOG = "dialog.keys-dialog[open]"
PRESS = "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"


@pytest.mark.parametrize(
    ("path", "key", "words"),
    [
        ("/shelters", "?", "In a chart"),
        ("/ur/law", "؟", "چارٹ میں"),
        ("/districts/lahore?theme=dark", "?", "On the map"),
    ],
)
def test_a_question_mark_shows_the_list_and_escape_closes_it(page: Page, path: str, key: str, words: str) -> None:
    opened(page, path, PHONE)
    page.evaluate(PRESS, key)  # the keyboard of the test has no Urdu question mark
    dialog = page.locator(DIALOG)
    expect(dialog).to_contain_text(words)
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    close = dialog.locator(".of-dialog button")
    expect(close).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.evaluate(PRESS, key)
    close.click()
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("field", ["input[type=search]", ".filter-bar select", ".place-find input"])
def test_where_a_reader_types_it_is_a_letter(page: Page, field: str) -> None:
    opened(page, "/")
    page.locator(field).first.focus()
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    expect(page.locator("dialog[open]")).to_have_count(0)
    if "input" in field:
        expect(page.locator(field).first).to_have_value("?")


def test_a_chart_with_the_focus_tells_its_own_keys(page: Page) -> None:
    opened(page, "/charts/women-judges")
    page.locator("[data-figure]").first.focus()
    page.keyboard.press("?")
    expect(page.locator(".mark-words")).to_contain_text("Home and End")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_it_can_be_turned_off_for_the_tab(page: Page) -> None:
    opened(page, "/law")
    page.keyboard.press("?")
    page.locator(f"{DIALOG} input[name=keys]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator(".site-footer a[aria-keyshortcuts]").click()
    page.wait_for_url("**/keys")
    switch = page.locator("input[name=keys]")
    expect(switch).not_to_be_checked()
    switch.check()
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.locator(DIALOG)).to_be_visible()


def test_where_it_cannot_be_fetched_its_page_is_opened(page: Page) -> None:
    opened(page, "/law")
    page.route("**/build/help-*", lambda route: route.abort())
    page.keyboard.press("?")
    page.wait_for_url("**/keys")


def test_without_scripts_the_footer_leads_to_it(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/ur/shelters")
    page.locator(".site-footer a[aria-keyshortcuts]").click()
    page.wait_for_url("**/ur/keys")
    expect(page.locator("main")).to_contain_text("نقشے پر")
    for hidden in (".keys-switch", ".of-dialog"):
        expect(page.locator(hidden)).to_be_hidden()
    context.close()
