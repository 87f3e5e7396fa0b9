"""A chart as one HTML file: it opens from a disk, holds all that its card says, and asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.charts import CHARTS
from dashboard.selection import Selection

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("slug", "query", "language"),
    [("shelters-by-district", "province=sindh", ""), ("women-judges", "court=high", ""), ("referral-ratio", "", "/ur")],
)
def test_a_chart_is_one_file_that_needs_nothing(page: Page, tmp_path: Path, slug: str, query: str, language: str):
    answer = page.request.get(f"{language}/charts/{slug}.html?{query}")
    assert answer.ok and "html" in answer.headers["content-type"]
    file = tmp_path / f"{slug}.html"
    file.write_bytes(answer.body())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    assert [address for address in asked if not address.startswith("data:")] == [file.as_uri()]
    assert page.locator("script, img, link:not([rel=icon]), [data-figure]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("svg.picture:visible")).to_have_count(1)
    page.locator("summary").click()
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    if not language:
        view = CHARTS[slug].at(Selection(**dict([query.split("=")])))
        expect(page.locator("h1")).to_have_text(view.title)
        told = page.locator("article").inner_text()
        assert all(" ".join(note.split()) in " ".join(told.split()) for note in (view.n, *view.notes))
        assert rows.count() == len(view.rows)
        assert "data version" in told and "UNODC" in told
    expect(page.get_by_text("Empty this frame quickly")).to_have_count(0)
