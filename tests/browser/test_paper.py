"""Pages on paper, printed by Chromium and read back: the whole chart, its title and table, the foot of each sheet."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from samples import sampled

from browser import opening
from dashboard.charts import CHARTS
from dashboard.data import tables
from layouts import pages

pytestmark = pytest.mark.browser
TOUCH = """() => {
  const frames = [...document.querySelectorAll("[data-figure]")];
  const still = frames.filter(frame => frame.dataset.state !== "live");
  still.forEach(frame => frame.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true})));
  return still.length === 0;
}"""
TODAY = "new Date().toLocaleDateString('en-GB', {dateStyle: 'long'})"
MARGINS = {"top": "14mm", "bottom": "18mm", "left": "13mm", "right": "13mm"}  # as a reader's browser has them
CASES = [(slug, live, "A4" if i % 2 else "Letter") for i, slug in enumerate(CHARTS) for live in (False, True)]
ALWAYS = [
    ("provincial-disparities", True, "A4"),
    ("women-judges", False, "A4"),
]


def bare(text: str) -> str:
    """Letters and digits only: a PDF has its own spaces, ligatures and lines."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet."""
    made = page.pdf(format=paper, margin=MARGINS, print_background=False)
    return [bare(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(made)).pages]


def labels(figure: dict[str, Any]) -> set[str]:
    """All words that a figure has drawn."""
    layout = figure["layout"]
    found = {note["text"] for note in layout.get("annotations", ())}
    for name, axis in layout.items():
        if name.startswith(("xaxis", "yaxis")) and axis.get("showticklabels", True):
            found |= {str(text) for text in axis.get("ticktext", ())}
    for trace in figure["data"]:
        if "text" in trace.get("mode", "") and isinstance(trace.get("text"), list):
            found |= {str(text) for text in trace["text"]}
    lines = {bare(re.sub(r"<[^>]+>", "", line)) for text in found for line in text.split("<br>")}
    return {line for line in lines if line}


@pytest.fixture
def opened(page: Page) -> Callable[[str, bool], None]:
    def open_(path: str, live: bool) -> None:
        opening.opened(page, path)
        if live:
            page.wait_for_function(TOUCH, polling=100, timeout=30_000)

    return open_


@pytest.mark.parametrize(("slug", "live", "paper"), sampled(CASES, len(CASES), ALWAYS))
def test_a_chart_is_printed_whole(page: Page, opened, slug: str, live: bool, paper: str) -> None:
    opened(f"/charts/{slug}", live)
    view = page.request.get(f"/charts/{slug}.json").json()
    figure = page.request.get(f"/charts/{slug}.figure.json").json()
    sheets = printed(page, paper)
    wanted = labels(figure)
    assert wanted or figure["layout"].get("geo"), "a chart without a word"
    missing = {label for label in wanted if label not in "".join(sheets)}
    assert missing == set(), f"{len(missing)} of {len(wanted)} labels are not on paper"
    assert bare(view["title"]) in sheets[0]
    on_first = [label for label in wanted if label in sheets[0]]
    assert len(on_first) == len(wanted), "the figure stands on the first sheet, whole, with its title"
    places = {bare(row["geography"]) for row in view["rows"]}
    assert {place for place in places if place not in "".join(sheets)} == set(), "the table is open"
    assert all(bare(source["url"]) in "".join(sheets) for source in view["sources"][:1] if source["url"])


@pytest.mark.parametrize("path", sampled([page.path for page in pages.PAGES], 0, ["/representation"]))
def test_every_sheet_of_a_page_has_words_and_says_whence_it_is(page: Page, opened, base_url: str, path: str) -> None:
    opened(path, False)
    before = page.evaluate(TODAY)
    sheets = printed(page, "A4")
    heading = bare(page.locator("h1").inner_text())
    assert heading in sheets[0]
    foot = bare(base_url + path), bare(tables.version())
    for number, sheet in enumerate(sheets):
        assert all(part in sheet for part in foot), f"no address or version at the foot of sheet {number + 1}"
        assert len(sheet) > 200, f"sheet {number + 1} of {len(sheets)} is nearly empty: {sheet}"
    assert any(bare(day) in sheets[0] for day in (before, page.evaluate(TODAY))), "the day, also about midnight"
    for title in page.locator("article[data-slug] .card-title").all_inner_texts():
        assert bare(title) in "".join(sheets)
    page.emulate_media(media="print")
    assert page.locator(".page-contents:visible").count() == 0, "a row of links that is cut at the edge of the sheet"


@pytest.mark.slow
def test_paper_has_no_control_of_the_map(page: Page) -> None:
    opening.opened(page, "/map")
    page.emulate_media(media="print")
    assert not page.locator(".zoom").is_visible() and not page.locator(".map-tools").is_visible()
    assert page.locator(".map-page .legend").first.is_visible()


def test_the_foot_of_a_sheet_in_urdu_is_read_from_the_right(page: Page) -> None:
    opening.opened(page, "/ur/law")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    (foot,) = [one for one in page.locator("head style").all_text_contents() if one.startswith("@page")]
    told = re.search(r'content: "(.*?)"', foot)
    assert told and told[1][0] == "\u2067" and told[1][-1] == "\u2069", "all of it from the right"
    assert re.search("\u2068[^\u2068\u2069]*\\d{4}[^\u2068\u2069]*\u2069", told[1]), "and the day kept together"
    assert '"Noto Naskh Arabic"' in foot, "a system may lack the letters of Urdu"
