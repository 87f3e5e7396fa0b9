"""Women who decide: judges and police officers."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts import theme_page

DESCRIPTION = "What share of judges and of police officers are women, court by court and province by province."
UNKNOWN = (
    "Judges in Azad Jammu and Kashmir and Gilgit-Baltistan: the table of 2018 has no row for them.",
    "Judges by province since 2018: later figures are national totals.",
    "Women in the police of every province after 2017: no later table of the National Police Bureau was found.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards on the judiciary and the police."""
    return theme_page.page(
        "Women who decide",
        "Survivors meet the state first as a police officer and later as a judge. In 2018 one judge in seven was "
        "a woman, in 2017 one or two police officers in a hundred.",
        ("women-judges", "women-judges-by-court", "women-police"), selection, UNKNOWN,
    )  # fmt: skip
