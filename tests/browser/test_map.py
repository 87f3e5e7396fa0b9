"""The map page by mouse, by keys, by finger and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser.opening import live, opened
from dashboard import built_assets

pytestmark = pytest.mark.browser
PATIENCE = 30_000
FIGURE = "#map-part figure"
IN_VIEW = "() => document.querySelector('.map-panel').getBoundingClientRect().bottom <= innerHeight + 1"
OWN = 12_000  # bytes of our own script, packed
WHOLE = 650_000  # of the page with its chart live


def middle_of(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a point of the overlay lies (pixels of the picture, 560 wide)."""
    page.locator(FIGURE).first.scroll_into_view_if_needed()
    return tuple(
        page.evaluate(
            """([x, y]) => { const over = document.querySelector("#map-part svg.pins");
            const at = new DOMPoint(x, y).matrixTransform(over.getScreenCTM()); return [at.x, at.y]; }""",
            [x, y],
        )
    )


def pins(page: Page) -> Locator:
    return page.locator(".map-panel .pin h3")


# Pixels of the picture of the country: the middles of three districts.
LAHORE, KECH, ISLAMABAD = (444.8, 229.2), (87.6, 423.8), (404.7, 145.5)


def test_a_click_pins_the_district_under_it_before_and_after_the_chart_is_live(page: Page) -> None:
    opened(page, "/map", quiet=True)
    page.mouse.click(*middle_of(page, *LAHORE))
    page.wait_for_url("**/map?pins=lahore")
    expect(pins(page)).to_have_text(["Lahore"])
    frame = page.locator(f"{FIGURE} [data-figure]")
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.mouse.click(*middle_of(page, *KECH))
    expect(pins(page)).to_have_text(["Lahore", "Kech"])
    expect(page.locator(f"{FIGURE} svg.pins text")).to_have_text(["Kech", "Lahore"])
    assert frame.get_attribute("data-state") == "live", "no chart is drawn anew for a pin"
    page.mouse.click(*middle_of(page, *LAHORE))
    expect(pins(page)).to_have_text(["Kech"])
    page.go_back()
    expect(pins(page)).to_have_text(["Lahore", "Kech"])


def test_a_choice_is_one_small_answer(page: Page, line) -> None:
    opened(page, "/map?pins=lahore", quiet=True)
    page.locator(f"{FIGURE} [data-figure]").dispatch_event("pointerdown")
    expect(page.locator(f"{FIGURE} [data-figure]")).to_have_attribute("data-state", "live", timeout=PATIENCE)
    chosen = line()
    page.mouse.click(*middle_of(page, *KECH))
    expect(pins(page)).to_have_text(["Lahore", "Kech"])
    page.wait_for_load_state("networkidle")
    parts = [size for address, size in chosen.answers if "/map.part.html" in address]
    others = [address for address, _ in chosen.answers if "/map.part.html" not in address]
    assert len(parts) == 1 and parts[0] <= 8_000, chosen.answers
    assert all("/geodata/" in address or ".figure.json" in address for address in others), others


