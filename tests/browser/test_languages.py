"""Pages in a language that is longer and reads from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.test_legibility import LOOK, SMALLEST
from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.export import card_image
from dashboard.selection import Selection

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "paths", [pytest.param(("/provinces", "/", "/drivers", "/law", "/representation"), marks=pytest.mark.slow)]
)
def test_a_page_from_right_to_left_is_no_wider_than_the_screen(
    served, browser: Browser, tmp_path: Path, paths: tuple[str, ...]
) -> None:
    # Without pictures, which take longest: their frames are as wide.
    with served(tmp_path / "log.txt", PSEUDO_LANGUAGE="1", CHROMIUM="none") as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        narrow = browser.new_page(viewport={"width": 360, "height": 740})
        for path in paths:
            page.goto(f"{address}{path}?lang=qps")
            assert page.evaluate("document.documentElement.dir") == "rtl"
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            narrow.goto(f"{address}{path}?lang=qps")
            assert narrow.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            # The heading begins at the right.
            page.wait_for_function(
                "[...document.querySelectorAll('h1')].some(h => h.checkVisibility() && "
                "h.getBoundingClientRect().right > 1000)"
            )
        page.close()


URDU = ("women-judges", "maximum-penalties", "sea-disasters", "women-judges-by-court", "deportations", "afghan-returns")


# Its cells are filled to the edge, and the digits of a live embed are the system's, which may be wider.
NOT_EMBEDDED = "provincial-disparities"


@pytest.mark.parametrize(
    "slug", [URDU[0], *(pytest.param(slug, marks=pytest.mark.slow) for slug in (*URDU[1:], NOT_EMBEDDED))]
)
def test_a_chart_in_urdu_can_be_read_rendered_and_alive(browser: Browser, base_url: str, slug: str) -> None:
    token = i18n.LANGUAGE.set("ur")
    card_image.card_svgs(CHARTS[slug].at(Selection(lang="ur")))  # pages show it from the cache
    i18n.LANGUAGE.reset(token)
    embedded = [(f"/ur/embed/{slug}", 480)] if slug != NOT_EMBEDDED else []
    for path, width in ((f"/ur/charts/{slug}", 360), (f"/ur/charts/{slug}", 1440), *embedded):
        page = browser.new_page(base_url=base_url, viewport={"width": width, "height": 900})
        page.goto(path)
        page.evaluate("document.fonts.ready")
        assert page.evaluate(LOOK, ["[data-figure] svg.picture", SMALLEST]) == [], f"{path} at {width} px"
        page.locator("[data-figure]").first.dispatch_event("pointerdown")
        page.wait_for_selector("[data-state=live]", timeout=30_000)
        assert page.evaluate(LOOK, ["[data-figure] .main-svg", SMALLEST]) == [], f"{path} at {width} px, alive"
        page.close()
