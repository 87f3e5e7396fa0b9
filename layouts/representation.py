"""Women who decide: judges, police officers, members of parliament and those who stand for it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data import observations
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import prose, theme_page

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
        "Seats set aside for women, December 2023",
        observations.entries("parliament", "seats-reserved-for-women"),
        "reserved-seats",
        tall=False,
    )
    also = html.Section(prose.part(words, "also", seats, anchor=False), className="more-facts", id="also")
    return theme_page.page(words, CARDS, selection, after=(also,))
