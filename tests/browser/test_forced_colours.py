"""Forced colours (high contrast): legends keep the colours of the chart, and what is current can be told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
GROUNDS = "all => all.map(one => getComputedStyle(one).background)"
LINES = "all => all.map(one => [one.hasAttribute('aria-current'), getComputedStyle(one).borderBottomColor])"


def colours_kept(page: Page, path: str) -> int:
    """How many colours the legend of a page tells apart, none of which forced colours change."""
    page.goto(path)
    usual = page.locator(".legend .swatch").evaluate_all(GROUNDS)
    page.emulate_media(forced_colors="active")
    assert page.locator(".legend .swatch").evaluate_all(GROUNDS) == usual
    return len(set(usual))


@pytest.mark.parametrize("path", ["/embed/shelters-by-district", "/ur/embed/provincial-disparities"])
def test_legends_of_embeds_stay_told_in_forced_colours(page: Page, path: str) -> None:
    assert colours_kept(page, path) > 3


@pytest.mark.parametrize("path", ["/law", "/ur/law"])
def test_legends_and_the_current_page_stay_told_in_forced_colours(page: Page, path: str) -> None:
    assert colours_kept(page, path) > 4
    lines = page.locator(".site-header nav a").evaluate_all(LINES)
    (current,) = [colour for here, colour in lines if here]
    assert {colour for here, colour in lines if not here} == {"rgb(255, 255, 255)"} != {current}
