"""Routes: smuggling corridors and hub districts."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import prose, theme_page


def content(selection: Selection) -> list[Component | None]:
    """Cards of the smuggling theme."""
    return theme_page.page(prose.page("routes"), ("smuggling-corridors", "hub-districts"), selection)
