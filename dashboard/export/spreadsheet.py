"""A view as a spreadsheet: the rows on one sheet, everything that belongs to them on the other.

Every cell is written with its type, so that no text becomes a formula, and all dates in the file are fixed: the same
view gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter

from dashboard.chart import View
from dashboard.data.source_lines import source_line
from dashboard.export import citation, tabular
from dashboard.i18n import EMPTY, say
from dashboard.rows import ROW

# The columns of a row as a reader calls them, and how wide they stand.
HEADINGS = {
    "figure_id": ("Figure", 12),
    "geography": ("Place", 26),
    "geography_level": ("Kind of place", 14),
    "period": ("Period", 20),
    "sex": ("Sex", 9),
    "category": ("Category", 22),
    "value": ("Value", 12),
    "unit": ("Unit", 18),
    "numerator": ("n", 12),
    "denominator": ("of N", 12),
    "empty_kind": ("Kind of empty", 22),
    "status": ("What was done to the figure", 26),
    "grade": ("Grade of the source", 18),
    "source": ("Source", 30),
    "locator": ("Place in the source", 36),
    "note": ("Note", 60),
    "caveat": ("Caveat", 40),
    "superseded_by": ("Newer figures", 18),
    "scope": ("Scope", 30),
}
MADE = dt.datetime(2021, 12, 1)
LARGEST_LINK = 2079  # characters that Excel takes for a link


def xlsx(view: View, address: str) -> bytes:
    """The workbook of a view that is reached at `address`."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    book.set_properties(
        {
            "title": view.title,
            "subject": view.subtitle,
            "author": citation.AUTHOR,
            "created": MADE,
            "comments": say("{address}, data version {version}", address=address, version=view.version),
        }
    )
    _rows(book, view)
    _about(book, view, address)
    book.close()
    return memory.getvalue()


def _rows(book: Any, view: View) -> None:
    sheet = book.add_worksheet("rows")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    records = tabular.records(view)
    for column, name in enumerate(ROW):
        heading, width = HEADINGS[name]
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, say(heading), head)
        for row, record in enumerate(records, start=1):
            cell = record[name]
            if name == "empty_kind" and cell:
                cell = say(EMPTY[cell])
            if isinstance(cell, (int, float)):
                sheet.write_number(row, column, cell)
            elif cell:
                sheet.write_string(row, column, str(cell))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(records)), len(ROW) - 1)


def _about(book: Any, view: View, address: str) -> None:
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0b5394", "underline": 1})
    for row, (name, text, url) in enumerate(facts(view, address)):
        sheet.write_string(row, 0, name, bold)
        if url and len(url) <= LARGEST_LINK:
            sheet.write_url(row, 1, url, link, text)
        else:
            sheet.write_string(row, 1, text, wrapped)


def facts(view: View, address: str) -> list[tuple[str, str, str]]:
    """(name, text, link) of everything the second sheet says of a view."""
    told = [
        (say("Title"), view.title, ""),
        (say("Subtitle"), view.subtitle, ""),
        (say("Question"), say(view.chart.question), ""),
        (say("n"), view.n, ""),
        *[(say("Note"), note, "") for note in view.notes],
        *[(say("Source"), source_line(record), record["url"]) for record in view.sources],
        (say("Licence"), citation.LICENCE, citation.LICENCE_URL),
        (say("Address"), address, address),
        (say("Data version"), view.version, ""),
        (say("Citation"), citation.text(view, address), ""),
    ]
    return [(name, text, url) for name, text, url in told if text]
