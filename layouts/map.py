"""The map: one layer of all that is known by district, the districts that a reader pinned, and where they stand.

Every choice is an address, so that each step works as a link or a form. With scripts only `#map-part` is fetched anew.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import i18n, site
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import source_lines
from dashboard.data.row import Row
from dashboard.data.tables import version
from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.selection import LONGEST, PINS, Selection
from dashboard.summaries import pinned, place_profiles
from layouts.components import controls, ids, page_frame, place, prose
from layouts.components.card import card, folded_table
from layouts.components.strip import strip

PATH = "/map"
PART = "/map.part.html"  # what of the page follows a choice, without its picture
FIND = "/map/find"  # where the form of the finder leads; it goes on to the map


def address(selection: Selection) -> str:
    """The map at a selection."""
    return PATH + selection.to_search()


def toggled(selection: Selection, code: str) -> Selection:
    """The same with a district pinned, or taken out where it is; where there is no room the oldest leaves."""
    codes = selection.listed("pins")
    kept = [c for c in codes if c != code] if code in codes else [*codes, code][-PINS.most :]
    return replace(selection, pins=",".join(kept))


def _pin(words: str, selection: Selection, code: str, **more: str) -> html.A:
    """A link that pins a district or takes it out."""
    chosen = toggled(selection, code)
    return html.A(words, href=address(chosen), **{"data-part": site.under(PART + chosen.to_search()), **more})


def layers(view: View, selection: Selection) -> html.Nav:
    """The layers by theme, each with its question, its years and the kinds of empty that occur in it."""
    kept = Selection(**{name: getattr(selection, name) for name in ("province", "pins", "borders", "lang")})
    groups: list[Component] = []
    for name, slugs in groupby(pinned.LAYERS, key=lambda slug: CHARTS[slug].theme):
        items = []
        for slug in slugs:
            chosen = replace(kept, layer="" if slug == pinned.LAYER.default else slug)
            here = {"aria-current": "true"} if slug == view.chart.slug else {}
            told = html.Span(_of_layer(slug), className="when")
            items.append(html.Li(html.A([say(CHARTS[slug].question), told], href=address(chosen), **here)))
        groups += [html.P(say(theme.THEMES[name]), className="chips-label"), html.Ul(items, className="layers")]
    return html.Nav(groups, className="map-layers", **{"aria-label": say("Layers of the map")})


def _of_layer(slug: str) -> str:
    context = CHARTS[slug].at().context
    kinds = [kind for kind in i18n.EMPTY if (context["empty_kind"] == kind).any()]
    told = [
        i18n.year_span(context["period"]),
        *(say("some {kind}", kind=say(i18n.EMPTY[kind]).split(":")[0]) for kind in kinds),
    ]
    return " · ".join(part for part in told if part)


def finder(selection: Selection) -> html.Form:
    """A field that pins the district it is given the name of: a suggestion at once, else the form."""
    return html.Form(
        [
            html.Label(
                [
                    html.Span(say("Find a district and pin it")),
                    dbc.Input(type="search", name="q", maxLength=LONGEST, id="find-place", autoComplete="off"),
                ],
                className="control",
            ),
            html.Button(say("Pin"), type="submit", className="btn btn-primary"),
            *controls.kept(selection, "lang"),
        ],
        method="get",
        action=FIND,
        className="find-form map-find",
        role="search",
        **{"aria-label": say("Find a district"), "data-pin": "1", **page_frame.suggesting(selection)},
    )


def panel(view: View, selection: Selection) -> html.Aside:
    """What the layer says of each pinned district; how to pin one, where none is."""
    codes = view.selection.listed("pins")
    title = html.H2(say("Pinned districts") if codes else say("Pin a district"))
    words = prose.page("map")
    parts: list[Component | None] = [title]
    if not codes:
        parts.append(prose.text(words["how"].text))
    if len(codes) == 2 and (told := pinned.difference(*(pinned.here(view, code) for code in codes))):
        parts.append(html.P(told, className="difference"))
    parts += [_district(view, selection, code) for code in codes]
    if codes and view.chart.slug in pinned.COMPARED:
        parts.append(prose.text(words["strip"].text, "fine"))
    return html.Aside(
        parts, className="map-panel has-pins" if codes else "map-panel", **{"aria-label": say("Pinned districts")}
    )


def _district(view: View, selection: Selection, code: str) -> html.Section:
    """One pinned district in the layer: the figure with its n, time and source, or the chart's own words on it."""
    here, name = pinned.here(view, code), say(gazetteer.names()[code])
    stands = pinned.standing(here)
    head = html.Div(
        [
            html.H3(place.district(code, selection)),
            _pin("✕", selection, code, **{"aria-label": say("Take out {name}", name=name), "className": "take-out"}),
        ],
        className="pin-head",
    )
    codes = selection.listed("pins")
    near = [
        _pin(say(gazetteer.names()[other]), selection, other)
        for other in regions.adjacent()[code]
        if other not in codes
    ]
    told: list[Component | None] = [html.P(here.title)]
    if stands:
        home = say(gazetteer.provinces()[gazetteer.home(code)])
        sentence = pinned.among(stands)
        told = [
            html.P(
                [html.Strong(place_profiles.told(stands.row)), " ", place_profiles.n_of(stands.row)],
                className="figure-told",
            ),
            html.P(
                [
                    *([] if code == gazetteer.home(code) else [home, " ", _share(stands.province), " · "]),
                    say("Pakistan"),
                    " ",
                    _share(stands.nation),
                ],
                className="beside",
            ),
            strip(stands, sentence),
            html.P(sentence, className="fine"),
        ]
    source = [source_lines.where(row) for row in here.records[:1] if row["source"]]
    when = i18n.year_span(here.rows["period"])
    return html.Section(
        [
            head,
            *told,
            html.P(" · ".join(part for part in (when, *source) if part), className="fine"),
            html.P([say("Pin a neighbour: "), *place.joined(near)], className="fine") if near else None,
        ],
        className="pin",
    )


