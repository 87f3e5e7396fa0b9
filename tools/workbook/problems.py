"""What is wrong with a workbook, in its own terms: sheet, row, column, value, and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

FILE = re.compile(r"datasets/([\w-]+)\.csv(?:, row (\d+)(?: \([^)]*\))?)?(?:, column ([\w ]+?))?: (.*)", re.DOTALL)


@dataclass(frozen=True)
class Problem:
    """One error. row: 1 is the head; 0 means the sheet. column: its name, "" for the row. value: as it stands."""

    sheet: str
    row: int
    column: str
    told: str  # "'man'; expected one of: all, female, male"
    cell: str = ""  # such as "F12"; "" where the place of the column is not known

    def __str__(self) -> str:
        place = [f"sheet {self.sheet}"] if self.sheet else []
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}" + (f" ({self.cell})" if self.cell else "")] if self.column else []
        return f"{', '.join(place)}: {self.told}" if place else self.told


def at(sheet: str, row: int, column: str, place: int, value: str, expected: str) -> Problem:
    """A problem of one cell; `place`: the number of its column, the first is 0."""
    return Problem(sheet, row, column, f"{value!r}; expected {expected}", f"{get_column_letter(place + 1)}{row}")


def translated(
    errors: Iterable[str], columns: Mapping[str, list[str]], sheets: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Errors of a trial in terms of the workbook; what is not about a file of datasets stays as it is.

    columns: sheet -> names of its columns in the order of the workbook. sheets: stem of a file -> sheet.
    """
    for error in errors:
        found = FILE.fullmatch(error)
        name = (sheets or {}).get(found[1], found[1]) if found else ""
        if not found or name not in columns:
            yield Problem("", 0, "", error)
            continue
        row, column = int(found[2] or 0), found[3] or ""
        known = column in columns[name]
        cell = f"{get_column_letter(columns[name].index(column) + 1)}{row}" if known and row else ""
        yield Problem(name, row, column, found[4], cell)
