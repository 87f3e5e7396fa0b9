"""The map of shelters: a class for what is known of a district."""

from __future__ import annotations

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.shelters_by_district.facts import COLOURS, KEYS, of_kind, tallies
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import maps
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.topics.shelters import FOUND, NONE, UNNAMED, UNREPORTED


def draw(view: View) -> Drawing:
    """A district map in the classes of the category."""
    order = list(COLOURS)
    areas = []
    for row in view.records:
        kind = row["category"]
        areas.append(
            maps.Area(
                code=row["code"],
                klass=order.index(kind) if kind != UNREPORTED else -1,
                hover=_hover(view, row),
                figure_id=row["figure_id"],
                empty={UNREPORTED: "not-reported", NONE: "zero"}.get(kind, ""),
                edge=kind == UNNAMED,
            )
        )
    return maps.draw(view, areas, list(COLOURS.values()))


def _hover(view: View, row: Row) -> str:
    province = say(gazetteer.provinces()[row["province"]])
    told = i18n.capitalised(say(row["category"]))
    if row["category"] in FOUND:
        told = say("{what}, last named: {when}", what=told, when=i18n.period(row["period"]))
    tally = tallies(view)[row["province"]].sentence
    return "<br>".join(line for line in (f"<b>{say(row['geography'])}</b>, {province}", told, tally) if line)


def legend(view: View) -> list[Key]:
    """The classes that occur, and the hatch."""
    keys = [Key(say(KEYS[kind]), COLOURS[kind]) for kind in COLOURS if len(of_kind(view, kind))]
    return [*keys, *maps.legend(view, (), (), of_kind(view, UNREPORTED)["empty_kind"].tolist())]