def _share(row: Row) -> html.Strong:
    return html.Strong(place_profiles.told(row))


def elsewhere(view: View) -> html.Section | None:
    """The pinned districts in all other layers, one row each."""
    codes = view.selection.listed("pins")
    if not codes:
        return None
    names = [say(gazetteer.names()[code]) for code in codes]
    rows: list[list[place.Cell]] = []
    binding: dict[str, list[str]] = {}  # note -> the districts that it is about
    for slug_views in zip(*(pinned.others(view, code) for code in codes), strict=True):
        chart = slug_views[0].chart
        question = html.A(say(chart.question), href=address(_in_layer(view, chart.slug)))
        rows.append([question, *(_short(each) for each in slug_views)])
        for name, each in zip(names, slug_views, strict=True):
            for note in each.rules:
                binding.setdefault(note, []).append(name)
    caption = say("{places} in the other layers", places=i18n.listing(names))
    table = place.table(caption, [say("Layer"), *names], rows, "other-layers")
    told = [note if set(about) == set(names) else f"{i18n.listing(about)}: {note}" for note, about in binding.items()]
    notes = html.Ul([html.Li(note) for note in told], className="notes")
    return html.Section([html.H2(caption), table, notes], className="map-others")


def _in_layer(view: View, slug: str) -> Selection:
    chosen = Selection(pins=view.selection.pins, borders=view.selection.borders, lang=view.selection.lang)
    return replace(chosen, layer="" if slug == pinned.LAYER.default else slug)


def _short(view: View) -> place.Cell:
    """What a layer says of a district in a cell: the figure, else the chart's own words."""
    stands = pinned.standing(view)
    return place.value(stands.row) if stands else view.title


def part(selection: Selection) -> html.Div:
    """What of the page follows a choice."""
    view = pinned.layer(selection)
    return html.Div(
        [
            html.Div([finder(selection), layers(view, selection)], className="map-tools"),
            card(view, selection, large=True),
            panel(view, selection),
            elsewhere(view),
        ],
        className="map-page",
        id=ids.MAP,
        **{"data-version": version(), "data-part": site.under(PART), "data-most": PINS.most},
    )


def content(selection: Selection) -> list[Component | None]:
    """The map, led by what its layer says."""
    table = folded_table(pinned.layer(selection))
    return [part(selection), html.Div(table, className="map-table")]
