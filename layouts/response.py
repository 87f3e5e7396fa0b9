"""Response: how the state acts against trafficking, who judges it, and what is not counted."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import prose, theme_page

ZONES = ("E197", "E198", "E199", "E200", "E201", "E202", "E203")
CARDS = ("tier-placement", "punjab-share", "investigations-to-convictions", "fia-cases")


def content(selection: Selection) -> list[Component | None]:
    """Cards, facts that are no chart, what is not known."""
    words = prose.page("response")
    sections = [prose.section(words, name) for name in ("who-acts", "criticised", "services", "officials", "profit")]
    sections.append(prose.section(words, "zones", html.Ul(_zones(), className="facts")))
    sections.append(prose.section(words, "region"))
    return theme_page.page(words, CARDS, selection, after=sections)


def _zones() -> list[html.Li]:
    """One item for each zone, with all that is counted of it."""
    places: dict[str, list[observations.Entry]] = {}
    for entry in map(observations.find, ZONES):
        places.setdefault(str(entry.row["geography"]), []).append(entry)
    return [
        citations.statement(
            say(
                "{place}, {when}: {told} (B)",
                place=place,
                when=entries[0].period,
                told=i18n.listing([f"{entry.measure.lower()} {i18n.number(entry.value)}" for entry in entries]),
            ),
            *[entry.id for entry in entries],
        )
        for place, entries in places.items()
    ]
