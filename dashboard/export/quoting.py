"""A view in somebody else's text: a sentence with its citation, the numbers for a mail, and code that reads them."""

from __future__ import annotations

from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.export import citation
from dashboard.i18n import say
from dashboard.table import COLUMNS, columns, told

LEFT_OUT = ("source", "caveat")  # columns that a mail has in its foot instead
# Programs that read a CSV by its address, and what to give them; {address} is that of the file.
CODE = {
    "Python": 'import pandas as pd\n\nrows = pd.read_csv("{address}")',
    "R": 'rows <- read.csv("{address}", fileEncoding = "UTF-8-BOM")',
    "Observable": 'rows = d3.csv("{address}", d3.autoType)',
    "Excel": 'let\n    Source = Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001])\nin\n'
    "    Table.PromoteHeaders(Source)",
    "Google Sheets": '=IMPORTDATA("{address}")',
}


def sentence(view: View, address: str) -> str:
    """What is seen, with what must not be left out of it, its sources and where it stands; in one paragraph."""
    parts = [f"{view.title} ({view.subtitle})", *view.rules, _sources(view), citation.text(view, address)]
    return " ".join(part if part.endswith((".", "?", "!", "۔", "؟", address)) else f"{part}." for part in parts)


def mail(view: View, address: str) -> str:
    """The numbers as a table in plain text, in columns of equal width, with all that a reader needs beside them."""
    names = [name for name in columns(view.records, view.varying) if name not in LEFT_OUT]
    rows = [[say(COLUMNS[name]) for name in names], *([told(name, row) for name in names] for row in view.records)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(names))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    foot = [text for text in (view.n, *view.rules) if text]
    return "\n".join([view.title, view.subtitle, "", *lines, "", *foot, _sources(view), address])


def code(csv: str) -> dict[str, str]:
    """For each program what reads the rows of a view from the address of its CSV."""
    return {program: text.format(address=csv) for program, text in CODE.items()}


def _sources(view: View) -> str:
    return say("Sources: ") + "; ".join(
        source_lines.addressed(item["text"], item) for item in source_lines.links(view.sources)
    )
