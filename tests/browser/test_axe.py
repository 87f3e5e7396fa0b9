"""axe-core on pages, embeds and the page of a chart, in English and Urdu: no violation of any impact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from samples import sampled

from dashboard.charts import CHARTS
from layouts import pages

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LANGUAGES = ("en", "ur")
WINDOWS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1440, "height": 900}, "forced_colors": "active"},
}
LISTED = [page.path for page in (*pages.PAGES, *pages.UNLISTED)]
OTHERS = ["/provinces/sindh", "/districts/quetta", "/figures/shelters", "/recommendations/P01", "/brief"]
PATHS = [
    *LISTED,
    *OTHERS,
    *(f"/charts/{slug}" for slug in CHARTS),
    "/embed/women-judges",
    "/embed/shelters-by-district",
]
ALWAYS = {"/shelters", "/charts/women-judges", "/accessibility", "/embed/women-judges"}
CASES = [(path, language, window) for path in PATHS for language in LANGUAGES for window in WINDOWS]
SAMPLE = [case for i, case in enumerate(c for c in CASES if c[0] in ALWAYS) if i % 8 == (i // 8) * 5 % 8]
RUN = """() => axe.run(document, { resultTypes: ["violations"] }).then(found => found.violations.map(one => ({
  rule: one.id, impact: one.impact, nodes: one.nodes.length, first: one.nodes[0].html.slice(0, 150),
})))"""


def look(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN)


@pytest.mark.parametrize(("path", "language", "window"), sampled(CASES, 0, SAMPLE))
def test_axe_finds_nothing(
    browser: Browser, browser_context_args: dict[str, Any], path: str, language: str, window: str
) -> None:
    context = browser.new_context(**{**browser_context_args, **WINDOWS[window], "bypass_csp": True})
    page = context.new_page()
    page.goto(path + (f"?lang={language}" if language != "en" else ""))
    page.wait_for_load_state("networkidle")
    found = look(page)
    context.close()
    assert found == [], json.dumps(found, indent=1, ensure_ascii=False)


def test_axe_would_find_something(browser: Browser) -> None:
    """The program of the test is there and looks at the page."""
    bad = browser.new_page()
    bad.set_content("<main><img src='x.png'><button></button></main>")
    assert {"image-alt", "button-name"} <= {one["rule"] for one in look(bad)}
    bad.close()
