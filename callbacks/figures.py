"""URL -> GET /charts/<slug>.figure.json of every chart on the page, in the browser (assets/dashboard.js)."""

from __future__ import annotations

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State

from layouts import ids


def register(app: Dash) -> None:
    """Attach the one figure callback; no server callback draws."""
    slug: str = MATCH
    app.clientside_callback(
        ClientsideFunction("dashboard", "view"),
        Output(ids.part("figure", slug), "figure"),
        Output(ids.part("figure", slug), "style"),
        Output(ids.part("title", slug), "children"),
        Output(ids.part("subtitle", slug), "children"),
        Output(ids.part("legend", slug), "children"),
        Output(ids.part("alt", slug), "children"),
        Output(ids.part("n", slug), "children"),
        Output(ids.part("listing", slug), "children"),
        Output(ids.part("notes", slug), "children"),
        Output(ids.part("sources", slug), "children"),
        Output(ids.part("actions", slug), "children"),
        Input(ids.URL, "search"),
        # An Input, though it never changes: without one that no callback writes, Dash would skip the first call
        # whenever the URL stays as it is.
        Input(ids.part("figure", slug), "id"),
        State(ids.part("title", slug), "children"),
        State(ids.part("actions", slug), "children"),
    )
