"""The rows of the chart of smuggling corridors: what sources describe, and its filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.data import tables
from dashboard.geography import layers
from dashboard.i18n import per_language, say
from dashboard.selection import Filter, Selection, options

FIGURES = tuple(f"R{number}" for number in range(168, 178) if number != 174)  # R174 repeats R173
MAIN = ("R168", "R169", "R170", "R171")  # the four that the report calls the most common
NETWORK = "R176"  # text only: an agents' network is not a route
# What tells the rows without a corridor of their own apart; those with one carry its label.
LABELS = {
    "R173": "Through Balochistan, in no order",
    "R176": "Reach of a network of agents",
    "R177": "By sea from Karachi",
}


@per_language()
def features(kind: str) -> list[dict[str, Any]]:
    """The features of a kind in the layer of corridors: stages or corridors."""
    return [f for f in layers.layer("corridors")["features"] if f["properties"]["kind"] == kind]


def inside(ordered: bool) -> list[dict[str, Any]]:
    """The stages inside the country that a source puts in an order, or the places that are named without one."""
    found = [feature["properties"] for feature in features("stage")]
    return [
        stage for stage in found if stage["level"] in ("province", "district", "place") and stage["ordered"] is ordered
    ]


@per_language()
def names() -> dict[str, str]:
    """Figure -> label of its corridor, for those that have one."""
    return {f["properties"]["figure_id"]: f["properties"]["label"] for f in features("corridor")}


CORRIDOR = Filter(
    "corridor",
    "Corridor",
    lambda: options((figure.lower(), say(name)) for figure, name in names().items()),
    everything="All corridors",
)


def stages(row: Mapping[str, Any]) -> list[str]:
    """The ordered stages of a row; [] for a list without an order."""
    return str(row["value"]).split(" > ") if " > " in str(row["value"]) else []


def rows(selection: Selection) -> pd.DataFrame:
    """One row per figure R168–R177, or the chosen corridor's alone; value is its stages, category its name."""
    frame = tables.figures("routes", "route")
    frame = frame[frame["figure_id"].isin(FIGURES)].sort_values("figure_id").reset_index(drop=True)
    both = frame["category"] == "both"
    frame["category"] = [say(names().get(figure) or LABELS[figure]) for figure in frame["figure_id"]]
    frame.loc[both, "category"] += say(" (both crimes)")
    if selection.corridor:
        frame = frame[frame["figure_id"] == selection.corridor.upper()]
    return frame
