"""What tools/assets/build.mjs leaves of plotly.js draws what the whole of it draws, to the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from playwright.sync_api import Browser, Page
from samples import sampled

from dashboard.built_assets import built
from dashboard.charts import CHARTS
from dashboard.export import card_image, image, tabular
from dashboard.rendering.service import STUB
from dashboard.selection import Selection

pytestmark = pytest.mark.browser
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
EITHER_SIDE = 100  # characters told around the first difference
every_chart = pytest.mark.parametrize("slug", sampled(CHARTS, 4))

# Ids come from a row of numbers that begins anew with every figure, so that they are the same on both pages; and the
# attributes of an element come in the order of the alphabet.
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
<style>body { margin: 0 }</style>
<script>
let last;
const problems = [];
function begin() { last = 1; problems.length = 0; }
Math.random = () => (last = last * 48271 % 2147483647) / 2147483647;
addEventListener("error", (event) => problems.push(event.message));
addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));

function ordered(drawing) {
  for (const element of [drawing, ...drawing.querySelectorAll("*")]) {
    const all = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
    all.forEach((attribute) => element.removeAttributeNode(attribute));
    all.forEach((attribute) => element.setAttributeNode(attribute));
  }
  return drawing.outerHTML;
}

async function card(figure, width, height, config) {
  begin();
  if (document.body.firstChild) { Plotly.purge(document.body.firstChild); }
  const div = document.createElement("div");
  document.body.replaceChildren(div);
  div.style.width = width + "px";
  div.style.height = height + "px";
  await Plotly.newPlot(div, figure.data, figure.layout, config);
  return [...div.querySelectorAll(".main-svg")].map((svg) => ordered(svg.cloneNode(true))).join("") + problems;
}

async function picture(figure, width, height) {
  begin();
  const svg = await Plotly.toImage(figure, {format: "svg", width, height, imageDataOnly: true});
  return ordered(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement) + problems;
}

/* What the pointer is told at one of ten marks of the card, the first that says something; then it clicks there. */
async function hover() {
  const div = document.body.firstChild;
  const marks = [...div.querySelectorAll(".point path, path.point, .choroplethlayer path")];
  for (let i = 0; i < marks.length; i += Math.ceil(marks.length / 10)) {
    const box = marks[i].getBoundingClientRect();
    const place = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
    const under = document.elementFromPoint(place.clientX, place.clientY);
    if (!under || !div.contains(under)) { continue; }
    const send = (name) => under.dispatchEvent(new MouseEvent(name, {...place, bubbles: true, view: window}));
    ["mouseover", "mousemove"].forEach(send);
    const told = div.querySelector(".hoverlayer");
    if (!told.innerHTML) { await new Promise((done) => setTimeout(done, 60)); }  // Plotly takes its time in between
    if (told.innerHTML) {
      const words = ordered(told.cloneNode(true));
      let clicked = 0;
      div.on("plotly_click", () => (clicked += 1));
      ["mousedown", "mouseup", "click"].forEach(send);
      return words + " clicked " + clicked + problems;
    }
  }
  return "";
}
</script></head><body></body></html>"""


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A page with the bundle and a page with the whole of plotly.js, of one size; neither needs the server."""
    bundle = built("plotly.js")
    assert bundle, "the front end was not built: make assets"
    context = browser.new_context(viewport={"width": 1000, "height": 1400})
    opened = []
    for library in (bundle, WHOLE):
        page = context.new_page()
        page.set_content(PAGE)
        page.add_script_tag(content=STUB)
        page.add_script_tag(path=library)
        assert not page.evaluate("String(problems)")
        opened.append(page)
    yield opened[0], opened[1]
    context.close()


@pytest.fixture
def both(pages: tuple[Page, Page]) -> Callable[..., str]:
    """What a function of the page gives on both pages; fails where it is not the same."""

    def ask(function: str, *given: Any) -> str:
        ours, whole = (page.evaluate(f"given => {function}(...given)", given) for page in pages)
        assert ours == whole, difference(ours, whole)
        return ours

    return ask


def difference(ours: str, whole: str) -> str:
    """The first place where two drawings differ, with its surroundings."""
    pairs = enumerate(zip(ours, whole, strict=False))
    first = next((i for i, (a, b) in pairs if a != b), min(len(ours), len(whole)))
    around = slice(max(first - EITHER_SIDE, 0), first + EITHER_SIDE)
    return f"at character {first} the bundle draws\n…{ours[around]}…\nand the whole of plotly.js\n…{whole[around]}…"


def another(slug: str) -> Selection:
    """The chart with the last value of its first filter, in a province and on squares where it knows them."""
    filters = {filter_.name: filter_ for filter_ in CHARTS[slug].parameters if filter_.name != "lang"}
    chosen = {"province": "sindh", "borders": "tiles"}
    chosen = {name: value for name, value in chosen.items() if name in filters}
    first = next(iter(filters.values()), None)
    if first and first.name not in ("province", "provinces"):
        chosen[first.name] = next(o.value for o in reversed(first.options()) if o.value != first.default)
    return Selection(**chosen)


@every_chart
def test_a_card_looks_the_same_and_says_the_same_under_the_pointer(both, slug):
    view = CHARTS[slug].at()
    card = both("card", card_image.with_borders(tabular.bare_figure(view)), *card_image.card_size(view), CONFIG)
    assert card.endswith("</svg>"), "something went wrong while it was drawn"
    told = both("hover")
    assert 'class="hovertext"' in told
    assert told.endswith(" clicked 1")


@pytest.mark.slow
@every_chart
def test_a_picture_with_other_filters_looks_the_same(both, slug):
    chosen = another(slug)
    view = CHARTS[slug].at(chosen)
    assert not CHARTS[slug].complaints(chosen)
    recipe = image.recipe(view, image.SIZES[image.DEFAULT], "http://127.0.0.1/")
    assert both("picture", recipe["figure"], recipe["width"], recipe["height"]).endswith("</svg>")
