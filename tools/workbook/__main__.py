"""The datasets as a workbook, and back.

    python -m tools.workbook write dashboard.xlsx
    python -m tools.workbook import dashboard.xlsx [--yes] [--all] [--any-version]

`import` tells every problem by sheet, row, column, value and what was expected, then what would change; it changes
nothing without --yes. With it, the new edition takes the place of the present one, which is kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dashboard.data import edition, tables
from dashboard.settings import settings
from tools.editions import store
from tools.editions.trial import trial
from tools.workbook import differences, files, problems, read, write
from tools.workbook.read import Contents, NoWorkbook

MOST = 200  # problems that are written out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when it did what was asked, 1 when it refused."""
    parser = argparse.ArgumentParser(prog="tools.workbook")
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("out", type=Path)
    reading = commands.add_parser("import")
    reading.add_argument("file", type=Path)
    reading.add_argument("--yes", action="store_true", help="install the edition")
    reading.add_argument("--all", action="store_true", help="show every difference")
    reading.add_argument("--any-version", action="store_true", help="also a workbook of an older data version")
    given = parser.parse_args(arguments)
    try:
        tables.check()
    except tables.BrokenDataset as broken:
        print(f"The present datasets are broken; `make data` says more.\n{broken}", file=sys.stderr)
        return 1
    if given.command == "write":
        return wrote(given.out)
    return took(given.file, yes=given.yes, whole=given.all, any_version=given.any_version)


def wrote(out: Path) -> int:
    """Write the workbook of the edition in use."""
    try:
        rows = write.write(out)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"› {out}: {rows} rows on {len(tables.names())} sheets, data version {tables.version()}")
    return 0


def took(file: Path, *, yes: bool = False, whole: bool = False, any_version: bool = False) -> int:
    """Read a workbook, try it, tell problems or differences, and install it where that was asked for."""
    try:
        contents = read.read(file)
    except NoWorkbook as error:
        print(error, file=sys.stderr)
        return 1
    if contents.version != tables.version() and not any_version:
        print(
            f"The workbook was written from data version {contents.version or '(none)'}, and {tables.version()} is in "
            "use: it would undo what was changed between them.\nWrite a new one (make workbook) and make the changes "
            "there, or add ANY=1 to look at the differences all the same.",
            file=sys.stderr,
        )
        return 1
    print("› Trying the new edition as `make data` does, and every page and chart with it …", flush=True)
    new = {tables.resource(name)["path"]: files.written(name, rows) for name, rows in contents.records.items()}
    found, further = tried(contents, new)
    if found:
        for problem in found[:MOST]:
            print(problem, file=sys.stderr)
        more = f" ({len(found) - MOST} more are not shown)" if len(found) > MOST else ""
        print(f"› {len(found)} problem(s){more}; nothing was changed.", file=sys.stderr)
        if not further:
            print("  What datasets say of each other is checked once every cell can be read.", file=sys.stderr)
        return 1
    changed = differences.all_differences(contents.records)
    if not changed:
        print(f"› No problem and no difference: the workbook holds data version {tables.version()}, which is in use.")
        return 0
    print(f"› No problem. {len(changed)} dataset(s) change:")
    print("\n".join(differences.told(changed, whole)))
    _remind(changed, contents)
    if not yes:
        print("› Nothing was changed. Add YES=1 to install this edition.")
        return 0
    return _install(file, new)


def tried(contents: Contents, new: dict[str, bytes]) -> tuple[list[problems.Problem], bool]:
    """What is wrong with a workbook: what reading it found, then what a trial of its files finds.

    Also whether the trial went further than cells, which it does once each file can be read by itself.
    """
    told = {(problem.sheet, problem.row, column) for problem in contents.problems for column in (problem.column, "")}
    rows = {(problem.sheet, problem.row) for problem in contents.problems if not problem.column}
    sheets = {Path(tables.resource(name)["path"]).stem: name for name in tables.names()}
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "datasets"
        store.copy(settings().datasets, place, new)
        found = trial(place)
    further = [
        problem
        for problem in problems.translated(found.errors, contents.columns, sheets)
        if (problem.sheet, problem.row, problem.column) not in told and (problem.sheet, problem.row) not in rows
    ]
    return [*contents.problems, *further], bool(found.version)


def _remind(changed: list[differences.Difference], contents: Contents) -> None:
    missing = differences.untold(changed, contents.records)
    if not missing:
        return
    print("› Readers see these figures, and no new row of the sheet “changes” tells them of a correction:")
    for name, charts in list(missing.items())[: differences.FEW]:
        print(f"    {name} (on {', '.join(charts)})")
    if len(missing) > differences.FEW:
        print(f"    … and {len(missing) - differences.FEW} more")
    print("  It belongs there: kind “corrected”, ids in “figures”, these charts in “charts”, what changed and why.")


def _install(file: Path, new: dict[str, bytes]) -> int:
    changed = {name: content for name, content in new.items() if content != edition.files()[name]}
    try:
        version, old = store.install(settings().datasets, changed, tables.version(), file.name)
    except store.NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    print(f"› Data version {version} is installed. Before it was {tables.version()}, which is kept in {old}")
    print("› A running server takes it with: make reload")
    print(f"› The way back: make editions USE={tables.version()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
