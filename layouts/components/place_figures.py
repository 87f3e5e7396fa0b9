"""The figures of a place: the five of the census that lead its page, and rows of dots for all that are shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Key, Reading, Standing
from layouts.components import place, place_map
from layouts.components.strip import dots, strip

OPEN = 4  # rows of dots that stand open


def lead(
    code: str,
    name: str,
    about: Sequence[Component | None],
    told: Callable[[Standing], str],
    legend: str,
    selection: Selection,
) -> html.Section:
    """Where a place lies and its five leading figures, each with its strip.

    about: what stands beside the map. told: says in words where the place stands. legend: what a strip's lines are.
    """
    keys = place_profiles.keys(code)
    drawn = any(key.stands for key in keys)
    return html.Section(
        [
            html.Div([place_map.whereabouts(code, name, selection), html.Div(about)], className="where"),
            html.Ul([_key(key, told) for key in keys], className="keys") if drawn else None,
            html.P(legend, className="fine") if drawn else None,
            place_map.note(selection),
        ],
        className="place-lead",
        **{"aria-label": say("{place}: where it lies, and five figures", place=name)},
    )


def _key(key: Key, told: Callable[[Standing], str]) -> html.Li:
    """A leading figure with its n and its strip; below it the same of the province and the country."""
    here = key.reading
    names = [(say("Pakistan"), here.nation)]
    if key.province is not here.row and key.province["geography"] != here.row["geography"]:
        names.insert(0, (say(str(key.province["geography"])), key.province))
    return html.Li(
        [
            html.Div(
                [
                    html.Span([here.name, " "], className="key-name"),
                    html.Strong(place_profiles.told(here.row), className="key-value"),
                ]
            ),
            strip(key.stands, told(key.stands)) if key.stands else None,
            html.Div(
                [html.P(_sourced(here.row)), *[html.P([name, " ", *place.value(row)]) for name, row in names]],
                className="key-beside",
            ),
        ]
    )


def _sourced(row: Row) -> list[html.A | str]:
    """The n of N of a value and the figures it rests on."""
    return [place_profiles.n_of(row), *place.cited(place_profiles.ids(row))]


def rows(readings: Sequence[tuple[Reading, Sequence[tuple[str, str, Row]], Sequence[Row]]]) -> list[Component]:
    """Indicators as rows: what is measured, its dots, and each value with its n and the figures it rests on.

    The first OPEN stand at once, the rest behind a summary.

    readings: (indicator, its (kind of dot, place, row) in order, rows of other places that are drawn without a name).
    Only shares have dots: counts of places of different size have no scale in common.
    """
    items = [_row(*each) for each in readings]
    found: list[Component] = [html.Ul(items[:OPEN], className="dot-rows")]
    if rest := items[OPEN:]:
        summary = html.Summary(i18n.plural("{n} more indicator", "{n} more indicators", len(rest)))
        found.append(html.Details([summary, html.Ul(rest, className="dot-rows")], className="folded"))
    return found


def _row(reading: Reading, named: Sequence[tuple[str, str, Row]], others: Sequence[Row]) -> html.Li:
    known = [each for each in named if place_profiles.has_value(each[2])]
    values = html.Div([_value(*each) for each in named])
    title = html.Span([reading.long, html.Span(reading.when, className="when")], className="dot-title")
    if reading.nation["unit"] != "percent" or not known:
        return html.Li([title, html.Span(className="dots"), values])
    marks = [(kind, row["value"]) for kind, _, row in known]
    marks += [("other", row["value"]) for row in others if place_profiles.has_value(row)]
    away = place_profiles.away(named[0][2], reading.nation, say("Pakistan"))
    told = i18n.listing([f"{name} {place_profiles.told(row)}" for _, name, row in known])
    return html.Li([title, dots(marks, f"{told}: {away}" if away else told), values])


def _value(kind: str, name: str, row: Row) -> html.P:
    return html.P([html.Span(name, className=f"key-{kind}"), " ", *place.value(row)])
