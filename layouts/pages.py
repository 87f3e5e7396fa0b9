"""PAGES: the ordered list of pages. A page is a path, a name and a function from a Selection to content."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.data.tables import figure_datasets
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.search import engine
from dashboard.search import suggestions as suggested
from dashboard.search.answers import ANSWERS
from dashboard.search.engine import Finder
from dashboard.selection import Selection
from dashboard.summaries import gallery, pinned
from dashboard.topics import proposals, since
from layouts import (
    accessibility,
    api,
    chart,
    charts,
    compare,
    data,
    displacement,
    district,
    drivers,
    figures,
    glossary,
    law,
    method,
    missing,
    overview,
    province,
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
from layouts.brief import along
from layouts.components import page_frame, prose

CHART_PATH = "/charts/"
DISTRICTS = "/districts/"
PLACED = {"/provinces/": "province", DISTRICTS: "district"}  # pages of one place, and what they choose
CHARTED = ("province", "district", "borders")  # filters of the bar that the page of a chart takes from it
DEFAULTS = Selection()
MOVED: dict[str, str] = {}  # {old path: new path} of pages that were renamed; links keep working, with their query


@dataclass(frozen=True)
class Page:
    """path, the name in the navigation, its content, where its description comes from, and its page-wide filters."""

    path: str
    name: str
    content: Callable[[Selection], list[Component | None]]
    prose: str = ""  # the file of content/ that holds its title and its description
    about: str = ""  # the description of a page without such a file
    filters: tuple[str, ...] = ()
    lead: str = ""  # the chart whose picture stands for the page in previews
    styles: str = ""  # its own style sheet
    indexed: bool = True  # whether search engines may list it

    @property
    def description(self) -> str:
        """One or two sentences for search engines, previews and the search."""
        return prose.page(self.prose).description if self.prose else say(self.about)


@dataclass(frozen=True)
class Family:
    """Pages of one kind under one path, a page for each key ("/charts/" + slug)."""

    path: str
    every: Callable[[], Collection[str]]
    page: Callable[[str, Selection], Page]


PLACE = ("province", "borders")
SMALL_PLACE = ("province", "district", "borders")
PAGES = (
    Page("/", "Overview", overview.content, "overview", filters=PLACE, lead="shelters-by-district"),
    Page(instrument.PATH, "Map", instrument.content, "map", "", PLACE, pinned.LAYER.default, "map.css"),
    Page("/trafficking", "Trafficking", trafficking.content, "trafficking", lead="trafficking-flows"),
    Page("/routes", "Routes", routes.content, "routes", filters=PLACE, lead="smuggling-corridors"),
    Page("/law", "Law", law.content, "law", filters=("province",), lead="maximum-penalties"),
    Page("/response", "Response", response.content, "response", lead="tier-placement"),
    Page("/shelters", "Shelters", shelters.content, "shelters", filters=SMALL_PLACE, lead="shelters-by-district"),
    Page("/referrals", "Referrals", referrals.content, "referrals", lead="referral-ratio"),
    Page(
        "/representation",
        "Women who decide",
        representation.content,
        "representation",
        filters=("province",),
        lead="women-judges",
    ),
    Page("/drivers", "Gender and drivers", drivers.content, "drivers", filters=SMALL_PLACE, lead="girls-out-of-school"),
    Page(
        "/displacement",
        "Displacement",
        displacement.content,
        "displacement",
        filters=SMALL_PLACE,
        lead="afghan-nationals",
    ),
    Page(
        "/provinces",
        "Provinces",
        provinces.content,
        "provinces",
        filters=SMALL_PLACE,
        lead="provincial-disparities",
    ),
    Page(recommendations.LIST, "Proposals", recommendations.content, "proposals", lead="proposals-by-actor"),
    Page(since.PATH, "Since 2021", changed.content, "since"),
    Page("/method", "Method", method.content, "method", lead="referral-ratio"),
    Page("/data", "Data", data.content, "data", lead="shelter-coverage"),
)


def _pages() -> Iterator[engine.Target]:
    for page in (*PAGES, API):
        yield engine.Target(page.path, say(page.name), page.description, page.path)


API = Page("/api", "For programs", api.content, "api", lead="women-judges")


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
    Page(gallery.PATH, "All charts", charts.content, "charts", lead="shelters-by-district"),
    Page("/glossary", "Glossary", glossary.content, "glossary"),
    Page(compare.PATH, "Compare provinces", compare.content, "compare", lead="provincial-disparities"),
    API,
    Page(engine.PATH, "Search", _found, "search", indexed=False),
)
ENTRIES = [(page.path, page.name) for page in PAGES]


def _chart(slug: str, selection: Selection) -> Page:
    chart_, view = CHARTS[slug], CHARTS[slug].at(selection)
    wanted = {f.name for f in chart_.parameters}
    return Page(
        CHART_PATH + slug,
        view.title,
        partial(chart.content, chart_),
        about=view.alt[:300],
        filters=tuple(name for name in CHARTED if name in wanted),
        lead=slug,
    )


def _figures(dataset: str, selection: Selection) -> Page:
    return Page(
        observations.PATH + dataset,
        figures.name(dataset),
        lambda selection: figures.content(dataset),
        about=figures.description(dataset),
    )


def _proposal(key: str, selection: Selection) -> Page:
    proposal = proposals.find(key)
    return Page(proposal.path, proposal.name, lambda selection: recommendations.page(key), about=proposal.text)


def _province(code: str, selection: Selection) -> Page:
    addressed = f"{recommendations.LIST}?actor=provincial-governments"
    return Page(
        f"/provinces/{code}",
        gazetteer.provinces()[code],
        partial(province.content, code, proposals=addressed),
        about=province.description(code),
        lead="shelters-by-district",
    )


def _district(code: str, selection: Selection) -> Page:
    return Page(
        f"/districts/{code}",
        gazetteer.names()[code],
        partial(district.content, code),
        about=district.description(code),
        lead="shelters-by-district",
    )


FAMILIES = (
    Family(CHART_PATH, CHARTS.keys, _chart),
    Family(observations.PATH, figure_datasets, _figures),
    Family(proposals.PATH, proposals.ids, _proposal),
    Family("/provinces/", gazetteer.provinces, _province),
    Family(DISTRICTS, gazetteer.names, _district),
)


def placed(path: str, selection: Selection) -> Selection:
    """The selection of a page: the page of a place chooses it, whatever the address says; the map pins districts."""
    for start, name in PLACED.items():
        if path.startswith(start):
            return replace(selection.without("province", "provinces", "district"), **{name: path.removeprefix(start)})
    return selection.without("district", "provinces") if path == instrument.PATH else selection


def find(path: str, selection: Selection = DEFAULTS) -> Page | None:
    """The page at a path, None where there is none."""
    for page in (*PAGES, *UNLISTED):
        if page.path == path:
            return page
    for family in FAMILIES:
        key = path.removeprefix(family.path)
        if path.startswith(family.path) and key in family.every():
            return family.page(key, selection)
    return None


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


def tree(path: str, selection: Selection, brief: Brief = NOTHING) -> html.Div:
    """The component tree of a page, or of the page that says there is none; its links take a brief along."""
    page = find(path, selection)
    if page is None:
        return page_frame.page(selection, ENTRIES, path, missing.content(path, nearest(path)))
    selection = placed(path, selection)
    built = page_frame.page(selection, ENTRIES, path, page.content(selection), page.filters, brief)
    return along(built, brief)


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
