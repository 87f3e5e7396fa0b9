"""Gender and drivers: what makes women and girls easier to deceive, to trade and to silence."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import facts, prose, theme_page
from layouts.components import observations as citations

CARDS = (
    "girls-out-of-school",
    "child-labour",
    "labour-participation",
    "women-voters",
    "early-marriage",
    "gender-gap",
)


def content(selection: Selection) -> list[Component | None]:
    """Cards on school, child labour, work, votes, marriage and the index; then what is no chart."""
    words = prose.page("drivers")
    tables = (
        citations.table(
            say("Women’s share of registered voters in single districts"),
            [
                entry
                for entry in observations.entries("voters", "women-share-of-registered-voters")
                if entry.row["geography_level"] == "district"
            ],
            "voters-by-district",
        ),
        citations.table(
            say("Registered men less registered women: the widest gaps"),
            observations.entries("voters", "gap-in-registered-voters"),
            "voters-gap",
        ),
    )
    also = facts.section(words, "also", "What", "What is said", *tables, kind="more-facts")
    return theme_page.page(words, CARDS, selection, after=(also,))
