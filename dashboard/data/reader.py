"""Reads datapackage.json and the CSV files it lists, each cell checked; errors name file, row and column."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from dashboard.data import edition

OPTIONAL = frozenset({"caveat", "superseded_by", "scope"})  # columns that a file with nothing to say leaves out
NUMBER = re.compile(r"-?\d+(\.\d+)?")


class BrokenDataset(Exception):
    """A dataset that does not keep to datapackage.json; `errors` has one line per broken cell."""

    def __init__(self, file: str, errors: list[str]) -> None:
        self.file, self.errors = file, errors
        super().__init__("\n".join([f"{file}: {len(errors)} error(s)", *errors]))

    def at_start(self) -> str:
        """What an operator is told when the dashboard cannot start."""
        return f"The dashboard cannot start.\n{self}\n`make data` checks all datasets."


def _text(name: str) -> str:
    """The text of a file of datasets/; BrokenDataset when it is missing, empty, or not plain UTF-8."""
    file = f"datasets/{name}"
    try:
        content = edition.files()[name]
    except KeyError:
        raise BrokenDataset(file, [f"{file}: there is no such file; expected one, as something names it"]) from None
    except OSError as error:
        told = error.strerror or str(error)
        raise BrokenDataset("datasets", [f"datasets: the folder cannot be read ({told}); expected a folder"]) from None
    if content.startswith(codecs.BOM_UTF8):
        raise BrokenDataset(
            file,
            [f"{file}, row 1, column 1: '\\ufeff', a byte order mark; expected UTF-8 without one (save it as UTF-8)"],
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        row, start = before.count(b"\n") + 1, before.rfind(b"\n") + 1
        cell = f"row {row}, column {before[start:].count(b',') + 1}"
        told = f"{file}, {cell}: {content[error.start : error.start + 1]!r}, byte {error.start + 1} of the file"
        raise BrokenDataset(file, [f"{told}; expected text in UTF-8 (save it as UTF-8)"]) from None
    if not text.strip():
        raise BrokenDataset(file, [f"{file}, row 1: '', the file is empty; expected its columns or its entries"])
    return text


def _json(name: str) -> dict[str, Any]:
    """A JSON object of datasets/; BrokenDataset with row and column where it is none."""
    file = f"datasets/{name}"
    text = _text(name)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1].strip() if error.lineno <= len(text.splitlines()) else ""
        where = f"{file}, row {error.lineno}, column {error.colno}"
        raise BrokenDataset(file, [f"{where}: {line!r}; expected valid JSON ({error.msg})"]) from None
    if not isinstance(found, dict):
        raise BrokenDataset(file, [f"{file}, row 1: {text.strip()[:20]!r}; expected an object in braces"])
    return found


def _schema_faults(schema: Any) -> list[str]:
    """What is wrong with a table schema, in words."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields:
        return ["a schema with a list of fields"]
    if not all(isinstance(field, dict) and {"name", "type"} <= set(field) for field in fields):
        return ["a name and a type in every field of its schema"]
    keys = schema.get("primaryKey") or []
    keys = [keys] if isinstance(keys, str) else keys
    absent = [key for key in keys if key not in [field["name"] for field in fields]]
    return [f"a primaryKey that is one of its fields; {key!r} is none" for key in absent]


@cache
def package() -> dict[str, Any]:
    """datapackage.json: what is published and what is tested, each dataset with its schema.

    A schema may be named (`"schema": "observations.schema.json"`); here it stands in its place.
    Raises BrokenDataset when the file, or a schema that it names, cannot be used.
    """
    file = "datasets/datapackage.json"
    found = _json("datapackage.json")
    entries = found.get("resources")
    if not isinstance(entries, list) or not entries:
        raise BrokenDataset(file, [f"{file}, key resources: {entries!r}; expected a list with an entry per dataset"])
    errors: list[str] = []
    schemas: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            errors.append(f"{file}, entry {number}: {entry!r}; expected an object in braces")
            continue
        place = f"{file}, entry {number} ({entry.get('name', 'without a name')})"
        absent = [key for key in ("name", "path", "schema") if not entry.get(key)]
        errors += [f"{place}, key {key}: {entry.get(key)!r}; expected a value" for key in absent]
        if absent:
            continue
        named = entry["schema"]
        if isinstance(named, str):
            try:
                entry["schema"] = schemas[named] if named in schemas else _json(named)
            except BrokenDataset as broken:
                errors += [error for error in broken.errors if error not in errors]
                continue
            schemas[named] = entry["schema"]
        shown = named if isinstance(named, str) else "its own"
        errors += [f"{place}, key schema: {shown!r}; expected {fault}" for fault in _schema_faults(entry["schema"])]
    if errors:
        raise BrokenDataset(file, errors)
    return found


