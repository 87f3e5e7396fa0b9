"""The search form of every page: a field that suggests while its reader types, and a button; a plain GET form without
a script."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from dashboard import site
from dashboard.i18n import say
from dashboard.search.engine import PATH, SUGGESTIONS
from dashboard.selection import LONGEST, Selection
from layouts.components import controls


def form(
    kind: str,
    field: str,
    selection: Selection,
    label: str,
    button: str,
    told: str = "",
    action: str = PATH,
    value: str = "",
    placeholder: str = "",
    pins: bool = False,
) -> html.Form:
    """A search form.

    kind: its class, "" for the one in the header, whose label is not seen. field: the id of its field. selection: what
    goes along. told: its name where the label is another. action: where it leads. pins: a suggestion is a district, and
    pins it on the map.
    """
    entry = dbc.Input(
        type="search",
        name="q",
        id=field,
        value=value or None,
        maxLength=LONGEST,
        autoComplete="off",
        placeholder=placeholder or None,
    )
    return html.Form(
        [
            html.Label(
                [html.Span(label, className=None if kind else "visually-hidden"), entry],
                className="control" if kind else None,
            ),
            html.Button(button, type="submit", className="btn btn-primary" if kind else "btn"),
            *controls.kept(selection, "lang"),
        ],
        method="get",
        action=action,
        className=f"find-form {kind}".strip(),
        role="search",
        **{
            "aria-label": told or label,
            "data-suggestions": site.under(SUGGESTIONS, selection.lang),
            "data-list": say("Suggestions"),
            "data-pin": "1" if pins else None,
        },
    )
