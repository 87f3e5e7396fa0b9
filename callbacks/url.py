"""URL <-> controls: one callback in the browser keeps both the same (assets/dashboard.js)."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from layouts.components import ids


def register(app: Dash) -> None:
    """Attach the callback to `app`."""
    everything = ids.control(ALL, ALL, ALL)
    app.clientside_callback(
        ClientsideFunction("dashboard", "sync"),
        Output(ids.URL, "search"),
        Output(everything, "value"),
        Input(ids.URL, "search"),
        Input(everything, "value"),
        State(everything, "options"),
    )