def schema_files() -> list[str]:
    """The files of datasets/ that hold a schema which several datasets share."""
    return sorted(name for name in edition.files() if name.endswith(".schema.json"))


def near(name: str, known: Iterable[str]) -> str:
    """ "; did you mean 'Larkana'?", or nothing where no known name is like this one."""
    like = difflib.get_close_matches(name, list(known), n=2, cutoff=0.7)
    return f"; did you mean {' or '.join(repr(other) for other in like)}?" if like else ""


def resource(name: str) -> dict[str, Any]:
    """The entry of one dataset in datapackage.json; KeyError lists what there is."""
    for entry in package()["resources"]:
        if entry["name"] == name:
            return entry
    raise KeyError(f"no dataset {name!r}; there are: {', '.join(names())}")


def names() -> list[str]:
    """The names of all datasets, in the order of datapackage.json."""
    return [entry["name"] for entry in package()["resources"]]


def _fault(text: str, field: dict[str, Any]) -> str | None:
    """What was expected of this cell, or None when it is as the schema says."""
    rules = field.get("constraints", {})
    if text == "":
        return "a value" if rules.get("required") else None
    if field["type"] == "number" and not NUMBER.fullmatch(text):
        return "a plain number such as 12 or 19.9"
    if field["type"] == "integer" and not re.fullmatch(r"-?\d+", text):
        return "a whole number"
    if "enum" in rules and text not in rules["enum"]:
        return "one of: " + ", ".join(rules["enum"])
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return f"text of the form {rules['pattern']}"
    if "minimum" in rules and float(text) < rules["minimum"]:
        return f"a number of at least {rules['minimum']}"
    return None


def _header_faults(file: str, header: list[str], expected: list[str]) -> list[str]:
    """One line per column that is missing, unknown, there twice or out of order."""
    missing = [name for name in expected if name not in header]
    unknown = [name for name in dict.fromkeys(header) if name not in expected]
    errors = [f"{file}, row 1, column {name}: it is missing; expected {', '.join(expected)}" for name in missing]
    for name in unknown:
        hint = near(name, missing or expected)
        errors.append(f"{file}, row 1, column {name}: {name!r} is unknown; expected {', '.join(expected)}{hint}")
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    errors += [f"{file}, row 1, column {name}: {name!r} stands twice; expected every column once" for name in twice]
    if not errors:
        place = next(i for i, (one, other) in enumerate(zip(header, expected, strict=True)) if one != other)
        errors.append(
            f"{file}, row 1, column {place + 1}: {header[place]!r} stands here; expected {expected[place]!r}: "
            f"the order is {', '.join(expected)}"
        )
    return errors


def read(name: str) -> pd.DataFrame:
    """Read one dataset, typed by its schema: numbers as float (NaN where empty), the rest as str.

    Raises BrokenDataset with file, row, column, value and what was expected, all errors at once.
    """
    entry = resource(name)
    file = f"datasets/{entry['path']}"
    fields = entry["schema"]["fields"]
    expected = [field["name"] for field in fields]
    text = _text(entry["path"])
    try:
        header, *records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        where = f"{file}, row {text.count(chr(10)) + 1} or before"
        raise BrokenDataset(file, [f"{where}: {error}; expected cells whose quotes are closed"]) from None
    absent: list[str] = []
    if entry["schema"].get("fieldsMatch") == "superset" and not OPTIONAL & set(header):
        absent = [name for name in expected if name in OPTIONAL]
        fields = [field for field in fields if field["name"] not in OPTIONAL]
        expected = [field["name"] for field in fields]
    if header != expected:
        raise BrokenDataset(file, _header_faults(file, header, expected))
    errors = []
    for line, record in enumerate(records, start=2):
        if len(record) != len(expected):
            errors.append(f"{file}, row {line}: {len(record)} cells; expected {len(expected)}")
            continue
        for text, field in zip(record, fields, strict=True):
            fault = _fault(text, field)
            if fault:
                errors.append(f"{file}, row {line}, column {field['name']}: {text!r}; expected {fault}")
    keys = entry["schema"].get("primaryKey")
    if keys and not errors:
        place = expected.index(keys if isinstance(keys, str) else keys[0])
        seen: dict[str, int] = {}
        for line, record in enumerate(records, start=2):
            first = seen.setdefault(record[place], line)
            if first != line:
                errors.append(
                    f"{file}, row {line}, column {expected[place]}: {record[place]!r} already stands in row "
                    f"{first}; expected every value once"
                )
    if errors:
        raise BrokenDataset(file, errors)
    frame = pd.DataFrame(records, columns=expected, dtype=str)
    for field in fields:
        if field["type"] in ("number", "integer"):
            frame[field["name"]] = pd.to_numeric(frame[field["name"]].replace("", None)).astype(float)
    return frame.assign(**dict.fromkeys(absent, ""))
