"""Reads a workbook of the datasets, strictly: what a spreadsheet turned into something else is told, not guessed.

A cell of a number column is a number, or text that looks exactly like one; every other cell is text. Rows of a sheet
keep their numbers, so that row 12 of a sheet is row 12 of the file.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.data import reader
from tools.workbook import layout
from tools.workbook.files import Record
from tools.workbook.problems import Problem, at
from tools.workbook.write import plain

LARGEST = 200_000_000  # bytes of an unpacked workbook
MOST_ROWS = 100_000  # rows of a sheet
BLANK = re.compile(r"[\x00-\x1f\x7f\u00a0\u200b\u200e\u200f\u2028\u2029\ufeff]|_x[0-9A-Fa-f]{4}_")  # not to be seen
BROKEN = (InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError, zipfile.BadZipFile)
AS_TEXT = "text: format the cell as text and type it again"


class NoWorkbook(Exception):
    """The file cannot be read as a workbook at all; the message says why."""


@dataclass
class Contents:
    """What a workbook holds: its data version ("" if it tells none), datasets as records, and problems.

    records: all columns of the schema in its order, one record per row from row 2 on; a sheet whose head is wrong is
    not there. columns: the names of the columns in the order of the sheet.
    """

    version: str = ""
    records: dict[str, list[Record]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Contents:
    """Read a workbook. Raises NoWorkbook; everything else that is wrong stands in `problems`."""
    _look(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except BROKEN as error:
        raise NoWorkbook(f"{path.name} cannot be read as an XLSX workbook ({error})") from None
    found, wanted = Contents(), layout.sheets()
    try:
        there = {sheet.title: sheet for sheet in book.worksheets}
        found.problems += [
            Problem(name, 0, "", f"it is missing; expected a sheet for every dataset{reader.near(name, there)}")
            for name in wanted
            if name not in there
        ]
        for name in there:
            if name not in (*wanted, layout.GUIDE, layout.CODES):
                hint = reader.near(name, wanted)
                found.problems.append(Problem(name, 0, "", f"it is unknown; expected the name of a dataset{hint}"))
        if layout.GUIDE in there:
            found.version = _version(there[layout.GUIDE])
        for name in wanted:
            if name in there:
                _sheet(there[name], name, found)
    except BROKEN as error:
        raise NoWorkbook(f"{path.name} cannot be read to its end ({error}); save it anew") from None
    finally:
        book.close()
    return found


def _look(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except FileNotFoundError:
        raise NoWorkbook(f"{path}: there is no such file") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise NoWorkbook(f"{path.name} is no XLSX workbook ({error}); save it as .xlsx") from None
    if size > LARGEST:
        raise NoWorkbook(f"{path.name} unpacks to {size} bytes; at most {LARGEST} are read")


def _version(sheet: Any) -> str:
    for name, value, *_ in ((*row, None, None) for row in sheet.iter_rows(max_row=20, values_only=True)):
        if name == layout.VERSION:
            return str(value or "")
    return ""


def _sheet(sheet: Any, name: str, found: Contents) -> None:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows: Iterator[tuple[int, Any]] = enumerate(sheet.iter_rows(), start=1)
    _, head = next(rows, (1, []))
    header = [_heading(name, at_, cell, found) for at_, cell in enumerate(head)]
    while header and not header[-1]:
        header.pop()
    expected = [entry["name"] for entry in layout.fields(name)]
    faults = _header_faults(name, header, expected)
    if faults:
        found.problems += faults
        return
    found.columns[name] = header
    places = [header.index(column) for column in expected]
    kinds = {entry["name"]: entry["type"] for entry in layout.fields(name)}
    records: list[Record] = []
    for number, cells in rows:
        if not any(_filled(cell) for cell in cells):
            continue
        if number > MOST_ROWS:
            found.problems.append(Problem(name, number, "", f"expected at most {MOST_ROWS} rows"))
            break
        while len(records) < number - 2:  # kept, so that rows keep their numbers
            empty = len(records) + 2
            found.problems.append(Problem(name, empty, "", "the row is empty; expected a row with cells: delete it"))
            records.append(("",) * len(expected))
        texts = [""] * max(len(cells), len(header))
        for place, cell in enumerate(cells):
            column = header[place] if place < len(header) else ""
            text, fault = _text(cell, kinds.get(column, "string"))
            texts[place] = text
            if not column and _filled(cell):
                fault = "an empty cell: this column has no name"
            if fault:
                found.problems.append(at(name, number, column or "without a name", place, text, fault))
        records.append(tuple(texts[place] for place in places))
    found.records[name] = records


def _filled(cell: Any) -> bool:
    return cell.value is not None and cell.value != ""


def _heading(name: str, place: int, cell: Any, found: Contents) -> str:
    if not _filled(cell):
        return ""
    if cell.data_type == "f":
        found.problems.append(at(name, 1, "", place, cell.value, "the name of a column, not a formula"))
    return str(cell.value)


def _header_faults(name: str, header: list[str], expected: list[str]) -> list[Problem]:
    missing = [column for column in expected if column not in header]
    told = [
        Problem(name, 1, column, f"it is missing; expected the columns {', '.join(expected)}") for column in missing
    ]
    for place, column in enumerate(header):
        if not column:
            continue  # an empty column; what stands below is told cell by cell
        if column not in expected:
            hint = reader.near(column, missing or expected)
            told.append(at(name, 1, column, place, column, f"a column of the dataset{hint}"))
        elif header.index(column) != place:
            told.append(at(name, 1, column, place, column, "every column once"))
    return told


def _text(cell: Any, kind: str) -> tuple[str, str]:
    """A cell as the file of a dataset holds it, and what was expected of it, "" where it is as it should be."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(getattr(value, "text", value)), "a value, not a formula: paste it as a value"
    if cell.data_type == "e":
        return str(value), "a value, not the error of a formula"
    if isinstance(value, bool):
        return str(value).upper(), f"{AS_TEXT}, it became TRUE or FALSE" if kind == "string" else "a number"
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        told = "it became a date" if isinstance(value, dt.date) else "it became a time"
        return str(value), f"{AS_TEXT} (such as 2020-04-01), {told}" if kind == "string" else f"a number, {told}"
    if isinstance(value, (int, float)):
        return _number(value, kind, cell.number_format or "")
    return _words(str(value), kind)


def _number(value: int | float, kind: str, look: str) -> tuple[str, str]:
    text = plain(value)
    if kind == "string":
        return text, f"{AS_TEXT}, it became a number, without the zeros before it"
    if "%" in look:
        return text, f"a number without a percent sign: this one is kept as {text}; type {plain(round(value * 100, 9))}"
    if kind == "integer" and "." in text:
        return text, "a whole number"
    return text, ""


def _words(text: str, kind: str) -> tuple[str, str]:
    if text == "":
        return "", ""
    if text != text.strip():
        return text, "no space at its start or end" if text.strip() else "an empty cell, not one with spaces"
    if BLANK.search(text):
        return text, "no line break and no character that cannot be seen (type it again)"
    if kind in layout.NUMBERS and not reader.NUMBER.fullmatch(text):
        return text, "a plain number such as 12 or 19.9, without separators, signs or units"
    return text, ""
