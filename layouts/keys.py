"""The keys of all pages as a list: a page, and the dialog under the question mark (assets/site/help.js)."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import prose
from layouts.components.page_frame import KEYS

PATH, SCRIPT = KEYS
SECTIONS = ("everywhere", "chart", "map", "search", "tabs", "brief")


def content(selection: Selection) -> list[Component | None]:
    """The list, the switch of the question mark, and the button that closes the dialog."""
    words = prose.page("keys")
    return [
        html.H1(words.title),
        prose.lead(words),
        switch(),
        html.Div([prose.section(words, name) for name in SECTIONS], className="keys-lists"),
        html.Form(
            html.Button(say("Close"), className="btn btn-primary"), method="dialog", hidden=True, className="of-dialog"
        ),
    ]


def switch() -> html.P:
    """The switch; a key that is a mere sign must not be forced on those who speak to their machine (WCAG 2.1.4)."""
    return html.P(
        html.Label(
            [
                dbc.Input(type="checkbox", name="keys", value="1"),
                html.Span(say("The question mark shows this list. Your choice holds until you close this tab.")),
            ],
            className="embed-option",
        ),
        className="keys-switch",
    )
