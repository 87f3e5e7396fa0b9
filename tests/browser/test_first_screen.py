"""Pages lead with the answer: what the first screen holds, how long pages are, and no empty room beside a chart."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from samples import sampled

from browser.opening import DESK, PHONE, opened

pytestmark = pytest.mark.browser
THEMES = ["/trafficking", "/routes", "/law", "/response", "/shelters", "/referrals", "/representation", "/drivers"]
THEMES += ["/displacement", "/provinces", "/recommendations"]
SCREENS = {"desk": (DESK, 4), "phone": (PHONE, 7)}
CARDS = """() => [...document.querySelectorAll("article.card")].map(card => {
  const bottom = name => {
    const part = card.querySelector(`:scope > .card-body-grid > ${name}`), range = document.createRange();
    range.selectNodeContents(part);
    return range.getBoundingClientRect().bottom;
  };
  const beside = !card.querySelector(":scope > .card-body-grid.wide");
  return { slug: card.dataset.slug, height: card.getBoundingClientRect().height,
           lost: beside ? Math.abs(bottom(".chart") - bottom(".chart-words")) : 0 };
})"""
LOST = 300  # CSS pixels that one column beside a chart may be shorter than the other


def test_the_first_screen_holds_four_answers_a_place_and_the_map(page: Page) -> None:
    opened(page, "/", DESK)
    bottoms = page.evaluate(
        """() => [...document.querySelectorAll(".answer, .place-find input, .front-map .figure")].map(
        part => Math.round(part.getBoundingClientRect().bottom))"""
    )
    assert len(bottoms) == 6 and max(bottoms) <= DESK["height"], bottoms
    field = page.get_by_role("searchbox", name="Find your district")
    field.fill("Gwadar")
    expect(page.locator(".place-find [role=option]").first).to_contain_text("Gwadar")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/districts/gwadar")


def test_the_navigation_has_room_for_every_page(page: Page) -> None:
    opened(page, "/data", DESK)
    hidden = "nav => nav.scrollWidth - nav.clientWidth"
    assert page.locator(".site-header nav ul").first.evaluate(hidden) <= 0


@pytest.mark.parametrize("name", SCREENS)
def test_the_overview_is_short(page: Page, name: str) -> None:
    size, most = SCREENS[name]
    for _ in range(2):  # the second time the font is there; that of the system is wider on some machines
        opened(page, "/", size)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= most * size["height"], height / size["height"]
    headings = page.locator("main h2").all_inner_texts()
    assert headings.index("Since the report") < headings.index("Four charts")
    expect(page.locator(".small-chart")).to_have_count(4)


@pytest.mark.parametrize(
    ("path", "lacks"), [("/ur/", ""), ("/ur/", "source-sans"), ("/ur/", ".woff2"), ("/ur/?lite=1", "")]
)
def test_the_overview_in_urdu_is_short_on_a_phone(page: Page, path: str, lacks: str) -> None:
    # The Arabic letters of Android are Naskh too: a first view there, before our fonts, lacks the Latin ones alone.
    # Other systems lack both, as a small page does.
    if lacks:
        page.route(f"**/*{lacks}*", lambda route: route.abort())
    page.set_viewport_size(PHONE)
    for _ in range(2):  # the second time the font is there
        page.goto(path)
        page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 7 * PHONE["height"], height / PHONE["height"]
    told = page.locator(".small-chart .fine, .notes li").all_inner_texts()
    assert sum("جموں و کشمیر" in one for one in told) == 2, "on the map, and for all"


EVERY = [*THEMES, *[f"/ur{path}" for path in THEMES]]
HIGH = ["/representation", "/recommendations", "/ur/trafficking", "/ur/routes"]  # of those with the highest cards


@pytest.mark.parametrize("path", sampled(EVERY, len(EVERY), HIGH))
def test_no_card_is_taller_than_a_screen_and_no_column_beside_a_chart_is_empty(page: Page, path: str) -> None:
    for _ in range(2):  # the second time the font is there
        opened(page, path, DESK)
    cards = page.evaluate(CARDS)
    assert len(cards) == len({card["slug"] for card in cards}) > 0
    assert not [card for card in cards if card["height"] > DESK["height"]], cards
    assert not [card for card in cards if card["lost"] > LOST], cards


@pytest.mark.parametrize("path", ["/shelters", "/law"])
def test_the_line_of_contents_follows_the_reader_where_there_is_room(page: Page, path: str) -> None:
    opened(page, path, DESK)
    line = page.locator(".page-contents")
    named = [link.get_attribute("href") for link in line.locator("a").all()]
    assert len(named) > 2 and all(page.locator(href).count() == 1 for href in named)
    line.locator("a").last.click()
    page.wait_for_function("() => scrollY > innerHeight")
    page.wait_for_timeout(600)
    expect(line).to_be_in_viewport()
    top = page.evaluate("id => document.querySelector(id).getBoundingClientRect().top", named[-1])
    below = line.evaluate("line => line.getBoundingClientRect().bottom")
    assert top >= below - 1, "its part is not covered"
    bar = page.locator(".filter-bar")
    if bar.count():
        assert bar.evaluate("bar => bar.getBoundingClientRect().bottom") <= below
    page.set_viewport_size({"width": 1440, "height": 480})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(line).not_to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_gallery_shows_every_chart_and_filters_by_theme_and_kind(page: Page, width: int) -> None:
    from dashboard.charts import CHARTS

    opened(page, "/charts", {"width": width, "height": 900})
    expect(page.locator(".gallery .small-chart")).to_have_count(len(CHARTS))
    page.locator("select[name=topic]").select_option("smuggling")
    page.wait_for_url("**/charts?topic=smuggling")
    expect(page.locator(".gallery .small-chart")).to_have_count(sum(c.theme == "smuggling" for c in CHARTS.values()))
    page.locator("select[name=form]").select_option("map")
    expect(page.locator(".list-count")).to_have_text("2 charts")
    page.locator(".gallery img").first.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.querySelectorAll('.gallery img')].every(i => i.naturalWidth > 100)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
