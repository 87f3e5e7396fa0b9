"""The rows of a view as a table for readers: headings, labels, values with their n, status and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import i18n
from dashboard.data import measures, observations, source_lines
from dashboard.data.row import Row, absent, own
from dashboard.i18n import alphabetical, say
from dashboard.selection import Filter, Option, options

if TYPE_CHECKING:
    from dashboard.chart import View

HEADINGS = {"geography": "Place", "category": "What", "sex": "Sex", "period": "Period"}
# How every column of a table is called.
COLUMNS = {**HEADINGS, "value": "Value", "n": "n of N", "status": "Status", "source": "Source", "caveat": "Caveat"}
SHOW = Filter(
    "show",
    "Show",
    lambda: options((("chart", "Chart"), ("table", "Table"), ("picture", "Picture"))),
    default="chart",
)


def _orders() -> tuple[Option, ...]:
    return options((sign + name, called) for name, called in COLUMNS.items() for sign in ("", "-"))


SORT = Filter("sort", "Order", _orders)  # of the rows of a table: by the name of a column, "-" before it: downwards


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
    shown = columns(records, names)
    return [say(COLUMNS[name]) for name in shown], [[told(name, row) for name in shown] for row in records]


def columns(records: Sequence[Row], names: list[str]) -> list[str]:
    """The columns of a table of `records`, by name: those that tell them apart, and what is known of each."""
    with_n = any(not absent(row, "numerator") for row in records)
    warned = any(observations.warning(row) for row in records)
    return [*names, "value", *["n"] * with_n, "status", "source", *["caveat"] * warned]


def told(name: str, row: Row) -> str:
    """What stands in a column of a row."""
    if name == "value":
        return i18n.cell(row)
    if name == "n":
        return counted(row)
    if name == "status":
        return say(row["status"]) + (" (B)" if row["grade"] == "B" else "")
    if name == "source":
        return source_lines.where(row)
    return observations.warning(row) if name == "caveat" else cell(name, row)


def in_order(records: list[Row], by: str) -> list[Row]:
    """The rows in the order of SORT; those that have nothing in the column stand last, whichever way it goes."""
    name = by.removeprefix("-")
    if name not in COLUMNS:
        return records
    column = {"value": "value", "n": "numerator"}.get(name)
    without = [row for row in records if column and absent(row, column)]
    known = [row for row in records if not (column and absent(row, column))]
    return sorted(known, key=lambda row: _rank(name, row), reverse=by.startswith("-")) + without


def sortable(view: View) -> list[str]:
    """The columns that a reader may put the table of a view in the order of.

    Not the values where these would rank places or groups by their victims, nor classes of foreign nationals.
    """
    ranked = not view.chart.detected and view.chart.unit != "class"
    return [name for name in columns(view.records, view.varying) if ranked or name not in ("value", "n")]


def _rank(name: str, row: Row) -> tuple[int, Any]:
    """Where a row stands in its column: numbers by size and before words, periods by time, words by the alphabet."""
    raw: Any = {"n": "numerator", "period": "period"}.get(name, "value")
    if name == "period" or (name in ("value", "n") and not isinstance(own(row, raw), str)):
        return 0, own(row, raw)
    return 1, alphabetical(told(name, row))


def holds(cells: Sequence[str], words: str) -> bool:
    """Whether some cell of a row holds `words`."""
    return any(words.casefold() in cell_.casefold() for cell_ in cells)
