"""Every page: it builds, its wiring exists, its HTML is well-formed and can be used without seeing it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component
from samples import sampled

from dashboard import addresses, settings
from dashboard.charts import CHARTS
from dashboard.data import validation
from dashboard.selection import Selection
from layouts import families, pages
from layouts.components import html_writer
from tools.hash_report import SHINGLES

PATHS = [page.path for page in pages.PAGES] + [f"/charts/{slug}" for slug in CHARTS]
PATHS += ["/figures/judges", "/recommendations/P01", "/provinces/sindh", "/provinces/gilgit-baltistan"]
PATHS += ["/districts/lahore", "/districts/mirpur", "/compare", "/glossary", "/find"]
SELECTIONS = (Selection(), Selection(province="gilgit-baltistan"), Selection(district="lahore", borders="tiles"))


def follows(path: str) -> bool:
    """Whether a page has filters; of a chart's page it is known without making the page."""
    chart = CHARTS.get(path.removeprefix(families.CHART_PATH))
    wanted = {f.name for f in chart.parameters} & set(families.CHARTED) if chart else pages.find(path).filters
    return bool(wanted)


EVERYWHERE = [
    (path, chosen)
    for path in PATHS
    for chosen in SELECTIONS
    if chosen == Selection() or follows(path)  # a page without filters is the same for every choice
]
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "line", "rect", "use"}
LABELLED = {"select", "input", "textarea"}
# A module's scope lets pytest run all tests of one page together, so that each page is made and read once.
every_page = pytest.mark.parametrize(
    ("path", "chosen"),
    sampled(EVERYWHERE, 8),  # not three: that is how many selections most pages have
    ids=lambda part: part if isinstance(part, str) else part.to_search(),
    scope="module",
)


