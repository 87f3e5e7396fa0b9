"""Facts that are no chart: an editor's lists as tables and timelines."""

from __future__ import annotations

import pytest
from lxml import html as parser
from lxml.html import HtmlElement

from dashboard import content
from dashboard.content import Page, Section
from dashboard.content.facts import Fact, blocks
from dashboard.language import said_in
from dashboard.selection import Selection
from layouts import pages
from layouts.components import facts, html_writer

THEMES = ("/trafficking", "/routes", "/law", "/response", "/drivers", "/displacement", "/representation")
BELOW = "//div[@class='theme-facts']"


def read(text: str) -> HtmlElement:
    return parser.fromstring(f"<main>{text}</main>")


def page_at(path: str, language: str = "en") -> HtmlElement:
    return said_in(language, lambda: read(html_writer.render(pages.find(path).content(Selection(lang=language)))))


def page_of(name: str, text: str) -> Page:
    return Page("Title", "About", "Lead", {name: Section(name, "Who acts", text)})


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_fact_is_a_head_its_words_and_its_source() -> None:
    text = "Before.\n\n- **Police** Cases (B). (R028, R029)\n- **Who else** Nobody (section 2).\n\nAfter.\n\n- Open?"
    assert blocks(Section("name", "Heading", text)) == [
        "Before.",
        [Fact("Police", "Cases (B).", "R028, R029"), Fact("Who else", "Nobody (section 2).", "")],
        "After.\n\n- Open?",
    ]
    assert blocks(Section("name", "H", "- **پولیس** مقدمات۔ (R028)")) == [[Fact("پولیس", "مقدمات۔", "R028")]]


def test_a_table_of_facts_is_named_by_the_heading_it_stands_under() -> None:
    page = page_of("acts", "- **Police** Cases. (R028)\n\n### Abroad\n\n- **Offices** Three.")
    first, second = read(html_writer.render(facts.section(page, "acts", "Who", "What it does"))).xpath("//table")
    assert [words(table.find("caption")) for table in (first, second)] == ["Who acts", "Abroad"]
    assert [words(head) for head in first.xpath("thead//th")] == ["Who", "What it does", "Source"]
    assert [words(head) for head in first.xpath("tbody//th[@scope='row']")] == ["Police"]
    assert first.xpath("tbody//a[@class='fact-id']/@href") == ["/figures/prosecution#R028"]
    assert [words(head) for head in second.xpath("thead//th")] == ["Who", "What it does"], "no empty column"


def test_a_timeline_holds_what_is_of_one_time_together() -> None:
    page = page_of("plans", "- **2021–2025** Plan. (E033)\n- **2021–2025** Rules.\n- **Undated** Other.")
    line = read(html_writer.render(facts.timeline(facts.dated(page, "plans"), "Plans by their years")))
    items = line.xpath("//ol/li")
    assert [item.xpath("time/@datetime") for item in items] == [["2021"], []]
    assert words(items[0]).startswith("2021–2025Plan. (E033)") and words(items[0]).endswith("Rules.")
    assert words(items[1]) == "UndatedOther."


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("path", THEMES)
def test_no_list_of_facts_is_bullets(path: str, language: str) -> None:
    """What is known stands in tables and on lines of times; what is not known is a list of questions."""
    page = page_at(path, language)
    assert page.xpath(f"{BELOW}//table") and not page.xpath(f"{BELOW}//ul")
    assert pages.find(path).styles == facts.STYLES


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("path", ["/law", "/since"])
def test_what_is_dated_stands_on_a_line_of_times_the_newest_first(path: str, language: str) -> None:
    lines = page_at(path, language).xpath("//ol[@class='timeline']")
    assert len(lines) > 1
    for line in lines:
        days = line.xpath("li/time/@datetime")
        assert len(days) == len(set(days)) == len(line.xpath("li")) and days == sorted(days, reverse=True), days


def test_who_acts_who_serves_and_what_is_criticised_keep_their_sources() -> None:
    page = page_at("/response")
    for name in ("who-acts", "criticised", "services", "officials"):
        rows = page.xpath(f"//section[@id='{name}']//tbody/tr")
        assert len(rows) > 1
        for row in rows:
            assert row.xpath(".//a") or "section" in words(row).lower() or "Footnote" in words(row), words(row)
    heads = page.xpath("(//section[@id='services']//table)[1]/thead//th")
    assert [words(head) for head in heads] == ["Service", "Run by", "For whom", "How it is reached", "As of"]


def test_a_table_of_an_editor_stacks_on_a_phone_as_others_do() -> None:
    page = read(content.html("| Zone | Number |\n| --- | --- |\n| East | 5 |\n| West | 6 |\n"))
    assert page.xpath("div/@class") == ["table-frame stacks facts-table"]
    assert page.xpath("//tbody/tr/*[1][self::th]/@scope") == ["row", "row"]
    assert page.xpath("//tbody/tr/*[2][self::td]/@data-label") == ["Number", "Number"]
