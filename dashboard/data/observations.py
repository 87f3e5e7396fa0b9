"""The register: every published figure by its id, with the dataset it stands in and how it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import i18n
from dashboard.data import provenance, tables
from dashboard.i18n import per_language, say

PATH = "/figures/"
ID = re.compile(r"\b[REC]\d{2,}[0-9A-Za-z-]*\b")  # what an id of an observation looks like in a text


# Codes of the datasets that say more than their letters; in all others a hyphen is a space.
CODES = {
    "tip": "trafficking in persons",
    "som": "smuggling of migrants",
    "both": "both crimes",
    "ngo-working-group": "NGO working group",
    "ngo-shelter": "NGO shelter",
    "72-hour-centre": "72-hour centre",
}


def plain(text: str) -> str:
    """A code as words: "women-shelter" -> "women shelter"; what is no code stays as it is."""
    code = re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", text)
    return say(CODES[text]) if text in CODES else text.replace("-", " ") if code else text


def warning(row: Mapping[str, Any]) -> str:
    """The caveat of a row and the later figures of the same thing; "" where it has none.

    "About half. Newer: 18.2 %, 572 of 3,142 (Mar 2024)."
    """
    later = i18n.semicolon().join(find(name).dated for name in provenance.parts(row.get("superseded_by") or ""))
    newer = say("Newer: {figures}.", figures=later) if later else ""
    return " ".join(part for part in (say(row["caveat"]) if row.get("caveat") else "", newer) if part)


@dataclass(frozen=True)
class Entry:
    """One row of a dataset of figures; `row` has the columns of data.COLUMNS."""

    dataset: str
    row: dict[str, Any]

    @property
    def id(self) -> str:
        """The figure's id ("E125")."""
        return str(self.row["figure_id"])

    @property
    def path(self) -> str:
        """Where it stands with everything known of it: "/figures/judges#E125"."""
        return f"{PATH}{self.dataset}#{self.id}"

    @property
    def measure(self) -> str:
        """What is measured, in plain words."""
        return say(tables.labels()[self.row["indicator"]])

    @property
    def what(self) -> str:
        """What is measured and of whom: "Judges, high courts, female"."""
        sex = self.row["sex"] if self.row["sex"] != "all" else ""
        parts = (self.measure, self.row["category"], sex, self.row["scope"])
        return i18n.comma().join(say(plain(part)) for part in parts if part)

    @property
    def warning(self) -> str:
        """What must be said wherever the figure is: its caveat, and where a later one stands; "" for most."""
        return warning(self.row)

    @property
    def told_note(self) -> str:
        """The warning and the note, for a list that has room for both."""
        return " ".join(part for part in (self.warning, say(str(self.row["note"]))) if part)

    @property
    def value(self) -> float:
        """The number, for a sentence that computes with it."""
        return float(self.row["value"])

    @property
    def told(self) -> str:
        """The value as it is said, or its kind of empty: "18.2 %", "tier 2", "not reported"."""
        return plain(i18n.cell(self.row))

    @property
    def n(self) -> str:
        """n of N: "572 of 3,142"; "" where none was published."""
        n = self.row["numerator"]
        return i18n.of(n, self.row["denominator"]) if n == n else ""

    @property
    def dated(self) -> str:
        """The value with its n and its time: "18.2 %, 572 of 3,142 (Mar 2024)"."""
        return f"{i18n.comma().join(filter(None, (self.told, self.n)))} ({self.period})"

    @property
    def period(self) -> str:
        """When, as a reader says it."""
        return i18n.period(self.row["period"])


def entries(dataset: str, *indicators: str) -> list[Entry]:
    """The figures of a dataset, of all or of the named indicators, in file order."""
    return [entry for entry in _entries(dataset) if not indicators or entry.row["indicator"] in indicators]


def find(figure_id: str) -> Entry:
    """The figure of an id. Raises KeyError where none is published under it."""
    return _index()[figure_id]


def known(figure_id: str) -> bool:
    """Whether a figure is published under this id."""
    return figure_id in _index()


def everything() -> Iterator[Entry]:
    """Every published figure, dataset after dataset."""
    yield from _index().values()


@per_language()
def _entries(dataset: str) -> tuple[Entry, ...]:
    return tuple(Entry(dataset, row) for row in tables.table(dataset).to_dict("records"))


@per_language()
def _index() -> dict[str, Entry]:
    return {entry.id: entry for name in tables.figure_datasets() for entry in _entries(name)}
