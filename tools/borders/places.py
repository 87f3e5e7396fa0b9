"""Points the name of a new district at the unit that draws it, in the crosswalk.

    make places PLACES="Darel = diamer; Tangir = diamer"

The crosswalk (geodata/crosswalk.csv) joins the names of every source to the units: after this, borders, datasets and
the search know the name. Commit the change, so that others have it too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.geography import gazetteer
from dashboard.settings import settings
from tools.borders.refusal import Refusal
from tools.geodata.files import read_csv, write_csv

SOURCE = "official"  # whose name it is, in the crosswalk
LEVELS = ("district", "province")


def _named(level: str) -> dict[str, str]:
    """Codes and names of the units or provinces, without capitals -> code."""
    known = gazetteer.names() if level == "district" else gazetteer.provinces()
    return {text.casefold(): code for code, name in known.items() for text in (code, name)}


def understood(text: str, level: str) -> dict[str, str]:
    """Name -> code of "name = unit; name = unit"; a unit is given by its code or its name. Raises Refusal."""
    known, found, faults = _named(level), {}, []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, unit = (piece.strip() for piece in part.partition("="))
        code = known.get(unit.casefold())
        there = gazetteer.locate(name, level)
        if not (name and equals and unit):
            faults.append(f"{part!r}: expected a name, an equals sign and the {level} that draws it.")
        elif code is None:
            faults.append(f"{unit!r} is no {level} of the maps; their codes stand in geodata/{level_file(level)}.")
        elif there is not None and there != (code,):
            faults.append(f"{name} stands for {', '.join(there) or 'what is not drawn'} already.")
        elif there is None:
            found[name] = code
    if faults:
        raise Refusal(faults)
    return found


def level_file(level: str) -> str:
    """The table of geodata/ that lists the codes of a level."""
    return "units.csv" if level == "district" else "provinces.csv"


def _rewrite(path: Path, rows: list[dict[str, str]]) -> None:
    columns = list(rows[0])
    beside = path.with_suffix(".new")
    write_csv(beside, columns, [[row[column] for column in columns] for row in rows])
    beside.replace(path)


def add(places: dict[str, str], level: str, geodata: Path) -> None:
    """Add names (name -> code) of a level to the crosswalk in `geodata` and to the table it is built from."""
    new = [{"name": name, "source": SOURCE, "level": level, "unit": code} for name, code in places.items()]
    table = geodata / "input" / "names.csv"
    if table.is_file():
        _rewrite(table, [*read_csv(table), *new])
    crosswalk = geodata / "crosswalk.csv"
    rows = [*read_csv(crosswalk), *new]
    _rewrite(crosswalk, sorted(rows, key=lambda row: (row["source"], row["level"], row["name"].lower())))


def main(arguments: list[str] | None = None) -> int:
    """Add the names that are given, or none at all; says what was done."""
    parser = argparse.ArgumentParser(prog="make places", description="Point names of new districts at units.")
    parser.add_argument("places", help='"name = unit; name = unit"')
    parser.add_argument("--level", choices=LEVELS, default="district")
    given = parser.parse_args(arguments)
    try:
        if not given.places.strip():
            raise Refusal(['Say which: make places PLACES="Darel = diamer; Tangir = diamer"'])
        places = understood(given.places, given.level)
    except Refusal as refused:
        print("Nothing was changed:", *refused.reasons, sep="\n  ", file=sys.stderr)
        return 1
    if not places:
        print("› The crosswalk has these names already.")
        return 0
    add(places, given.level, settings().geodata)
    for name, code in places.items():
        print(f"› {name} is drawn as {gazetteer.title(code)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
