"""Checks of places and of periods."""

from __future__ import annotations

import calendar
import json
import re

import pandas as pd

from dashboard.data import tables
from dashboard.data.validation.found import Found, records
from dashboard.geography import gazetteer
from dashboard.settings import settings

INTERVAL = re.compile(r"(?=.*\d)(\d{4}(-\d\d){0,2}|\.\.)(/(\d{4}(-\d\d){0,2}|\.\.))?")


def _place_names(level: str) -> list[str]:
    """The names that geodata/ knows at this level, for a guess at what was meant."""
    names = [*gazetteer.provinces().values(), *gazetteer.names().values()]
    return list(dict.fromkeys(name for name in names if gazetteer.locate(name, level) is not None))


def places(rows: pd.DataFrame) -> Found:
    """Every geography is known to geodata at its level."""
    found = Found(len(rows[["geography", "geography_level"]].drop_duplicates()))
    for row in records(rows):
        if gazetteer.locate(row["geography"], row["geography_level"]) is None:
            hint = tables.near(row["geography"], _place_names(row["geography_level"]))
            found.error(row, "geography", f"a {row['geography_level']} of geodata/crosswalk.csv{hint}")
    return found


def _edges(moment: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last day of a year, month or day; ValueError when there is no such day."""
    parts = [int(part) for part in moment.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if month > 12 or (len(parts) > 1 and month < 1):
        raise ValueError(moment)
    last = calendar.monthrange(year, month or 12)[1]
    if len(parts) == 3:
        if not 1 <= parts[2] <= last:
            raise ValueError(moment)
        return (year, month, parts[2]), (year, month, parts[2])
    return (year, month or 1, 1), (year, month or 12, last)


def ordered(period: str) -> bool:
    """Whether an ISO 8601 date, month, year or interval exists and starts before it ends."""
    if not INTERVAL.fullmatch(period):
        return False
    start, _, end = period.partition("/")
    try:
        first = _edges(start)[0] if start != ".." else (0, 0, 0)
        last = _edges(end)[1] if end and end != ".." else (9999, 12, 31)
    except ValueError:
        return False
    return first <= last


def periods(rows: pd.DataFrame) -> Found:
    """Periods are ISO 8601 and start before they end."""
    dated = rows[rows["period"] != ""]
    found = Found(len(dated))
    for row in records(dated):
        if not ordered(row["period"]):
            found.error(row, "period", "a date, month, year or interval of ISO 8601 that starts before it ends")
    return found


def no_points(rows: pd.DataFrame) -> Found:
    """No layer of geodata has a point, but for the stages of the corridors; no town is known for its shelter."""
    found = Found()
    for path in sorted(settings().geodata.glob("*.geojson")):
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            found.checked += 1
            if "Point" in feature["geometry"]["type"] and path.stem != "corridors":
                found.errors.append(f"geodata/{path.name}, feature {feature.get('id')}: a point; expected an area")
    return found
