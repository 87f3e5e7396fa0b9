"""Routes: smuggling corridors and hub districts."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import theme_page

DESCRIPTION = (
    "The corridors along which migrants are smuggled from and through Pakistan, as officials and studies "
    "describe them, and the districts they name."
)
UNKNOWN = (
    "How many people travel along any of these corridors: no source counts them.",
    "Whether the corridors named in 2018–2021 are still the ones in use.",
    "Which districts are sources or transit places beyond those that officials happened to name.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards of the smuggling theme."""
    return theme_page.page(
        "Routes of migrant smuggling",
        "Smuggling of migrants is a crime of its own, apart from trafficking in persons: the migrant pays to cross "
        "a border. The lines show stages that sources name, not paths on the ground and not how many people move.",
        ("smuggling-corridors", "hub-districts"),
        selection,
        UNKNOWN,
    )
