"""Corridors of migrant smuggling as ordered stages (report, sections 2.1, 2.3 and 2.7; figures R168 to R177).

Lines join the stages that the report names, all of equal width; places it only lists are dots without a line, and
the reach of a network of agents is text. Where no outline may be shown, a diagram of the stages takes the map's place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import i18n, text_width
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.geography import layers, regions
from dashboard.i18n import per_language, say
from dashboard.plots import maps, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

FIGURES = tuple(f"R{number}" for number in range(168, 178))
MAIN = ("R168", "R169", "R170", "R171")  # the four that the report calls the most common
NETWORK = "R176"  # text only: an agents' network is not a route
# What tells the rows without a corridor of their own apart; those with one carry its label.
LABELS = {
    "R173": "Through Balochistan, in no order",
    "R174": "Through Balochistan, in no order (coast)",
    "R176": "Reach of a network of agents",
    "R177": "By sea from Karachi",
}
WAY, FURTHER, OTHER = theme.COLOURS["smuggling"], theme.SEQUENTIAL["smuggling"][3], theme.GREY
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
def _features(kind: str) -> list[dict[str, Any]]:
    return [f for f in layers.layer("corridors")["features"] if f["properties"]["kind"] == kind]


@per_language()
def _stages() -> dict[str, dict[str, Any]]:
    """Code -> its properties and where it stands (`at`)."""
    found = {}
    for feature in _features("stage"):
        found[feature["properties"]["code"]] = {**feature["properties"], "at": feature["geometry"]["coordinates"]}
    return found


@per_language()
def _names() -> dict[str, str]:
    """Figure -> label of its corridor, for those that have one."""
    return {f["properties"]["figure_id"]: f["properties"]["label"] for f in _features("corridor")}


CORRIDOR = Filter(
    "corridor",
    "Corridor",
    lambda: options((figure.lower(), say(name)) for figure, name in _names().items()),
    everything="All corridors",
)


def stages(row: Mapping[str, Any]) -> list[str]:
    """The ordered stages of a row; [] for a list without an order."""
    return str(row["value"]).split(" > ") if " > " in str(row["value"]) else []


def rows(selection: Selection) -> pd.DataFrame:
    """One row per figure R168–R177, or the chosen corridor's alone; value is its stages, category its name."""
    frame = tables.figures("routes", "route")
    frame = frame[frame["figure_id"].isin(FIGURES)].sort_values("figure_id").reset_index(drop=True)
    both = frame["category"] == "both"
    frame["category"] = [say(_names().get(figure) or LABELS[figure]) for figure in frame["figure_id"]]
    frame.loc[both, "category"] += say(" (both crimes)")
    if selection.corridor:
        frame = frame[frame["figure_id"] == selection.corridor.upper()]
    return frame


def _lines(figure_id: str) -> tuple[list[float | None], list[float | None]]:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for feature in _features("corridor"):
        if feature["properties"]["figure_id"] == figure_id:
            lon += [*(point[0] for point in feature["geometry"]["coordinates"]), None]
            lat += [*(point[1] for point in feature["geometry"]["coordinates"]), None]
    return lon[:-1], lat[:-1]


def _codes(figure_id: str) -> list[str]:
    """The stages a figure stands on, in order."""
    found = [
        code
        for f in _features("corridor")
        if f["properties"]["figure_id"] == figure_id
        for code in f["properties"]["stage_codes"]
    ]
    return list(dict.fromkeys(found))


def frame(view: View) -> tuple[float, float, float, float]:
    """West, south, east, north: everything, or the chosen corridor with room for its labels."""
    if not view.selection.corridor:
        return FRAME
    lon, lat = _lines(view.selection.corridor.upper())
    x = [value for value in lon if value is not None]
    y = [maps.mercator(value) for value in lat if value is not None]
    width, height = max(x) - min(x), max(y) - min(y)
    # A fifth on each side for the names, which are as wide on a phone as on a screen.
    wide, high = width / 0.62, height / 0.66
    wide, high = max(wide, high * 1.15), max(high, wide / 1.55)
    middle, centre = (max(x) + min(x)) / 2, (max(y) + min(y)) / 2
    # Beyond the edge of the layer there is no land to show.
    west, south, east, north = regions.WIDE_FRAME
    return (
        round(max(middle - wide / 2, west), 2),
        round(max(maps.latitude(centre - high / 2), south), 2),
        round(min(middle + wide / 2, east), 2),
        round(min(maps.latitude(centre + high / 2), north), 2),
    )


