"""The map: one layer of all that is known by district, the districts that a reader pinned, and where they stand.

Every choice is an address, so that each step works as a link or a form. With scripts only `#map-part` is fetched anew.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, i18n, site
from dashboard.chart import View
from dashboard.data.tables import version
from dashboard.export import card_image, shapes
from dashboard.i18n import per_language, say
from dashboard.plots import theme
from dashboard.selection import PINS, Selection
from dashboard.summaries import pinned
from layouts.components import controls, find_form, ids, prose
from layouts.components.card import card, folded_table
from layouts.components.map_panel import LAYER_PART, PART, PATH, address, elsewhere, in_layer, of_which, panel

FIND = "/map/find"  # where the form of the finder leads; it goes on to the map


def layers(selection: Selection) -> html.Nav:
    """The layers by theme, each with its question, its years and the kinds of empty that occur in it."""
    kept = Selection(
        **{name: getattr(selection, name) for name in ("against", "province", "pins", "overlay", "borders", "lang")}
    )
    groups: list[Component] = []
    for name, found in groupby(pinned.LAYERS.values(), key=lambda one: one.asked.theme):
        items = []
        for one in found:
            here = {"aria-current": "true"} if one == pinned.layer(selection) else {}
            told = html.Span(_of_layer(one), className="when")
            chosen = in_layer(kept, one.name)
            part_of = {"data-part": site.under(LAYER_PART + chosen.to_search())}
            items.append(html.Li(html.A([say(one.asked.question), told], href=address(chosen), **here, **part_of)))
        groups += [html.P(say(theme.THEMES[name]), className="chips-label"), html.Ul(items, className="layers")]
    return html.Nav(groups, className="map-layers", **{"aria-label": say("Layers of the map")})


@per_language()
def _of_layer(one: pinned.Layer) -> str:
    context = one.at(Selection()).context
    kinds = [kind for kind in i18n.EMPTY if (context["empty_kind"] == kind).any()]
    told = [
        i18n.year_span(context["period"]),
        say("by province") if one.indicator else "",
        *(say("some {kind}", kind=say(i18n.EMPTY[kind]).split(":")[0]) for kind in kinds),
    ]
    return " · ".join(part for part in told if part)


def finder(selection: Selection) -> html.Form:
    """A field that pins the district it is given the name of: a suggestion at once, else the form."""
    label, told = say("Find a district and pin it"), say("Find a district")
    return find_form.form("map-find", "find-place", selection, label, say("Pin"), told, FIND, pins=True)


def zoom(selection: Selection) -> html.Div:
    """The buttons that make the map larger and smaller, and the way back to the whole country."""
    whole = html.A(
        "⤢", href=address(selection.without("province")), **{"aria-label": say("Whole country"), "data-zoom": "whole"}
    )
    buttons = [
        html.Button(sign, type="button", **{"aria-label": words, "data-zoom": way})
        for sign, words, way in (("+", say("Larger"), "in"), ("−", say("Smaller"), "out"))
    ]
    parts = [*buttons, whole]
    return html.Div(parts, className="zoom", role="group", **{"aria-label": say("Size of the map")})


def beside(selection: Selection) -> html.Form:
    """The controls that set a second layer beside the first, and lay something over both."""
    told = pinned.refused(selection)
    parts = [
        *controls.kept(selection, "against", "overlay"),
        controls.select(pinned.AGAINST, selection, ids.MAP),
        controls.select(pinned.overlay(selection), selection, ids.MAP),
        html.P(told, className="fine") if told else None,
        controls.button(),
    ]
    return html.Form(parts, method="get", action=PATH, className="controls")


def outlines(selection: Selection) -> tuple[str, ...]:
    """The outlines that all layers of the map share, as the picture of the first layer has them; none before it is
    drawn. They depend on the borders and on the province that fills the frame."""
    chosen = Selection(province=selection.province, borders=selection.borders)
    svgs = card_image.card_svgs_soon(pinned.layer(Selection()).at(chosen))
    return shapes.outlines(svgs[0]) if svgs else ()


def tables(selection: Selection, filled: bool = True) -> list[html.Div]:
    """The tables of the layers shown, to be opened. One that is not `filled` is fetched when a reader opens it
    (assets/site/main.js)."""
    shown = pinned.shown(selection)
    return [html.Div([*of_which(one, shown), _table(view, filled)], className="map-table") for one, view in shown]


def _table(view: View, filled: bool) -> html.Div:
    """The table of a view, with the address of its rows, which pins change nothing of."""
    rows = addresses.file(replace(view, selection=view.selection.without("pins")), "card.html")
    return html.Div(folded_table(view, filled), **{"data-rows": rows})


def part(selection: Selection, whole: bool = False, pinned_anew: bool = False) -> html.Div:
    """What of the page follows a choice.

    whole: with all rows of its tables, which a choice does not need. pinned_anew: with those of the pinned districts.
    """
    shown, both = pinned.shown(selection), pinned.together(selection)
    tools = html.Div([finder(selection), layers(selection), beside(selection)], className="map-tools")
    maps = [
        card(
            view,
            selection,
            offered=not one.indicator,
            over=zoom(selection),
            second=i > 0,
            name=one.name,
            named=one.question if len(shown) > 1 else "",
        )
        for i, (one, view) in enumerate(shown)
    ]
    words = prose.page("map")
    told = panel(shown, selection, prose.text(words["how"].text), prose.text(words["strip"].text, "fine"))
    points = both and html.Div(card(both, selection, offered=False, rows=_table(both, whole)), className="map-points")
    return html.Div(
        [tools, *maps, told, points, elsewhere(selection, whole or pinned_anew), *tables(selection, whole)],
        className="map-page two" if len(shown) > 1 else "map-page",
        id=ids.MAP,
        **{"data-version": version(), "data-part": site.under(PART), "data-most": PINS.most},
    )


def content(selection: Selection) -> list[Component | None]:
    """The map, led by what its layer says."""
    return [part(selection, whole=True)]
