"""The deliberate faults of faults.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

GOLDEN = "tests/golden/test_views.py tests/golden/test_pictures.py"  # first those that need no browser
TABLE = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True)
class Fault:
    """A text of a file and what is put in its place; `tests` are the arguments of pytest that must fail."""

    kind: str
    name: str
    file: str
    old: str
    new: str
    tests: str = GOLDEN


def read(table: Path = TABLE) -> tuple[Fault, ...]:
    """Every fault of a table, in its order; TypeError for a column that is missing or unknown."""
    return tuple(Fault(**row) for row in tomllib.loads(table.read_text("utf-8"))["fault"])


FAULTS = read()
