"""The page in the browser: one callback renders it, one keeps URL and controls the same (clientside)."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html

from dashboard.brief import Brief
from dashboard.selection import Selection
from layouts import ids, pages


def without_tables(tree: html.Div) -> html.Div:
    """The tree with its tables emptied: Dash takes seconds to render their cells, so the browser moves those of the
    plain page into their frames (assets/dashboard.js)."""
    for part in tree._traverse():
        if str(getattr(part, "className", "")).startswith("table-frame"):
            part.children = None
    return tree


def register(app: Dash) -> None:
    """Attach both callbacks to `app`."""

    @app.callback(Output(ids.PAGE, "children"), Input(ids.URL, "pathname"), State(ids.URL, "search"))
    def render(pathname: str | None, search: str | None) -> html.Div:
        query = dict(parse_qsl((search or "").lstrip("?")))
        brief = Brief.from_carried(query.get("brief", ""))
        return without_tables(pages.tree(pathname or "/", Selection.from_query(query), brief))

    everything = ids.control(ALL, ALL, ALL)
    app.clientside_callback(
        ClientsideFunction("dashboard", "sync"),
        Output(ids.URL, "search"),
        Output(everything, "value"),
        Input(ids.URL, "search"),
        Input(everything, "value"),
        State(everything, "options"),
    )
