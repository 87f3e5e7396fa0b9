"""The copy of the site for disks, unpacked and opened by file addresses: nothing asks any host, and all of it works."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from shared import made_once

from browser.opening import opened
from layouts.components.leaving import ELSEWHERE
from tools.offline import archive, checking
from tools.offline.plan import LARGEST, START

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family))"
LEFT = "net::ERR_ABORTED"  # as the reader went on to the next page
SAMPLE = ["--pages", "/referrals /find", "--charts", "women-judges"]


def unpacked(folder: Path, *options: str) -> Path:
    """The folder of a copy that is made in `folder`, packed and unpacked as a reader does."""
    target = folder / "copy.zip"
    command = [sys.executable, "-m", "tools.offline", str(target), *options]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PUBLIC_URL": ""}, check=True, capture_output=True)
    assert target.stat().st_size <= LARGEST
    with zipfile.ZipFile(target) as bundle:
        bundle.extractall(folder / "stick")
    return folder / "stick" / archive.TOP


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of two pages and one chart in both languages."""
    made = made_once(tmp_path_factory, "offline", lambda folder: unpacked(folder, *SAMPLE))
    return made / "stick" / archive.TOP


@pytest.fixture
def disk(page: Page) -> Iterator[Page]:
    """A page on which nothing fails, and which asks for nothing but files."""
    wrong: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url))
    page.on("requestfailed", lambda asked: None if asked.failure == LEFT else wrong.append(f"failed: {asked.url}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield page
    assert wrong == []


def test_a_reader_goes_from_the_first_page_to_a_chart_its_filter_its_table_and_its_data(disk: Page, copy: Path) -> None:
    opened(disk, (copy / START).as_uri())
    expect(disk.locator("main")).to_contain_text("data version")
    disk.locator("nav a", has_text="Referrals").first.click()
    disk.wait_for_url("**/site/referrals/index.html")
    assert disk.locator("main svg.picture").count() > 1
    assert "Source Sans 3" in " ".join(disk.evaluate(LOADED))
    opened(disk, (copy / "site/charts/women-judges/index.html").as_uri())
    disk.locator("select[name=court]").select_option("high")
    disk.wait_for_url("**/charts/women-judges/court-high/index.html")
    expect(disk.locator(".subtitle")).to_contain_text("high courts")
    disk.get_by_role("tab", name="Table").click()
    expect(disk.locator("tbody tr").first).to_be_visible()
    disk.locator("input[name=find]").fill("Sindh")
    expect(disk.locator("tbody tr:visible")).to_have_count(1)
    expect(disk.locator(".actions button")).to_have_count(0)  # a disk can neither play, copy nor share
    data = disk.locator(".actions a", has_text="CSV").evaluate("link => link.href")
    assert data.startswith("file:") and "R089" in Path(data.removeprefix("file://")).read_text("utf-8")
    disk.locator(".filter-bar select[name=province]").select_option("sindh", force=True)
    disk.wait_for_url("**/charts/women-judges/province-sindh/index.html")


def test_filters_are_links_where_no_script_runs(browser: Browser, copy: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((copy / "site/charts/women-judges/index.html").as_uri())
    page.locator(".controls .choices a", has_text="High courts").click()
    expect(page.locator(".subtitle")).to_contain_text("high courts")
    context.close()


def test_the_search_looks_through_an_index_on_the_disk(disk: Page, copy: Path) -> None:
    opened(disk, (copy / "site/referrals/index.html").as_uri())
    disk.locator("header input[name=q]").fill("women judges")
    disk.keyboard.press("Enter")
    disk.wait_for_url("**/find/index.html?q=women+judges")
    disk.locator("#found a").first.click()
    disk.wait_for_url("**/site/charts/women-judges/index.html")


def test_urdu_is_there_with_its_font(disk: Page, copy: Path) -> None:
    opened(disk, (copy / "site/referrals/index.html").as_uri())
    disk.locator(".languages a").click()
    disk.wait_for_url("**/site/ur/referrals/index.html")
    assert disk.evaluate("document.documentElement.dir") == "rtl"
    assert "Noto Naskh Arabic" in " ".join(disk.evaluate(LOADED))


def test_leaving_quickly_blanks_the_page(page: Page, copy: Path) -> None:
    asked: list[str] = []
    page.route(f"{ELSEWHERE}**", lambda route: (asked.append(route.request.url), route.fulfill(body="elsewhere")))
    page.goto((copy / "site/referrals/index.html").as_uri())
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    assert asked == [ELSEWHERE]


@pytest.mark.slow
def test_the_whole_copy_is_small_enough_and_all_its_links_are_good(disk: Page, tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    assert list(checking.broken(folder)) == []
    pages = sorted((folder / "site").rglob("*.html"))
    assert len(pages) > 1000
    for file in pages[::40]:
        opened(disk, file.as_uri())
