"""In words: the page that a reader of the copy opens first, and the text beside it."""

from __future__ import annotations

from dash import html

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts import pages
from layouts.components import page_frame
from tools.offline.plan import START
from tools.publish.plan import NEEDS_SERVER, Plan


def title() -> str:
    """The title of the page."""
    return say("A copy of the site, without a connection")


def holds(plan: Plan) -> list[str]:
    """What is in the copy, a sentence each."""
    count = {kind: sum(entry.kind == kind for entry in plan.entries.values()) for kind in ("page", "data")}
    return [
        say(
            "All {charts} charts as pictures with their tables, all {districts} districts and all proposals: {pages} "
            "pages in {languages} languages.",
            charts=len(CHARTS),
            districts=len(gazetteer.names()),
            pages=i18n.number(count["page"]),
            languages=len(plan.languages),
        ),
        say("{n} CSV files: the rows of each chart, and of each of its filters, and all datasets.", n=count["data"]),
        say("Filters lead to pages. A district leads to its own page."),
        say("The search, which runs in your browser."),
    ]


def needs() -> list[str]:
    """What needs a server, a sentence each."""
    return [
        say("Charts that answer to the mouse, to a finger or to keys; here they are pictures with tables."),
        say("Pins on the map, two of its layers side by side, and several filters at once."),
        say("A chart for one district alone, or with squares for borders."),
        say("Briefs, embeds, and charts as PNG, SVG, XLSX, JSON or ZIP."),
    ]


def page(plan: Plan, day: str, here: str) -> html.Div:
    """The page as a component tree. day: of the copy (2026-11-29); here: the address of the site, "" if not known."""
    content = [
        html.H1(title()),
        html.P(
            say(
                "Copied on {day}, data version {version}. Later corrections are not in it.",
                day=i18n.period(day),
                version=tables.version(),
            )
        ),
        html.P(
            [
                html.A(say("To the overview"), href="/", className="btn btn-primary"),
                " ",
                html.A(say("All charts"), href="/charts"),
                " · ",
                html.A(say("All data"), href="/data"),
            ]
        ),
        html.H2(say("What is in it")),
        html.Ul([html.Li(sentence) for sentence in holds(plan)]),
        html.H2(say("What needs a server")),
        html.Ul([html.Li(sentence) for sentence in needs()]),
        html.P([say("The site on the web: "), html.A(here, href=here)]) if here else None,
        html.P(
            say(
                "Whoever finds this folder sees what it is about. Delete it, and empty the bin, where that could harm "
                "you. “Leave this page quickly” does not delete it."
            ),
            className="callout",
        ),
    ]
    return page_frame.page(Selection(), pages.ENTRIES, NEEDS_SERVER, content)


def readme(day: str) -> str:
    """What the folder is, in English and in every other language."""
    lines = [
        page_frame.NAME,
        f"Copied on {day}, data version {tables.version()}.",
        "",
        f"Open {START} in a browser. No connection and no program is needed.",
        "The compilation of figures: CC BY 4.0; each figure remains its source's, named beside it. Code: MIT.",
        "",
    ]
    return "\r\n".join(lines)  # for the plain editors of any system
