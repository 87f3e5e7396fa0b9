"""Corridors one by one: each as a small picture with its stages, and those inside the country on a map of it."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.content import Section
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots.locator import Shape
from dashboard.selection import Selection, borders
from dashboard.summaries import corridors
from layouts.components import place_map, prose, thumbnails
from layouts.components.svg import Circle, Path, Svg, Text

LINE = 17  # pixels from one line of a label to the next
BESIDE = 84  # pixels from the districts of a corridor's beginning to the middle of their label


def section(each: Section, inside: Section, selection: Selection) -> html.Section:
    """Every corridor by itself, and the stages inside the country."""
    chart = CHARTS[corridors.SLUG]
    one_by_one = next(filter_ for filter_ in chart.filters if filter_.name == "corridor")
    shown = [replace(selection.without("corridor"), corridor=option.value) for option in one_by_one.options()]
    return html.Section(
        [
            html.H2(each.heading),
            html.Div([_small(one) for one in shown if one.corridor not in ("", "all")], className="small-charts"),
            html.H3(inside.heading),
            html.Div(
                [
                    _inside(inside.heading, selection),
                    html.Div([prose.text(inside.text), place_map.note(selection)]),
                ],
                className="inset",
            ),
        ],
        id="each",
        className="facts-section theme-smuggling",
    )


def _small(selection: Selection) -> html.Article:
    view = CHARTS[corridors.SLUG].at(selection)
    stages = [html.Ol([html.Li(stage) for stage in items], className="stages") for _, items in view.listing if items]
    return thumbnails.small(view, *stages)


def _inside(name: str, selection: Selection) -> Svg:
    chosen, _ = borders().resolve(selection.borders)
    found = corridors.inside(chosen or borders().default)
    end = found.through
    parts: list[Component] = [Path(d=area.path, className="land") for area in found.small.country]
    parts += [Path(d=area.path, className="stage-area") for area in (*found.begin, *found.loose)]
    parts += [Path(d=f"M{area.x} {area.y}L{end.x} {end.y}", className="way") for area in found.begin]
    parts += [_dot(area, "stage") for area in (*found.begin, end)]
    parts += [_dot(area, "listed") for area in found.loose]
    parts += [_name(_said(area), area.x, area.y - LINE) for area in found.loose]
    parts.append(_name(say(gazetteer.provinces()[end.code]), end.x, end.y + LINE))
    names = [_said(area) for area in found.begin]
    left, top = min(area.x for area in found.begin), min(area.y for area in found.begin)
    for line, pair in enumerate((names[:2], names[2:])):
        parts.append(_name(i18n.comma().join(pair), left - BESIDE, top + LINE * line))
    small = found.small
    return Svg(
        parts,
        viewBox=f"0 0 {small.wide} {small.high}",
        className="inside",
        role="img",
        **{"aria-label": name},
    )


def _said(area: Shape) -> str:
    return say(gazetteer.names()[area.code])


def _dot(area: Shape, kind: str) -> Circle:
    return Circle(cx=str(area.x), cy=str(area.y), r="5", className=kind)


def _name(text: str, x: int, y: int) -> Text:
    return Text(text, x=str(x), y=str(y), className="area-name")
