"""Women who decide: judges, police officers, members of parliament and those who stand for it."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import facts, prose, theme_page
from layouts.components import observations as citations

CARDS = (
    "women-judges",
    "women-judges-by-court",
    "women-police",
    "women-judges-2018-2024",
    "women-in-parliament",
    "women-candidates",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards on the judiciary, the police and parliament; then what is no chart."""
    words = prose.page("representation")
    seats = citations.table(
        say("Seats set aside for women, December 2023"),
        observations.entries("parliament", "seats-reserved-for-women"),
        "reserved-seats",
        tall=False,
    )
    also = facts.section(words, "also", "What", "What is said", seats, kind="more-facts")
    return theme_page.page(words, CARDS, selection, after=(also,))
