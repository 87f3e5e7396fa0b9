"""A view in somebody else's text: a sentence with its citation, the numbers for a mail, and code that reads them."""

from __future__ import annotations

from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.export import citation
from dashboard.i18n import say
from dashboard.table import COLUMNS, columns, told

LEFT_OUT = ("source", "caveat")  # columns that a mail has in its foot instead
# What reads the rows in each program; {csv} and {json} stand for the addresses of their files.
# R: where a session is not in UTF-8, `fileEncoding` ends the table at the first letter it cannot write, with a warning.
# Observable: the JSON says what is a number. d3.autoType makes the period "2019-06" a date and "2018" a number.
# Excel: a step that Excel adds by itself reads numbers as the country of the computer writes them.
# Google Sheets: the same, so the last argument says en_US; semicolons between arguments work in every country.
CODE = {
    "Python": 'import pandas as pd\n\nrows = pd.read_csv("{csv}")',
    "R": 'rows <- read.csv("{csv}", encoding = "UTF-8")\nnames(rows)[1] <- "figure_id"',
    "Observable": 'rows = fetch("{json}")\n  .then((answer) => answer.json())\n  .then((view) => view.rows)',
    "Excel": """let
    Source = Csv.Document(Web.Contents("{csv}"), [Delimiter = ",", Encoding = 65001]),
    Rows = Table.PromoteHeaders(Source),
    AsNumber = (cell) => if cell = "" then null else try Number.FromText(cell, "en-US") otherwise cell
in
    Table.TransformColumns(Rows, {{"value", AsNumber}, {"numerator", AsNumber}, {"denominator", AsNumber}})""",
    "Google Sheets": '=IMPORTDATA("{csv}"; ","; "en_US")',
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


def code(csv: str, json: str) -> dict[str, str]:
    """For each program what reads the rows of a view from the address of its CSV or JSON."""
    return {program: text.replace("{csv}", csv).replace("{json}", json) for program, text in CODE.items()}


def _sources(view: View) -> str:
    return say("Sources: ") + "; ".join(
        source_lines.addressed(item["text"], item) for item in source_lines.links(view.sources)
    )
