"""Stages of smuggling corridors inside the country: districts and a province that a source names, for a small map."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.smuggling_corridors import facts
from dashboard.plots import locator
from dashboard.plots.locator import Shape, SmallMap

SLUG = "smuggling-corridors"


@dataclass(frozen=True)
class Inside:
    """begin: districts where a corridor is said to begin; through: the province it goes on to; loose: in no order.

    All are drawn by district, at its middle: no source is more exact than that here.
    """

    small: SmallMap
    begin: tuple[Shape, ...]
    through: Shape
    loose: tuple[Shape, ...]


def inside(borders: str) -> Inside:
    """The stages inside the country in a border set."""
    stages = facts.inside(ordered=True)
    ordered = {stage["unit"] for stage in stages if stage["level"] == "district"}
    listed = {stage["unit"] for stage in facts.inside(ordered=False)}
    province = next(stage["unit"] for stage in stages if stage["level"] == "province")
    small = locator.country_with(tuple(sorted(ordered | listed)), borders)
    return Inside(
        small,
        tuple(area for area in small.areas if area.code in ordered),
        next(area for area in small.country if area.code == province),
        tuple(area for area in small.areas if area.code in listed),
    )
