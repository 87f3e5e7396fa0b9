"""The only reader of datasets/: tables typed by datapackage.json, sources, discrepancies, labels.

Every reader returns a copy, so that no caller can change what the next one sees.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from dashboard.data import provenance
from dashboard.settings import settings

# The columns of every dataset of figures; datasets/README.md explains each.
COLUMNS = (
    "figure_id",
    "indicator",
    "geography",
    "geography_level",
    "period",
    "sex",
    "category",
    "value",
    "unit",
    "numerator",
    "denominator",
    "empty_kind",
    "status",
    "grade",
    "source",
    "locator",
    "counted_by",
    "note",
)
NUMBER = re.compile(r"-?\d+(\.\d+)?")


class BrokenDataset(Exception):
    """A dataset that does not keep to datapackage.json; `errors` has one line per broken cell."""

    def __init__(self, file: str, errors: list[str]) -> None:
        self.file, self.errors = file, errors
        super().__init__("\n".join([f"{file}: {len(errors)} error(s)", *errors]))


@cache
def package() -> dict[str, Any]:
    """datapackage.json: the one schema, what is published and what is tested."""
    path = settings().datasets / "datapackage.json"
    return json.loads(path.read_text("utf-8"))


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


def read(name: str) -> pd.DataFrame:
    """Read one dataset, typed by its schema: numbers as float (NaN where empty), the rest as str.

    Raises BrokenDataset with file, row, column, value and what was expected, all errors at once.
    """
    entry = resource(name)
    file = f"datasets/{entry['path']}"
    fields = entry["schema"]["fields"]
    expected = [field["name"] for field in fields]
    with (settings().datasets / entry["path"]).open(encoding="utf-8", newline="") as lines:
        header, *records = list(csv.reader(lines))
    if header != expected:
        raise BrokenDataset(file, [f"{file}, row 1: columns are {header}; expected {expected}"])
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
    return frame


@cache
def _table(name: str) -> pd.DataFrame:
    return read(name)


def table(name: str) -> pd.DataFrame:
    """One dataset as a DataFrame (a copy), read once per process."""
    return _table(name).copy()


def figures(name: str, *indicators: str) -> pd.DataFrame:
    """The rows of dataset `name` that hold one of `indicators`, in file order."""
    frame = table(name)
    return frame[frame["indicator"].isin(indicators)].reset_index(drop=True)


def figure_datasets() -> list[str]:
    """The datasets that hold figures (those with the columns of COLUMNS)."""
    return [
        entry["name"]
        for entry in package()["resources"]
        if [field["name"] for field in entry["schema"]["fields"]] == list(COLUMNS)
    ]


@cache
def _sources() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in table("sources").fillna("").to_dict("records")}


def sources(ids: Iterable[str]) -> list[dict[str, str]]:
    """The records of sources.csv for `ids`, in the order given, each once.

    Raises KeyError for an id that is not declared: no number without a source.
    """
    return [dict(_sources()[name]) for name in dict.fromkeys(ids)]


@cache
def labels() -> dict[str, str]:
    """Plain-English name of every indicator, from indicators.csv."""
    frame = table("indicators")
    return dict(zip(frame["indicator"], frame["label"], strict=True))


@cache
def _conflicts() -> list[tuple[frozenset[str], dict[str, str]]]:
    found = []
    for row in table("discrepancies").to_dict("records"):
        ids = provenance.source_ids(row["figures_one_side"]) + provenance.source_ids(row["figures_other_side"])
        found.append((frozenset(ids), row))
    return found


def discrepancies(figure_ids: Iterable[str]) -> list[dict[str, str]]:
    """The rows of discrepancies.csv that concern any of `figure_ids`."""
    wanted = set(figure_ids)
    return [dict(row) for ids, row in _conflicts() if ids & wanted]


def check() -> None:
    """Read every dataset; raises BrokenDataset with the errors of all files at once."""
    errors = []
    for name in names():
        try:
            _table(name)
        except BrokenDataset as broken:
            errors.extend(broken.errors)
    if errors:
        raise BrokenDataset("datasets", errors)


@cache
def version() -> str:
    """Ten characters that change when any dataset or border changes: the data version."""
    digest = hashlib.sha256()
    for folder in (settings().datasets, settings().geodata):
        for path in sorted(folder.iterdir()):
            if path.suffix in (".csv", ".json", ".geojson"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]
