"""What stands beside a card in a real browser: its links and its citation go with the filters."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to become live on a busy machine


def test_citation_sizes_and_all_rows_follow_the_filters_rendered(page: Page) -> None:
    page.goto("/charts/women-judges")
    expect(page.locator("html")).to_have_class(re.compile("is-live"), timeout=PATIENCE)
    cited = page.locator("#live .citation")
    expect(cited).not_to_contain_text("province=")
    page.locator("#live .filter-bar select").first.select_option("sindh")
    expect(cited).to_contain_text("/charts/women-judges?province=sindh", timeout=PATIENCE)
    expect(cited).to_contain_text("Women are 8.0")
    links = [link.get_attribute("href") or "" for link in page.locator("#live .cite a").all()]
    assert "/charts/women-judges.bib?province=sindh" in links
    assert "/charts/women-judges.png?province=sindh&size=slide" in links
    assert "/charts/women-judges.xlsx?province=sindh&rows=all" in links
    assert all("province=sindh" in link for link in links)
    page.go_back()
    expect(cited).not_to_contain_text("province=", timeout=PATIENCE)
    assert page.locator("#live .cite a").first.get_attribute("href") == "/charts/women-judges.bib"


def test_a_download_of_the_card_has_its_name_rendered(page: Page) -> None:
    page.goto("/charts/women-judges?province=sindh")
    expect(page.locator("html")).to_have_class(re.compile("is-live"), timeout=PATIENCE)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="XLSX").first.click()
    assert waiting.value.suggested_filename == "women-judges_province-sindh.xlsx"
