"""Controls: a native select per filter, in a form that works without a script; the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import dash_bootstrap_components as dbc
from dash import html

from dashboard import addresses
from dashboard.chart import View
from dashboard.i18n import say
from dashboard.selection import ALL, LAID_OVER, Filter, Selection
from layouts.components import ids

PAGE_WIDE = ("province", "district")  # filters that belong to the page, not to one card
# A place takes the place of another: choosing one leaves these out of the address.
CLEARS = {"province": "district provinces", "district": "province provinces"}


def select(
    filter_: Filter, selection: Selection, owner: str, fragment: Callable[[str], str] | None = None
) -> html.Label:
    """A labelled select for one filter; its value is what the query says, "all" for no choice.

    owner: the slug of the card it stands in, or ids.PAGE. fragment: gives the address of the card for a value of the
    filter; the browser fetches it when the value is chosen. Without it the whole page is fetched.
    """
    chosen, _ = filter_.resolve(getattr(selection, filter_.name))
    default = filter_.default or ALL
    options = [
        html.Option(
            option.label,
            value=option.value or ALL,
            selected=(option.value or ALL) == (chosen or default),
            **({"data-src": fragment(option.value)} if fragment else {}),
        )
        for option in filter_.choices()
    ]
    attributes = {"data-default": default}
    if filter_.name in CLEARS and owner == ids.PAGE:
        attributes["data-clears"] = CLEARS[filter_.name]
    if filter_.name in PAGE_WIDE:
        attributes["data-find"] = "1"  # places: a reader can type in it (assets/site/chooser.js)
    field = html.Select(
        options,
        id=f"{filter_.name}-{owner}",
        name=filter_.name,
        className="form-select form-select-sm",
        **attributes,
    )
    return html.Label([html.Span(say(filter_.label)), field], className="control")


def kept(selection: Selection, *names: str) -> list[dbc.Input]:
    """The rest of a selection as fields of a form that asks for `names` itself."""
    chosen = {field.name: getattr(selection, field.name) for field in fields(selection)}
    return [unseen(name, value) for name, value in chosen.items() if value and name not in (*names, "q", "kind")]


def unseen(name: str, value: str) -> dbc.Input:
    """A value that a form sends along unseen."""
    return dbc.Input(type="hidden", name=name, value=value)


def button() -> html.Button:
    """What sends a form of filters where no script does."""
    return html.Button(say("Show"), type="submit", className="btn btn-sm no-script")


def of_card(view: View, selection: Selection, alone: bool = False) -> html.Form | None:
    """The controls of one chart: its filters but those of the whole page and the lists of provinces.

    alone: the page is about this chart only, so that a choice is one of the whole page.
    """
    elsewhere = (*PAGE_WIDE, "borders", "lang", "provinces", *LAID_OVER)
    shown = [f for f in view.chart.parameters if f.name not in elsewhere]
    if not shown:
        return None

    def fragment(filter_: Filter) -> Callable[[str], str]:
        def address(value: str) -> str:
            chosen = {filter_.name: "" if value == filter_.default else value}
            return addresses.file(replace(view, selection=replace(view.selection, **chosen)), "card.html")

        return address

    slug = view.chart.slug
    return html.Form(
        [
            *kept(selection, *[f.name for f in shown]),
            *[select(f, selection, slug, None if alone else fragment(f)) for f in shown],
            button(),
        ],
        method="get",
        className="controls",
    )
