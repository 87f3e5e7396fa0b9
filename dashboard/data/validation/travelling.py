"""Checks of what travels with a figure: its scope in its name, and what supersedes it."""

from __future__ import annotations

import pandas as pd

from dashboard.data import provenance
from dashboard.data.validation.found import Found, records

LISTS = ("mention", "stages", "places", "law", "list")  # units of words that a source lists under one heading


def distinct(rows: pd.DataFrame) -> Found:
    """Two figures of one place and period that are called the same have the same value."""
    labelled = ["dataset", "indicator", "geography", "geography_level", "period", "sex", "category", "unit", "scope"]
    found = Found()
    for _, part in rows[~rows["unit"].isin(LISTS) & (rows["period"] != "")].groupby(labelled):
        found.checked += 1
        if part["value"].nunique() > 1:
            for row in records(part.iloc[1:]):
                first = part.iloc[0]
                found.error(
                    row, "scope", f"what tells it from {first['figure_id']}, {first['value']}, of the same name"
                )
    return found


def superseded(rows: pd.DataFrame) -> Found:
    """What supersedes a figure is published and of a period that does not end before it."""
    ends = {row["figure_id"]: _end(row["period"]) for row in records(rows)}
    found = Found()
    for row in records(rows[rows["superseded_by"] != ""]):
        for later in provenance.parts(row["superseded_by"]):
            found.checked += 1
            if later not in ends:
                found.error(row, "superseded_by", f"ids of figures; there is no {later}")
            elif ends[later] < ends[row["figure_id"]]:
                found.error(row, "superseded_by", f"a figure of a later period than {later}")
    return found


def _end(period: str) -> str:
    """The end of a period for comparison: a month or year counts to its last day."""
    return (period.rpartition("/")[2] or "0000") + "-99"
