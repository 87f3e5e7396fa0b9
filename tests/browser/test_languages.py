"""Pages in a language that is longer and reads from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "paths", [("/provinces",), pytest.param(("/", "/drivers", "/law", "/representation"), marks=pytest.mark.slow)]
)
def test_a_page_from_right_to_left_is_no_wider_than_the_screen(
    served, browser: Browser, tmp_path: Path, paths: tuple[str, ...]
) -> None:
    with served(tmp_path / "log.txt", PSEUDO_LANGUAGE="1") as address:
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
