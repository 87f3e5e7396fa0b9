"""The map of hub districts: a class for what sources name a district for."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.hub_districts.facts import CHOSEN, LISTS, ORIGIN, ROLES
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import maps, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key

# Classes of the map: key, meaning, colour. Ochre for smuggling, teal with dots for what concerns trafficking only: a
# print in grey keeps the classes of a crime apart by their lightness, and the two crimes by the dots.
SEVERAL, ONCE, WAY, GATE, MINES, OTHER, WORK = "several", "once", "way", "gate", "mines", "other", "work"
MEANING = {
    SEVERAL: "Hub or source, by two sources or more",
    ONCE: "Hub or source, by one source",
    WAY: "Transit",
    GATE: "Border crossing named by the report",
    MINES: "Named for trafficking: coal mines",
    OTHER: "Named for trafficking: source, transit and destination",
    WORK: "Not named; an NGO works there against trafficking",
}
OCHRE, TEAL = theme.SEQUENTIAL["smuggling"], theme.SEQUENTIAL["trafficking"]
COLOURS = {
    SEVERAL: OCHRE[6],
    ONCE: OCHRE[4],
    WAY: OCHRE[2],
    GATE: "#eec98f",  # between two of the scale, so that it is told from the districts that nobody names
    MINES: TEAL[6],
    OTHER: TEAL[4],
    WORK: TEAL[1],
}
# With trafficking chosen nothing of the map is about smuggling alone: teal throughout.
TEALS = {SEVERAL: TEAL[6], ONCE: TEAL[4], WAY: TEAL[2], GATE: TEAL[0], MINES: TEAL[5], OTHER: TEAL[3], WORK: TEAL[1]}
DOTTED = {MINES: theme.PAPER, OTHER: theme.PAPER, WORK: theme.INK}
PATTERNS = {"": "", theme.PAPER: "spots", theme.INK: "specks"}  # of a legend, by the colour of the dots


def classes(frame: pd.DataFrame) -> dict[str, str]:
    """Code of a district -> its class: the strongest of its roles. Lists are counted, not facts."""
    found = {}
    for code, part in frame.groupby("code", sort=False):
        origins = part[part["category"].isin(ORIGIN) & (part["crime"] != "tip")]["list"].nunique()
        moves = part[part["crime"] != "tip"]["category"]
        if origins:
            found[str(code)] = SEVERAL if origins > 1 else ONCE
        elif (moves == "transit").any():
            found[str(code)] = WAY
        elif (moves == "crossing").any():
            found[str(code)] = GATE
        elif (part["category"] == CHOSEN).all():
            found[str(code)] = WORK
        else:
            found[str(code)] = MINES if (part["category"] == "coal-mines").any() else OTHER
    return found


def meaning(view: View, kind: str) -> str:
    """What a class of the map means, in words that fit the choice."""
    if kind == ONCE and view.selection.edition:
        return say("Hub or source")
    if view.value("crime") == "tip" and kind in (MINES, OTHER):
        return say("Coal mines") if kind == MINES else say("Source, transit and destination")
    return say(MEANING[kind])


def _colours(view: View) -> dict[str, str]:
    return TEALS if view.value("crime") == "tip" else COLOURS


def draw(view: View) -> Drawing:
    """A map of the districts named; one area holds all facts of its district."""
    order = list(COLOURS)
    areas = []
    for code, kind in classes(view.rows).items():
        part = view.rows[view.rows["code"] == code]
        areas.append(
            maps.Area(
                code=code,
                klass=order.index(kind),
                hover=_hover(code, part),
                figure_id="; ".join(part["figure_id"]),
                edge=kind == GATE,
                spots=DOTTED.get(kind, ""),
            )
        )
    return maps.draw(view, areas, list(_colours(view).values()))


def _hover(code: str, part: pd.DataFrame) -> str:
    name = say(gazetteer.names()[code])
    lines = [f"<b>{name}</b>, {say(gazetteer.provinces()[gazetteer.province_of()[code]])}"]
    for row in part.to_dict("records"):
        place = "" if row["geography"] == name else f" ({row['geography']})"
        lines.append(f"{_role(row['category'])}{place} · {row['value']}<br>  {say(LISTS[row['list']])}")
    return "<br>".join(lines)


def _role(category: str) -> str:
    return i18n.capitalised(say(ROLES[category]))


def legend(view: View) -> list[Key]:
    """The classes that occur, and the grey of the others."""
    found = set(classes(view.rows).values())
    keys = [
        Key(meaning(view, kind), colour, PATTERNS[DOTTED.get(kind, "")])
        for kind, colour in _colours(view).items()
        if kind in found
    ]
    rest = say("Not named, or outside the choice") if view.place else say("Not named")
    return [*keys, Key(rest, theme.FADED)]
