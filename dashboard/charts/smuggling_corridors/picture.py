"""The picture of smuggling corridors: lines and dots on a map, or the diagram in its place."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.smuggling_corridors.facts import MAIN, features, names
from dashboard.geography import regions
from dashboard.i18n import per_language, say
from dashboard.plots import maps, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key

# On land (theme.FADED) all three are seen, and they differ in lightness.
WAY, FURTHER, OTHER = theme.SEQUENTIAL["smuggling"][5], theme.SEQUENTIAL["smuggling"][4], theme.SEQUENTIAL["context"][4]
WIDTH = 2
HEADING, STAGE = 290, 84  # pixels for a heading and for the name of a stage in the diagram, on a phone
# The whole picture: all stages lie west of India. West, south, east, north.
FRAME = (-17.0, 1.0, 88.0, 59.0)
# Where a stage's name stands: distance of the label from the dot in degrees, and its side; first with all corridors
# drawn, then with one chosen where that differs.
SIDES = {
    "pak": (1.0, -2.6, "middle right"),
    "irn": (-0.6, -0.4, "bottom left"),
    "omn": (0.8, -0.6, "middle right"),
    "are": (-1.0, 0.0, "middle left"),
    "tur": (0.2, -0.4, "bottom right"),
    "grc": (-0.2, -0.4, "bottom left"),
    "central-asian-republics": (0.4, 0.2, "top right"),
    "europe": (0.0, 0.8, "top center"),
    "middle-east": (-0.6, 0.6, "top left"),
    "west-africa": (0.0, -0.8, "bottom center"),
    "esp": (0.8, 0.6, "middle right"),
    "afg": (0.4, 0.8, "top center"),
    "balochistan": (-0.2, -0.3, "bottom center"),
}
SHORT = {"United Arab Emirates": "UAE", "Central Asian Republics": "Central<br>Asian<br>Republics"}
DISTRICTS = ("sialkot", "mandi-bahauddin", "gujranwala", "gujrat")


@per_language()
def _stages() -> dict[str, dict[str, Any]]:
    """Code -> its properties and where it stands (`at`)."""
    found = {}
    for feature in features("stage"):
        found[feature["properties"]["code"]] = {**feature["properties"], "at": feature["geometry"]["coordinates"]}
    return found


def _lines(figure_id: str) -> tuple[list[float | None], list[float | None]]:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for feature in features("corridor"):
        if feature["properties"]["figure_id"] == figure_id:
            lon += [*(point[0] for point in feature["geometry"]["coordinates"]), None]
            lat += [*(point[1] for point in feature["geometry"]["coordinates"]), None]
    return lon[:-1], lat[:-1]


def _codes(figure_id: str) -> list[str]:
    """The stages a figure stands on, in order."""
    found = [
        code
        for f in features("corridor")
        if f["properties"]["figure_id"] == figure_id
        for code in f["properties"]["stage_codes"]
    ]
    return list(dict.fromkeys(found))


def frame(view: View) -> projection.Frame:
    """West, south, east, north: everything, or the chosen corridor with room for its labels."""
    if not view.selection.corridor:
        return FRAME
    lon, lat = _lines(view.selection.corridor.upper())
    x = [value for value in lon if value is not None]
    y = [projection.mercator(value) for value in lat if value is not None]
    width, height = max(x) - min(x), max(y) - min(y)
    # A fifth on each side for the names, which are as wide on a phone as on a screen.
    wide, high = width / 0.62, height / 0.66
    wide, high = max(wide, high * 1.15), max(high, wide / 1.55)
    middle, centre = (max(x) + min(x)) / 2, (max(y) + min(y)) / 2
    # Beyond the edge of the layer there is no land to show.
    west, south, east, north = regions.WIDE_FRAME
    return (
        round(max(middle - wide / 2, west), 2),
        round(max(projection.latitude(centre - high / 2), south), 2),
        round(min(middle + wide / 2, east), 2),
        round(min(projection.latitude(centre + high / 2), north), 2),
    )


def aspect(view: View) -> float:
    """Width over height of the frame; 0 for the diagram, which has a height of its own."""
    if view.value("borders") == "tiles":
        return 0.0
    return projection.ratio(frame(view))


def colour_of(figure_id: str, view: View) -> str:
    """The colour of a corridor: chosen or most common, other, or outside the choice."""
    if figure_id not in set(view.rows["figure_id"]):
        return OTHER
    return WAY if view.selection.corridor or figure_id in MAIN else FURTHER


def on_map(view: View) -> Drawing:
    """The corridors as lines between stages on a map."""
    figure = theme.figure()
    west, south, east, north = frame(view)
    maps.ground(figure, (west, south, east, north), view.value("borders"), theme.FADED)
    shown = view.rows.set_index("figure_id")
    ids = sorted(names(), key=lambda name: (name in shown.index, name in MAIN))
    for name in ids:
        lon, lat = _lines(name)
        mine = name in shown.index
        hover = hover_of(shown.loc[name]) if mine else say(names()[name])
        figure.add_scattergeo(
            lon=lon,
            lat=lat,
            mode="lines",
            line={"color": colour_of(name, view), "width": WIDTH},
            name="corridor" if mine else "other",
            customdata=[name] * len(lon) if mine else None,
            hoverinfo="text",
            hovertext=hover,
        )
    _dots(figure, view)
    figure.update_layout(
        geo=projection.mercator_frame((west, south, east, north)),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        height=None,
    )
    return figure


def hover_of(row: pd.Series) -> str:
    """What a corridor says under the pointer."""
    return f"<b>{row['category']}</b><br>{row['value']}<br>{i18n.period(row['period'])}"


def _dots(figure: Drawing, view: View) -> None:
    """Stages as full dots, places without an order as hollow ones; names once."""
    shown = list(view.rows["figure_id"])
    at = _stages()
    on: dict[str, list[str]] = {}
    for name in shown:
        for code in _codes(name):
            on.setdefault(code, []).append(name)
    loose: dict[str, list[str]] = {}
    for code, stage in at.items():
        if not stage["ordered"]:
            names = [name.upper() for name in stage["corridors"] if name.upper() in shown]
            if names:
                loose[code] = names
    colours = [WAY if view.selection.corridor or set(names) & set(MAIN) else FURTHER for names in on.values()]
    figure.add_scattergeo(
        lon=[at[code]["at"][0] for code in on],
        lat=[at[code]["at"][1] for code in on],
        mode="markers",
        name="stages",
        marker={"size": 8, "color": colours, "line": {"color": theme.PAPER, "width": 1.2}},
        customdata=["; ".join(names) for names in on.values()],
        hoverinfo="text",
        hovertext=[f"<b>{say(at[code]['name'])}</b>" for code in on],
    )
    if loose:
        figure.add_scattergeo(
            lon=[at[code]["at"][0] for code in loose],
            lat=[at[code]["at"][1] for code in loose],
            mode="markers",
            marker={"size": 7, "color": theme.PAPER, "line": {"color": WAY, "width": 1.6}},
            name="places",
            customdata=["; ".join(names) for names in loose.values()],
            hoverinfo="text",
            hovertext=[f"<b>{say(at[code]['name'])}</b><br>{say('named without an order')}" for code in loose],
        )
    whole = not view.selection.corridor
    labelled = [c for c, names in on.items() if c not in DISTRICTS and (not whole or set(names) & set(MAIN))]
    scale = 1.0 if whole else (frame(view)[2] - frame(view)[0]) / (FRAME[2] - FRAME[0])
    lon, lat, text, sides = [], [], [], []
    for code in labelled:
        dx, dy, side = SIDES[code]
        lon.append(at[code]["at"][0] + dx * scale)
        lat.append(at[code]["at"][1] + dy * scale)
        name = say(at[code]["name"])
        text.append(SHORT.get(name, name))
        sides.append(side)
    if not whole and set(DISTRICTS) & set(on):
        lon.append(76.0)
        lat.append(32.9)
        text.append(say("Sialkot, Mandi Bahauddin,<br>Gujranwala, Gujrat"))
        sides.append("top left")
    figure.add_scattergeo(
        lon=lon,
        lat=lat,
        text=text,
        textposition=sides,
        mode="text",
        hoverinfo="skip",
        name="labels",
        textfont={"size": 13, "color": theme.INK, "weight": 600},
    )


def legend(view: View) -> list[Key]:
    """What the lines and dots are."""
    if view.selection.corridor:
        return [Key(say("The chosen corridor"), WAY, "line"), Key(say("Other corridors"), OTHER, "line")]
    return [
        Key(say("Called most common"), WAY, "line"),
        Key(say("Also described"), FURTHER, "line"),
        Key(say("Stage"), WAY, "dot"),
        Key(say("Place named without an order"), WAY, "circle"),
    ]
