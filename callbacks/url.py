"""The address of the browser -> what the page shows; choices, Back and Forward change the address."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from layouts.components import ids


def register(app: Dash) -> None:
    """Attach the callback to `app`; it fetches the HTML of what changed (assets/site/main.js)."""
    app.clientside_callback(
        ClientsideFunction("dashboard", "show"),
        Output(ids.SHOWN, "data"),
        Input(ids.URL, "search"),
    )
