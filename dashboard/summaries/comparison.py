"""Places side by side: provinces, districts, or both, in the indicators that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.geography import gazetteer, regions
from dashboard.i18n import say
from dashboard.summaries import place_profiles
from dashboard.summaries.place_profiles import Reading

MOST = 4  # places that a comparison with a district holds


class Place(NamedTuple):
    """A province or territory, or a district."""

    code: str
    district: bool = False

    @property
    def name(self) -> str:
        """What it is called in the language of the reader."""
        return say((gazetteer.names() if self.district else gazetteer.provinces())[self.code])


def indicators(places: Sequence[Place]) -> tuple[str, ...]:
    """Names of the indicators that can be compared: for districts those of the census alone."""
    if any(place.district for place in places):
        return tuple(name for name in place_profiles.INDICATORS if name in place_profiles.OF_DISTRICTS)
    return tuple(place_profiles.INDICATORS)


def reading(indicator: str, place: Place) -> Reading:
    """An indicator at a place, beside its national figure."""
    if place.district:
        return place_profiles.district_reading(indicator, place.code)
    return place_profiles.reading(indicator, place.code)


def furthest(places: Sequence[Place], wanted: Sequence[str]) -> tuple[Reading, Reading] | None:
    """The readings of the two places furthest apart in one share of those wanted: (higher, lower)."""
    best: tuple[float, Reading, Reading] | None = None
    for name in wanted:
        found = (reading(name, place) for place in places)
        here = [each for each in found if each.known and each.row["unit"] == "percent"]
        if len(here) > 1:
            high = max(here, key=lambda reading: reading.row["value"])
            low = min(here, key=lambda reading: reading.row["value"])
            size = high.row["value"] - low.row["value"]
            if best is None or size > best[0]:
                best = (size, high, low)
    return best[1:] if best else None


def near(place: Place) -> list[Place]:
    """What a place is often put beside: the neighbours of a province; the province and the neighbours of a district."""
    if not place.district:
        return [Place(code) for code in regions.bordering(place.code)]
    home = gazetteer.home(place.code)
    own = [] if home == place.code else [Place(home)]
    return [*own, *(Place(code, district=True) for code in regions.adjacent()[place.code])]
