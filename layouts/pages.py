"""PAGES: the ordered list of pages. A page is a path, a name and a function from a Selection to content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import shapes
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.search import engine
from dashboard.search import suggestions as suggested
from dashboard.search.answers import ANSWERS
from dashboard.search.engine import Finder
from dashboard.selection import Selection
from dashboard.summaries import gallery, pinned
from dashboard.topics import since
from layouts import (
    accessibility,
    api,
    charts,
    compare,
    data,
    displacement,
    drivers,
    glossary,
    keys,
    law,
    method,
    missing,
    offline,
    overview,
    provinces,
    referrals,
    representation,
    response,
    routes,
    shelters,
    trafficking,
)
from layouts import map as instrument
from layouts import proposals as recommendations
from layouts import search as search_page
from layouts import since as changed
from layouts.components import facts, page_frame
from layouts.components.brief_links import along, carry
from layouts.families import CHART_PATH, DISTRICTS, FAMILIES
from layouts.page import Family, Page

PLACED = {"/provinces/": "province", DISTRICTS: "district"}  # pages of one place, and what they choose
DEFAULTS = Selection()
MOVED: dict[str, str] = {}  # {old path: new path} of pages that were renamed; links keep working, with their query


PLACE = ("province", "borders")
SMALL_PLACE = ("province", "district", "borders")
PAGES = (
    Page("/", "Overview", overview.content, "overview", filters=PLACE, lead="shelters-by-district"),
    Page(instrument.PATH, "Map", instrument.content, "map", "", PLACE, pinned.LAYER.default, "map.css", "map.js"),
    Page(
        "/trafficking", "Trafficking", trafficking.content, "trafficking", lead="trafficking-flows", styles=facts.STYLES
    ),
    Page("/routes", "Routes", routes.content, "routes", filters=PLACE, lead="smuggling-corridors", styles=facts.STYLES),
    Page("/law", "Law", law.content, "law", filters=("province",), lead="maximum-penalties", styles=facts.STYLES),
    Page("/response", "Response", response.content, "response", lead="tier-placement", styles=facts.STYLES),
    Page("/shelters", "Shelters", shelters.content, "shelters", filters=SMALL_PLACE, lead="shelters-by-district"),
    Page("/referrals", "Referrals", referrals.content, "referrals", lead="referral-ratio"),
    Page(
        "/representation",
        "Women who decide",
        representation.content,
        "representation",
        filters=("province",),
        lead="women-judges",
        styles=facts.STYLES,
    ),
    Page(
        "/drivers",
        "Gender and drivers",
        drivers.content,
        "drivers",
        filters=SMALL_PLACE,
        lead="girls-out-of-school",
        styles=facts.STYLES,
    ),
    Page(
        "/displacement",
        "Displacement",
        displacement.content,
        "displacement",
        filters=SMALL_PLACE,
        lead="afghan-nationals",
        styles=facts.STYLES,
    ),
    Page(
        "/provinces",
        "Provinces",
        provinces.content,
        "provinces",
        filters=SMALL_PLACE,
        lead="provincial-disparities",
        styles="place.css",
    ),
    Page(
        recommendations.LIST,
        "Proposals",
        recommendations.content,
        "proposals",
        lead="proposals-by-actor",
        styles="records.css",
    ),
    Page(since.PATH, "Since 2021", changed.content, "since", styles=f"records.css {facts.STYLES}"),
    Page("/method", "Method", method.content, "method", lead="referral-ratio", styles="records.css"),
    Page("/data", "Data", data.content, "data", lead="shelter-coverage", styles="records.css"),
)


def _pages() -> Iterator[engine.Target]:
    for page in (*PAGES, API):
        yield engine.Target(page.path, say(page.name), page.description, page.path)


API = Page("/api", "For programs", api.content, "api", lead="women-judges", styles="records.css")


@per_language()
def finder() -> Finder:
    """The search over everything there is to find, with its index in the language in use."""
    return Finder((*engine.COLLECTIONS, engine.Collection("page", "Pages", "Page", _pages, 1.15)), ANSWERS)


def suggestions(leads: Callable[[str], str] = lambda address: address) -> bytes:
    """What a browser suggests while its reader types, as JSON; `leads` says what stands for an address, "" for none."""
    found = suggested.entries(_pages(), lambda path: leads(site.under(path)))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _found(*args: Any, **kwargs: Any) -> list[Component | None]:
    return search_page.content(finder(), *args, **kwargs)


# Pages that are reached from others, not from the navigation.
UNLISTED = (
    Page("/accessibility", "Accessibility", accessibility.content, "accessibility"),
    Page(keys.PATH, "Keyboard shortcuts", keys.content, "keys", styles=f"{facts.STYLES} keys.css", script=keys.SCRIPT),
    Page(offline.PATH, "Without a connection", offline.content, "offline", script="keep.js"),
    Page(gallery.PATH, "All charts", charts.content, "charts", lead="shelters-by-district", styles="records.css"),
    Page("/glossary", "Glossary", glossary.content, "glossary", styles="records.css"),
    Page(compare.PATH, "Compare places", compare.content, "compare", lead="provincial-disparities", styles="place.css"),
    API,
    Page(engine.PATH, "Search", _found, "search", indexed=False),
)
ENTRIES = [(page.path, page.name) for page in PAGES]


def placed(path: str, selection: Selection) -> Selection:
    """The selection of a page: the page of a place chooses it, whatever the address says; the map pins districts."""
    for start, name in PLACED.items():
        if path.startswith(start):
            return replace(selection.without("province", "provinces", "district"), **{name: path.removeprefix(start)})
    return selection.without("district", "provinces") if path == instrument.PATH else selection


def shown(path: str, slug: str, selection: Selection) -> View:
    """The view of a chart that a page shows; the map says itself what its layers are."""
    selection = placed(path, selection)
    return pinned.drawn(slug, selection) if path == instrument.PATH else CHARTS[slug].at(selection)


def naming(path: str, selection: Selection, light: bool = False) -> Callable[[str], str]:
    """How a page names what its pictures draw (SVG -> SVG): on the map, for its next layer. light: without what that
    has."""
    book = instrument.outlines(placed(path, selection)) if path == instrument.PATH else ()
    return partial(shapes.named, book=book, light=light) if book else str


def _member(path: str) -> tuple[Family, str] | None:
    for family in FAMILIES:
        key = path.removeprefix(family.path)
        if path.startswith(family.path) and key in family.every():
            return family, key
    return None


def exists(path: str) -> bool:
    """Whether there is a page at a path. Unlike `find` it makes no view of a chart, which takes time and memory."""
    return any(page.path == path for page in (*PAGES, *UNLISTED)) or _member(path) is not None


def find(path: str, selection: Selection = DEFAULTS) -> Page | None:
    """The page at a path, None where there is none."""
    alone = next((page for page in (*PAGES, *UNLISTED) if page.path == path), None)
    if alone or not (member := _member(path)):
        return alone
    family, key = member
    return family.page(key, selection)


def redirected(path: str) -> str:
    """Where a path leads that no page has: without a final slash, in the case of the page, by its new name.

    A district of today that is drawn as a part of another leads to that one ("lower-chitral" -> "chitral").
    """
    plain = path.rstrip("/").lower() or "/"
    for family in FAMILIES:
        if plain.startswith(family.path):
            wanted = plain.removeprefix(family.path)
            same = next((key for key in family.every() if key.lower() == wanted), "")
            if family.path == DISTRICTS and not same:
                same = gazetteer.code_of(wanted.replace("-", " "), "district")
            return family.path + (same or wanted)
    return MOVED.get(plain, plain)


def tree(path: str, selection: Selection, brief: Brief = NOTHING, lite: bool = False) -> html.Div:
    """The component tree of a page, or of the page that says there is none.

    Its links take a brief along, and that a reader wants small pages (`lite`).
    """
    page = find(path, selection)
    if page is None:
        return page_frame.page(selection, ENTRIES, path, missing.content(path, nearest(path)))
    selection = placed(path, selection)
    built = page_frame.page(selection, ENTRIES, path, page.content(selection), page.filters, brief, lite)
    built = along(built, brief)
    return carry(built, page_frame.LITE, "1") if lite else built


def nearest(path: str) -> list[tuple[str, str]]:
    """(path, name) of the pages whose address is most like `path`."""
    addresses = [page.path for page in (*PAGES, *UNLISTED)]
    addresses += [family.path + key for family in FAMILIES for key in family.every()]
    near = [find(address) for address in get_close_matches(path, addresses, n=3, cutoff=0.5)]
    return [(page.path, say(page.name)) for page in near if page]


def title(path: str, selection: Selection) -> str:
    """The document's title: what is found on the page, with the chosen place."""
    page = find(path, selection)
    if page and page.path.startswith(CHART_PATH):
        return page.name
    name = say(page.name) if page else say("Page not found")
    return f"{name} – {say(page_frame.NAME)}" if path != "/" else say(page_frame.NAME)


def description(path: str, selection: Selection) -> str:
    """One or two sentences for search engines and previews."""
    page = find(path, selection)
    return page.description if page else ""
