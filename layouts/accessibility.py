"""How the site can be used by those who see, hear or hold differently, what is missing, and how to complain."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.settings import settings
from layouts.components import prose


def content(selection: Selection) -> list[Component | None]:
    """The statement, with the operator's address for complaints."""
    words = prose.page("accessibility")
    return [
        html.H1(words.title),
        prose.lead(words),
        prose.section(words, "works"),
        prose.section(words, "missing"),
        prose.section(words, "complain", address()),
    ]


def address() -> html.P:
    """Where complaints go: the contact that the operator has set, else where its name should be."""
    contact = settings().security_contact
    if not contact:
        return html.P(
            say("Who runs this site has named no address. Whoever gave you its address can tell you who that is."),
            className="callout",
        )
    return html.P([say("Write to: "), html.A(contact.removeprefix("mailto:"), href=contact)], className="callout")
