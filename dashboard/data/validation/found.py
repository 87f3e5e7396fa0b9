"""What a check is handed and what it returns: the figures of all datasets as text, and errors, one line each."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.data import edition, tables

NUMBERS = ("value", "numerator", "denominator")


@dataclass
class Found:
    """How many things a check looked at, and its errors."""

    checked: int = 0
    errors: list[str] = field(default_factory=list)

    def error(self, row: Mapping[str, Any], column: str, expected: str) -> None:
        """Adds "file, row 3 (R055), column value: '1'; expected …"."""
        self.errors.append(
            f"{row['file']}, row {row['row']} ({row['figure_id']}), column {column}: {row[column]!r}; "
            f"expected {expected}"
        )


def as_text(name: str) -> pd.DataFrame:
    """A dataset with its cells as they stand, and `file`, `row` (as a spreadsheet counts) and `dataset`."""
    path = tables.resource(name)["path"]
    frame = pd.read_csv(io.BytesIO(edition.files()[path]), dtype=str, keep_default_na=False)
    for column in tables.OPTIONAL & {entry["name"] for entry in tables.resource(name)["schema"]["fields"]}:
        if column not in frame:
            frame[column] = ""
    return frame.assign(file=f"datasets/{path}", row=range(2, len(frame) + 2), dataset=name)


def figures() -> pd.DataFrame:
    """Every figure of every dataset: the cells as they stand, with `file`, `row`, `dataset` and `number` (the value
    as a number, NaN where it is none)."""
    frame = pd.concat([as_text(name) for name in tables.figure_datasets()], ignore_index=True)
    return numbered(frame)


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its numbers in `number`, `n` and `of`."""
    pairs = zip(("number", "n", "of"), NUMBERS, strict=True)
    return frame.assign(**{name: pd.to_numeric(frame[column], errors="coerce") for name, column in pairs})


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dicts, column -> cell."""
    return frame.to_dict("records")
