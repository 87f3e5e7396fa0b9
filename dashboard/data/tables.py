"""The only reader of datasets/: tables typed by datapackage.json, sources, discrepancies, labels.

Every reader returns a copy, so that no caller can change what the next one sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from dashboard.data import edition, provenance
from dashboard.data.reader import OPTIONAL, BrokenDataset, names, near, package, read, resource, schema_files

__all__ = [
    "COLUMNS",
    "OPTIONAL",
    "BrokenDataset",
    "check",
    "discrepancies",
    "figure_datasets",
    "figures",
    "labels",
    "names",
    "near",
    "package",
    "read",
    "resource",
    "schema_files",
    "sources",
    "table",
    "version",
]

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
    # The last three may be absent from a file that has nothing to say in them (`fieldsMatch` of the schema).
    "caveat",
    "superseded_by",
    "scope",
)


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
        ids = provenance.parts(row["figures_one_side"]) + provenance.parts(row["figures_other_side"])
        found.append((frozenset(ids), row))
    return found


def discrepancies(figure_ids: Iterable[str]) -> list[dict[str, str]]:
    """The rows of discrepancies.csv that concern any of `figure_ids`."""
    wanted = set(figure_ids)
    return [dict(row) for ids, row in _conflicts() if ids & wanted]


def check() -> None:
    """Read every dataset and the data version; raises BrokenDataset with the errors of all files at once.

    From then on nothing is read from the folder of the datasets.
    """
    errors = []
    for name in names():
        try:
            _table(name)
        except BrokenDataset as broken:
            errors.extend(broken.errors)
    if errors:
        raise BrokenDataset("datasets", errors)
    version()


@cache
def version() -> str:
    """Ten characters that change when any dataset or border changes, of installed sets too: the data version."""
    return edition.version(edition.files())
