"""Checks that no small number of people is published or can be worked out."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data import disclosure
from dashboard.data.validation.found import Found, records


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(value=rows["number"], numerator=rows["n"], denominator=rows["of"])


def _protected(rows: pd.DataFrame) -> list[pd.DataFrame]:
    return [part for name, part in _typed(rows).groupby("dataset") if name not in disclosure.PUBLIC_ROLES]


def small_cells(rows: pd.DataFrame) -> Found:
    """No 1–10 people below country level, in whatever column."""
    found = Found()
    for part in _protected(rows):
        found.checked += len(part)
        for row in records(rows.loc[disclosure.small_cells(part).index]):
            found.error(row, "value", "nothing, and empty_kind suppressed: fewer than 11 people below country level")
    for row in records(rows[rows["empty_kind"] == "suppressed"]):
        if re.search(r"\d", row["note"]):
            found.error(row, "note", "no number beside a withheld figure")
    return found


def derivable(rows: pd.DataFrame) -> Found:
    """No withheld cell can be worked out from a total and the cells beside it."""
    found = Found(int((rows["empty_kind"] == "suppressed").sum()))
    for part in _protected(rows):
        for row in records(rows.loc[disclosure.derivable(part).index]):
            found.error(row, "empty_kind", "a second cell of its breakdown withheld: this one can be worked out")
    return found
