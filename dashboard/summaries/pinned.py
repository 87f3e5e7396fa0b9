"""The layers of the map page, and where a pinned district stands in one of them.

Only shares of the census have a place among all districts. Of shelters, of places that sources name and of foreign
nationals a reader learns what the chart itself says of the district: presence or a broad class, never an order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import measures
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Filter, Selection, options
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Standing
from dashboard.topics import census

# Layers whose districts may be compared: shares of the census.
COMPARED = ("girls-out-of-school", "women-literacy", "early-marriage")
SLUGS = tuple(slug for slug, chart in CHARTS.items() if chart.pinned)
_FOUND = (*COMPARED, *(slug for slug in SLUGS if slug not in COMPARED))
_THEMES = list(dict.fromkeys(CHARTS[slug].theme for slug in _FOUND))
LAYERS = tuple(sorted(_FOUND, key=lambda slug: _THEMES.index(CHARTS[slug].theme)))
LAYER = Filter(
    "layer",
    "Layer",
    lambda: options((slug, CHARTS[slug].question) for slug in LAYERS),
    default=COMPARED[0],
)


def layer(selection: Selection) -> View:
    """What the map page shows: the chosen layer, with all of the selection that it can use."""
    slug, _ = LAYER.resolve(selection.layer)
    return CHARTS[slug or LAYER.default].at(selection.without("district", "provinces"))


def here(view: View, code: str) -> View:
    """The view of one district, with the same choices."""
    return view.chart.at(replace(view.selection.without("province", "provinces", "pins"), district=code))


def others(view: View, code: str) -> Iterator[View]:
    """The same district in all other layers, each at its default."""
    for slug in LAYERS:
        if slug != view.chart.slug:
            yield CHARTS[slug].at(Selection(district=code, lang=view.selection.lang))


def standing(view: View) -> Standing | None:
    """Where the one district of a view stands; None where its layer has no order, or the district no value."""
    if view.chart.slug not in COMPARED or not view.records or not place_profiles.has_value(view.records[0]):
        return None
    row = view.records[0]
    known = census.once(view.context)
    home = known[known["province"] == row["province"]]
    province = _together(row, home, gazetteer.provinces()[row["province"]])
    return place_profiles.standing(row, province, _together(row, known, "Pakistan"), known)


def _together(like: Row, rows: pd.DataFrame, name: str) -> Row:
    share, part, whole = measures.pooled(rows)
    told = {"value": share, "numerator": part, "denominator": whole, "geography": name, "empty_kind": ""}
    return {**like, **told}  # type: ignore[typeddict-item]


def difference(first: View, second: View) -> str:
    """How far two districts lie apart, in words; "" where they may not be compared or one has no value."""
    one, other = standing(first), standing(second)
    if not one or not other:
        return ""
    away = place_profiles.away(one.row, other.row, say(str(other.row["geography"])))
    return say(
        "{first} {one}, {second} {other}: {away}.",
        first=one.row["geography"],
        second=other.row["geography"],
        away=away,
        one=place_profiles.told(one.row),
        other=place_profiles.told(other.row),
    )
