"""Writes the edition in use as a workbook: one sheet per dataset, with notes on columns and lists of codes.

Every cell has the type of its column: numbers are numbers, everything else is text, also what looks like a date or a
number. Nothing in the file tells when it was made: the same edition gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from dashboard.data import reader, tables
from tools.workbook import files, layout

MADE = dt.datetime(2021, 12, 1)
SPARE = 1000  # rows below the last one that have lists of codes too
WIDE = ("note", "title", "text", "definition", "definition_urdu", "change", "why", "locator", "what_differs")
LONGEST = 32_767  # characters of a cell
GUIDE = (
    ("The datasets of the dashboard", "One sheet holds one dataset; one row is one published number or record."),
    ("Change", "Type over a cell, insert a row, delete a whole row. The order of the columns does not matter."),
    ("Notes", "Rest the mouse on the head of a column: its note says what belongs there."),
    ("Lists", "Cells with an arrow offer the codes that are allowed. All codes stand on the sheet “codes”."),
    (
        "Numbers",
        "Plain: 1234.5, without separators, percent signs or units. 0 is a count of none; an empty cell is none.",
    ),
    ("Text", "Dates and codes are text: 2020-04, 007. A cell that became a date or a number must be made text again."),
    ("Not allowed", "Formulas, dates as the spreadsheet knows them, TRUE and FALSE, spaces at the ends, line breaks."),
    ("Small counts", "Counts of 1 to 10 people below country level are never entered: empty_kind is “suppressed”."),
    ("Corrections", "A number that readers saw and that changes gets a row on the sheet “changes” that names its id."),
    ("Ids", "An id is never given to another figure. A new figure gets the next free one."),
    ("Bring it back", "make import FILE=this-file.xlsx tells every error and every difference, and changes nothing."),
    ("Install", "make import FILE=this-file.xlsx YES=1 installs it; make reload lets the running site take it."),
)


def numeric(text: str) -> int | float | None:
    """The number that a spreadsheet may hold in place of this text; None where it would not come back the same."""
    if not reader.NUMBER.fullmatch(text):
        return None
    number = float(text)
    found = int(number) if number.is_integer() else number
    return found if plain(found) == text else None


def plain(number: int | float) -> str:
    """A number as the datasets write it: 12, 19.9; without an exponent."""
    if float(number).is_integer() and abs(number) < 1e15:
        return str(int(number))
    text = repr(float(number))
    return text if "e" not in text else format(float(number), "f")


def write(path: Path) -> int:
    """Write the workbook of the edition in use; returns how many rows it holds. Raises ValueError and OSError."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "Datasets", "created": MADE, "comments": f"{layout.VERSION} {tables.version()}"})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#e8eef4", "valign": "top", "num_format": "@"}),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _guide(book, looks)
    sheets = {name: book.add_worksheet(name) for name in layout.sheets()}
    lists = _Lists(book.add_worksheet(layout.CODES), looks)
    rows = 0
    for name, sheet in sheets.items():
        rows += _dataset(sheet, name, looks, lists)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(f"{path} cannot be written: {error}") from None
    return rows


def _guide(book: Any, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(layout.GUIDE)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110)
    for row, (name, text) in enumerate(((layout.VERSION, tables.version()), *GUIDE)):
        sheet.write_string(row, 0, name, looks["head"])
        sheet.write_string(row, 1, text, looks["wrapped"])
    for row, name in enumerate(layout.sheets(), start=len(GUIDE) + 2):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 1, tables.resource(name).get("title", name), looks["wrapped"])
    sheet.activate()


class _Lists:
    """The sheet of codes: each list once, in a column of its own."""

    def __init__(self, sheet: Any, looks: dict[str, Any]) -> None:
        self.sheet, self.looks = sheet, looks
        self.places: dict[tuple[str, ...], str] = {}

    def place(self, heading: str, values: tuple[str, ...]) -> str:
        """The reference of a list of codes, for the lists of cells."""
        if values not in self.places:
            column = len(self.places)
            self.sheet.set_column(column, column, 24, self.looks["text"])
            self.sheet.write_string(0, column, heading, self.looks["head"])
            for row, value in enumerate(values, start=1):
                self.sheet.write_string(row, column, value, self.looks["text"])
            letter = xl_col_to_name(column)
            self.places[values] = f"={layout.CODES}!${letter}$2:${letter}${len(values) + 1}"
        return self.places[values]


def _dataset(sheet: Any, name: str, looks: dict[str, Any], lists: _Lists) -> int:
    fields, records = layout.fields(name), files.full(name)
    for column, field in enumerate(fields):
        look = looks["number" if field["type"] in layout.NUMBERS else "text"]
        sheet.set_column(column, column, 44 if field["name"] in WIDE else 18, look)
        sheet.write_string(0, column, field["name"], looks["head"])
        sheet.write_comment(0, column, layout.note(name, field), {"x_scale": 2.5, "y_scale": 1.6})
        found = layout.codes(name, field)
        if found:
            sheet.data_validation(
                1,
                column,
                len(records) + SPARE,
                column,
                {
                    "validate": "list",
                    "source": lists.place(f"{name}: {field['name']}", found.values),
                    "error_type": "stop" if found.strict else "information",
                    "error_title": field["name"],
                    "error_message": "Choose a code of the list." if found.strict else "This is new here.",
                    "show_error": found.strict,
                },
            )
    for row, record in enumerate(records, start=1):
        for column, (text, field) in enumerate(zip(record, fields, strict=True)):
            if len(text) > LONGEST:
                cell = xl_rowcol_to_cell(row, column)
                raise ValueError(f"{name}, {cell}: {len(text)} characters; a cell holds at most {LONGEST}")
            number = numeric(text) if field["type"] in layout.NUMBERS else None
            if number is not None:
                sheet.write_number(row, column, number, looks["number"])
            elif text:
                sheet.write_string(row, column, text, looks["text"])
    last = xl_rowcol_to_cell(max(1, len(records)), len(fields) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A2:{last}"})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(records)), len(fields) - 1)
    return len(records)
