"""Where the focus is, walked by Tab through pages both ways: always drawn, with enough contrast, and never covered."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from samples import sampled

pytestmark = pytest.mark.browser
# A window of 1,280 by 1,024 pixels at 100, 200 and 400 %.
ZOOMS = [(1280, 1024), (640, 512), (320, 256)]
PHONE = (360, 740)
PATHS = ["/shelters", "/charts/women-judges", "/provinces", "/data", "/figures/shelters", "/recommendations", "/brief"]
MOST = 2000  # stops of a page; one that has more keeps the focus in a circle
CASES = [(path, size) for path in PATHS for size in (*ZOOMS, PHONE)]
# What has the focus, and what is wrong with it: the ring's style, width and contrast with what lies around, and the
# points of the element that something sticky lies over.
LOOK = """() => {
  const found = document.activeElement;
  if (!found || found === document.body || found.id === "main") return null;
  const of = element => getComputedStyle(element);
  const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = colour => channels(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = channels(of(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return of(at).backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const style = of(found), wrong = [];
  const [a, b] = [light(style.outlineColor), light(ground(found))].sort((one, other) => other - one);
  if (style.outlineStyle !== "solid" || parseFloat(style.outlineWidth) < 2) wrong.push("no ring");
  else if ((a + 0.05) / (b + 0.05) < 3) wrong.push(`a ring of ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  let { left, top, right, bottom } = found.getBoundingClientRect();
  for (let at = found.parentElement; at; at = at.parentElement) {  // what frames around it leave of it
    if (of(at).overflowX === "visible") continue;
    const box = at.getBoundingClientRect();
    [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
  [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  if (right - left < 1 || bottom - top < 1) wrong.push("out of sight");
  else for (let i = 0; i < 9; i++) {
    const x = left + 1 + (right - left - 2) * (i % 3) / 2, y = top + 1 + (bottom - top - 2) * Math.floor(i / 3) / 2;
    const over = document.elementFromPoint(x, y);
    if (!over || found.contains(over) || over.contains(found)) continue;
    for (let at = over; at && !at.contains(found); at = at.parentElement) {
      if (["sticky", "fixed"].includes(of(at).position)) wrong.push(`${at.tagName}.${at.className} at ${x},${y}`);
    }
  }
  const name = found.id || found.getAttribute("aria-label") || found.textContent.trim() || found.name;
  return { name: `${found.tagName} ${name}`.slice(0, 70), wrong };
}"""


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Every stop of a page in the order of Tab, or against it, beginning where the focus is."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(LOOK)
        if stop is None:
            return found
        if stop["wrong"]:  # a frame that scrolls follows the focus when the browser draws next
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            stop = page.evaluate(LOOK)
        found.append(stop)
    raise AssertionError(f"no end after {MOST} stops: {found[-1]}")


@pytest.mark.parametrize(("path", "size"), sampled(CASES, 0, [(PATHS[2], PHONE)]))
def test_the_focus_is_seen_and_never_covered(page: Page, path: str, size: tuple[int, int]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    there = walk(page, "Tab")
    back = walk(page, "Shift+Tab")
    assert len(there) > 10 and len(back) > 10
    wrong = [stop for stop in (*there, *back) if stop["wrong"]]
    assert wrong == [], (len(wrong), wrong[:5])


def test_a_bar_is_not_sticky_in_a_low_window(page: Page) -> None:
    position = "getComputedStyle(document.querySelector('.filter-bar')).position"
    page.set_viewport_size({"width": 1280, "height": 1024})
    page.goto("/shelters")
    assert page.evaluate(position) == "sticky"
    page.set_viewport_size({"width": 1280, "height": 480})
    assert page.evaluate(position) == "static"


@pytest.mark.parametrize("path", ["/shelters", "/embed/women-judges"])
def test_text_grows_with_the_size_a_reader_set(page: Page, path: str) -> None:
    """A larger text of the browser, not of the page: the root follows it, and the text with the root."""
    measure = "parseFloat(getComputedStyle(document.querySelector('.subtitle')).fontSize)"
    page.goto(path)
    before = page.evaluate(measure)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 20}})
    page.reload()
    assert page.evaluate(measure) == pytest.approx(before * 1.5, rel=0.01)
