"""The search in a real Chromium: typed in the header, answered on its page, Back; on a phone; without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_searches import asked

from browser.opening import PHONE, live, opened

pytestmark = pytest.mark.browser


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)
    opened = context.new_page()
    opened.complaints = []  # type: ignore[attr-defined]
    opened.on("console", lambda said: opened.complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


@pytest.fixture
def plain(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**{**browser_context_args, "viewport": PHONE, "java_script_enabled": False})
    yield context
    context.close()


def test_typed_in_the_header_answered_on_its_page_and_back(page: Page):
    opened(page, "/representation")
    field = page.locator(".site-header input[type=search]")
    field.click()
    field.press_sequentially("women judges Sindh district courts")
    field.press("Enter")
    page.wait_for_url("**/find?*")
    assert query(page) == {"q": "women judges Sindh district courts"}
    live(page)
    answer = page.locator(".found-answer")
    expect(answer).to_contain_text("44 judges · 44 of 531 · 2018")
    expect(page.locator(".page-find input[type=search]")).to_have_value("women judges Sindh district courts")
    answer.locator("h2 a").click()
    page.wait_for_url("**/figures/judges#R073")
    page.go_back()
    page.wait_for_url("**/find?*")
    live(page)
    expect(page.locator(".found-answer")).to_contain_text("44 of 531")
    page.go_back()
    page.wait_for_url("**/representation")
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.slow
def test_what_stays_with_the_reader_goes_along_as_it_is_now(page: Page):
    opened(page, "/shelters?brief=v%3Dwomen-judges")
    page.locator(".filter-bar select").first.select_option("sindh")
    expect(page.locator("#chosen-place")).to_have_text(": Sindh")
    field = page.locator(".site-header input[type=search]")
    field.fill("shelters")
    page.locator(".site-header .find-form button").click()
    page.wait_for_url("**/find?*")
    assert query(page) == {"q": "shelters", "province": "sindh", "brief": "v=women-judges"}
    live(page)
    chart = page.locator('.found a[href^="/charts/shelter-coverage"]').first
    assert parse_qs(urlsplit(chart.get_attribute("href") or "").query)["brief"] == ["v=women-judges"]
    page.locator(".page-find input[type=search]").fill("R123")
    page.locator(".page-find input[type=search]").press("Enter")
    page.wait_for_url(re.compile(r"/find\?(.*&)?q=R123"))
    assert query(page) == {"q": "R123", "province": "sindh", "brief": "v=women-judges"}


def test_a_filter_still_acts_without_sending_its_form(page: Page):
    opened(page, "/shelters")
    page.evaluate("window.stays = true")
    page.locator(".filter-bar").evaluate("form => form.requestSubmit()")
    page.locator(".filter-bar select").first.select_option("sindh")
    expect(page).to_have_url(re.compile("province=sindh"))
    assert page.evaluate("window.stays") is True


def test_what_was_typed_before_the_page_came_alive_is_kept(page: Page):
    held: list[Route] = []
    page.route(
        re.compile(r"/dash-renderer-|/site-[0-9a-f]+\.min\.js"), lambda route: held.append(route)
    )  # without it nothing comes alive
    page.goto("/data", wait_until="commit")
    field = page.locator(".site-header input[type=search]")
    field.fill("lahore")
    for route in held:
        route.continue_()
    live(page)
    expect(page.locator(".site-header input[type=search]")).to_have_value("lahore")


@pytest.mark.slow
def test_what_was_chosen_and_opened_before_the_page_came_alive_is_kept(page: Page):
    held: list[Route] = []
    page.route(re.compile(r"/dash-renderer-|/site-[0-9a-f]+\.min\.js"), lambda route: held.append(route))
    page.goto("/shelters", wait_until="commit")
    page.locator("details.table-details summary").first.click()
    chosen = page.locator(".filter-bar select").first
    chosen.select_option("sindh")
    chosen.focus()
    for route in held:
        route.continue_()
    live(page)
    expect(page).to_have_url(re.compile("province=sindh"))
    expect(page.locator(".filter-bar select").first).to_have_value("sindh")
    expect(page.locator(".filter-bar select").first).to_be_focused()
    expect(page.locator(".card-title").first).to_contain_text("Sindh")
    table = page.locator("details.table-details").first
    assert table.evaluate("details => details.open")
    expect(table.locator("tbody tr")).to_have_count(23)


def test_one_kind_alone_and_a_spelling_offered(page: Page):
    opened(page, "/find?q=census")
    assert page.locator(".found li").count() == 20
    page.locator(".found-kinds a", has_text="Figures").click()
    page.wait_for_url("**kind=figure")
    live(page)
    assert page.locator(".found li").count() == 100
    expect(page.locator(".found-kinds [aria-current]")).to_contain_text("Figures")
    opened(page, "/find?q=blchstan")
    page.locator("main a", has_text="balochistan").first.click()
    live(page)
    expect(page.locator(".found a").first).to_have_text("Balochistan")


SEARCHES = ["women judges sindh", "is there a shelter in Chitral", "sheltres balochistan", "پناہ گاہ", "NWFP"]


@pytest.mark.parametrize("row", [row for row in asked() if row["query"] in SEARCHES], ids=lambda row: row["query"])
def test_what_people_type_is_answered_in_a_browser(page: Page, row: dict[str, str]):
    opened(page, "/")
    field = page.locator(".site-header input[type=search]")
    field.fill(row["query"])
    field.press("Enter")
    page.wait_for_url("**/find?**")
    links = page.locator(".found li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert row["leads to"] in links[: int(row["place"])]
    for part in row["answer"].split("; ") if row["answer"] not in ("–", "none") else ():
        assert part in (page.locator(".found-answer").text_content() or "").replace("\u202f", " ")
    # Those further down are fetched when they come near.
    page.wait_for_function(
        """() => [...document.querySelectorAll(".found img")].every(one => {
        one.scrollIntoView();
        return one.complete && one.naturalWidth; })"""
    )
    assert page.locator(".found img").count() == page.locator(".found .with-picture").count()


def test_suggestions_by_keys_are_those_of_a_combobox(page: Page):
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    opened(page, "/shelters?province=sindh")
    field = page.locator(".site-header input[type=search]")
    expect(field).not_to_have_attribute("role", "combobox")
    before = len(asked_for)
    field.click()
    field.press_sequentially("policew")
    combobox = page.get_by_role("combobox", name="Search")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    listed = page.get_by_role("listbox", name="Suggestions")
    assert combobox.get_attribute("aria-controls") == listed.get_attribute("id")
    expect(listed.get_by_role("option").first).to_contain_text("What share of the police are women?")
    assert combobox.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    first = listed.get_by_role("option", selected=True)
    expect(first).to_have_count(1)
    assert combobox.get_attribute("aria-activedescendant") == first.get_attribute("id")
    field.press("ArrowUp")
    expect(listed.get_by_role("option", selected=True)).to_have_count(0)
    field.press("Escape")
    expect(listed).to_be_hidden()
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("policew")
    field.press_sequentially("o")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/charts/women-police?province=sindh")
    sent = [url for url in asked_for[before:] if "police" in url.partition("?")[2] or "policew" in url]
    assert not sent, "nothing half typed leaves the browser"
    assert sum("/api/suggestions.json" in url for url in asked_for) == 1
    assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.slow
def test_a_suggestion_is_chosen_by_a_finger_and_typed_words_are_sent_as_they_are(page: Page):
    page.set_viewport_size(PHONE)
    opened(page, "/find")
    field = page.locator(".page-find input[type=search]")
    field.click()
    field.press_sequentially("nawab")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Shaheed Benazirabad")
    box = option.bounding_box()
    assert box and box["height"] >= 24 and box["x"] + box["width"] <= PHONE["width"]
    field.press("Enter")
    page.wait_for_url("**/find?q=nawab")
    live(page)
    field = page.locator(".page-find input[type=search]")
    field.fill("پشا")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/districts/peshawar")


@pytest.mark.slow
def test_suggestions_outlive_a_change_of_the_page(page: Page):
    opened(page, "/shelters")
    field = page.locator(".site-header input[type=search]")
    field.fill("lah")
    expect(page.get_by_role("option").first).to_contain_text("Lahore")
    page.locator(".filter-bar select").first.select_option("sindh")
    expect(page.locator("#chosen-place")).to_have_text(": Sindh")
    field.click()
    field.press_sequentially("o")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/districts/lahore?province=sindh")


def test_a_query_is_text(page: Page):
    opened(page, "/find?q=%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E")
    expect(page.locator("h1")).to_contain_text('<img src=x onerror="window.hit=1">')
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "path",
    [
        "/charts/women-judges?province=sindh",
        "/find?q=women+" + "x" * 190,
        "/brief",
        *(
            pytest.param(path, marks=pytest.mark.slow)
            for path in ("/", "/find", "/find?q=peshawar", "/find?q=blchstan")
        ),
    ],
)
def test_on_a_phone_nothing_is_crowded_out(page: Page, path: str):
    page.set_viewport_size(PHONE)
    page.goto(path)
    if path != "/brief":
        live(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".site-header").last.bounding_box()["height"] <= 125
    field = page.locator("main .page-find input[type=search], .site-header input[type=search]").last
    field.click()
    field.fill("women judges in Sindh")
    assert field.bounding_box()["width"] >= 200, "room to type"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    field.press("Enter")
    page.wait_for_url("**/find?q=women+judges+in+Sindh*")


def test_without_scripts_the_search_is_a_form(plain: BrowserContext):
    page = plain.new_page()
    page.goto("/shelters?province=sindh")
    field = page.locator(".site-header input[type=search]")
    field.fill("Nawabshah")
    field.press("Enter")
    assert query(page) == {"q": "Nawabshah", "province": "sindh"}
    expect(page.locator(".found a").first).to_have_text("Shaheed Benazirabad")
    page.locator(".page-find input[type=search]").fill("R123")
    page.locator(".page-find button").click()
    assert query(page) == {"q": "R123", "province": "sindh"}
    expect(page.locator(".found li")).to_have_count(1)
    page.locator(".found a").click()
    assert urlsplit(page.url).path == "/figures/work_and_education"
    page.go_back()
    expect(page.locator(".found li")).to_have_count(1)
    page.close()
