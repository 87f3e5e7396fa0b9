"""Provinces: what differs between them, and between districts."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.geography import gazetteer
from dashboard.i18n import alphabetical, say
from dashboard.selection import Selection
from layouts import compare
from layouts.components import place, prose, theme_page

CARDS = ("provincial-disparities", "provincial-map", "women-literacy", "early-marriage", "two-shares")


def finder(selection: Selection) -> html.Div:
    """The pages of provinces, the comparison, and every district by province."""
    units = sorted(gazetteer.names(), key=lambda code: alphabetical(say(gazetteer.names()[code])))
    lists = []
    for code, name in gazetteer.provinces().items():
        own = [unit for unit in units if gazetteer.home(unit) == code]
        lists += [
            html.P(html.Strong(say(name))),
            html.Ul([html.Li(place.district(unit, selection)) for unit in own], className="places"),
        ]
    return html.Div(
        [
            html.P(say("One province:"), className="chips-label"),
            html.Ul(
                [
                    html.Li(html.A(say(name), href=place.PROVINCES + code + place.kept(selection), className="chip"))
                    for code, name in gazetteer.provinces().items()
                ],
                className="chips",
            ),
            html.P(
                [html.A(say("Compare provinces or districts side by side"), href=compare.PATH + place.kept(selection))]
            ),
            html.Details(
                [html.Summary(say("Find your district: {n} of them", n=len(units))), *lists],
                className="cite",
                id="find-district",
            ),
        ],
        className="choice",
    )


def content(selection: Selection) -> list[Component | None]:
    """Cards that compare provinces and districts."""
    return theme_page.page(prose.page("provinces"), CARDS, selection, before=(finder(selection),))
