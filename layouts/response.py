"""Response: how the state acts against trafficking, who judges it, and what is not counted."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import facts, prose, theme_page
from layouts.components import observations as citations

ZONES = ("E197", "E198", "E199", "E200", "E201", "E202", "E203")
FACTS = (
    ("who-acts", "Who", "What it does"),
    ("criticised", "What", "What is said"),
    ("services", "What", "What is said"),
    ("officials", "What", "What is said"),
)
CARDS = ("tier-placement", "punjab-share", "investigations-to-convictions", "fia-cases")


def content(selection: Selection) -> list[Component | None]:
    """Cards, facts that are no chart, what is not known."""
    words = prose.page("response")
    sections = [facts.section(words, *part) for part in FACTS]
    sections += [prose.section(words, name) for name in ("profit", "region")]
    sections.append(prose.section(words, "zones", _zones()))
    return theme_page.page(words, CARDS, selection, after=sections)


def _zones() -> Component:
    """One row for each zone, with all that is counted of it and for how long."""
    places: dict[str, list[observations.Entry]] = {}
    for entry in map(observations.find, ZONES):
        places.setdefault(str(entry.row["geography"]), []).append(entry)
    rows = [
        html.Tr(
            [
                html.Th(say(place), scope="row"),
                html.Td(html.Span(entries[0].period, className="date")),
                html.Td(
                    i18n.listing([f"{entry.measure.lower()} {i18n.number(entry.value)}" for entry in entries]) + " (B)"
                ),
                html.Td([part for entry in entries for part in (citations.reference(entry.id), " ")]),
            ]
        )
        for place, entries in places.items()
    ]
    return citations.frame(
        say("What newspapers counted in three zones"), ["Zone", "Time", "Counted", "Figures"], rows, "zones", tall=False
    )
