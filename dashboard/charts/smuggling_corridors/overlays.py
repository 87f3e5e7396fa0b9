"""Corridors over a map of districts: the stages that a source names inside Pakistan, and places without an order."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.charts.smuggling_corridors.facts import features, inside, rows, stages
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.overlay import Overlay
from dashboard.plots import over, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection
from dashboard.topics import ways


def _rows(ordered: bool) -> pd.DataFrame:
    """The descriptions that name a stage inside the country in an order, or places in none."""
    figures = {corridor.upper() for stage in inside(ordered) for corridor in stage["corridors"]}
    found = rows(Selection())
    return found[found["figure_id"].isin(figures)]


def _of_corridor(shown: pd.DataFrame) -> list[str]:
    row = shown.iloc[0]
    first, *middle, last, _ = stages(row)
    return [
        say(
            "Drawn over the map: the stages of one corridor as described in sources of {years}, from {first} by way of "
            "{middle} to {last}. n = 1 description; no source counts the people who travel.",
            years=i18n.listing(i18n.years(shown["period"])),
            first=ways.either(first),
            middle=i18n.listing([say(name) for name in middle]),
            last=say(last),
        ),
        say(
            "A line joins stages, and no road; all have one width and show no numbers. The other corridors of the "
            "report name no stage inside Pakistan."
        ),
    ]


def _draw_corridor(figure: Drawing, ground: over.Ground, shown: pd.DataFrame) -> None:
    """Lines between the stages; on squares straight ones, as far as the stages are squares."""
    parts = [f for f in features("corridor") if f["properties"]["figure_id"] in set(shown["figure_id"])]
    drawn = []
    for part in parts:
        ends = [ground.point(code) for code in part["properties"]["stage_codes"]]
        if not ground.squares:
            drawn.append(part["geometry"]["coordinates"])
        elif all(ends):
            drawn.append([end for end in ends if end])
    over.lines(figure, ground, drawn)
    names = gazetteer.names() | gazetteer.provinces()
    codes = dict.fromkeys(code for part in parts for code in part["properties"]["stage_codes"])
    over.dots(figure, ground, {code: say(names[code]) for code in codes if code in names})


def _of_places(shown: pd.DataFrame) -> list[str]:
    listed = [
        say("{places} ({when})", places=i18n.listing([say(name) for name in named]), when=i18n.period(row["period"]))
        for row, named in ((row, _named(row)) for row in shown.to_dict("records"))
    ]
    n = sum(len(_named(row)) for row in shown.to_dict("records"))
    return [
        say(
            "Drawn over the map: places that sources of {years} name on the ways of smuggling, in no order: {places}. "
            "n = {n} places, each drawn in the middle of its district; no source counts the people who travel.",
            years=i18n.listing(i18n.years(shown["period"])),
            places=i18n.semicolon().join(listed),
            n=n,
        )
    ]


def _named(row: dict[str, str]) -> list[str]:
    """The places of a row that lie in the country: those of a list, or where its way begins."""
    return stages(row)[:1] or str(row["value"]).split("; ")


def _draw_places(figure: Drawing, ground: over.Ground, shown: pd.DataFrame) -> None:
    at = {f["properties"]["name"]: f["properties"]["unit"] for f in features("stage")}
    over.dots(
        figure,
        ground,
        {at[name]: say(name) for row in shown.to_dict("records") for name in _named(row)},
        hollow=True,
    )


OVERLAYS = (
    Overlay(
        "corridors",
        "Corridors of smuggling: stages in Pakistan",
        lambda: _rows(ordered=True),
        _of_corridor,
        _draw_corridor,
        lambda: [
            Key(say("Corridor: joins stages that a source names"), theme.INK, "line"),
            Key(say("Stage"), theme.INK, "dot"),
        ],
    ),
    Overlay(
        "places",
        "Places on the ways of smuggling, in no order",
        lambda: _rows(ordered=False),
        _of_places,
        _draw_places,
        lambda: [Key(say("Place named without an order"), theme.INK, "circle")],
    ),
)
