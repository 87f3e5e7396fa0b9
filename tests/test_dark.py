"""The dark theme: twins of all colours, as the browser makes them, and whether they can be seen and told apart."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import pytest
from coloraide import Color
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Page
from sight import APART, SIGHTS, apart

from dashboard import built_assets
from dashboard.charts import CHARTS
from dashboard.export import image
from dashboard.plots import dark, theme
from dashboard.plots.contrast import contrast

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PAPER = "#131a21"
EVERY = list(
    dict.fromkeys(
        [theme.INK, theme.MUTED, theme.LINE, theme.GREY, theme.FADED, theme.EMPTY, theme.PAPER, *theme.COLOURS.values()]
        + [colour for scale in theme.SEQUENTIAL.values() for colour in scale]
        + [*theme.DIVERGING]
    )
)
Turn = Callable[[str], str]


def test_the_paper_of_the_dark_theme_is_the_twin_of_white() -> None:
    assert dark.twin(theme.PAPER) == dark.twin("#fff") == PAPER
    for sheet in ("media.css", "embed/dark.css"):
        text = (ASSETS / sheet).read_text("utf-8")
        assert f"--paper: {PAPER}" in text and dark.FILTER in text and "mix-blend-mode: lighten" in text


@pytest.mark.browser
def test_a_browser_makes_the_same_twins(page: Page) -> None:
    cells = "".join(f'<i style="background:{colour}"></i>' for colour in EVERY)
    page.set_content(
        f"<style>body{{margin:0;background:{PAPER}}}i{{display:block;height:10px}}"
        f"div{{filter:{dark.FILTER};mix-blend-mode:lighten}}</style><div>{cells}</div>"
    )
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    for i, colour in enumerate(EVERY):
        wanted = [part * 255 for part in Color(dark.twin(colour)).coords()]
        assert shot.getpixel((50, i * 10 + 5)) == pytest.approx(wanted, abs=2.5), colour


@pytest.mark.parametrize("turn", [str, dark.twin], ids=["light", "dark"])
def test_words_and_colours_of_themes_are_seen(turn: Turn) -> None:
    paper = turn(theme.PAPER)
    for colour in (theme.INK, theme.MUTED, *theme.COLOURS.values()):
        assert contrast(turn(colour), paper) >= 4.5, colour


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("turn", [str, dark.twin], ids=["light", "dark"])
def test_the_classes_of_every_scale_are_told_apart(turn: Turn, sight: str) -> None:
    for name in theme.SEQUENTIAL:
        for count in range(2, 8):
            for one, other in combinations(theme.steps(name, count), 2):
                assert apart(turn(one), turn(other), sight) >= APART, (name, count, one, other)
    # Its two ends are alike in grey: tests/test_told_apart.py holds what tells them.
    assert all(apart(turn(one), turn(other), sight) >= APART for one, other in pairwise(theme.DIVERGING))


def test_a_picture_on_a_dark_sheet_has_the_same_words_in_twins() -> None:
    view = CHARTS["women-judges"].at()
    light, *size = image.compose(view, image.wanted({}), "https://example.org/")
    turned, *same = image.compose(view, image.wanted({"theme": "dark"}), "https://example.org/")
    assert size == same
    assert turned["layout"]["paper_bgcolor"] == PAPER and light["layout"]["paper_bgcolor"] == theme.PAPER
    words = [[note["text"] for note in figure["layout"]["annotations"]] for figure in (light, turned)]
    assert words[0] == words[1] and words[0]
    bars = [figure["data"][0]["marker"]["color"] for figure in (light, turned)]
    assert bars[1] == [dark.twin(colour) for colour in bars[0]] and bars[0] != bars[1]


@pytest.mark.parametrize("path", ["/law", "/ur/charts/women-judges?province=sindh"])
def test_a_reader_chooses_colours_in_the_address_alone(client: FlaskClient, path: str) -> None:
    by_device = client.get(path)
    mark = "&" if "?" in path else "?"
    dark_page, light = (client.get(f"{path}{mark}theme={name}") for name in ("dark", "light"))
    for answer, colours in ((by_device, ""), (dark_page, "dark"), (light, "light")):
        assert "Set-Cookie" not in answer.headers and answer.status_code == 200
        assert re.findall(r'aria-current="true" data-theme="(\w*)"', answer.text) == [colours]
    assert f'media="{built_assets.MEDIA}"' in by_device.text and "@media screen{" not in by_device.text
    assert PAPER in dark_page.text and "@media screen{" in dark_page.text
    assert PAPER not in light.text and built_assets.MEDIA not in light.text
    canonical = re.compile(r'rel="canonical" href="[^"]*"')
    assert canonical.findall(dark_page.text) == canonical.findall(by_device.text)
    assert client.get(f"{path}{mark}theme=pink").text == by_device.text


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_page_for_slow_lines_keeps_the_colours_without_a_script(client: FlaskClient, theme: str) -> None:
    page = client.get(f"/law?lite=1&theme={theme}").text
    assert (PAPER in page) == (theme == "dark") and "site-" not in "".join(re.findall(r"<script[^>]*src=[^>]*>", page))
    links = re.findall(r'<a\b(?![^>]*data-theme)[^>]*href="(/[^"]*lite=1[^"]*)"', page)
    assert len(links) > 20 and all(f"&amp;theme={theme}" in link for link in links)
    by_device = re.findall(r'<a\b(?![^>]*data-theme)[^>]*href="(/[^"]*lite=1[^"]*)"', client.get("/law?lite=1").text)
    assert len(by_device) == len(links) and not any("theme=" in link for link in by_device)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/charts"])
def test_every_small_chart_is_turned_in_the_dark(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(path)
    filters = page.locator("main .thumbnail img").evaluate_all("all => all.map(one => getComputedStyle(one).filter)")
    assert filters and all("invert" in one for one in filters)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("device", "theme"), [("light", "dark"), pytest.param("dark", "light", marks=pytest.mark.slow)]
)
def test_the_choice_of_colours_goes_along(page: Page, device: Literal["dark", "light"], theme: str) -> None:
    ground = {"dark": "rgb(13, 18, 23)", "light": "rgb(246, 247, 245)"}
    page.emulate_media(color_scheme=device)
    page.goto("/law?province=sindh")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground[device]
    page.locator(f".colours a[data-theme={theme}]").click()
    page.wait_for_url(f"**/law?province=sindh&theme={theme}")
    page.wait_for_selector("html.is-ready")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground[theme]
    page.locator(".site-header nav a[href^='/shelters']").click()
    page.wait_for_url(f"**/shelters?province=sindh&theme={theme}")
    page.wait_for_selector("html.is-ready")
    page.locator(".site-header input[type=search]").fill("quetta")
    page.locator(".site-header input[type=search]").press("Enter")
    page.wait_for_url(f"**/find?*theme={theme}*")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground[theme]
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()") == ",0,0"
    page.locator(".colours a[data-theme='']").click()
    page.wait_for_url(lambda address: "theme" not in address)
