"""What an edition changes, dataset by dataset: rows added, removed and moved, and cells; and what nobody is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Prefix

from dashboard.charts import CHARTS
from dashboard.data import provenance, tables
from dashboard.topics import errata
from tools.unused_observations import shown
from tools.workbook import files, layout
from tools.workbook.files import Record

FEW = 12  # rows written out for each kind of difference of a dataset
LONGEST = 70  # characters of a cell that are written out
READ = (  # columns whose change a reader sees in a chart
    *("value", "numerator", "denominator", "unit", "period", "geography", "sex", "category"),
    *("empty_kind", "status", "grade", "scope"),
)


@dataclass(frozen=True)
class Cell:
    """A changed cell: the key of its row, its column, and what it held and holds."""

    key: str
    column: str
    old: str
    new: str


@dataclass
class Difference:
    """What changes in one dataset; rows by their key, or by all their cells where the dataset has no key."""

    name: str
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    moved: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.cells or self.moved)


def all_differences(records: Mapping[str, Sequence[Record]]) -> list[Difference]:
    """The datasets that change, in the order of datapackage.json. records: dataset -> its new records, all columns."""
    found = [difference(name, files.full(name), records[name]) for name in tables.names() if name in records]
    return [one for one in found if one]


def difference(name: str, old: Sequence[Record], new: Sequence[Record]) -> Difference:
    """What changes in one dataset from its old records to the new ones."""
    columns, found = [entry["name"] for entry in layout.fields(name)], Difference(name)
    keys = tables.resource(name)["schema"].get("primaryKey") or []
    places = [columns.index(key) for key in ([keys] if isinstance(keys, str) else keys)] or range(len(columns))
    before, after = _by_key(old, places), _by_key(new, places)
    found.added = [key for key in after if key not in before]
    found.removed = [key for key in before if key not in after]
    found.cells = [
        Cell(key, column, was, now)
        for key in after
        if key in before
        for column, was, now in zip(columns, before[key], after[key], strict=True)
        if was != now
    ]
    kept = [key for key in before if key in after]
    order = {key: at for at, key in enumerate(key for key in after if key in before)}
    found.moved = sum(order[key] != at for at, key in enumerate(kept))
    return found


def _by_key(records: Sequence[Record], places: Sequence[int]) -> dict[str, Record]:
    """Key -> record; a key that stands several times is told apart by its number."""
    seen: Counter[str] = Counter()
    found = {}
    for record in records:
        key = " | ".join(record[at] for at in places if record[at])
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = record
    return found


def told(differences: Sequence[Difference], whole: bool = False) -> Iterator[str]:
    """The differences in lines; of many rows the first and a sum, unless `whole`."""
    most = 10**9 if whole else FEW
    for one in differences:
        rows = {cell.key for cell in one.cells}
        counts = [
            f"{len(one.added)} row(s) added" if one.added else "",
            f"{len(one.removed)} row(s) removed" if one.removed else "",
            f"{len(one.cells)} cell(s) of {len(rows)} row(s) changed" if one.cells else "",
            f"{one.moved} row(s) in another place" if one.moved else "",
        ]
        yield f"  {one.name}: {', '.join(text for text in counts if text)}"
        yield from _some((f"    + {_short(key)}" for key in one.added), len(one.added), most)
        yield from _some((f"    - {_short(key)}" for key in one.removed), len(one.removed), most)
        cells = (f"    {_short(cell.key)}, {cell.column}: {_both(cell.old, cell.new)}" for cell in one.cells)
        yield from _some(cells, len(one.cells), most)
        if len(one.cells) > most:
            columns = Counter(cell.column for cell in one.cells).most_common()
            yield f"      by column: {', '.join(f'{column} {count}' for column, count in columns)}"


def _some(lines: Iterator[str], count: int, most: int) -> Iterator[str]:
    for _, line in zip(range(most), lines, strict=False):
        yield line
    if count > most:
        yield f"    … and {count - most} more (ALL=1 shows them)"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 2] + " …"


def _both(old: str, new: str) -> str:
    """Both texts; of long ones the part from shortly before they begin to differ."""
    start = max(0, Prefix.similarity(old, new) - 20) if max(len(old), len(new)) > LONGEST else 0
    return " → ".join(repr(("… " if start else "") + _short(text[start:])) for text in (old, new))


def untold(differences: Sequence[Difference], records: Mapping[str, Sequence[Record]]) -> dict[str, list[str]]:
    """Figures that readers see and that change or go: id -> the charts that show them and that no new row names.

    A row of `changes` tells of it when it is a correction with the id in `figures` and the chart in `charts`.
    """
    figures = set(tables.figure_datasets())
    changed = {
        name
        for one in differences
        if one.name in figures
        for name in (*one.removed, *(cell.key for cell in one.cells if cell.column in READ))
    }
    told, missing = named(records), dict[str, list[str]]()
    for slug, chart in CHARTS.items() if changed else ():
        for name in sorted(changed & shown(chart)):
            if (name, slug) not in told:
                missing.setdefault(name, []).append(slug)
    return missing


def named(records: Mapping[str, Sequence[Record]]) -> set[tuple[str, str]]:
    """(figure, chart) of the corrections in `changes`, of those rows that the edition in use does not have."""
    columns = [entry["name"] for entry in layout.fields("changes")]
    kind, figures, charts = (columns.index(name) for name in ("kind", "figures", "charts"))
    new = set(records.get("changes", ())) - set(files.full("changes"))
    return {
        (name, slug)
        for row in new
        if row[kind] in errata.KINDS
        for name in provenance.parts(row[figures])
        for slug in provenance.parts(row[charts])
    }
