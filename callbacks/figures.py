"""URL -> GET /charts/<slug>.figure.json of every chart on the page, in the browser (assets/dashboard.js).

The words of a card stand still for Dash: the script writes them itself when another view is shown.
"""

from __future__ import annotations

from dash import MATCH, ClientsideFunction, Dash, Input, Output

from layouts.components import ids


def register(app: Dash) -> None:
    """Attach the one figure callback; no server callback draws."""
    slug: str = MATCH
    app.clientside_callback(
        ClientsideFunction("dashboard", "view"),
        Output(ids.part("figure", slug), "figure"),
        Output(ids.part("figure", slug), "style"),
        Input(ids.URL, "search"),
        # An Input, though it never changes: without one that no callback writes, Dash would skip the first call
        # whenever the URL stays as it is.
        Input(ids.part("figure", slug), "id"),
    )
