"""A map on a phone: a tap is answered in a line under it that nothing cuts, and a list has every place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect
from samples import sampled

pytestmark = pytest.mark.browser
PATIENCE = 30_000
PLACES = [
    ("/shelters", '[data-slug="shelters-by-district"]'),
    ("/ur/charts/women-literacy", "article"),
    ("/embed/shelters-by-district", "article"),
]
# Taps every district in a place of it, and tells what the line says, and whether it stands whole in the window.
TAP_ALL = """figure => {
  const [stage, line] = [figure.querySelector(".stage"), figure.querySelector(".tapped p")];
  const found = [];
  for (const group of figure.querySelectorAll(".trace.choropleth")) {
    const trace = group.__data__?.[0]?.trace;
    if (!trace?.hovertext?.length || trace.hoverinfo === "skip") continue;
    [...group.querySelectorAll(".choroplethlocation")].forEach((shape, n) => {
      const box = shape.getBoundingClientRect(), matrix = shape.getScreenCTM().inverse();
      const inside = (x, y) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix));
      for (let i = 0; i < box.width * box.height; i++) {
        const clientX = Math.ceil(box.left) + i % Math.ceil(box.width);
        const clientY = Math.ceil(box.top) + Math.floor(i / Math.ceil(box.width));
        if (![[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]].every(([x, y]) => inside(clientX + x, clientY + y))) continue;
        stage.dispatchEvent(new MouseEvent("click", { clientX, clientY }));
        const { left, right } = line.getBoundingClientRect();
        found.push([line.textContent === trace.hovertext[n].replaceAll("<br>", "\\n").replace(/<[^>]+>/g, ""),
          left >= 0 && right <= innerWidth && line.scrollWidth <= line.clientWidth && line.clientHeight > 0]);
        break;
      }
    });
  }
  return found;
}"""


def tapped(figure: Locator) -> None:
    """A finger touches the middle of a map, which is a picture until then."""
    figure.locator("[data-figure]").scroll_into_view_if_needed()
    box = figure.locator("[data-figure]").bounding_box()
    assert box
    figure.page.touchscreen.tap(box["x"] + box["width"] * 0.65, box["y"] + box["height"] * 0.55)


@pytest.mark.parametrize(("path", "card"), sampled(PLACES, len(PLACES)))
def test_a_tap_is_answered_in_a_line_that_is_never_cut(browser: Browser, base_url: str, path: str, card: str) -> None:
    phone = browser.new_context(
        base_url=base_url, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    figure = page.locator(f"{card} figure").first
    tapped(figure)
    expect(figure.locator(".tapped p")).to_contain_text("\n", timeout=PATIENCE)  # the first tap is answered too
    expect(figure.locator(".hoverlayer")).to_be_hidden()
    told: list[tuple[bool, bool]] = []
    for _ in range(20):  # Plotly draws its map again when the page has made room for the line
        told = figure.evaluate(TAP_ALL)
        if len(told) > 140:
            break
        page.wait_for_timeout(300)
    assert len(told) > 140, "nearly all 144 have a place that can be tapped at all"
    assert all(right for right, _ in told) and all(whole for _, whole in told)
    choice = figure.locator(".tapped select")
    assert choice.locator("option").count() > 144
    choice.select_option(index=20)
    name = choice.evaluate("list => list.selectedOptions[0].textContent")
    expect(figure.locator(".tapped p")).to_contain_text(name)
    assert page.url.endswith(path), "a choice of the list is no filter"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    phone.close()
