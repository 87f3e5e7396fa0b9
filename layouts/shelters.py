"""Shelters: where a woman who leaves can go, district by district."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import theme_page

DESCRIPTION = "Which districts have a shelter for women, how many each province counts, and how many women share one."
UNKNOWN = (
    "Any list of shelters in Gilgit-Baltistan: whoever runs them would have to publish it.",
    "The name of the fifth district with a shelter in Sindh.",
    "Whether the shelters announced for Buner, Dera Ismail Khan, Nowshera and Swabi have opened.",
    "How many beds there are, how many women were turned away, and how many were victims of trafficking.",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards of the shelter theme, with what the report says of conditions in them."""
    warning = html.P(
        [
            html.Strong(say("A shelter counted is not a shelter that is safe. ")),
            say(
                "The report passes on findings about some government shelters: women could hardly move freely and were "
                "urged back to the people who had abused them, traffickers among them. Some said that the shelter "
                "itself had exposed them to sex trafficking (section 2.7, footnote 173). No district is named."
            ),
        ],
        className="callout",
    )
    help_line = html.P(
        say(
            "No help line is shown here: none of the official pages among the sources gives one for survivors of "
            "trafficking."
        ),
        className="help-line",
    )
    return theme_page.page(
        "Shelters for women",
        "In Punjab every district counts a government shelter for women; in Balochistan, Khyber Pakhtunkhwa and "
        "Sindh most do not. Only districts are shown, never the place of a house.",
        ("shelters-by-district", "shelter-coverage", "women-per-shelter"),
        selection,
        UNKNOWN,
        before=(warning, help_line),
        sensitive=True,
    )
