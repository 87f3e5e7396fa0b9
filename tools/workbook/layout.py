"""What a workbook of the datasets looks like: its sheets, their columns, and the codes a cell may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts import CHARTS
from dashboard.data import reader, tables

GUIDE = "how to use"  # the first sheet
CODES = "codes"  # the last one: a column for each list of codes
VERSION = "Data version"  # stands on the first sheet, with the version beside it
LONGEST_NAME = 31  # characters that a spreadsheet allows in the name of a sheet
NUMBERS = ("number", "integer")

# Columns that hold one id of another dataset: (dataset, column) of those ids; "" stands for every dataset of figures.
KEYS: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("", "indicator"): (("indicators", "indicator"),),
    ("flow_mentions", "figure_id"): (("routes", "figure_id"), ("flows", "figure_id")),
}
# Columns that hold one or several ids, or a word that others hold too: their list helps, and others may be typed.
HELPFUL: Mapping[str, tuple[tuple[str, str], ...] | None] = {
    "source": (("sources", "id"),),
    "geography": None,  # None: what the column holds already
    "unit": None,
    "counted_by": None,
    "topic": None,
    "licence": None,
}

CHART_COLUMN = "charts"  # slugs of charts


@dataclass(frozen=True)
class Codes:
    """The codes of a column; `strict`: no other text is allowed in it."""

    values: tuple[str, ...]
    strict: bool


def sheets() -> list[str]:
    """The names of the sheets with datasets: those of the datasets. Raises ValueError where one is too long."""
    long = [name for name in tables.names() if len(name) > LONGEST_NAME]
    if long:
        raise ValueError(f"A sheet cannot be called {long[0]!r}: more than {LONGEST_NAME} characters.")
    return tables.names()


def fields(name: str) -> list[dict[str, Any]]:
    """The fields of a dataset, as datapackage.json has them, those that a file may leave out included."""
    found: list[dict[str, Any]] = tables.resource(name)["schema"]["fields"]
    return found


def codes(name: str, field: Mapping[str, Any]) -> Codes | None:
    """The codes of a column: of its schema, or of the dataset that it names. None where it is free."""
    column, enum = field["name"], field.get("constraints", {}).get("enum")
    if enum:
        return Codes(tuple(enum), True)
    keys = KEYS.get((name, column)) or (KEYS.get(("", column)) if name in tables.figure_datasets() else None)
    if keys:
        return Codes(_held(keys), True)
    if column == CHART_COLUMN:
        return Codes(tuple(CHARTS), False)
    if column in HELPFUL and field["type"] not in NUMBERS:
        values = _held(HELPFUL[column] or ((name, column),))
        return Codes(values, False) if values else None
    return None


def _held(places: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    cells = [cell for name, column in places if column in tables.table(name) for cell in tables.table(name)[column]]
    return tuple(sorted({cell for cell in cells if cell}))


def note(name: str, field: Mapping[str, Any]) -> str:
    """What the note of a column says: its meaning, and what its cells must be."""
    rules, found = field.get("constraints", {}), codes(name, field)
    kind = {"number": "A plain number such as 12 or 19.9.", "integer": "A whole number."}.get(field["type"], "Text.")
    keys = tables.resource(name)["schema"].get("primaryKey") or []
    told = [
        field.get("description", "") or field["name"].replace("_", " ").capitalize() + ".",
        kind,
        "Every row needs one." if rules.get("required") else "May be empty.",
        "No two rows have the same." if field["name"] in keys or rules.get("unique") else "",
        f"One of: {', '.join(rules['enum'])}." if rules.get("enum") else "",
        "Choose from the list." if found and found.strict and not rules.get("enum") else "",
        "The list helps; several are joined with “; ”." if field["name"] in ("source", CHART_COLUMN) else "",
        f"At least {rules['minimum']}." if "minimum" in rules else "",
        "If all rows leave this column empty, it stays out of the file." if field["name"] in reader.OPTIONAL else "",
    ]
    return " ".join(text for text in told if text)
