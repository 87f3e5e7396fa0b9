"""The page for an address that leads nowhere: what it may have meant, and where to go."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import say


def content(path: str, near: list[tuple[str, str]]) -> list[Component | None]:
    """`near`: (path, name) of addresses like the one asked for."""
    return [
        html.H1(say("There is no page at this address")),
        html.P(say("Nothing is published at {path}.", path=path[:120]), className="lead"),
        html.P(say("Did you mean:")) if near else None,
        html.Ul([html.Li(html.A(name, href=address)) for address, name in near]) if near else None,
        html.P(html.A(say("All charts and data"), href="/data")),
    ]
