"""Referrals: from identification to care, and from investigation to conviction."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import theme_page

DESCRIPTION = "How many victims of trafficking were identified, how many were referred to care, and what courts did."
UNKNOWN = (
    "How many of the victims referred to care since April 2021: no count was found.",
    "How many of those referred were women: only men were counted, the rest are not stated as men.",
    "How many victims each province identified.",
    "How many victims were identified in the periods other than April 2019 to March 2020, from a source that can "
    "be relied on.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards on victims and prosecution."""
    return theme_page.page(
        "From identification to care",
        "The number referred to care moved from 2,697 to 799 to 11,803 in three years of reporting. Only for one of "
        "them are those identified and those referred counted together: 799 of 19,954.",
        ("referral-ratio", "victims-referred-by-sex", "trafficking-prosecutions"),
        selection,
        UNKNOWN,
        sensitive=True,
    )
