"""Checks that shelters are districts, never a house or its whereabouts."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from dashboard.data.validation.found import Found, records
from dashboard.geography import gazetteer

SHELTER = re.compile(r"shelter|safe-house|women-centre|crisis-centre|72-hour")
SHELTER_LEVELS = ("country", "province", "district")
SHELTER_UNITS = (
    "shelters",
    "centres",
    "homes",
    "units",
    "presence",
    "status",
    "percent",
    "provinces",
    "cases",
    "mention",
)
HOUSE = re.compile(
    r"\b(dar[- ]?ul[- ]?\w+|panah|edhi|street|road|mohalla|colony|town|taluka|tehsil|near|opposite|plot|sector|"
    r"\d+[- ]beds?|capacity|phone|telephone|\d{2}\.\d+|\d{7,})\b",
    re.IGNORECASE,
)
PUBLIC_BODIES = "Government Department Ministry Commission Social Welfare Women Development Human Rights National"
MONTHS = "January February March April May June July August September October November December"


@cache
def _names_of_places() -> frozenset[str]:
    everywhere = " ".join([*gazetteer.crosswalk()["name"], MONTHS, PUBLIC_BODIES])
    return frozenset(re.findall(r"[^\W\d_]+", everywhere))


def proper_names(text: str) -> list[str]:
    """Capitalised words of a text that begin no sentence and name no place of geodata, month or public body."""
    found = []
    for sentence in re.split(r"(?<=[.:;?!])\s+", text):
        for word in re.findall(r"[^\W\d_]+", sentence)[1:]:
            if word[0].isupper() and len(word) > 1 and word not in _names_of_places():
                found.append(word)
    return found


def shelters(rows: pd.DataFrame) -> Found:
    """Shelters are districts: no place below one, no name of a house, nothing of its size or whereabouts."""
    kept = rows[rows["indicator"].str.contains(SHELTER) | rows["dataset"].isin(("shelters", "shelter_status"))]
    found = Found(len(kept))
    for row in records(kept):
        if row["geography_level"] not in SHELTER_LEVELS:
            found.error(row, "geography_level", f"one of {', '.join(SHELTER_LEVELS)}")
        if row["unit"] not in SHELTER_UNITS:
            found.error(row, "unit", f"one of {', '.join(SHELTER_UNITS)}")
        for column in ("geography", "category", "value", "note", "locator"):
            if HOUSE.search(row[column]) and not (column == "value" and row["unit"] == "percent"):
                found.error(row, column, "no house, address or size, only the district")
        for column in ("category", "note"):
            if proper_names(row[column]):
                found.error(row, column, f"no name but that of a district ({', '.join(proper_names(row[column]))})")
    return found