class Page(HTMLParser):
    """A document as a list of elements, each with its attributes, its parents and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[dict[str, Any]] = []
        self.open: list[dict[str, Any]] = []
        self.errors: list[str] = []
        self.feed(html)
        self.close()
        self.errors += [f"<{element['tag']}> is never closed" for element in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, "text": "", "within": list(self.open), **{name: value for name, value in attrs}}
        if len(attrs) != len(dict(attrs)):
            self.errors.append(f"<{tag}> has an attribute twice")
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that ends as it begins."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1]["tag"] != tag:
            self.errors.append(f"</{tag}> closes {self.open[-1]['tag'] if self.open else 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element["text"] += data

    def all(self, *tags: str) -> list[dict[str, Any]]:
        return [element for element in self.elements if element["tag"] in tags]


def within(element: dict[str, Any], tag: str) -> bool:
    return any(parent["tag"] == tag for parent in element["within"])


@lru_cache(maxsize=4)
def parsed(path: str, chosen: Selection) -> Page:
    return Page(html_writer.render(pages.tree(path, chosen)))


def components(node: Any) -> Iterator[Component]:
    """A component and all below it."""
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from components(child)
    elif isinstance(node, Component):
        yield node
        yield from components(getattr(node, "children", None))


def test_pages_are_those_of_the_contract():
    paths = (
        "/ /trafficking /routes /law /response /shelters /referrals /representation /drivers /displacement /provinces "
        "/recommendations /since /method /data".split()
    )
    listed = [page.path for page in pages.PAGES]
    assert set(paths) <= set(listed)
    assert len(set(listed)) == len(listed)
    assert len({page.name for page in pages.PAGES}) == len({page.description for page in pages.PAGES}) == len(listed)


def test_every_chart_has_a_place_on_some_page():
    shown = set()
    for page in pages.PAGES:
        for component in components(pages.tree(page.path, Selection())):
            if getattr(component, "data-slug", None):
                shown.add(getattr(component, "data-slug"))
    assert shown == set(CHARTS)


@every_page
def test_html_is_well_formed(path, chosen):
    assert parsed(path, chosen).errors == []


@every_page
def test_no_id_stands_twice(path, chosen):
    given = Counter(element["id"] for element in parsed(path, chosen).elements if "id" in element)
    assert [name for name, count in given.items() if count > 1] == []


@every_page
def test_headings_are_an_outline(path, chosen):
    levels = [int(heading["tag"][1]) for heading in parsed(path, chosen).all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(later - former <= 1 for former, later in itertools.pairwise(levels)), levels


@every_page
def test_landmarks_and_names(path, chosen):
    page = parsed(path, chosen)
    for tag in ("header", "main", "footer"):
        assert len(page.all(tag)) >= 1, tag
    assert len(page.all("main")) == 1
    first = page.all("a")[0]
    assert first["href"] == "#main", "the skip link comes first"
    assert first["href"].lstrip("#") in {element.get("id") for element in page.elements}, "and leads somewhere"
    named = [
        element for element in page.elements if element["tag"] == "nav" or element.get("role") in ("region", "search")
    ]
    for element in named:
        assert element.get("aria-label"), element["tag"]
    for link in page.all("a"):
        assert link["text"].strip() or link.get("aria-label"), link
        assert link.get("href"), link


@every_page
def test_the_content_and_what_scrolls_can_have_the_focus(path, chosen):
    page = parsed(path, chosen)
    (main,) = page.all("main")
    assert main["tabindex"] == "-1", "the skip link moves the focus there"
    for frame in [e for e in page.elements if "table-frame" in (e.get("class") or "").split()]:
        assert frame.get("tabindex") == "0", "a table that scrolls sideways"
    for card in [e for e in page.all("article") if e.get("data-slug")]:
        (frame,) = [e for e in page.all("figure") if card in e["within"]]
        assert (frame.get("tabindex") == "0") == bool(CHARTS[card["data-slug"]].width), card["data-slug"]


@every_page
def test_every_control_is_labelled_and_offers_its_value(path, chosen):
    page = parsed(path, chosen)
    for control in page.all(*LABELLED):
        if control.get("type") == "hidden":
            assert control.get("name")
            continue
        labels = [parent["text"].strip() for parent in control["within"] if parent["tag"] == "label"]
        assert (labels and labels[-1]) or control.get("aria-label"), control
        assert control.get("name"), "a form without scripts needs it"
    for select in page.all("select"):
        options = [o for o in page.all("option") if o["within"][-1] is select]
        assert len(options) > 1
        assert sum("selected" in option for option in options) == 1, select["name"]


@every_page
def test_tables_have_a_caption_and_heads(path, chosen):
    page = parsed(path, chosen)
    assert page.all("table") or path in ("/glossary", "/find", "/since")
    for table in page.all("table"):
        inside = [element for element in page.elements if table in element["within"]]
        assert [e for e in inside if e["tag"] == "caption" and e["text"].strip()]
        heads = [e for e in inside if e["tag"] == "th" and e.get("scope") == "col"]
        rows = [e for e in inside if e["tag"] == "tr"]
        width = Counter(len([e for e in inside if e["tag"] in ("td", "th") and e["within"][-1] is row]) for row in rows)
        assert set(width) == {len(heads)}, "every row has every cell"


@every_page
def test_no_words_of_the_report_on_any_page(path, chosen):
    html = html_writer.render(pages.tree(path, chosen))
    # What stands in different elements was not said in one breath.
    report = validation.report_shingles(SHINGLES)
    for text in re.split(r"<[^>]+>", html):
        assert validation.copied(text, report) == [], text


@pytest.mark.parametrize(
    "path",
    [page.path for page in (*pages.PAGES, *pages.UNLISTED)]
    + [
        "/provinces/punjab",
        "/districts/kohat",
        "/charts/shelter-coverage",
        "/recommendations/P17",
        "/figures/shelters",
    ],
)
def test_every_page_has_a_way_out_that_says_what_it_cannot_do(path):
    page = parsed(path, Selection())
    (leave,) = [link for link in page.all("a") if link.get("data-leave")]
    assert "Leave this page" in leave["text"]
    (bar,) = [part for part in page.all("aside") if part.get("class") == "leave-box"]
    assert "cannot clear the browser’s history" in bar["text"]
    assert not [link for link in page.all("a") if link["href"].startswith("tel:")]


def test_the_shelter_page_says_that_counted_is_not_safe_and_whose_help_lines_there_are():
    (main,) = parsed("/shelters", Selection()).all("main")
    assert "not a shelter that is safe" in main["text"]
    assert "111-247-786" in main["text"] and "Its spokesperson announced the number in Dec 2023" in main["text"]
    assert "Check that a number still answers before you rely on it." in main["text"]


def test_every_page_says_what_it_is_not_and_speaks_of_people_with_respect():
    for path in PATHS:
        page = parsed(path, Selection())
        footer = page.all("footer")[-1]["text"]
        assert "not a product of the United Nations" in footer
        assert "European Union" in footer
        text = " ".join(element["text"] for element in page.all("main")).lower()
        # The names of laws and titles of sources may have it; people are irregular, never illegal.
        for word in ("illegal migrant", "illegal immigrant", "illegals", "hotspot", "hot spot"):
            assert word not in text.replace("illegal migration", ""), f"{word} on {path}"


# Wiring


def test_every_callback_names_components_of_the_layout_and_a_function_of_ours():
    from app import create_app

    application = create_app()
    application.server.test_client().get("/")
    known = {component.id: component for component in components(application.layout) if hasattr(component, "id")}
    script = (settings.ROOT / "assets" / "site" / "main.js").read_text("utf-8")
    (wire,) = application.callback_map.values()
    named = [(part["id"], part["property"]) for part in (*wire["inputs"], *wire["state"])]
    named.append((wire["output"].component_id, wire["output"].component_property))
    for identity, name in named:
        assert name in known[identity].available_properties
    assert "  dashboard: {" in script and "    show(search) {" in script


def test_the_address_of_every_choice_of_a_card_is_that_of_its_view():
    for slug in CHARTS:
        tree = pages.tree("/representation" if slug.startswith("women") else "/", Selection(province="sindh"))
        for card in [part for part in components(tree) if getattr(part, "data-slug", "") == slug]:
            view = CHARTS[slug].at(Selection(province="sindh"))
            assert getattr(card, "data-src") == addresses.file(view, "card.html")
            for select in [part for part in components(card) if type(part).__name__ == "Select"]:
                for option in select.children:
                    chosen = replace(Selection(province="sindh"), **{select.name: option.value})
                    assert getattr(option, "data-src") == addresses.file(CHARTS[slug].at(chosen), "card.html")


@every_page
def test_cards_show_the_notes_that_bind_and_keep_the_others_at_hand(path, chosen):
    page = parsed(path, chosen)
    selection = pages.placed(path, chosen)
    for card in [element for element in page.all("article") if "data-slug" in element]:
        view = CHARTS[card["data-slug"]].at(selection)
        (notes,) = [e for e in page.elements if e.get("class") == "notes" and card in e["within"]]
        items = [e for e in page.all("li") if notes in e["within"]]
        texts = [e["text"] for e in items if e["text"] in view.notes]
        assert sorted(texts) == sorted(view.notes), "each once"
        # The card itself may stand behind a summary, on the page of a place.
        folded = [e["text"] for e in items if any(p["tag"] == "details" and notes in p["within"] for p in e["within"])]
        assert len(folded) != 1 and not set(folded) & set(view.rules)
        assert len(view.notes) - len(folded) - len(view.rules) <= 3, "three stand open, besides those that bind"
        summaries = [e["text"] for e in page.all("summary") if notes in e["within"]]
        assert summaries == ([f"{len(folded)} more notes"] if folded else [])


@every_page
def test_cells_of_stacking_tables_name_their_column(path, chosen):
    page = parsed(path, chosen)
    for frame in [e for e in page.all("div") if "stacks" in (e.get("class") or "").split()]:
        heads = [e["text"] for e in page.all("th") if frame in e["within"] and e.get("scope") == "col"]
        for row in [e for e in page.all("tr") if frame in e["within"] and within(e, "tbody")]:
            cells = [e for e in page.all("td") if e["within"][-1] is row]
            assert [cell.get("data-label") for cell in cells] == heads[1:]


def test_a_range_of_numbers_does_not_part_at_the_end_of_a_line_of_a_heading() -> None:
    heading = html_writer.render(html.H2(html.A("Girls aged 5–16, 2014–2025 – some", href="/x?y=1–2")))
    kept = '<span class="text-nowrap">{}</span>'
    told = f"Girls aged {kept.format('5–16')}, {kept.format('2014–2025')} – some"
    assert heading == f'<h2><a href="/x?y=1–2">{told}</a></h2>'
    assert "span" not in html_writer.render(html.P("5–16"))
