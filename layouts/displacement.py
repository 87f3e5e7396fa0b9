"""Displacement: Afghans who came, who live in Pakistan, and what earlier moves of people were."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import facts, prose, theme_page


def content(selection: Selection) -> list[Component | None]:
    """Cards on arrivals, on who lives there and where, and on who went back."""
    words = prose.page("displacement")
    return theme_page.page(
        words,
        ("afghan-arrivals", "afghans-in-pakistan", "afghan-returns", "afghan-nationals"),
        selection,
        after=(facts.section(words, "others", "Who or when", "What is said", kind="facts-section"),),
    )
