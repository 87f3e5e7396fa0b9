"""Where a place stands among all others in a share of the census, and the figures that lead the page of a place.

Only shares of the census are here. Shelters, places that sources name and foreign nationals have no order.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, plural, say
from dashboard.summaries.place_profiles.districts import CENSUS, local
from dashboard.summaries.place_profiles.readings import Reading, has_value, reading
from dashboard.topics import census

# Indicators of the census that lead the page of a place: the shares that this subject turns on, girls before boys.
KEYS = (
    "girls-out-of-school",
    "literate-women",
    "ever-married-women-15-19",
    "boys-out-of-school",
    "literate-men",
)


@dataclass(frozen=True)
class Standing:
    """A place in an indicator whose places may be compared, beside its province and the country.

    row, province, nation: with value, numerator and denominator. lower, higher: how many of the other places of its
    kind have a lower or a higher share. shares, own: those of all districts and of its province, in percent.
    """

    row: Row
    province: Row
    nation: Row
    lower: int
    higher: int
    shares: tuple[float, ...]
    own: tuple[float, ...]


@dataclass(frozen=True)
class Key:
    """A figure that leads the page of a place; `stands` is None where the place has no figure."""

    reading: Reading
    province: Row
    stands: Standing | None


@per_language()
def _districts(indicator: str) -> pd.DataFrame:
    return census.once(census.share_by_unit(indicator))


def standing(row: Row, province: Row, nation: Row, known: pd.DataFrame) -> Standing:
    """A district among all districts. known: a row for each of them, with `value` and `province`."""
    home, shares = known[known["province"] == row["province"]], known["value"]
    lower, higher = int((shares < row["value"]).sum()), int((shares > row["value"]).sum())
    return Standing(row, province, nation, lower, higher, tuple(shares), tuple(home["value"]))


def keys(place: str) -> list[Key]:
    """The five leading figures of a district, or of a province or territory."""
    return [_of_province(name, place) for name in KEYS] if place in gazetteer.provinces() else _of_district(place)


def _of_district(code: str) -> list[Key]:
    readings = dict(zip(CENSUS, local(code), strict=True))
    found = []
    for name in KEYS:
        here, province = readings[name].reading, readings[name].province
        stands = standing(here.row, province, here.nation, _districts(name)) if here.known else None
        found.append(Key(here, province, stands))
    return found


def _of_province(name: str, code: str) -> Key:
    indicator, title = CENSUS[name]
    here = reading(indicator, code)
    here = Reading(say(title), here.long, here.when, here.row, here.nation)
    if not here.known:
        return Key(here, here.row, None)
    others = [
        row["value"] for row in (reading(indicator, each).row for each in gazetteer.provinces()) if has_value(row)
    ]
    value, known = here.row["value"], _districts(name)
    lower, higher = sum(other < value for other in others), sum(other > value for other in others)
    own = tuple(known[known["province"] == code]["value"])
    return Key(here, here.row, Standing(here.row, here.row, here.nation, lower, higher, tuple(known["value"]), own))


def among(stands: Standing) -> str:
    """A district's place among all districts, in a sentence."""
    return say(
        "Of {n} districts as drawn, {lower} have a lower share and {higher} a higher one.",
        n=len(stands.shares),
        lower=stands.lower,
        higher=stands.higher,
    )


def among_provinces(stands: Standing) -> str:
    """A province's place among the provinces and territories that the census tables reach, in a sentence."""
    return plural(
        "Of {n} province with a figure, {lower} have a lower share and {higher} a higher one.",
        "Of {n} provinces and territories with a figure, {lower} have a lower share and {higher} a higher one.",
        stands.lower + stands.higher + 1,
        lower=stands.lower,
        higher=stands.higher,
    )
