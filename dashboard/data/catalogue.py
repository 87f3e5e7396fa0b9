"""What there is: datasets, sources, discrepancies and what was left out, as plain records for a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.data import observations, provenance, tables


@dataclass(frozen=True)
class Dataset:
    """One file: name, where it is served, what it holds, number of rows and of sources."""

    name: str
    path: str
    title: str
    rows: int
    sources: int


def datasets() -> list[Dataset]:
    """All datasets in the order of datapackage.json."""
    found = []
    for name in tables.names():
        frame, entry = tables.table(name), tables.resource(name)
        used = {i for cell in frame["source"] for i in provenance.parts(cell)} if "source" in frame else set()
        found.append(Dataset(name, f"/api/{entry['path']}", entry.get("title", name), len(frame), len(used)))
    return found


def sources() -> list[dict[str, str]]:
    """All sources, by publisher."""
    frame = tables.table("sources").sort_values("publisher", key=lambda names: names.str.casefold(), kind="stable")
    return frame.to_dict("records")


def discrepancies() -> list[dict[str, str]]:
    """All rows of discrepancies.csv."""
    return tables.table("discrepancies").to_dict("records")


def left_out() -> list[dict[str, str]]:
    """All rows of left_out.csv."""
    return tables.table("left_out").to_dict("records")


def glossary() -> list[dict[str, str]]:
    """All terms, in English and Urdu."""
    return tables.table("glossary").to_dict("records")


def changes() -> list[dict[str, str]]:
    """What changed in the data, the latest first."""
    return tables.table("changes").to_dict("records")[::-1]


def tally(column: str) -> dict[str, int]:
    """How many published figures have each value of a column, most first ("status" -> {"as printed": …})."""
    return dict(Counter(str(entry.row[column]) for entry in observations.everything()).most_common())
