"""The published site from a plain file server under a base path: pages, filters, embeds, downloads, search."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.opening import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # publishes first, which takes most of a minute
ROOT = Path(__file__).resolve().parent.parent.parent
CARD = 'article[data-slug="women-judges"]'


class Quiet(SimpleHTTPRequestHandler):
    """A file server that tells nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site of a theme page, the search and a chart, published under /pk and served as files."""
    folder = tmp_path_factory.mktemp("published")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as files:
        here = f"http://127.0.0.1:{files.server_address[1]}/pk"
        command = [sys.executable, "-m", "tools.publish", str(folder / "pk"), "--sizes", "full"]
        command += ["--pages", "/representation /find", "--charts", "women-judges"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PUBLIC_URL": here}, check=True, capture_output=True)
        thread = threading.Thread(target=files.serve_forever)
        thread.start()
        yield here
        files.shutdown()
        thread.join()


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    """What goes wrong while a page is read; nothing may."""
    found: list[str] = []
    page.on("response", lambda answer: found.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


def test_a_choice_of_a_card_fetches_its_file_and_stays_in_the_address(
    page: Page, published: str, faults: list[str]
) -> None:
    opened(page, f"{published}/representation/index.html")
    card = page.locator(CARD)
    assert card.locator("svg.picture").count() == 2
    card.locator("select").select_option("high")
    expect(card.locator(".subtitle")).to_contain_text("high courts")
    assert page.url.endswith("/representation/index.html?court=high")
    assert "R089" in page.request.get(published.removesuffix("/pk") + _href(page, "CSV")).text()
    page.reload()
    expect(card.locator(".subtitle")).to_contain_text("high courts")
    card.locator("[data-figure]").dispatch_event("pointerdown")
    expect(card.locator('[data-state="live"]')).to_be_visible(timeout=30_000)


def _href(page: Page, words: str) -> str:
    return page.locator(f"{CARD} .actions a", has_text=words).get_attribute("href") or ""


def test_a_filter_of_the_page_leads_to_its_file_and_old_addresses_too(
    page: Page, published: str, faults: list[str]
) -> None:
    opened(page, f"{published}/representation/index.html")
    page.locator(".filter-bar select[name=province]").select_option("sindh")
    page.wait_for_url("**/representation/province-sindh/index.html")
    expect(page.locator("main h1").first).to_contain_text("Sindh")
    opened(page, f"{published}/charts/women-judges/?court=high")
    page.wait_for_url("**/charts/women-judges/court-high/index.html")


def test_embeds_and_pictures_are_files(page: Page, published: str, faults: list[str]) -> None:
    opened(page, f"{published}/charts/women-judges/court-high/index.html")
    with page.expect_response("**/pk/picture-font.css") as font, page.expect_download() as offered:
        page.locator(f"{CARD} .actions a", has_text="PNG").click()
    assert font.value.ok and font.value.text().count("@font-face") == 2, "one file for all pictures"
    assert offered.value.suggested_filename == "court-high.png"
    drawn = Path(offered.value.path()).read_bytes()
    assert drawn.startswith(b"\x89PNG") and len(drawn) > 20_000, "drawn in the browser"
    opened(page, f"{published}/charts/women-judges/index.html")
    picture = page.request.get(published.removesuffix("/pk") + _href(page, "PNG")).body()
    assert picture.startswith(b"\x89PNG") and len(picture) > 20_000, "a file"
    opened(page, f"{published}/charts/women-judges/court-high/index.html")
    page.locator(f"{CARD} a[data-embed]").click()
    text = page.locator("#embed-dialog textarea")
    expect(text).to_have_value(re.compile(re.escape(f"{published}/embed/women-judges/court-high/index.html")))
    frame = page.frame_locator("#embed-dialog iframe")
    expect(frame.locator("h1")).to_contain_text("judges")


def test_the_search_runs_in_the_browser(page: Page, published: str, faults: list[str]) -> None:
    opened(page, f"{published}/representation/index.html")
    page.locator(".find-form input[name=q]").first.fill("women judges")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/index.html?q=women+judges")
    expect(page.locator("#found li").first).to_contain_text("judges")
    expect(page.locator("#found a").first).to_have_attribute("href", "/pk/charts/women-judges/index.html")
    field = page.locator(".find-form input[name=q]").first
    field.fill("share judges wom")
    page.get_by_role("option", name="What share of judges are women?").click()
    page.wait_for_url("**/pk/charts/women-judges/index.html")


def test_what_needs_a_server_says_so(page: Page, published: str, faults: list[str]) -> None:
    opened(page, f"{published}/charts/women-judges/index.html")
    page.locator(f"{CARD} .actions a", has_text="Add to brief").click()
    expect(page.locator("h1")).to_contain_text("needs a running dashboard")