def test_the_page_with_its_chart_live_stays_within_its_bytes(page: Page, line) -> None:
    visit = line()
    opened(page, "/map?pins=lahore,chitral", quiet=True)
    page.locator(f"{FIGURE} [data-figure]").dispatch_event("pointerdown")
    expect(page.locator(f"{FIGURE} [data-figure]")).to_have_attribute("data-state", "live", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    assert visit.bytes <= WHOLE, visit.answers
    script = built_assets.BUILD / f"{built_assets.address('site.js').rpartition('/')[2]}.br"
    assert script.stat().st_size <= OWN, "without the head of the answer"


def test_by_keys_alone_from_the_front_page_to_a_district_against_province_and_country(page: Page) -> None:
    opened(page, "/", quiet=True)
    link = page.locator("header nav a", has_text="Map")
    for _ in range(20):  # the skip link, the name of the site, the pages
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")  # 1: the map, which opens with girls out of school
    page.wait_for_url("**/map")
    live(page)
    field = page.locator("#find-place")
    for _ in range(40):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("Lower Chi", delay=20)
    expect(page.locator("#find-place-list li").first).to_contain_text("Chitral")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # 2: the district
    page.wait_for_url("**/map?pins=chitral")
    panel = page.locator(".map-panel")
    for told in ("Chitral", "18.8", "12,180 of 64,846", "Khyber Pakhtunkhwa", "Pakistan"):
        expect(panel).to_contain_text(told)
    expect(page.locator("#told")).to_contain_text("Chitral")


def test_arrows_walk_the_map_and_enter_pins(page: Page) -> None:
    opened(page, "/map", quiet=True)
    frame = page.locator(f"{FIGURE} [data-figure]")
    frame.focus()
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    told = page.locator("#told")
    page.keyboard.press("Home")
    expect(told).to_have_text(re.compile("^[A-Z]"))
    page.keyboard.press("ArrowDown")
    ring = page.locator(".mark-words")
    name = (ring.text_content() or "").partition(",")[0]
    page.keyboard.press("Enter")
    expect(pins(page)).to_have_text([name])
    expect(told).to_have_text(re.compile(name))
    expect(frame).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(ring).not_to_have_text(re.compile(f"^{name},"))
    page.keyboard.press("Enter")
    expect(pins(page)).to_have_count(2)


def test_a_key_of_the_legend_shows_its_districts_alone(page: Page) -> None:
    opened(page, "/map?layer=women-literacy&pins=lahore", quiet=True)
    keys = page.locator("#map-part .legend button")
    keys.nth(1).click()
    veil = page.locator("svg.pins .veil")
    expect(keys.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(veil).to_have_attribute("d", re.compile("^M"))
    several = len(veil.get_attribute("d") or "")
    keys.nth(5).click()
    expect(keys.nth(1)).to_have_attribute("aria-pressed", "false")
    expect(veil).to_have_count(1)
    assert len(veil.get_attribute("d") or "") != several
    keys.nth(5).click()
    expect(veil).to_have_attribute("d", "")
    assert page.url.endswith("/map?layer=women-literacy&pins=lahore"), "and pins nothing"


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()


def test_by_touch_alone_three_taps_lead_to_the_figure_of_a_district(phone: Page) -> None:
    opened(phone, "/", quiet=True)
    phone.locator("header nav a", has_text="Map").tap()  # 1
    phone.wait_for_url("**/map")
    live(phone)
    phone.locator(".map-layers a", has_text="Where are girls out of school?").tap()  # 2
    # 3: five pixels beside Islamabad, which is seven pixels wide
    x, y = middle_of(phone, *ISLAMABAD)
    phone.touchscreen.tap(x + 5, y)
    expect(pins(phone)).to_have_text(["Islamabad"])
    for told in ("14.8", "41,275 of 278,773", "Pakistan"):
        expect(phone.locator(".map-panel")).to_contain_text(told)
    # The page is scrolled once what it shows is drawn, a moment after the words are there.
    expect(phone.locator("#map-part [data-state=live]")).to_be_visible(timeout=PATIENCE)
    phone.wait_for_function(IN_VIEW)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_panel_comes_into_view_though_an_earlier_answer_is_shown_first(phone: Page) -> None:
    opened(phone, "/map", quiet=True)
    held: list[Route] = []
    phone.route(re.compile(r"map\.part\.html.*pins="), lambda route: held.append(route))
    with phone.expect_request(re.compile(r"map\.part\.html.*pins=")):
        phone.touchscreen.tap(*middle_of(phone, *LAHORE))
    phone.evaluate("document.dispatchEvent(new Event('shown'))")
    phone.evaluate("scrollBy({top: -200, behavior: 'instant'})")
    held[0].continue_()
    expect(pins(phone)).to_have_text(["Lahore"])
    phone.wait_for_function(IN_VIEW)


def test_without_a_script_links_and_the_form_pin(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/map")
    page.locator(".map-layers a", has_text="married early").click()
    page.wait_for_url("**/map?layer=early-marriage")
    page.locator("#find-place").fill("لاہور")
    page.locator(".map-find button").click()
    page.wait_for_url("**/map?layer=early-marriage&pins=lahore")
    expect(pins(page)).to_have_text(["Lahore"])
    page.locator(".map-panel a", has_text="Kasur").click()
    expect(pins(page)).to_have_text(["Lahore", "Kasur"])
    page.locator(".take-out").first.click()
    expect(pins(page)).to_have_text(["Kasur"])
    context.close()


@pytest.mark.slow
def test_the_overlay_lies_exactly_over_its_map(phone: Page) -> None:
    for path in ("/map?pins=lahore", "/charts/women-literacy?pins=lahore", "/charts/two-shares?pins=lahore"):
        opened(phone, path, quiet=True)
        over, under = (phone.locator(f"main .pinned > {part}").first.bounding_box() for part in (".pins", ".figure"))
        assert over and under
        assert [over[side] for side in over] == pytest.approx([under[side] for side in over], abs=1), path


def shown(page: Page) -> list[float]:
    """How large the map is, and where its left upper corner lies, in widths and heights of its frame."""
    page.wait_for_timeout(150)
    names = page.evaluate(
        """async () => { for (let i = 0; i < 2; i++) await new Promise(done => requestAnimationFrame(done));
        const { style } = document.querySelector("#map-part .pinned");
        return ["--z", "--x", "--y"].map(name => style.getPropertyValue(name)); }"""
    )
    return [float(value) for value in names]


def scrolled(page: Page, before: float) -> bool:
    """Whether the page goes down within three seconds."""
    for _ in range(30):
        if page.evaluate("scrollY") > before:
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.slow
def test_buttons_keys_and_the_wheel_with_a_modifier_make_the_map_larger(page: Page) -> None:
    opened(page, "/map?pins=lahore", quiet=True)
    larger, smaller = page.locator("[data-zoom=in]"), page.locator("[data-zoom=out]")
    expect(smaller).to_be_disabled()
    larger.click()
    larger.click()
    assert shown(page)[0] == pytest.approx(2.56)
    smaller.click()
    assert shown(page)[0] == pytest.approx(1.6)
    page.locator("[data-zoom=whole]").click()
    assert shown(page) == [1, 0, 0]
    assert page.url.endswith("/map?pins=lahore"), "and the address stays"
    x, y = middle_of(page, *LAHORE)
    page.mouse.move(x, y)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    assert scrolled(page, before)
    assert shown(page) == [1, 0, 0], "a wheel alone moves the page"
    x, y = middle_of(page, *LAHORE)
    page.mouse.move(x, y)
    before = page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    assert shown(page)[0] == pytest.approx(1.65, abs=0.01)
    assert middle_of(page, *LAHORE) == pytest.approx((x, y), abs=2), "what lies under the mouse stays there"
    assert page.evaluate("scrollY") == before
    frame = page.locator(f"{FIGURE} [data-figure]")
    frame.focus()
    page.keyboard.press("+")
    assert shown(page)[0] == pytest.approx(2.64, abs=0.02)
    page.keyboard.press("0")
    assert shown(page)[0] == 1


@pytest.mark.slow
def test_the_address_keeps_the_part_of_the_map_that_is_shown(page: Page) -> None:
    opened(page, "/map?pins=lahore", quiet=True)
    entries = page.evaluate("history.length")
    frame = page.locator(f"{FIGURE} [data-figure]")
    frame.focus()
    for _ in range(3):
        page.keyboard.press("+")
    expect(page).to_have_url(re.compile(r"/map\?pins=lahore#map=4\.10/"))
    assert page.evaluate("history.length") == entries, "no entry of the history for a step"
    before = shown(page)
    page.reload()
    live(page)
    assert shown(page) == pytest.approx(before, abs=0.02)
    page.locator(".layers a", has_text="read and").click()
    expect(page.locator("#map-part h1")).to_contain_text("could read and write")
    expect(page).to_have_url(re.compile(r"layer=women-literacy.*#map=4\.10/"))
    assert shown(page) == pytest.approx(before, abs=0.02), "another layer shows the same part"
    page.locator("[data-zoom=whole]").click()
    expect(page).to_have_url(re.compile(r"layer=women-literacy[^#]*$"))


@pytest.mark.slow
def test_a_larger_map_moves_with_the_mouse_and_pins_what_is_clicked_not_what_was_held(page: Page) -> None:
    opened(page, "/map", quiet=True)
    page.locator("[data-zoom=in]").click()
    page.locator("[data-zoom=in]").click()
    _, left, _ = shown(page)
    x, y = middle_of(page, 300, 300)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 280, y - 20, steps=4)
    page.mouse.up()
    assert shown(page)[1] < left
    assert page.url.partition("#")[0].endswith("/map"), "nothing is pinned"
    x, y = middle_of(page, *LAHORE)
    assert page.evaluate("([x, y]) => Boolean(document.elementFromPoint(x, y).closest('.pinned'))", [x, y])
    page.mouse.move(x, y)
    expect(page.locator(".map-tip")).to_contain_text("Lahore, Punjab")
    page.mouse.click(x, y)
    expect(pins(page)).to_have_text(["Lahore"])
    assert shown(page)[0] == pytest.approx(2.56), "the answer leaves the map as it is"
    larger = page.locator("svg.pins .pin-line").evaluate("line => parseFloat(getComputedStyle(line).strokeWidth)")
    assert larger == pytest.approx(2.2 / 2.56, abs=0.01), "lines keep their width"
    page.locator("select[name=province]").select_option("sindh")
    page.wait_for_url("**province=sindh**")
    expect(page.locator("#map-part .pinned")).to_have_attribute("style", re.compile("--z: 1;"))


@pytest.mark.slow
def test_a_step_of_a_move_is_no_matter_of_the_areas_of_a_map(page: Page) -> None:
    opened(page, "/map", quiet=True)
    page.locator("[data-zoom=in]").click()
    assert shown(page)[1] != 0
    inherited = "getComputedStyle(document.querySelector('#map-part .picture path')).getPropertyValue('--x')"
    assert float(page.evaluate(inherited)) == 0, "else each step looks at hundreds of areas again"


@pytest.mark.slow
def test_arrow_keys_bring_a_larger_map_along(page: Page) -> None:
    opened(page, "/map", quiet=True)
    frame = page.locator(f"{FIGURE} [data-figure]")
    frame.focus()
    expect(frame).to_have_attribute("data-state", "live", timeout=PATIENCE)
    for _ in range(4):
        page.keyboard.press("+")
    for key in ("Home", "End"):
        page.keyboard.press(key)
        ring = page.locator(".mark-ring")
        expect(ring).to_have_count(1)
        box, around = ring.bounding_box(), frame.bounding_box()
        assert box and around
        middle = (box["x"] + box["width"] / 2 - around["x"], box["y"] + box["height"] / 2 - around["y"])
        assert 0 < middle[0] < around["width"] and 0 < middle[1] < around["height"], key


def test_a_double_tap_and_two_fingers_make_it_larger_and_one_finger_moves_the_page(phone: Page) -> None:
    opened(phone, "/map?pins=kech", quiet=True)
    touch = phone.context.new_cdp_session(phone)

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        found = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    def moved(*way: tuple[tuple[float, float], ...]) -> None:
        fingers("touchStart", *way[0])
        for points in way[1:]:
            fingers("touchMove", *points)
        fingers("touchEnd")

    def centred() -> tuple[float, float]:
        phone.evaluate("document.querySelector('svg.pins').scrollIntoView({block: 'center', behavior: 'instant'})")
        phone.wait_for_timeout(300)
        return tuple(
            phone.evaluate(
                """(() => { const box = document.querySelector("#map-part .pinned").getBoundingClientRect();
                return [box.left + box.width / 2, box.top + box.height / 2]; })()"""
            )
        )

    x, y = centred()
    for _ in range(5):  # on a busy machine two taps may come too far apart to be one double tap
        phone.touchscreen.tap(x, y)
        phone.touchscreen.tap(x, y)
        if shown(phone)[0] > 1:
            break
        phone.wait_for_load_state("networkidle")
        x, y = centred()
    assert shown(phone)[0] == pytest.approx(2.56)
    expect(pins(phone)).to_have_text(["Kech"])
    expect(phone).to_have_url(re.compile(r"/map\?pins=kech(#map=.*)?$"))
    for _ in range(3):  # an answer that comes meanwhile takes the map from under the fingers
        phone.wait_for_load_state("networkidle")
        x, y = centred()
        moved(*[((x - 20 - 8 * i, y), (x + 20 + 8 * i, y)) for i in range(6)])
        large = shown(phone)
        if large[0] > 5:
            break
    assert large[0] > 5
    x, y = centred()
    before = phone.evaluate("scrollY")
    moved(*[((x, y - 20 * i),) for i in range(6)])
    assert scrolled(phone, before)
    assert shown(phone) == large, "a finger upwards moves the page, not the map"
    for _ in range(3):  # a finger that stops the page from gliding on moves nothing
        x, y = centred()
        moved(*[((x - 12 * i, y),) for i in range(6)])
        if shown(phone)[1] < large[1]:
            break
    assert shown(phone)[1] < large[1]


def test_on_a_phone_the_panel_covers_nothing_of_the_map(phone: Page) -> None:
    opened(phone, "/map?pins=lahore,kasur&province=punjab", quiet=True)
    for top in (0, 300, 600):
        phone.evaluate("top => scrollTo({top, behavior: 'instant'})", top)
        panel, map_ = phone.locator(".map-panel").bounding_box(), phone.locator("#map-part .pinned").bounding_box()
        assert panel and map_ and panel["y"] >= map_["y"] + map_["height"], top
    names = phone.evaluate(
        """[...document.querySelectorAll("#map-part .pinned text")].filter(one => one.getBoundingClientRect().width)
        .map(one => one.textContent.trim()).filter(name => name === "Lahore")"""
    )
    assert names == ["Lahore"]


@pytest.mark.parametrize("layer", ["girls-out-of-school", "women-police"])
def test_two_maps_move_together_share_pins_and_outline_the_same_district(page: Page, layer: str) -> None:
    opened(page, f"/map?layer={layer}&against=women-judges", quiet=True)
    maps = page.locator("#map-part .pinned:has(> .map)")
    expect(maps).to_have_count(2)
    page.locator("[data-zoom=in]").last.click()
    for number in (0, 1):
        expect(maps.nth(number)).to_have_attribute("style", re.compile("--z: 1.6;"))
    page.mouse.move(*middle_of(page, 300, 300))
    expect(page.locator("svg.pins .pointed")).to_have_count(2)
    expect(page.locator(".map-tip")).to_have_count(1)
    page.mouse.click(*middle_of(page, 300, 300))
    expect(pins(page)).to_have_count(1)
    assert len(set(page.locator("svg.pins text").all_text_contents())) == 1
    expect(page.locator("svg.pins text")).to_have_count(2)
