"""Charts by keyboard: one stop of Tab each, arrows from mark to mark, each told in the words of the figure."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from samples import sampled

from dashboard.charts import CHARTS

pytestmark = pytest.mark.browser
TOLD = "#told"
# A kind of mark each: bars, lines, cells, flows, points, districts.
KINDS = {
    "women-judges",
    "women-judges-by-court",
    "women-literacy",
}
# The ring lies on the mark: where they are, in pixels of the window.
RING = """frame => {
  const box = frame.querySelector(".mark-ring").getBoundingClientRect();
  const words = frame.querySelector(".mark-words").getBoundingClientRect(), own = frame.getBoundingClientRect();
  return { left: box.left, top: box.top, right: box.right, bottom: box.bottom, inside:
    words.left >= own.left - 1 && words.right <= own.right + 1 && words.width > 0 };
}"""


def reached(page: Page, path: str) -> Locator:
    """The first chart of a page, live and with the focus, as Tab leads to it."""
    page.goto(path)
    frame = page.locator("[data-figure]").first
    expect(frame).to_have_attribute("tabindex", "0")
    for _ in range(150):
        page.keyboard.press("Tab")
        if frame.evaluate("frame => frame === document.activeElement"):
            break
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("data-state", "live")
    return frame


def words(figure: dict[str, Any]) -> list[str]:
    """What the server says of each mark that can be asked, one line after the other."""
    found = []
    for trace in figure["data"]:
        text = trace.get("hovertext")
        if trace.get("hoverinfo") == "skip" or not text:
            continue
        whole = isinstance(text, str) or trace.get("mode") == "lines"
        found += [text if isinstance(text, str) else text[0]] if whole else text
    return [plain(one) for one in found if one]


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", text.replace("<br>", " ")).split())


def press(page: Page, key: str) -> str:
    """What is told after a key."""
    page.evaluate("document.getElementById('told').textContent = ''")
    page.keyboard.press(key)
    expect(page.locator(TOLD)).not_to_have_text("", timeout=5000)
    return plain(page.locator(TOLD).inner_text())


@pytest.mark.parametrize("slug", sampled(CHARTS, 0, KINDS))
def test_arrows_lead_through_every_mark(page: Page, slug: str) -> None:
    frame = reached(page, f"/charts/{slug}")
    figure = page.request.get(f"/charts/{slug}.figure.json").json()
    wanted = words(figure)
    first = press(page, "Home")
    assert first in wanted
    assert press(page, "End") in wanted
    assert press(page, "Home") == first
    seen = {first}
    if CHARTS[slug].map:
        for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowRight", "ArrowRight"):
            seen.add(press(page, key))
        assert len(seen) > 4
    else:
        # Row after row: along each to its end, which leads to the next.
        for _ in range(len(wanted)):
            seen.add(press(page, "ArrowRight"))
        assert seen == set(wanted)
    assert seen <= set(wanted)
    assert frame.evaluate(RING)["inside"], "its words are never cut"
    assert frame.evaluate("frame => frame === document.activeElement")


def test_the_ring_lies_on_the_mark(page: Page) -> None:
    frame = reached(page, "/charts/women-judges")
    press(page, "Home")
    bar = page.locator(".barlayer .point path").first.bounding_box()
    ring = frame.evaluate(RING)
    assert bar is not None
    assert ring["left"] == pytest.approx(bar["x"] - 3, abs=3) and ring["top"] == pytest.approx(bar["y"] - 3, abs=3)
    assert ring["right"] == pytest.approx(bar["x"] + bar["width"] + 3, abs=3)


@pytest.mark.slow
def test_a_kind_of_empty_is_told(page: Page) -> None:
    reached(page, "/charts/investigations-to-convictions")
    heard = {press(page, "Home")} | {press(page, "ArrowRight") for _ in range(12)}
    assert any("not reported" in one.lower() for one in heard), heard


@pytest.mark.slow
def test_help_table_and_escape(page: Page) -> None:
    frame = reached(page, "/shelters")
    assert press(page, "?") == plain(page.locator("#chart-keys").inner_text())
    expect(frame.locator(".mark-words")).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.locator(".mark-words")).to_have_count(0)
    expect(frame).to_be_focused()
    press(page, "Home")
    page.keyboard.press("t")
    table = page.locator("article").first.locator(".table-frame")
    expect(table).to_be_focused()
    expect(table).to_be_visible()
    expect(page.locator(".mark-words, .mark-ring")).to_have_count(0)


@pytest.mark.slow
def test_escape_closes_the_words_at_the_pointer(page: Page) -> None:
    frame = reached(page, "/charts/women-judges")
    page.locator(".barlayer .point path").first.hover(force=True)
    expect(frame.locator(".hovertext")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(frame.locator(".hovertext")).to_have_count(0)


def test_a_chart_is_one_stop_and_its_description_is_told_once(page: Page) -> None:
    """A wide one too: its frame, which scrolls, is no stop of its own where a script runs."""
    reached(page, "/charts/provincial-disparities")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('figure')") is None
    alt = page.request.get("/charts/provincial-disparities.json").json()["alt"]
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [node["role"]["value"] for node in tree if alt in node.get("name", {}).get("value", "")]
    assert told == ["image"], "the description stands once in what is told"


def test_an_embed_is_walked_too(page: Page) -> None:
    reached(page, "/embed/women-judges")
    assert press(page, "ArrowDown") and press(page, "ArrowDown")
