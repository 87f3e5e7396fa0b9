"""Another layer of the map: what it costs a reader, and that nothing of the one before is left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_map import FIGURE, PATIENCE, opened

pytestmark = pytest.mark.browser
LAYER = 6_000  # bytes of a change of layer, with the heads of all answers
OUTLINES = """() => [...document.querySelectorAll("#map-part svg.picture path")].map(path =>
    [path.getAttribute("d"), getComputedStyle(path).fill, getComputedStyle(path).stroke])"""


def choose(page: Page, question: str) -> None:
    page.locator(".map-layers a", has_text=question).click()


def live(page: Page) -> None:
    frame = page.locator(f"{FIGURE} [data-figure]").first
    frame.dispatch_event("pointerdown")
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("touched", [False, True], ids=["picture", "live"])
def test_another_layer_is_one_small_answer_and_the_picture_of_its_own_page(page: Page, line, touched: bool) -> None:
    opened(page, "/map?layer=hub-districts")
    page.locator(".map-layers").hover()  # a hand brings the script of fields, once
    page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    if touched:
        live(page)
    for question, name in (("read and write", "women-literacy"), ("a shelter for women", "shelters-by-district")):
        chosen = line()
        choose(page, question)
        page.wait_for_url(f"**/map?layer={name}")
        expect(page.locator(f"#chart-{name}")).to_have_count(1)
        page.wait_for_load_state("networkidle")
        assert len(chosen.answers) == 1 and chosen.bytes <= LAYER, chosen.answers
        expect(page.locator(f"{FIGURE} .stage")).to_have_count(0)
    shown = page.evaluate(OUTLINES)
    opened(page, "/map?layer=shelters-by-district")
    assert shown == page.evaluate(OUTLINES)
    assert len(shown) > 144


@pytest.mark.slow
def test_pinned_districts_in_all_layers_come_once(page: Page, line) -> None:
    opened(page, "/map?layer=hub-districts&pins=quetta,lahore,kasur,chitral")
    page.locator(".map-layers").hover()
    page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    chosen = line()
    choose(page, "a shelter for women")
    expect(page.locator("#chart-shelters-by-district")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert len(chosen.answers) == 1 and chosen.bytes <= LAYER, chosen.answers
    rows = page.locator(".map-others tbody tr")
    expect(rows).to_have_count(10)
    with page.expect_request(re.compile(r"map\.part\.html")):
        page.evaluate("document.dispatchEvent(new CustomEvent('pin', { detail: 'lahore', cancelable: true }))")
    expect(page.locator(".map-others h2")).to_have_text("Quetta, Kasur and Chitral in all layers")
    expect(rows.first.locator("td")).to_have_count(3)


def test_a_layer_beside_the_first_is_one_answer_too(page: Page) -> None:
    opened(page, "/map?layer=hub-districts")
    with page.expect_request(re.compile(r"/map\.layer\.html\?layer=hub-districts&against=women-literacy")):
        page.locator("select[name=against]").select_option("women-literacy")
    expect(page.locator("#chart-women-literacy h2")).to_be_visible()
    assert len(page.evaluate(OUTLINES)) > 288 and all(drawn for drawn, _, _ in page.evaluate(OUTLINES))
    expect(page.locator("select[name=against]")).to_have_value("women-literacy")
    table = page.locator(".map-points .table-details, .map-table details").last
    table.locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(144, timeout=PATIENCE)


@pytest.mark.slow
def test_two_maps_begin_at_one_height_whatever_stands_above_them(page: Page) -> None:
    opened(page, "/map?layer=women-police&against=shelters-by-district")
    first, second = (one.bounding_box() for one in page.locator("#map-part .pinned").all())
    assert first["y"] == pytest.approx(second["y"], abs=1) and second["x"] > first["x"] + first["width"]
    expect(page.locator(".which").first).to_be_hidden()


def test_on_a_phone_the_chosen_layer_is_in_view_and_the_words_of_two_maps_name_theirs(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    opened(page, "/map?layer=women-police&against=shelters-by-district")
    chosen = page.locator(".map-layers [aria-current]").bounding_box()
    assert chosen["x"] >= 0 and chosen["x"] + chosen["width"] <= 360
    told = page.locator(".which, #map-part .chart-foot").all()
    tops = [one.bounding_box()["y"] for one in told]
    assert tops == sorted(tops), "the name of a map, its words and notes; then those of the other"
    assert [one.text_content() for one in page.locator(".which").all()] == [
        "What share of the police are women? By province",
        "Is there a shelter for women in her district?",
    ]


@pytest.mark.slow
def test_the_keys_of_a_map_with_two_choices_stand_in_rows(page: Page) -> None:
    opened(page, "/map?layer=hub-districts")
    legend, controls = (page.locator(f"#map-part .card > .{name}").bounding_box() for name in ("legend", "controls"))
    assert legend["y"] >= controls["y"] + controls["height"] and legend["width"] > 600


def test_what_else_the_page_says_follows_the_layer(page: Page) -> None:
    opened(page, "/map")
    table = page.locator(".map-table details")
    table.locator("summary").click()
    expect(table.locator("caption")).to_contain_text("out of school")
    choose(page, "married early")
    expect(page.locator("h1")).to_contain_text("married")
    expect(page.locator("#told")).to_contain_text("married")
    expect(table.locator("caption")).to_contain_text("married", timeout=PATIENCE)
    expect(table.locator("tbody tr")).to_have_count(144)
    expect(page.locator(".languages a")).to_have_attribute("href", re.compile(r"/ur/map\?layer=early-marriage$"))
    expect(page.locator("a[data-theme=dark]")).to_have_attribute(
        "href", re.compile(r"/map\?layer=early-marriage&theme=dark$")
    )
    page.locator(".map-layers a", has_text="read and write").click()
    expect(table.locator("caption")).to_contain_text("read and write", timeout=PATIENCE)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("married")


@pytest.mark.slow
def test_a_layer_whose_outlines_were_never_here_comes_with_its_whole_page(page: Page) -> None:
    opened(page, "/map?layer=women-judges")
    choose(page, "read and write")
    expect(page.locator("#chart-women-literacy")).to_have_count(1)
    assert all(drawn for drawn, _, _ in page.evaluate(OUTLINES))
    shown = page.evaluate(OUTLINES)
    opened(page, "/map?layer=women-literacy")
    assert shown == page.evaluate(OUTLINES)


@pytest.mark.slow
def test_a_pin_set_while_another_layer_is_on_its_way_keeps_the_picture(page: Page) -> None:
    opened(page, "/map")
    held: list[Route] = []
    page.route(re.compile(r"map\.layer\.html\?layer=early-marriage&v="), lambda route: held.append(route))
    with page.expect_request(re.compile(r"map\.layer\.html")):
        choose(page, "married early")
    with page.expect_request(re.compile(r"map\.layer\.html\?layer=early-marriage&pins=lahore")):
        page.evaluate("document.dispatchEvent(new CustomEvent('pin', { detail: 'lahore', cancelable: true }))")
    expect(page.locator(".map-panel h3")).to_have_text("Lahore")
    expect(page.locator("h1")).to_contain_text("married")
    assert len(page.evaluate(OUTLINES)) > 144 and all(drawn for drawn, _, _ in page.evaluate(OUTLINES))
    expect(page.locator(".map-others tbody tr")).to_have_count(10, timeout=PATIENCE)
    with page.expect_request(re.compile(r"map\.part\.html")):
        page.evaluate("document.dispatchEvent(new CustomEvent('pin', { detail: 'kasur', cancelable: true }))")


@pytest.mark.slow
def test_a_map_without_a_picture_that_opens_enlarged_keeps_the_size_of_its_names(page: Page) -> None:
    def without_picture(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'(?s)<svg class="picture.*?</svg>', "", answer.text()))

    page.route(re.compile(r"/map$"), without_picture)
    opened(page, "/map#map=4.10/52.30/40.12")
    expect(page.locator(f"{FIGURE} [data-figure]")).to_have_attribute("data-state", "live", timeout=PATIENCE)
    sizes = """() => [...document.querySelectorAll("#map-part .zoomed .stage text")].map(
        one => parseFloat(getComputedStyle(one).fontSize) * one.closest(".zoomed").style.getPropertyValue("--z"))"""
    for _ in range(2):
        names = page.evaluate(sizes)
        assert names and names == pytest.approx([13] * len(names), abs=0.1), "pixels of the letters"
        page.locator("[data-zoom=in]").click()
        page.wait_for_timeout(200)
