"""Referrals: from identification to care, and from investigation to conviction."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import prose, theme_page


def content(selection: Selection) -> list[Component | None]:
    """Cards on victims and prosecution."""
    return theme_page.page(
        prose.page("referrals"),
        ("referral-ratio", "victims-referred-by-sex", "trafficking-prosecutions"),
        selection,
    )