def aspect(view: View) -> float:
    """Width over height of the frame; 0 for the diagram, which has a height of its own."""
    if view.value("borders") == "tiles":
        return 0.0
    west, south, east, north = frame(view)
    return round((east - west) / (maps.mercator(north) - maps.mercator(south)), 3)


def _colour(figure_id: str, view: View) -> str:
    if figure_id not in set(view.rows["figure_id"]):
        return OTHER
    return WAY if view.selection.corridor or figure_id in MAIN else FURTHER


def draw(view: View) -> Drawing:
    """The corridors on the map, or the diagram of their stages."""
    return _diagram(view) if view.value("borders") == "tiles" else _map(view)


def _map(view: View) -> Drawing:
    figure = theme.figure()
    west, south, east, north = frame(view)
    maps.ground(figure, (west, south, east, north), theme.FADED)
    shown = view.rows.set_index("figure_id")
    ids = sorted(_names(), key=lambda name: (name in shown.index, name in MAIN))
    for name in ids:
        lon, lat = _lines(name)
        mine = name in shown.index
        hover = _hover(shown.loc[name]) if mine else say(_names()[name])
        figure.add_scattergeo(
            lon=lon,
            lat=lat,
            mode="lines",
            line={"color": _colour(name, view), "width": WIDTH},
            name="corridor" if mine else "other",
            customdata=[name] * len(lon) if mine else None,
            hoverinfo="text",
            hovertext=hover,
        )
    _dots(figure, view)
    figure.update_layout(
        geo={**maps.frame(False), **maps.mercator_frame((west, south, east, north))},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        height=None,
    )
    return figure


def _hover(row: pd.Series) -> str:
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


def _wrapped(name: str) -> list[str]:
    """A stage's name in short lines, alternatives one below the other."""
    lines = []
    parts = name.split(" / ")
    for i, part in enumerate(parts):
        lines += text_width.wrap(part + (say(" or") if i < len(parts) - 1 else ""), 13, STAGE)
    return lines


def _diagram(view: View) -> Drawing:
    """Every corridor a row of dots joined by a line, with the names below; lists without an order have no line."""
    shown = set(view.rows["figure_id"])
    everything = rows(view.selection.without("corridor")).to_dict("records")
    drawn = [row for row in everything if row["figure_id"] not in (NETWORK, "R174")]
    drawn.sort(key=lambda row: row["figure_id"] not in shown)
    top = 0.0
    figure = theme.figure()
    for row in drawn:
        mine = row["figure_id"] in shown
        ordered = stages(row)
        names = ordered or str(row["value"]).split("; ")
        if row["figure_id"] == "R177":
            names, ordered = names[:1], []
        ids = "; ".join(["R173", "R174"]) if row["figure_id"] == "R173" else row["figure_id"]
        colour = _colour(row["figure_id"], view)
        x = [i / max(len(names) - 1, 2) for i in range(len(names))]
        heading = text_width.wrap(row["category"], 15, HEADING, weight=700)
        y = top - 17 - 17 * len(heading)
        figure.add_annotation(
            x=0,
            y=top,
            text="<br>".join(heading),
            xanchor="left",
            yanchor="top",
            showarrow=False,
            align="left",
            font={"size": 13, "color": theme.MUTED},
            xshift=-5,
        )
        figure.add_scatter(
            x=x,
            y=[y] * len(x),
            mode="lines+markers" if ordered else "markers",
            cliponaxis=False,
            line={"color": colour, "width": WIDTH},
            name="corridor" if mine else "other",
            marker={"size": 10, "color": colour if ordered else theme.PAPER, "line": {"color": colour, "width": 2}},
            customdata=[ids] * len(x) if mine else None,
            hoverinfo="text",
            hovertext=[_hover(pd.Series(row))] * len(x),
        )
        lines = [_wrapped(name) for name in names]
        for i, (place, told) in enumerate(zip(x, lines, strict=True)):
            side = "left" if i == 0 else "right" if place == 1 else "center"
            figure.add_annotation(
                x=place,
                y=y,
                text="<br>".join(told),
                xanchor=side,
                yanchor="top",
                yshift=-8,
                showarrow=False,
                align=side,
                xshift={"left": -5, "right": 5, "center": 0}[side],
                font={"size": 13, "color": theme.INK if mine else theme.MUTED},
            )
        top = y - 36 - 18 * max(len(told) for told in lines)
    figure.update_xaxes(range=[0, 1], showticklabels=False)
    figure.update_yaxes(range=[top, 4], showticklabels=False)
    figure.update_layout(height=int(4 - top), margin={"l": 8, "r": 8, "t": 0, "b": 0})
    return figure


