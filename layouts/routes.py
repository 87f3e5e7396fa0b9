"""Routes: smuggling corridors, hub districts and disasters at sea."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import prose, theme_page

CARDS = ("smuggling-corridors", "hub-districts", "sea-disasters")


def content(selection: Selection) -> list[Component | None]:
    """Cards of the smuggling theme."""
    return theme_page.page(prose.page("routes"), CARDS, selection)
