"""Without a connection: the whole site as one file, where it was made, and pages that the browser keeps."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.export import offline_copy
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import prose

PATH = "/offline"


def content(selection: Selection) -> list[Component | None]:
    """What can be taken along, and what it leaves behind."""
    words = prose.page("offline")
    return [
        html.H1(words.title),
        prose.lead(words),
        prose.section(words, "take", copy()),
        prose.section(words, "traces"),
    ]


def copy() -> html.P:
    """The link to the copy of the site, with its size and its day; where there is none, that there is none."""
    found = offline_copy.copy()
    if found is None:
        return html.P(
            say("Whoever runs this site has made no such file. Each chart has one of its own on its page."),
            className="callout",
        )
    return html.P(
        [
            html.A(say("Take the whole site (ZIP)"), href=offline_copy.PATH, className="btn btn-primary"),
            " ",
            say(
                "{size} MB, copied on {day}, data version {version}",
                size=i18n.number(found.size / 1e6, 1),
                day=i18n.period(found.day),
                version=found.version,
            ),
        ]
    )
