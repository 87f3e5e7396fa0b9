"""What a script can do with a chart: copy its picture, share its address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.opening import opened

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_a_picture_is_copied_as_a_picture(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/charts/women-judges?court=high")
    button = page.locator("[data-take=picture]")
    button.click()
    expect(button).to_have_text("Copied.", timeout=30_000)
    kinds = page.evaluate("async () => (await navigator.clipboard.read()).flatMap(item => item.types)")
    assert kinds == ["image/png"]
    expect(button).to_have_text("Copy picture")


def test_what_cannot_be_copied_is_said(page: Page) -> None:
    page.route("**/*.png*", lambda route: route.fulfill(status=503))
    page.goto("/charts/women-judges")
    button = page.locator("[data-take=picture]")
    button.click()
    expect(button).to_have_text("Could not be copied.")


def test_a_chart_is_shared_by_its_address_where_a_device_can(page: Page) -> None:
    page.goto("/representation")
    expect(page.locator("[data-take=address]").first).to_be_hidden()
    page.add_init_script("navigator.share = async what => { window.shared = what }")
    page.goto("/charts/women-judges?court=high")
    page.locator("[data-take=address]").click()
    shared = page.evaluate("window.shared")
    assert shared["url"].endswith("/charts/women-judges?court=high")
    assert shared["title"] == page.locator(".card-title").inner_text().strip()


def test_numbers_for_a_mail_are_copied_as_text_and_as_a_table(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, "/charts/women-judges")
    page.locator(".reuse > summary").click()
    button = page.locator("[data-copy=take-mail]")
    button.click()
    expect(button).to_have_text("Copied.")
    read = "async kind => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    assert page.evaluate(read, "text/plain").replace("\r\n", "\n") == page.locator("#take-mail").text_content()
    page.set_content(page.evaluate(read, "text/html"))
    rows = [row.locator("td").all_inner_texts() for row in page.locator("table tr").all()]
    assert rows[0][:2] == ["Place", "Value"] and ["Sindh", "8.0\u202f%", "45 of 564"] in [row[:3] for row in rows]
    assert page.locator("p").first.inner_text().startswith("In 2018, women were one in five judges")
    assert page.locator("p").last.inner_text().endswith("/charts/women-judges")
