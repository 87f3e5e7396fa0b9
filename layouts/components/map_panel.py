"""The districts that a reader has pinned on the map: what its layers say of each, and all others in a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dash import html
from dash.development.base_component import Component

from dashboard import i18n, site
from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.data.row import Row
from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.selection import PINS, Selection
from dashboard.summaries import pinned, place_profiles
from layouts.components import place
from layouts.components.strip import strip

PATH = "/map"
PART = "/map.part.html"  # what of the page follows a choice, without its picture
LAYER_PART = "/map.layer.html"  # the same of another layer, whose picture lacks the outlines that a reader has


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


Shown = list[tuple[pinned.Layer, View]]  # the layers of the map, and what they show


def panel(shown: Shown, selection: Selection, how: Component, strips: Component) -> html.Aside:
    """What the layer, or both, say of each pinned district; how to pin one, where none is; what strips show."""
    codes = shown[0][1].selection.listed("pins")
    title = html.H2(say("Pinned districts") if codes else say("Pin a district"))
    parts: list[Component | None] = [title]
    if not codes:
        parts.append(how)
    for one, view in shown if len(codes) == 2 else []:
        if told := pinned.difference(*(pinned.here(one, view, code) for code in codes)):
            parts.append(html.P([*of_which(one, shown), told], className="difference"))
    parts.append(html.Div([_district(shown, selection, code) for code in codes], className="pin-list"))
    if codes and any(one.name in pinned.COMPARED for one, _ in shown):
        parts.append(strips)
    return html.Aside(
        parts, className="map-panel has-pins" if codes else "map-panel", **{"aria-label": say("Pinned districts")}
    )


def of_which(one: pinned.Layer, shown: Shown) -> list[Component | str]:
    """The question of the layer, where there are two."""
    return [html.Span(one.question, className="when")] if len(shown) > 1 else []


def _district(shown: Shown, selection: Selection, code: str) -> html.Section:
    """One pinned district: its name, what each layer says of it, and its neighbours to pin."""
    name = say(gazetteer.names()[code])
    head = html.Div(
        [
            html.H3(place.district(code, selection)),
            _pin("✕", selection, code, **{"aria-label": say("Take out {name}", name=name), "className": "take-out"}),
        ],
        className="pin-head",
    )
    codes = selection.listed("pins")
    told = [[*of_which(one, shown), *_told(pinned.here(one, view, code), code)] for one, view in shown]
    near = [
        _pin(say(gazetteer.names()[other]), selection, other)
        for other in regions.adjacent()[code]
        if other not in codes
    ]
    return html.Section(
        [
            head,
            *chain.from_iterable(told),
            html.P([say("Pin a neighbour: "), *place.joined(near)], className="fine") if near else None,
        ],
        className="pin",
    )


def _told(here: View, code: str) -> list[Component | None]:
    """What a layer says of a district: the figure with its n, time and source, or the chart's own words on it."""
    stands = pinned.standing(here)
    told: list[Component | None] = [html.P(here.title)]
    if stands:
        home = say(gazetteer.provinces()[gazetteer.home(code)])
        sentence = place_profiles.among(stands)
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
    return [*told, html.P(" · ".join(part for part in (when, *source) if part), className="fine")]


def _share(row: Row) -> html.Strong:
    return html.Strong(place_profiles.told(row))


def elsewhere(selection: Selection, filled: bool) -> html.Section | None:
    """The pinned districts in all layers, one row each: the same whatever layer is shown.

    Where it is not `filled`, a page of the same pins has it already; another fetches it (assets/site/main.js).
    """
    codes = pinned.shown(selection)[0][1].selection.listed("pins")
    if not codes:
        return None
    names = [say(gazetteer.names()[code]) for code in codes]
    kept = Selection(**{name: getattr(selection, name) for name in ("pins", "overlay", "borders", "lang")})
    caption = say("{places} in all layers", places=i18n.listing(names))
    inside = _in_all_layers(kept, codes, names, caption) if filled else []
    return html.Section(
        html.Details([html.Summary(html.H2(caption)), *inside], className="table-details", open=True, id="all-layers"),
        className="map-others",
        **{"data-rows": site.under(PART + kept.to_search())},
    )


def _in_all_layers(kept: Selection, codes: Sequence[str], names: list[str], caption: str) -> list[Component]:
    """The table of districts (codes, names) in all layers, and the notes that bind it. kept: what its links keep."""
    rows: list[list[place.Cell]] = []
    binding: dict[str, list[str]] = {}  # note -> the districts that it is about
    for one in pinned.LAYERS.values():
        found = [pinned.told(one.name, code, kept.lang) for code in codes]
        question = html.A(one.question, href=address(in_layer(kept, one.name)))
        rows.append([question, *(place.value(said.row) if said.row else said.title for said in found)])
        for name, said in zip(names, found, strict=True):
            for note in said.rules:
                binding.setdefault(note, []).append(name)
    table = place.table(caption, [say("Layer"), *names], rows, "other-layers")
    told = [note if set(about) == set(names) else f"{i18n.listing(about)}: {note}" for note, about in binding.items()]
    return [table, html.Ul([html.Li(note) for note in told], className="notes")]


def in_layer(selection: Selection, name: str) -> Selection:
    """The selection with another layer."""
    return replace(selection, layer="" if name == pinned.LAYER.default else name)
