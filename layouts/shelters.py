"""Shelters: where a woman who leaves can go, district by district."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import original, prose, theme_page


def content(selection: Selection) -> list[Component | None]:
    """Cards of the shelter theme, after what the report says of conditions in shelters."""
    words = prose.page("shelters")
    return theme_page.page(
        words,
        ("shelters-by-district", "shelter-coverage", "women-per-shelter"),
        selection,
        before=(
            prose.text(words["warning"].text, "callout"),
            *original.beside(lambda: [prose.text(prose.page("shelters")["help"].text, "help-line")]),
        ),
    )
