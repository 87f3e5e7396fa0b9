"""Names for the same, from a table that an editor can extend (content/synonyms.csv), and spellings of districts.

Columns: `english` and `urdu` are names for the same, `see` is looked for too where one of them is typed, `told` is a
sentence for the reader who types one, `why` is for the next editor. Several in one cell are parted by semicolons.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from dashboard.geography import gazetteer
from dashboard.i18n import per_language
from dashboard.search.words import phrase_of
from dashboard.settings import ROOT

FILE = ROOT / "content" / "synonyms.csv"
COLUMNS = ("english", "urdu", "see", "told", "why")
ALIKE = 75  # rapidfuzz's ratio from which a name in a source is another spelling, not another place
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Same:
    """One row of the table: names for the same."""

    names: tuple[str, ...]
    see: tuple[str, ...] = ()
    told: str = ""
    why: str = ""


@dataclass(frozen=True)
class Meaning:
    """What a phrase may stand for: other names, what is looked for too, and what its reader is told."""

    others: tuple[Phrase, ...] = ()
    see: tuple[Phrase, ...] = ()
    told: tuple[str, ...] = ()


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read(lines: Iterator[str]) -> tuple[Same, ...]:
    """The rows of the table. Raises ValueError where its columns are not COLUMNS."""
    table = csv.DictReader(lines)
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise ValueError(f"The columns of {FILE.name} are {', '.join(COLUMNS)}, not {table.fieldnames}.")
    return tuple(
        Same(_parts(row["english"]) + _parts(row["urdu"]), _parts(row["see"]), row["told"].strip(), row["why"].strip())
        for row in table
    )


with FILE.open(encoding="utf-8", newline="") as _file:
    SAME = read(_file)


def _spellings() -> Iterator[Same]:
    for row in gazetteer.crosswalk().itertuples():
        name = gazetteer.names().get(row.unit, "")
        if (
            name
            and row.level == "district"
            and phrase_of(row.name) != phrase_of(name)
            and fuzz.ratio(row.name, name) > ALIKE
        ):
            yield Same((row.name, name))


@per_language()
def meanings() -> dict[Phrase, Meaning]:
    """Phrase -> what it may stand for, by the table and by other spellings of districts in the sources."""
    found: dict[Phrase, Meaning] = {}
    for row in (*SAME, *_spellings()):
        # Each word once, as in a query that is taken apart: کم از کم holds one of them twice.
        phrases = list(dict.fromkeys(tuple(dict.fromkeys(phrase)) for phrase in map(phrase_of, row.names) if phrase))
        see = tuple(map(phrase_of, row.see))
        for phrase in phrases:
            known = found.get(phrase, Meaning())
            others = (*known.others, *(other for other in phrases if other != phrase))
            told = (*known.told, *([row.told] if row.told else []))
            found[phrase] = Meaning(tuple(dict.fromkeys(others)), tuple(dict.fromkeys((*known.see, *see))), told)
    return found
