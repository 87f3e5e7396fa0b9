"""Provinces: what differs between them, and between districts."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts import theme_page

DESCRIPTION = "How the provinces differ: women judges and police, shelters, literacy, early marriage, school, votes."
UNKNOWN = (
    "Most of these figures for Azad Jammu and Kashmir and Gilgit-Baltistan: the census tables leave both out.",
    "Any of them by province for victims of trafficking: and where cases are counted, more cases may mean more police.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards that compare provinces and districts."""
    return theme_page.page(
        "What differs between provinces",
        "Eight measures side by side, each with its n and its distance from the national figure. None of them "
        "counts victims, and no province is ranked by them.",
        ("provincial-disparities", "provincial-map", "women-literacy", "early-marriage"), selection, UNKNOWN,
    )  # fmt: skip
