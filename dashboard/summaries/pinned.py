"""The layers of the map page, and where a pinned district stands in one of them.

Only shares of the census have a place among all districts. Of shelters, of places that sources name and of foreign
nationals a reader learns what the chart itself says of the district: presence or a broad class, never an order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from dashboard.chart import Chart, View
from dashboard.charts import CHARTS, OVERLAYS
from dashboard.data import measures
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.selection import LAID_OVER, Filter, Option, Selection
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Standing
from dashboard.topics import census

# Layers whose districts may be compared: shares of the census.
COMPARED = ("girls-out-of-school", "women-literacy", "early-marriage")
# Measures that are counted by province alone, by the chart that asks the same. Child labour is none of them: its
# surveys differ in year, and in what they count.
PROVINCIAL = ("women-judges", "women-police", "women-voters", "women-per-shelter")
BY_PROVINCE = "provincial-map"


@dataclass(frozen=True)
class Layer:
    """A layer of the map by its name in an address: the chart that draws it, and the measure where that has several.

    asked: the chart whose question and theme are those of the layer.
    """

    name: str
    slug: str
    indicator: str = ""

    @property
    def asked(self) -> Chart:
        """The chart that asks what the layer shows."""
        return CHARTS[self.name]

    @property
    def question(self) -> str:
        """What the layer answers."""
        question = say(self.asked.question)
        return say("{question} By province", question=question) if self.indicator else question

    def at(self, selection: Selection) -> View:
        """The layer at what of a selection it can use."""
        chosen = selection.without("layer", "against", "provinces", "indicator")
        if self.indicator:
            home = gazetteer.home(chosen.district) if chosen.district else chosen.province
            chosen = replace(chosen.without("district"), province=home, indicator=self.indicator)
        return CHARTS[self.slug].at(chosen)


def _layers() -> dict[str, Layer]:
    maps = [slug for slug, chart in CHARTS.items() if chart.map and chart.level == "district"]
    found = [Layer(slug, slug) for slug in (*COMPARED, *(slug for slug in maps if slug not in COMPARED))]
    found += [Layer(name, BY_PROVINCE, name) for name in PROVINCIAL]
    themes = list(dict.fromkeys(one.asked.theme for one in found))
    return {one.name: one for one in sorted(found, key=lambda one: themes.index(one.asked.theme))}


LAYERS = _layers()
LAYER = Filter(
    "layer",
    "Layer",
    lambda: tuple(Option(name, one.question) for name, one in LAYERS.items()),
    default=COMPARED[0],
)
AGAINST = replace(LAYER, name="against", label="Beside it", default="", everything="No other layer")
POINTS = "two-shares"  # the chart of two layers that may be compared


def layer(selection: Selection) -> Layer:
    """The layer that the map page shows."""
    return LAYERS[LAYER.resolve(selection.layer)[0] or LAYER.default]


def second(selection: Selection) -> Layer | None:
    """The layer of the map beside the first; None where there is none, or it is the same."""
    name, _ = AGAINST.resolve(selection.against)
    return LAYERS[name] if name and name != layer(selection).name else None


def shown(selection: Selection) -> list[tuple[Layer, View]]:
    """The layers of the map page, one or two, each with all of the selection that it can use.

    An overlay that may not lie over one of them lies over neither: a reader sees them together.
    """
    found = [layer(selection), *filter(None, [second(selection)])]
    offered = {option.value for option in overlay(selection).options()}
    over = selection.overlay if selection.overlay in offered else ""
    return [(one, one.at(replace(selection.without("district"), overlay=over))) for one in found]


def overlay(selection: Selection) -> Filter:
    """What can be laid over the layers of the map page."""
    first, *others = (CHARTS[one.slug] for one in [layer(selection), *filter(None, [second(selection)])])
    shared = [one for one in first.overlays if all(one in other.overlays for other in others)]
    return replace(first, overlays=tuple(shared)).overlay


def refused(selection: Selection) -> str:
    """Why some overlays are not offered for the layers of the map page; "" where all are."""
    offered = overlay(selection)
    told = [offered.refused(one.name) for one in OVERLAYS if one.name not in {o.value for o in offered.options()}]
    return " ".join(dict.fromkeys(told))


def together(selection: Selection) -> View | None:
    """Both layers as a point for each district; None where they may not be compared, or there is one only."""
    names = [one.name for one, _ in shown(selection)]
    if len(names) < 2 or not set(names) <= set(COMPARED):
        return None
    return CHARTS[POINTS].at(replace(selection.without("district", "provinces"), layer=names[0], against=names[1]))


def drawn(name: str, selection: Selection) -> View:
    """The view of a layer as the map page shows it, or (POINTS) of both: one chart may draw two layers."""
    both = together(selection)
    return both if both and name == POINTS else {one.name: view for one, view in shown(selection)}[name]


def here(one: Layer, view: View, code: str) -> View:
    """What a layer shows of one district, with the same choices; of its province, where it knows no more."""
    return one.at(replace(view.selection.without("province", *LAID_OVER), district=code))


class Told(NamedTuple):
    """What a layer says of a district in short: its figure where it has an order, else a sentence; binding notes."""

    row: Row | None
    title: str
    rules: tuple[str, ...]


@per_language(maxsize=4096)  # every layer of every district, in two languages; a choice on the map asks for 36
def told(name: str, code: str, lang: str) -> Told:
    """What a layer at its default says of a district. lang: that of the addresses in it."""
    view = LAYERS[name].at(Selection(district=code, lang=lang))
    stands = standing(view)
    return Told(stands.row if stands else None, view.title, tuple(view.rules))


def standing(view: View) -> Standing | None:
    """Where the one district of a view stands; None where its layer has no order, or the district no value."""
    if view.chart.slug not in COMPARED or not view.records or not place_profiles.has_value(view.records[0]):
        return None
    row = view.records[0]
    home, slug = row["province"], view.chart.slug
    province = _together(row, _pooled(slug, view.placeless, home), gazetteer.provinces()[home])
    nation = _together(row, _pooled(slug, view.placeless, ""), "Pakistan")
    return place_profiles.standing(row, province, nation, _known(slug, view.placeless))


@per_language(maxsize=16)
def _known(slug: str, selection: Selection) -> pd.DataFrame:
    """The rows of a chart with a value, each census district once."""
    return census.once(CHARTS[slug].at(selection).context)


@per_language(maxsize=256)
def _pooled(slug: str, selection: Selection, province: str) -> tuple[float, float, float]:
    """(share, n, N) of a province; "": of all of them."""
    known = _known(slug, selection)
    return measures.pooled(known[known["province"] == province] if province else known)


def _together(like: Row, counted: tuple[float, float, float], name: str) -> Row:
    share, part, whole = counted
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
