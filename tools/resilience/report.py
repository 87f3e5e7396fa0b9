"""docs/resilience.md, made from what was found last of each scenario (bench/resilience.json)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from dashboard.settings import ROOT
from tools.resilience.scenario import Scenario

FOUND = ROOT / "bench" / "resilience.json"
DOCUMENT = ROOT / "docs" / "resilience.md"
HEAD = """# What it withstands

Faults and loads that `make resilience` tried on one machine, over the loopback, and what came of each. Do not edit this
file: the command writes it. `make resilience ONLY="disk-full fuzz"` tries two again and leaves the other rows.

Rows that name H1 to H5 try again what a review of an early version did to it; the brackets say what happened then.
They are tried against what `make serve` starts, the others against the same worker with other settings.

Times depend on the machine and on what else it did. The load is the mean number of processes that wanted one of its
cores in the minute before the end: where it is several times the number of cores, others took most of the machine.

| scenario | what was done | what is demanded | what was measured | result | seconds, load, cores, day |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Row:
    """What was found of a scenario. result: passed, failed or not tried; load: of the last minute of the machine.

    seconds: that it took.
    """

    name: str
    measured: str
    result: str
    seconds: int
    load: float
    cores: int = field(default_factory=lambda: os.cpu_count() or 1)
    day: str = field(default_factory=lambda: datetime.now(UTC).date().isoformat())


def load() -> float:
    """The load of the machine in the last minute."""
    return round(os.getloadavg()[0], 1)


def kept() -> dict[str, Row]:
    """What was found last, by the name of the scenario."""
    if not FOUND.is_file():
        return {}
    return {row["name"]: Row(**row) for row in json.loads(FOUND.read_text())}


def keep(row: Row) -> None:
    """Put a row in the place of the one before."""
    rows = {**kept(), row.name: row}
    FOUND.write_text(json.dumps([asdict(one) for one in rows.values()], indent=1) + "\n")


def written(scenarios: Iterable[Scenario], rows: dict[str, Row]) -> str:
    """The document; a scenario that was never tried has a row that says so."""
    lines = []
    # By module, and not by which was imported first.
    for one in sorted(scenarios, key=lambda one: one.run.__module__):
        row = rows.get(one.name, Row(one.name, "–", "not tried", 0, 0.0, 0, "–"))
        result = row.result if row.result == "passed" else f"**{row.result}**"
        last = f"{row.seconds} s, {row.load}, {row.cores}, {row.day}"
        cells = (f"`{one.name}`", one.done, one.demanded, row.measured, result, last)
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n")
    return HEAD + "".join(lines)


def write(scenarios: Iterable[Scenario]) -> None:
    """Write docs/resilience.md."""
    DOCUMENT.write_text(written(scenarios, kept()))
