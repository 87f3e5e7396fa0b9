"""Words of charts can be read: none cut, none over another, none too small; on screens and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from samples import sampled

from dashboard.charts import CHARTS
from dashboard.export import card_image, image
from dashboard.selection import Selection

pytestmark = pytest.mark.browser
MAPS = [slug for slug, chart in CHARTS.items() if chart.map and chart.level == "district"]
WIDTHS = (320, 480, 800, 1440)
SMALLEST = 9.0  # pixels of type on a screen
PAPER = 5.5  # points of type on paper
PRINTED = {"column": 85, "full": 170}  # millimetres a picture of this name is wide on paper
POINTS = 72 / 25.4  # in a millimetre

# What is wrong with the texts of the drawings that `selector` finds; `small` is the smallest type allowed, in pixels.
LOOK = """([selector, small]) => {
  const wrong = [];
  const shown = [...document.querySelectorAll(selector)].filter(svg => svg.getBoundingClientRect().width > 0);
  for (const svg of shown) {
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / (svg.viewBox.baseVal.width || frame.width);
    const texts = [...svg.querySelectorAll("text")].flatMap(text => {
      const lines = [...text.querySelectorAll("tspan[dy], tspan[x]")];
      return lines.length ? lines : [text];
    }).filter(text => text.textContent.trim() && text.getClientRects().length
      && getComputedStyle(text).visibility !== "hidden").map(text => ({
      words: text.textContent.trim(), box: text.getBoundingClientRect(),
      size: parseFloat(getComputedStyle(text).fontSize) * scale,
    }));
    for (const { words, box, size } of texts) {
      if (size < small - 0.05) wrong.push(`${size.toFixed(1)} px: ${words}`);
      const aside = Math.max(frame.left - box.left, box.right - frame.right);
      const out = Math.max(aside, frame.top - box.top, box.bottom - frame.bottom);
      if (out > 2) wrong.push(`cut by ${out.toFixed(0)} px: ${words}`);
    }
    texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      // A box is higher than its letters.
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        - 0.3 * Math.min(one.box.height, other.box.height);
      const twin = one.words === other.words && Math.abs(one.box.left - other.box.left) < 6; // a halo and its words
      if (wide > 1.5 && high > 1.5 && !twin) wrong.push(`one over the other: ${one.words} | ${other.words}`);
    }));
  }
  return shown.length ? wrong : ["nothing is drawn"];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("slug", sampled(CHARTS, 9))
def test_the_picture_of_a_card_can_be_read_at_every_width(page: Page, slug: str) -> None:
    for path in (f"/embed/{slug}", f"/charts/{slug}"):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(LOOK, ["[data-figure] svg.picture", SMALLEST]) == [], f"{path} at {width} px"


# A map is drawn large for a province, with the names of its districts: the fullest one, the widest and the narrowest.
CLOSE = [(slug, name) for slug in MAPS for name in ("punjab", "khyber-pakhtunkhwa", "balochistan", "islamabad")]


@pytest.mark.parametrize(("slug", "province"), sampled(CLOSE, 10))
def test_a_map_of_one_province_can_be_read_at_every_width_rendered(page: Page, slug: str, province: str) -> None:
    card_image.card_svgs(CHARTS[slug].at(Selection(province=province)))  # pages show it from the cache
    for path in (f"/embed/{slug}?province={province}", f"/charts/{slug}?province={province}"):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(LOOK, ["[data-figure] svg.picture", SMALLEST]) == [], f"{path} at {width} px"


def test_a_value_that_is_cut_is_noticed(page: Page) -> None:
    page.goto("/embed/women-judges")
    page.set_viewport_size({"width": 480, "height": 900})
    page.evaluate(
        """() => [...document.querySelectorAll("svg.picture text")].forEach(text => {
          if (text.textContent.includes("85 of 427")) { text.setAttribute("textLength", "400"); } })"""
    )
    wrong = page.evaluate(LOOK, ["[data-figure] svg.picture", SMALLEST])
    assert len(wrong) == 1 and wrong[0].startswith("cut by") and wrong[0].endswith("85 of 427")
    resize = """size => document.querySelectorAll("svg.picture text").forEach(text => {
      text.removeAttribute("textLength"); text.style.fontSize = size; })"""
    for size, told in (("60px", "one over the other"), ("4px", " px: ")):
        page.evaluate(resize, size)
        assert any(told in words for words in page.evaluate(LOOK, ["[data-figure] svg.picture", SMALLEST])), size


# In the width of a column every chart but the matrix, which is for a whole page; one of each kind for a page.
PAGE = image.SIZES["full"].canonical
PAPERS = [(slug, "column") for slug, chart in CHARTS.items() if not chart.width or chart.at().least <= PAGE]
PAPERS += [(slug, "full") for slug in ("provincial-disparities", "smuggling-corridors", "women-judges", "conventions")]
# Every chart on a slide, in a square and as a preview, each looked at in its own size.
SCREENS = ("slide", "square", "social")
POSTS = [(slug, size) for slug in CHARTS for size in SCREENS]


@pytest.mark.parametrize(("slug", "size"), sampled(PAPERS, 15))
def test_a_picture_for_paper_can_be_read(page: Page, slug: str, size: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 1200})
    page.goto(f"/charts/{slug}.svg?size={size}")
    smallest = PAPER / POINTS * page.evaluate("document.documentElement.getBoundingClientRect().width") / PRINTED[size]
    assert page.evaluate(LOOK, ["svg:not(svg svg)", smallest]) == []
    assert {*PRINTED, *SCREENS} == set(image.SIZES)


@pytest.mark.parametrize(("slug", "size"), sampled(POSTS, 43))
def test_a_picture_for_a_screen_can_be_read(page: Page, slug: str, size: str) -> None:
    page.set_viewport_size({"width": 2000, "height": 1200})
    page.goto(f"/charts/{slug}.svg?size={size}")
    assert page.evaluate(LOOK, ["svg:not(svg svg)", SMALLEST]) == []


@pytest.mark.parametrize("slug", sampled(CHARTS, 14))
def test_a_chart_that_came_to_life_can_be_read(page: Page, slug: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"/charts/{slug}")
    page.wait_for_function(
        """() => { const frame = document.querySelector("[data-figure]");
          frame.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}));
          return frame.dataset.state === "live"; }""",
        polling=100,
    )
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(400)
        assert page.evaluate(LOOK, ["[data-figure] svg.main-svg:first-of-type", SMALLEST]) == [], width
