"""A row of figures: its columns, and the two questions that every chart asks of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

import pandas as pd


class Row(TypedDict):
    """A published number with what is known of it; datasets/README.md explains each column.

    value: a number, NaN where `empty_kind` says why there is none, or words ("in force"). numerator, denominator: n of
    N, NaN where the source printed none. code: of the place in geodata, "" for what is no place there. province: the
    code of the province it lies in. A chart may add columns of its own.
    """

    figure_id: str
    indicator: str
    geography: str
    geography_level: str
    period: str
    sex: str
    category: str
    value: Any
    unit: str
    numerator: float
    denominator: float
    empty_kind: str
    status: str
    grade: str
    source: str
    locator: str
    counted_by: str
    note: str
    caveat: str
    superseded_by: str
    scope: str
    code: str
    province: str


def absent(row: Mapping[str, Any], column: str = "value") -> bool:
    """Whether a row has no number in a column."""
    return bool(row[column] != row[column])


def extremes(rows: pd.DataFrame, column: str = "value") -> tuple[pd.Series, pd.Series]:
    """The rows with the highest and with the lowest number; of equals the first. Needs one number at least."""
    return rows.loc[rows[column].idxmax()], rows.loc[rows[column].idxmin()]


def by_code(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Code of a place -> its rows, for a map whose places have several."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["code"], []).append(row)
    return found


def own(row: Mapping[str, Any], column: str) -> Any:
    """A column that a chart added to its rows, such as the group in which it draws them."""
    return row[column]
