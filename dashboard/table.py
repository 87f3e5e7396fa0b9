"""The rows of a view as a table for readers: headings, labels, values with their n, status and source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import i18n
from dashboard.data import measures, observations, source_lines
from dashboard.data.row import Row, absent
from dashboard.i18n import say

if TYPE_CHECKING:
    from dashboard.chart import View

HEADINGS = {"geography": "Place", "category": "What", "sex": "Sex", "period": "Period"}


def varying(rows: pd.DataFrame) -> list[str]:
    """The columns that tell `rows` apart, besides the values: of geography, category, sex and period."""
    names = [name for name in HEADINGS if rows[name].nunique() > 1]
    if {"category", "sex"} <= set(names) and rows.groupby("category")["sex"].nunique().max() == 1:
        names.remove("sex")  # the category says it already ("men")
    return names or ["geography"]


def cell(name: str, row: Mapping[str, Any]) -> str:
    """One of the telling columns of a row in words."""
    text = str(row[name])
    if name == "period":
        return i18n.period(text)
    if name == "geography" and row["geography_level"] == "federal":
        return say("Federal courts")
    return say(text) if name == "geography" else say(text.replace("-", " "))


def label(row: Row, names: list[str]) -> str:
    """What a row is about, by its columns `names`: "Sindh, high courts, 2018"."""
    return i18n.comma().join(text for text in (cell(name, row) for name in names) if text)


def counted(row: Row) -> str:
    """n of N of a row, marked * where N is small; "" where no n was published."""
    if absent(row, "numerator"):
        return ""
    small = row["denominator"] < measures.SMALL_BASE
    return i18n.of(row["numerator"], row["denominator"]) + (" *" if small else "")


def of_view(view: View) -> tuple[list[str], list[list[str]]]:
    """(headings, rows) of the table of a view as a reader sees it."""
    return of_records(view.records, view.varying)


def of_records(records: list[Row], names: list[str]) -> tuple[list[str], list[list[str]]]:
    """(headings, rows) of a table of `records` whose telling columns are `names`."""
    with_n = any(not absent(row, "numerator") for row in records)
    warnings = [observations.warning(row) for row in records]
    headings = [say(HEADINGS[name]) for name in names]
    headings += [say("Value"), *([say("n of N")] if with_n else []), say("Status"), say("Source")]
    headings += [say("Caveat")] if any(warnings) else []
    body = [
        [
            *(cell(name, row) for name in names),
            i18n.cell(row),
            *([counted(row)] if with_n else []),
            say(row["status"]) + (" (B)" if row["grade"] == "B" else ""),
            source_lines.where(row),
            *([warning] if any(warnings) else []),
        ]
        for row, warning in zip(records, warnings, strict=True)
    ]
    return headings, body
