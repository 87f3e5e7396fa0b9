"""Controls: a native select per filter, the same component on every page."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from dashboard.chart import View
from dashboard.i18n import say
from dashboard.selection import Filter, Selection
from layouts.components import ids

PAGE_WIDE = ("province", "district")  # filters that belong to the page, not to one card


def select(filter_: Filter, selection: Selection, owner: str) -> html.Label:
    """A labelled select for one filter; its value is what the query says, "" the default."""
    chosen, _ = filter_.resolve(getattr(selection, filter_.name))
    choices = [{"value": o.value or ids.ALL_VALUES, "label": o.label} for o in filter_.choices()]
    default = filter_.default or ids.ALL_VALUES
    field = dbc.Select(
        id=ids.control(filter_.name, owner, default), options=choices, value=chosen or default, size="sm"
    )
    return html.Label([html.Span(say(filter_.label)), field], className="control")


def choice(filter_: Filter, selection: Selection) -> html.Label:
    """A labelled select of a form that navigates: it changes nothing until the form is sent."""
    chosen, _ = filter_.resolve(getattr(selection, filter_.name))
    choices = [{"value": o.value or ids.ALL_VALUES, "label": o.label} for o in filter_.choices()]
    default = filter_.default or ids.ALL_VALUES
    field = dbc.Select(
        id=ids.choice(filter_.name, default), name=filter_.name, options=choices, value=chosen or default, size="sm"
    )
    return html.Label([html.Span(say(filter_.label)), field], className="control")


def of_card(view: View, selection: Selection) -> html.Div | None:
    """The controls of one chart: its filters but those of the whole page and the lists of provinces."""
    elsewhere = (*PAGE_WIDE, "borders", "lang", "provinces")
    shown = [f for f in view.chart.parameters if f.name not in elsewhere]
    if not shown:
        return None
    return html.Div([select(f, selection, view.chart.slug) for f in shown], className="controls")
