"""The rows of the map of shelters, its classes and its filter."""

from __future__ import annotations

import pandas as pd

from dashboard.chart import View
from dashboard.selection import Filter, Selection, options
from dashboard.topics import shelters
from dashboard.topics.shelters import CENTRE, KNOWN, NGO, NONE, UNNAMED

EDITION = Filter(
    "edition",
    "What was known",
    lambda: options((value, name) for value, name in shelters.EDITIONS.items()),
    default=shelters.LATEST,
)
# Dark to light in the order of the classes, so that a print in grey keeps it; "not named" also gets an edge.
COLOURS = {KNOWN: "#16538c", CENTRE: "#5a95cd", NGO: "#9cc3e8", NONE: "#d3e0ee", UNNAMED: "#f7fafd"}
KEYS = {
    KNOWN: "Known shelter",
    CENTRE: "Centre for women",
    NGO: "Shelter run by an NGO",
    NONE: "No shelter (the province’s list is complete)",
    UNNAMED: "Not named in the sources",
}


def rows(selection: Selection) -> pd.DataFrame:
    """144 drawn units: 1 (or the number of centres) where one is known, 0 where a complete list leaves it out."""
    return shelters.rows(selection.edition or shelters.LATEST)


def tallies(view: View) -> dict[str, shelters.Tally]:
    """The count of each province beside its named districts, in the chosen edition."""
    return shelters.tallies(view.value("edition"))


def of_kind(view: View, *kinds: str) -> pd.DataFrame:
    """The rows of some classes."""
    return view.rows[view.rows["category"].isin(kinds)]
