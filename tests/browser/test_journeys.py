"""What a new reader wants to take along from the front page, by finger alone on a phone: in how many actions."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_map import LAHORE, middle_of

pytestmark = pytest.mark.browser
PATIENCE = 30_000
GREY = 8  # of 255: how far the three colours of a pixel lie apart at most


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto("/")
    page.wait_for_selector("html.is-ready", timeout=PATIENCE)
    yield page
    context.close()


def test_girls_out_of_school_in_a_district_against_province_and_country_in_three_actions(phone: Page) -> None:
    phone.locator("header nav a", has_text="Map").tap()  # 1: the map, which opens with girls out of school
    phone.wait_for_url("**/map")
    phone.wait_for_selector("html.is-ready", timeout=PATIENCE)
    phone.touchscreen.tap(*middle_of(phone, *LAHORE))  # 2
    panel = phone.locator(".map-panel")
    expect(panel.locator("h3")).to_have_text("Lahore")
    expect(phone.locator("h1")).to_contain_text("girls aged 5–16")
    # Census 2023: 20.5 % in Lahore, 25.9 % in Punjab, 39 % in Pakistan.
    for told in ("20.5", "327,913 of 1,599,073", "Punjab", "Pakistan 39"):
        expect(panel).to_contain_text(told)
    box = panel.bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= 740 + 1, "in view without a further action"


def test_a_picture_of_the_shelters_of_sindh_for_print_in_grey_in_four_actions(phone: Page) -> None:
    phone.locator("#filters select[name=province]").select_option("sindh")  # 1
    title = phone.locator("main .card-title a[href*='shelters-by-district']")
    expect(title).to_have_attribute("href", "/charts/shelters-by-district?province=sindh", timeout=PATIENCE)
    title.tap()  # 2
    phone.wait_for_url("**/charts/shelters-by-district?province=sindh")
    phone.wait_for_selector("html.is-ready", timeout=PATIENCE)
    phone.locator("#tab-picture").tap()  # 3
    link = phone.locator("#show-picture a", has_text="for print in grey").first
    box = link.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360, "within reach of a finger"
    for _ in range(10):  # a busy server says that it will be drawn, and when to ask again
        if phone.request.get(str(link.get_attribute("href"))).ok:
            break
        phone.wait_for_timeout(3000)
    with phone.expect_download(timeout=60_000) as taken:
        link.tap()  # 4
    assert "province-sindh" in taken.value.suggested_filename and taken.value.suggested_filename.endswith(".png")
    picture = Image.open(io.BytesIO(taken.value.path().read_bytes())).convert("RGB")
    assert picture.width >= 1000
    apart = max(max(colour) - min(colour) for _, colour in picture.getcolors(1 << 24))
    assert apart <= GREY, "no colour is left to be lost in print"
