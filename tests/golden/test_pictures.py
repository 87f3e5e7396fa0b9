"""Golden pictures: what a reader sees, as committed PNGs, compared pixel by pixel.

`make golden` takes them anew; look at the difference before committing it. Another Chromium draws letters otherwise:
there the test is skipped. Where a picture differs, the new one and a picture of the difference lie in test-results/.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pixelmatch.contrib.PIL import pixelmatch
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parent / "pictures"
RESULTS = Path(__file__).resolve().parents[2] / "test-results"
DRAWN_WITH = FOLDER / "chromium.txt"
DESK, PHONE = 1440, 360
UNDRAWN = 200  # bytes; a small picture that is still to be drawn has fewer
UNLIKE = 0.0005  # part of the pixels that may differ: a rounding here and there
ROOM = 3_000_000  # bytes of all pictures together

# name: (address, what of the page, width of the window, whether the chart comes to life)
PICTURES = {
    "overview-desk": ("/", "", DESK, False),
    "bars-live": ("/charts/women-judges", "[data-figure]", DESK, True),
    "matrix": ("/charts/provincial-disparities", "[data-figure]", DESK, False),
    "map": ("/charts/shelters-by-district", "[data-figure]", DESK, False),
    "urdu-shelters-phone": ("/ur/shelters", "", PHONE, False),
}
# Drawn in make test-all only.
MORE = {
    "map-one-province": ("/charts/hub-districts?province=balochistan", "[data-figure]", DESK, True),
    "lines": ("/charts/gender-gap", "[data-figure]", DESK, False),
    "corridors": ("/charts/smuggling-corridors", "[data-figure]", DESK, False),
    "map-page-pins": ("/map?pins=lahore,chitral", "#map-part .card", DESK, False),
    "embed-narrow": ("/embed/women-judges", "body", 320, False),
    "overview-phone": ("/", "", PHONE, False),
    "search-desk": ("/find?q=women+judges", "", DESK, False),
    "card-bars-phone": ("/charts/women-judges?province=sindh", "article", PHONE, False),
    "map-live": ("/charts/women-literacy", "[data-figure]", DESK, True),
    "map-page-province-phone": ("/map?province=punjab&pins=lahore,multan", "#map-part .pinned", PHONE, False),
    "urdu-bars-phone": ("/ur/charts/women-judges", "[data-figure]", PHONE, False),
    "shelters-phone": ("/shelters", "", PHONE, False),
    "card-bars": ("/charts/women-judges", "article", DESK, False),
    "bars-grouped": ("/charts/trafficking-prosecutions", "[data-figure]", DESK, False),
    "columns": ("/charts/conventions", "[data-figure]", PHONE, False),
    "flows": ("/charts/trafficking-flows", "[data-figure]", DESK, False),
    "map-phone": ("/charts/women-literacy", "[data-figure]", PHONE, False),
    "map-tiles": ("/charts/women-literacy?borders=tiles", "[data-figure]", DESK, True),
    "embed-wide-dark": ("/embed/shelter-coverage?theme=dark", "body", 700, False),
    "embed-matrix": ("/embed/provincial-disparities", "body", 480, False),
    "urdu-matrix": ("/ur/charts/women-judges-by-court", "[data-figure]", PHONE, False),
    "map-page-live": ("/map?layer=early-marriage&pins=kohistan", "#map-part .pinned", DESK, True),
    "map-page-larger": ("/map?pins=lahore,kasur", "#map-part .pinned", DESK, True),
    "map-page-larger-phone": ("/map?pins=lahore,kasur", "#map-part .pinned", PHONE, False),
    "map-page-one-class": ("/map?layer=women-literacy", "#map-part .card", DESK, False),
    "map-page-two-layers": ("/map?against=women-literacy&pins=lahore,quetta", "", DESK, False),
    "map-page-points": ("/map?against=early-marriage&pins=lahore,kohistan", "#chart-two-shares", DESK, False),
    "map-page-by-province": ("/map?layer=women-judges&pins=lahore", "#map-part .card", DESK, False),
    "map-page-tiles": ("/map?borders=tiles&pins=lahore,quetta", "#map-part .pinned", DESK, False),
    "map-page-shelters-phone": ("/map?layer=shelters-by-district&pins=quetta", "", PHONE, False),
    "urdu-map-page-phone": ("/ur/map?pins=lahore", "", PHONE, False),
    "urdu-bars-live": ("/ur/charts/women-judges", "[data-figure]", PHONE, True),
    "urdu-bars-grouped": ("/ur/charts/trafficking-prosecutions", "[data-figure]", PHONE, False),
    "urdu-lines": ("/ur/charts/deportations", "[data-figure]", PHONE, False),
    "urdu-rank": ("/ur/charts/gender-gap", "[data-figure]", PHONE, False),
    "urdu-columns": ("/ur/charts/conventions", "[data-figure]", PHONE, False),
    "urdu-dots": ("/ur/charts/women-judges-2018-2024", "[data-figure]", PHONE, False),
    "urdu-entries": ("/ur/charts/sea-disasters", "[data-figure]", PHONE, False),
    "urdu-flows": ("/ur/charts/trafficking-flows", "[data-figure]", PHONE, False),
    "urdu-map": ("/ur/charts/shelters-by-district", "[data-figure]", PHONE, False),
    "urdu-corridors": ("/ur/charts/smuggling-corridors", "[data-figure]", PHONE, False),
    "urdu-embed": ("/ur/embed/shelter-coverage", "body", 320, False),
    "urdu-overview-desk": ("/ur/", "", DESK, False),
    "urdu-district-phone": ("/ur/districts/quetta", "", PHONE, False),
    "urdu-law-phone": ("/ur/law", "", PHONE, False),
    "urdu-trafficking-phone": ("/ur/trafficking", "", PHONE, False),
    "urdu-province-phone": ("/ur/provinces/sindh", "", PHONE, False),
    "urdu-find-desk": ("/ur/find?q=لاہور+خواندگی", "", DESK, False),
}

# What is pressed before a picture is taken.
PRESSED = {
    "map-page-larger": ["[data-zoom=in]"] * 3,
    "map-page-larger-phone": ["[data-zoom=in]"] * 3,
    "map-page-one-class": ["#map-part .legend li:nth-child(2) button"],
}


def taken(page: Page, address: str, part: str, width: int, live: bool, pressed: list[str]) -> Image.Image:
    """A picture of a page, or of a part of it, when nothing moves any more."""
    page.set_viewport_size({"width": width, "height": 1600})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.goto(address)  # a first visit shows the font of the system where ours comes late (font-display: optional)
    page.wait_for_load_state("networkidle")
    for _ in range(40):  # the first reader of a view sees it drawn by the browser; the server's picture comes later
        small = page.eval_on_selector_all(".thumbnail img", "images => images.map(image => image.src)")
        undrawn = any(len(page.request.get(source).body()) < UNDRAWN for source in small)
        if not undrawn and page.locator("[data-figure]:not(:has(.picture))").count() == 0:
            break
        page.wait_for_timeout(500)
        page.goto(address)
        page.wait_for_load_state("networkidle")
    if small:
        page.goto(address)  # they may have been drawn after the page was fetched
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    if address.startswith("/ur/") and "/embed/" not in address:
        page.wait_for_selector("html.has-nastaliq", timeout=30_000)  # headings turn when the page is quiet
    if live:
        page.locator("[data-figure]").first.dispatch_event("pointerdown")
        page.wait_for_selector("[data-state=live]", timeout=30_000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
    for button in pressed:
        page.locator(button).first.click()
    if pressed:
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
    options = {"animations": "disabled", "caret": "hide"}
    png = page.locator(part).first.screenshot(**options) if part else page.screenshot(**options)
    return Image.open(io.BytesIO(png)).convert("RGBA")


@pytest.fixture
def fresh(browser: Browser, base_url: str):
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [*PICTURES, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE)])
def test_a_picture_is_as_it_was(fresh: Page, browser: Browser, request: pytest.FixtureRequest, name: str) -> None:
    path = FOLDER / f"{name}.png"
    renew = request.config.getoption("update_snapshots")
    if not renew and DRAWN_WITH.exists() and DRAWN_WITH.read_text().strip() != browser.version:
        pytest.skip(f"drawn with Chromium {DRAWN_WITH.read_text().strip()}; this is {browser.version}")
    new = taken(fresh, *(PICTURES | MORE)[name], PRESSED.get(name, []))
    if renew:
        FOLDER.mkdir(exist_ok=True)
        DRAWN_WITH.write_text(f"{browser.version}\n")
        new.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
        return
    assert path.exists(), "no picture yet: make golden"
    new = new.convert("RGB").quantize(256, dither=Image.Dither.NONE).convert("RGBA")
    old = Image.open(path).convert("RGBA")
    RESULTS.mkdir(exist_ok=True)
    if old.size != new.size:
        new.save(RESULTS / f"{name}-new.png")
        pytest.fail(f"{new.size} instead of {old.size}; see test-results/{name}-new.png")
    difference = Image.new("RGBA", old.size)
    unlike = pixelmatch(old, new, difference, threshold=0.2, includeAA=False)
    if unlike > UNLIKE * old.width * old.height:
        new.save(RESULTS / f"{name}-new.png")
        difference.save(RESULTS / f"{name}-difference.png")
        pytest.fail(f"{unlike} pixels differ; see test-results/{name}-difference.png, and make golden if it is meant")


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) <= ROOM
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES | MORE)
