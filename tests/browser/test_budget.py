"""What a reader's line carries: bytes and requests of a first visit, a second one and a choice. No times."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from samples import sampled

from browser.conftest import SAVES_DATA
from browser.opening import live, opened
from layouts import pages

pytestmark = pytest.mark.browser
PATIENCE = 60_000
READY, REQUESTS = 330_000, 12  # of a page until Plotly is asked for
WHOLE = 650_000  # with Plotly and every chart of the page live
AGAIN, AGAIN_REQUESTS = 10_000, 4
CHOICE = 8_000  # bytes of a card after a choice
CHOICE_OF_A_MAP = 11_000  # of one of all districts, whose table has 144 rows
PLAIN = 80_000  # of the overview before any script has run
LITE = 60_000  # of a small page with its styles and pictures
SHIFT = 0.05  # cumulative layout shift
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const add = entry => { sum += entry.hadRecentInput ? 0 : entry.value; };
  new PerformanceObserver(list => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
TOUCH = """() => document.querySelectorAll("[data-figure]").forEach(
  frame => frame.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true})))"""
PATHS = [page.path for page in pages.PAGES]


def make_live(page: Page) -> None:
    """Every chart of the page, as if a reader had touched each."""
    page.evaluate(TOUCH)
    frames = page.locator("[data-figure]").count()
    expect(page.locator("[data-state=live] .main-svg:first-child")).to_have_count(frames, timeout=PATIENCE)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", sampled(PATHS, 3))
def test_a_page_costs_little_until_a_chart_is_touched(page: Page, line, base_url: str, path: str):
    first = line()
    opened(page, path, quiet=True)
    assert len(first.answers) <= REQUESTS and first.bytes <= READY, first.answers
    assert not [address for address, _ in first.answers if "plotly" in address], "every chart has its picture"
    assert page.evaluate(SHIFTS) <= SHIFT, "nothing moves under the reader's eyes"
    assert {address.split("/")[2] for address, _ in first.answers} == {base_url.split("/")[2]}, "no other host"


@pytest.mark.parametrize("path", ["/map", "/ur/map"])
@pytest.mark.parametrize("wide", [360, 1440])
def test_nothing_moves_on_a_slow_processor_when_the_script_comes(page: Page, wide: int, path: str):
    """Buttons of forms go when the script runs. On a fast processor nobody sees them; on a slow one they must move
    nothing."""
    page.set_viewport_size({"width": wide, "height": 740 if wide < 500 else 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 5})
    opened(page, path, quiet=True)
    assert page.evaluate(SHIFTS) <= SHIFT


def difference(before: str, after: str) -> str:
    """Where two documents part, with what stands around; "" where they are the same."""
    at = next((i for i, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return "" if len(before) == len(after) else f"one ends at {min(len(before), len(after))}"
    return f"at {at}: {before[at - 200 : at + 100]!r} became {after[at - 200 : at + 100]!r}"


def test_the_overview_with_every_chart_live_and_again(page: Page, line):
    first = line()
    before = page.goto("/")
    body = before.text()
    live(page, quiet=True)
    make_live(page)
    assert first.bytes <= WHOLE, first.answers
    assert page.evaluate(SHIFTS) <= SHIFT
    again = line()
    after = page.goto("/")
    assert not difference(body, after.text()), "the page is the same, so the browser need not fetch it again"
    assert before.header_value("etag") == after.header_value("etag")
    live(page, quiet=True)
    assert 0 < len(again.answers) <= AGAIN_REQUESTS and again.bytes <= AGAIN, again.answers


@pytest.mark.parametrize(
    "path", sampled(["/", "/ur/", "/provinces/sindh", "/ur/provinces/punjab", "/districts/kohat", "/provinces"], 3)
)
def test_a_small_page_costs_little_in_all(page: Page, line, path: str):
    page.set_viewport_size({"width": 360, "height": 740})
    first = line()
    page.goto(f"{path}?lite=1")
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")  # small pictures come late
    page.wait_for_load_state("networkidle")
    assert first.bytes <= LITE, first.answers
    scripts = [address for address, _ in first.answers if address.endswith(".js")]
    assert scripts == [], "no script but that of leaving quickly, which stands in the document"
    assert not [address for address, _ in first.answers if "woff2" in address]
    page.keyboard.press("Shift")
    expect(page.locator(".leave-count")).not_to_be_empty()


@pytest.mark.slow
def test_links_keep_the_small_page_until_the_whole_one_is_asked_for(page: Page):
    page.goto("/shelters?province=sindh")
    page.locator(".lite-link a").click()
    page.wait_for_url("**/shelters?province=sindh&lite=1")
    page.locator(".site-header nav a", has_text="Referrals").click()
    page.wait_for_url("**/referrals?province=sindh&lite=1")
    page.locator(".languages a").first.click()
    page.wait_for_url("**/ur/referrals?province=sindh&lite=1")
    page.locator(".site-header input[name=q]").fill("quetta")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?**lite=1**")
    page.locator(".lite-link a").click()
    live(page)
    assert "lite" not in page.url


def test_the_overview_holds_everything_before_any_script(browser, base_url: str):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert page.locator("table").count() >= 4
    document, styles = sizes[:2]
    context.close()
    # The scripts are fetched too, where scripts are off: they stand at the end of the document and nothing waits.
    assert document + styles <= PLAIN, sizes


@pytest.mark.parametrize(
    ("path", "slug", "name", "most"),
    [
        ("/representation", "women-judges", "court", CHOICE),
        ("/shelters", "shelters-by-district", "edition", CHOICE_OF_A_MAP),
        ("/drivers", "girls-out-of-school", "sex", CHOICE_OF_A_MAP),
    ],
)
def test_a_choice_in_a_card_is_one_small_answer(page: Page, line, path: str, slug: str, name: str, most: int):
    opened(page, path, quiet=True)
    card = page.locator(f'article[data-slug="{slug}"]')
    before = card.get_attribute("data-src")
    chosen = line()
    card.locator(f"select[name={name}]").select_option(index=1)
    expect(card).not_to_have_attribute("data-src", before or "")
    page.wait_for_load_state("networkidle")
    answers = [(address, size) for address, size in chosen.answers if "/geodata/" not in address]
    cards = [size for address, size in answers if ".card.html" in address]
    assert cards and max(cards) <= most, answers
    # A view that nobody has asked for before has no picture yet: the browser draws it.
    drawn = [address for address, _ in answers if ".figure.json" in address or "plotly" in address]
    assert len(cards) + len(drawn) == len(answers), answers


def test_a_choice_of_the_page_is_one_answer(page: Page, line):
    opened(page, "/representation", quiet=True)
    charts = page.locator("article[data-slug]").count()
    for province, name in (("sindh", "Sindh"), ("balochistan", "Balochistan"), ("punjab", "Punjab")):
        chosen = line()
        page.locator(".filter-bar select").first.select_option(province)
        expect(page.locator("#chosen-place")).to_have_text(f": {name}")
        page.wait_for_load_state("networkidle")
        documents = [size for address, size in chosen.answers if "/representation" in address]
        assert len(documents) == 1 and documents[0] <= CHOICE * charts, chosen.answers


@pytest.mark.slow
def test_plotly_comes_ahead_only_where_nobody_saves_data(browser, base_url: str):
    for saves in (True, False):
        context = browser.new_context(base_url=base_url)
        page = context.new_page()
        if saves:
            page.add_init_script(SAVES_DATA)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        opened(page, "/", quiet=True)
        page.wait_for_timeout(2500)
        assert any("plotly" in address for address in asked) != saves
        assert page.locator("[data-state]").count() == 0, "and no chart comes to life by itself"
        context.close()
