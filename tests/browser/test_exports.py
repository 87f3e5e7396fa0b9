"""What stands beside a card in a real browser: its links and its citation go with the filters."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect
from samples import sampled

from browser.opening import opened

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds for a page to become live on a busy machine


@pytest.fixture(scope="module")
def undrawn(tmp_path_factory: pytest.TempPathFactory, served: Callable[..., Any]) -> Iterator[str]:
    """The dashboard of an operator who has no Chromium, nor any picture drawn before."""
    folder = tmp_path_factory.mktemp("undrawn")
    with served(folder / "log.txt", CHROMIUM="none", CACHE=str(folder / "cache")) as address:
        yield address


def test_citation_sizes_and_all_rows_follow_the_filters_rendered(page: Page) -> None:
    opened(page, "/charts/women-judges")
    cited = page.locator(".citation")
    expect(cited).not_to_contain_text("province=")
    page.get_by_text("Cite this view").click()
    page.locator(".filter-bar select").first.select_option("sindh")
    expect(cited).to_contain_text("/charts/women-judges?province=sindh", timeout=PATIENCE)
    expect(cited).to_contain_text("women were 8.0")
    links = [link.get_attribute("href") or "" for link in page.locator(".cite a, .sizes a").all()]
    assert "/charts/women-judges.bib?province=sindh" in links
    assert "/charts/women-judges.png?province=sindh&size=slide" in links
    assert "/charts/women-judges.xlsx?province=sindh&rows=all" in links
    assert all("province=sindh" in link for link in links)
    page.go_back()
    expect(cited).not_to_contain_text("province=", timeout=PATIENCE)
    assert page.locator(".cite a[href*='.bib']").first.get_attribute("href") == "/charts/women-judges.bib"


def test_a_download_of_the_card_has_its_name_rendered(page: Page) -> None:
    opened(page, "/charts/women-judges?province=sindh")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="XLSX").first.click()
    assert waiting.value.suggested_filename == "women-judges_province-sindh.xlsx"


def test_why_a_file_is_not_made_is_told_and_not_saved(page: Page) -> None:
    why = "Many pictures and files are being made just now. Please try again in 10 seconds."
    opened(page, "/charts/women-judges?show=picture")
    saved: list[str] = []
    page.on("download", lambda file: saved.append(file.suggested_filename))
    link = page.locator(".sizes a[download]").first
    words = link.text_content()
    page.route("**/charts/women-judges.png*", lambda route: route.fulfill(status=503, body=why))
    link.click()
    expect(link).to_have_text(why)
    expect(page.locator("[role=status]", has_text=why).first).to_be_attached()
    page.unroute("**/charts/women-judges.png*")
    named = {"Content-Disposition": 'inline; filename="women-judges.png"'}
    page.route("**/charts/women-judges.png*", lambda route: route.fulfill(status=200, body="made", headers=named))
    assert saved == [] and page.url.endswith("/charts/women-judges?show=picture")
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == "women-judges.png"
    expect(link).to_have_text(words or "")


@pytest.mark.parametrize("shares", ["undefined", "() => Promise.resolve()"], ids=["cannot share", "shares"])
def test_a_button_that_does_nothing_takes_no_room(page: Page, shares: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    change = "delete Navigator.prototype.share" if shares == "undefined" else f"Navigator.prototype.share = {shares}"
    page.add_init_script(change)
    opened(page, "/charts/women-judges")
    box = page.locator(".actions .share").bounding_box()
    assert (box is None) == (shares == "undefined")


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", sampled(["/charts/women-judges?province=sindh&court=high", "/charts/women-literacy"], 2)
)
def test_the_browser_draws_the_same_picture_where_the_server_cannot_rendered(
    page: Page, undrawn: str, base_url: str, tmp_path: Path, address: str
) -> None:
    opened(page, undrawn + address)
    path, _, query = address.partition("?")
    refused = page.request.get(f"{undrawn}{path}.png?{query}")
    assert refused.status == 503 and "table" in refused.text()
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("link", name="Image (PNG)").first.click()
    assert waiting.value.suggested_filename == path.rsplit("/", 1)[1] + ".png"
    waiting.value.save_as(tmp_path / "drawn.png")
    expect(page.get_by_role("link", name="Image (PNG)").first).not_to_have_attribute("aria-busy", "true")
    here = Image.open(tmp_path / "drawn.png")
    there = Image.open(io.BytesIO(page.request.get(f"{base_url}{path}.png?{query}", timeout=PATIENCE).body()))
    here.load()
    there.load()
    assert here.size == there.size
    for name in ("Title", "Description", "Source", "Copyright"):
        assert here.text[name] == there.text[name], name
    assert here.text["URL"] == undrawn + address
    assert _unlike(here, there) < 0.02, "the same picture but for the host in its address"
    assert _unlike(here, Image.new("RGB", here.size, "white")) > 0.05, "not a blank one"


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that differ clearly."""
    difference = ImageChops.difference(one.convert("L"), other.convert("L"))
    return sum(difference.histogram()[65:]) / (one.width * one.height)


def test_the_page_that_waits_for_a_brief_leads_to_its_file_rendered(page: Page) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with page.expect_download(timeout=60_000) as waiting:
        page.goto("/brief/progress?v=women-judges~court=supreme&kind=pdf", wait_until="commit")
    assert waiting.value.suggested_filename.endswith(".pdf")
    assert complaints == []
