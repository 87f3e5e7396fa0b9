"""The map of hub districts: a class for what sources name a district for."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.hub_districts.facts import CHOSEN, LISTS, ORIGIN, ROLES
from dashboard.data.row import Row, by_code, own
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
    said: dict[str, list[tuple[str, str, str]]] = {}  # code -> role, crime and list of each fact
    for code, *fact in frame[["code", "category", "crime", "list"]].itertuples(index=False, name=None):
        said.setdefault(code, []).append(tuple(fact))
    return {code: _strongest(facts) for code, facts in said.items()}


def _strongest(facts: list[tuple[str, str, str]]) -> str:
    roles = {role for role, _, _ in facts}
    moves = {role for role, crime, _ in facts if crime != "tip"}
    if origins := {who for role, crime, who in facts if role in ORIGIN and crime != "tip"}:
        return SEVERAL if len(origins) > 1 else ONCE
    for role, kind in (("transit", WAY), ("crossing", GATE)):
        if role in moves:
            return kind
    if roles == {CHOSEN}:
        return WORK
    return MINES if "coal-mines" in roles else OTHER


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
    facts = by_code(view.records)
    for code, kind in classes(view.rows).items():
        areas.append(
            maps.Area(
                code=code,
                klass=order.index(kind),
                hover=_hover(code, facts[code]),
                figure_id="; ".join(row["figure_id"] for row in facts[code]),
                edge=kind == GATE,
                spots=DOTTED.get(kind, ""),
            )
        )
    return maps.draw(view, areas, list(_colours(view).values()))


def _hover(code: str, facts: list[Row]) -> str:
    name = say(gazetteer.names()[code])
    lines = [f"<b>{name}</b>, {say(gazetteer.provinces()[gazetteer.province_of()[code]])}"]
    for row in facts:
        place = "" if row["geography"] == name else f" ({row['geography']})"
        lines.append(f"{_role(row['category'])}{place} · {row['value']}<br>  {say(LISTS[own(row, 'list')])}")
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
