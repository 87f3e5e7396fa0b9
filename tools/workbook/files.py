"""Datasets as text: the records of a CSV, and a CSV of records in which unchanged rows keep their bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.data import edition, reader, tables
from tools.workbook import layout

Record = tuple[str, ...]


def stored(name: str) -> tuple[list[str], list[Record]]:
    """Header and records of a dataset of the edition in use, as they stand."""
    header, *records = _rows(_text(name))
    return list(header), records


def full(name: str) -> list[Record]:
    """The records of a dataset with all columns of its schema: "" in those that its file leaves out."""
    header, records = stored(name)
    places = [header.index(field["name"]) if field["name"] in header else None for field in layout.fields(name)]
    return [tuple("" if at is None else record[at] for at in places) for record in records]


def written(name: str, records: Sequence[Record]) -> bytes:
    """The file of a dataset with these records (all columns of its schema, in order).

    A row that the present file holds keeps its bytes, quotes included. The columns that a file may leave out are left
    out where the present file does and no record has anything in them.
    """
    columns = [field["name"] for field in layout.fields(name)]
    header, known = stored(name)
    spare = [at for at, column in enumerate(columns) if column in reader.OPTIONAL and column not in header]
    if not any(record[at] for record in records for at in spare):
        kept = [at for at in range(len(columns)) if at not in spare]
        columns, records = [columns[at] for at in kept], [tuple(record[at] for at in kept) for record in records]
    lines = dict(zip(known, _lines(_text(name))[1:], strict=True)) if columns == header else {}
    first = _lines(_text(name))[0] if columns == header else _line(columns)
    return (first + "".join(lines.get(record) or _line(record) for record in records)).encode()


def _text(name: str) -> str:
    return edition.files()[tables.resource(name)["path"]].decode("utf-8")


def _rows(text: str) -> list[Record]:
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def _lines(text: str) -> list[str]:
    """The text of each record, with its line feed; a record in quotes may span lines."""
    lines = list(io.StringIO(text, newline="\n"))  # splitlines would part lines at other characters too
    reading = csv.reader(lines, strict=True)
    found, start = [], 0
    for _ in reading:
        found.append("".join(lines[start : reading.line_num]))
        start = reading.line_num
    return found


def _line(record: Iterable[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(record)
    return text.getvalue()
