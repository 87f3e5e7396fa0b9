"""PAGES: the ordered list of pages. A page is a path, a name and a function from a Selection to content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from dash import html
from dash.development.base_component import Component

from dashboard.brief import NOTHING, Brief
from dashboard.charts import CHARTS
from dashboard.selection import Selection
from dashboard.words import say
from layouts import (
    chart,
    data,
    interface,
    missing,
    overview,
    provinces,
    referrals,
    representation,
    routes,
    shell,
    shelters,
)
from layouts.brief import along

CHART_PATH = "/charts/"


@dataclass(frozen=True)
class Page:
    """path, the name in the navigation, a sentence that describes it, its content and its page-wide filters."""

    path: str
    name: str
    description: str
    content: Callable[[Selection], list[Component | None]]
    filters: tuple[str, ...] = ()
    lead: str = ""  # the chart whose picture stands for the page in previews


PAGES = (
    Page("/", "Overview", overview.DESCRIPTION, overview.content, ("province", "borders"), lead="shelters-by-district"),
    Page("/routes", "Routes", routes.DESCRIPTION, routes.content, ("province", "borders"), lead="smuggling-corridors"),
    Page(
        "/shelters",
        "Shelters",
        shelters.DESCRIPTION,
        shelters.content,
        ("province", "district", "borders"),
        lead="shelters-by-district",
    ),
    Page(
        "/representation",
        "Women who decide",
        representation.DESCRIPTION,
        representation.content,
        ("province",),
        lead="women-judges",
    ),
    Page("/referrals", "Referrals", referrals.DESCRIPTION, referrals.content, lead="referral-ratio"),
    Page(
        "/provinces",
        "Provinces",
        provinces.DESCRIPTION,
        provinces.content,
        ("province", "district", "borders"),
        lead="provincial-disparities",
    ),
    Page("/data", "Data", data.DESCRIPTION, data.content, lead="shelter-coverage"),
)
# Pages that are reached from others, not from the navigation.
UNLISTED = (Page("/api", "For programs", interface.DESCRIPTION, interface.content, lead="women-judges"),)
ENTRIES = [(page.path, page.name) for page in PAGES]


def find(path: str) -> Page | None:
    """The page at a path; a chart's page for /charts/<slug>, None for anything else."""
    for page in (*PAGES, *UNLISTED):
        if page.path == path:
            return page
    slug = path.removeprefix(CHART_PATH)
    if path.startswith(CHART_PATH) and slug in CHARTS:
        chart_ = CHARTS[slug]
        wanted = {f.name for f in chart_.parameters}
        filters = tuple(name for name in ("province", "district", "borders") if name in wanted)
        return Page(path, "", chart_.at().title, lambda selection: chart.content(chart_, selection), filters, slug)
    return None


def tree(path: str, selection: Selection, brief: Brief = NOTHING) -> html.Div:
    """The component tree of a page, or of the page that says there is none; its links take a brief along."""
    page = find(path)
    if page is None:
        return shell.page(selection, ENTRIES, path, missing.content(path, nearest(path)))
    return along(shell.page(selection, ENTRIES, path, page.content(selection), page.filters, brief), brief)


def nearest(path: str) -> list[tuple[str, str]]:
    """(path, name) of the pages and charts whose address is most like `path`."""
    known = {**dict(ENTRIES), **{CHART_PATH + slug: chart_.at().title for slug, chart_ in CHARTS.items()}}
    found = get_close_matches(path, known, n=3, cutoff=0.5)
    return [(address, known[address]) for address in found]


def title(path: str, selection: Selection) -> str:
    """The document's title: what is found on the page, with the chosen place."""
    if path.startswith(CHART_PATH) and path.removeprefix(CHART_PATH) in CHARTS:
        return CHARTS[path.removeprefix(CHART_PATH)].at(selection).title
    page = find(path)
    name = say(page.name) if page else say("Page not found")
    return f"{name} – {say(shell.NAME)}" if path != "/" else say(shell.NAME)


def description(path: str, selection: Selection) -> str:
    """One or two sentences for search engines and previews."""
    if path.startswith(CHART_PATH) and path.removeprefix(CHART_PATH) in CHARTS:
        return CHARTS[path.removeprefix(CHART_PATH)].at(selection).alt[:300]
    page = find(path)
    return say(page.description) if page else ""