def title(view: View) -> str:
    """Where the corridors lead, or the stages of the chosen one."""
    found = {row["figure_id"]: stages(row) for row in view.records}
    if view.selection.corridor:
        way = next(iter(found.values()))
        last = say("destinations that are not named,") if way[-1] == "elsewhere" else _the(way[-1])
        first = _either(way[0])
        return say(
            "From {first} to {last} by way of {middle}, as described in sources of {years}",
            years=i18n.listing(i18n.years(view.rows["period"])),
            first=first,
            last=last,
            middle=i18n.listing([_the(name) for name in way[1:-1]]),
        )
    ends = [found[name] for name in MAIN]
    return say(
        "UNODC in {when} called {n} routes out of {first} the most common",
        when=i18n.period(str(view.rows.set_index("figure_id").loc[MAIN[0], "period"])),
        n=i18n.small(len(ends)),
        first=say(ends[0][0]),
    )


def _the(name: str) -> str:
    article = ("United Arab Emirates", "Central Asian Republics", "Middle East")
    return say("the {name}", name=say(name)) if name in article else say(name)


def _either(names: str) -> str:
    parts = names.split(" / ")
    if len(parts) == 1:
        return say(names)
    return say("{some} or {last}", some=", ".join(parts[:-1]), last=parts[-1])


def subtitle(view: View) -> str:
    """What a line is, and the years of its sources."""
    return say("Stages as described in sources of {years}", years=i18n.listing(i18n.years(view.rows["period"])))


def n(view: View) -> str:
    """How many descriptions, and that nobody counts."""
    if len(view.rows) == 1:
        return say("n = 1 description; no source counts the people who travel")
    return say("n = {n} descriptions; no source counts the people who travel", n=len(view.rows))


def notes(view: View) -> list[str]:
    """How to read a line; what the row itself must say."""
    told = []
    if view.selection.corridor:
        told += [note for note in view.rows["note"] if note]
    else:
        told += [
            say("The report calls the four corridors land routes, although some legs need a ship or an aeroplane."),
            say(
                "Quetta, Taftan and Gwadar are only listed, in no order, and Karachi is named for its sea routes: "
                "dots, not lines. A network of agents is given as text."
            ),
        ]
    if view.value("borders") != "tiles":
        told.append(
            say(
                "A line joins stages that a source names. Its curve only keeps it off its neighbours; all "
                "lines are equally wide."
            )
        )
    if view.rows["value"].str.contains("Turkey").any():
        told.append(say("Names as in the report; Turkey is called Türkiye today."))
    return told


def listing(view: View) -> list[tuple[str, list[str]]]:
    """The corridors as ordered lists; what has no order as a line."""
    found: list[tuple[str, list[str]]] = []
    for row in view.records:
        figure, when = row["figure_id"], i18n.period(row["period"])
        if figure in _names():
            found.append((say("{label}, {when}", label=row["category"], when=when), [_either(s) for s in stages(row)]))
        elif figure == "R173":
            places = i18n.listing(str(row["value"]).split("; "))
            found.append(
                (say("In no order, {when}: {places}, on the way through Balochistan.", when=when, places=places), [])
            )
        elif figure == NETWORK:
            found.append(
                (
                    say(
                        "Not a route, {when}: agents in small towns and villages whose network reaches Tehran, "
                        "Istanbul and the borderlands of Greece.",
                        when=when,
                    ),
                    [],
                )
            )
        elif figure == "R177":
            found.append((say("By sea, {when}: from the coast of Karachi, to places not named.", when=when), []))
    return found


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


def spoken(view: View) -> list[str]:
    """The stages of every row in words."""
    told = []
    for heading, items in listing(view):
        told.append(f"{heading}: {', '.join(items)}." if items else heading)
    return told


CHART = Chart(
    slug="smuggling-corridors",
    theme="smuggling",
    unit="stages",
    level="route",
    question="Which way are migrants smuggled?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    listing=listing,
    spoken=spoken,
    filters=(CORRIDOR,),
    map=True,
    aspect=aspect,
    about="In smuggling a migrant pays to be taken across a border; what the report knows of the ways comes from a "
    "UNODC study, a campaign and interviews. It names stages and no more, and so do the lines.",
)
