"""In words: what needs a server, as a page; and what the published folder is, as a text beside it."""

from __future__ import annotations

from dash import html

from dashboard.data import tables
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts import compare, pages
from layouts.components import page_frame
from tools.publish.links import Links
from tools.publish.plan import NEEDS_SERVER


def title() -> str:
    """The title of the page."""
    return say("This needs a running dashboard")


def needs() -> list[str]:
    """What no file can answer, a sentence each."""
    return [
        say("Briefs (several views on paper, PDF or DOCX) are put together for each reader."),
        say("Pictures in a width and height of your own; the named sizes are here as files."),
        say("Filtered views as SVG and in other sizes; their picture in full size is drawn in your browser."),
        say("Several filters at once; each filter by itself is here."),
        say("Districts beside each other or beside a province, and more than two provinces; two provinces are here."),
        say("A ZIP of a filtered view; its data and its picture are here as files."),
        say("Embeds that offer filters; the embed of each filtered view is here."),
        say("oEmbed and the search for programs; /api/search.json holds the index."),
    ]


def page(server: str) -> html.Div:
    """The page as a component tree; `server` is the address of a running dashboard, "" where there is none."""
    where = (
        html.P(html.A(say("The running dashboard"), href=server))
        if server
        else html.P(say("No running dashboard is linked to this copy. The code of the site can be run anywhere."))
    )
    content = [
        html.H1(title()),
        html.P(say("This copy of the site consists of files. What you asked for is computed on request:")),
        html.Ul([html.Li(sentence) for sentence in needs()]),
        where,
        html.P(html.A(say("Compare provinces side by side"), href=compare.PATH)),
        html.P(html.A(say("All charts and data"), href="/data")),
    ]
    return page_frame.page(Selection(), pages.ENTRIES, NEEDS_SERVER, content)


def readme(links: Links) -> str:
    """What the folder is, for whoever puts it on a server."""
    return "\n".join(
        [
            f"The dashboard as static files, data version {tables.version()}, made for {links.here}",
            "",
            "Serve this folder as it is under that address; no program is needed. manifest.json lists every file with",
            "its sha256, bytes and the headers to send (Content-Type, Cache-Control and more). Files change only when",
            "their content does, so that tools which compare sizes and times upload only what changed.",
            "",
            "Not in here, as it needs a running dashboard:",
            *[f"- {sentence}" for sentence in needs()],
            "",
        ]
    )
