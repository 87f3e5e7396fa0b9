"""Install the borders of a file as a border set, or say name by name why not.

    make borders FILE=districts.gpkg LICENCE="CC BY-IGO" SOURCE="OCHA, Common Operational Dataset, 2024"

docs/borders.md explains every option.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from dashboard.geography import border_sets, gazetteer
from dashboard.rendering import client as renderer
from dashboard.rendering import kept
from dashboard.settings import settings
from tools.borders import cleaning, installing, matching, preview, reading
from tools.borders.matching import Match
from tools.borders.reading import Reading
from tools.borders.refusal import Refusal


def options() -> argparse.ArgumentParser:
    """What the command takes; the Makefile hands on its variables under the same names."""
    parser = argparse.ArgumentParser(prog="make borders", description="Install official borders as a border set.")
    parser.add_argument("file", nargs="?", default="", help="GeoPackage, Shapefile (also zipped) or GeoJSON")
    parser.add_argument("--set", default="official", help="name of the set in addresses and in BORDERS")
    parser.add_argument("--title", default="", help="how readers see it called; the name when absent")
    parser.add_argument("--source", default="", help="who made the borders, what they are called, and the year")
    parser.add_argument("--licence", default="", help="the licence they are given under")
    parser.add_argument("--note", default="", help="what must stand beside every map that draws them")
    parser.add_argument("--layer", default="", help="layer of the file")
    parser.add_argument("--district", default="", help="field with names of districts")
    parser.add_argument("--province", default="", help="field with names of provinces")
    parser.add_argument(
        "--crs", default="", help="coordinate system, where the file does not say it or says it wrongly"
    )
    parser.add_argument("--check", action="store_true", help="install nothing")
    parser.add_argument("--remove", default="", help="remove the set of this name")
    return parser


def drawn(figure: dict[str, Any]) -> bytes | None:
    """The picture of a figure; None, and a line that says so, where there is nothing to draw with."""
    try:
        return preview.png(figure)
    except renderer.NoRenderer as missing:
        print(f"› No preview: {missing}")
        return None


def refused_for(match: Match, areas: Any) -> list[str]:
    """Everything that keeps the rows of a file from being a set: names, places, provinces, units without a row."""
    found = [*match.unknown, *match.wrong]
    proposed = set(match.proposed.values())
    for code in matching.missing(match.units):
        maybe = " One of the names above may be its." if code in proposed else ""
        found.append(f"{gazetteer.names()[code]}: no row of the file is drawn as it.{maybe}")
    if len(areas) < len(gazetteer.provinces()):
        found.append(f"The file has {len(areas)} rows; districts are expected, not provinces or the country.")
    return found


def prepared(given: argparse.Namespace) -> tuple[Reading, Match, dict[str, Any]]:
    """Read, join and clean the file of a command: (what was read, how it was joined, unit -> area).

    Raises Refusal, after a preview in the cache that shows in red what has no unit.
    """
    path = Path(given.file)
    read = reading.read(path, given.layer, given.district, given.province, given.crs)
    match = matching.match(read.areas)
    for line in [*read.told, *match.told]:
        print(f"› {line}")
    try:
        if found := refused_for(match, read.areas):
            raise Refusal(found)
        return read, match, cleaning.clean(read.areas, match.units)
    except Refusal as refused:
        figure = preview.of_rows(read.areas, (match.units != "").tolist(), path.name)
        if picture := drawn(figure):
            place = settings().cache / "borders" / "refused.png"
            kept.keep(place, picture)
            refused.advice.append(f"Preview, red where nothing is known: {place}")
        if match.proposed:
            pairs = "; ".join(f"{name} = {code}" for name, code in match.proposed.items())
            refused.advice.append(
                f'Where each lies is a guess at what draws it. If all are right:\n  make places PLACES="{pairs}"'
            )
        raise


def digest(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder in the order of their names (a file geodatabase is one)."""
    found = hashlib.sha256()
    for part in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if part.is_file():
            found.update(part.read_bytes())
    return found.hexdigest()


def description(given: argparse.Namespace, read: Reading, match: Match, units: dict[str, Any]) -> dict[str, Any]:
    """What `set.json` tells of a set: whose it is, and which rows of which file make each unit."""
    held = read.areas.groupby(match.units)["district"].agg(lambda names: sorted(set(names)))
    return {
        "title": given.title or given.set.replace("-", " ").capitalize(),
        "source": given.source,
        "licence": given.licence,
        "note": given.note,
        "not_drawn": [code for code in gazetteer.names() if code not in units],
        "units": {str(code): names for code, names in held.items()},
        "file": Path(given.file).name,
        "sha256": digest(Path(given.file)),
        "read_as": {"layer": read.layer, "district": read.district, "province": read.province, "crs": read.crs},
    }


def run(given: argparse.Namespace) -> None:
    """Install the set of a command, only check it, or remove it. Raises Refusal."""
    root = settings().border_sets
    if given.remove:
        if not installing.remove(root, given.remove):
            raise Refusal([f"There is no installed set {given.remove!r}."])
        print(f"› Removed the border set {given.remove}.")
        return
    if not given.file:
        for borders in border_sets.installed().values():
            print(f"› {borders.name}: {borders.title}; {borders.source} ({borders.licence})")
        print('› To install one: make borders FILE=districts.gpkg LICENCE="…" SOURCE="…" (docs/borders.md)')
        return
    if not given.check:
        if problem := installing.fault(given.set):
            raise Refusal([problem])
        if not (given.licence.strip() and given.source.strip()):
            raise Refusal(["LICENCE= and SOURCE= must say whose borders they are: every map shows it."])
    read, match, units = prepared(given)
    told = description(given, read, match, units)
    if given.check:
        print(f"› The file can be installed: {len(units)} units. Nothing was installed (CHECK=1).")
        return
    title = f"{told['title']}: {given.source}"
    place = installing.install(root, given.set, units, told, lambda: drawn(preview.of_units(units, title)))
    size = sum((place / name).stat().st_size for name in border_sets.FILES)
    print(f"› Installed {len(units)} units as the border set {given.set}: {place} ({size:,} bytes)")
    if (place / installing.PREVIEW).is_file():
        print(f"› Preview: {place / installing.PREVIEW}")
    print(f"› Start the dashboard anew; BORDERS={given.set} make run shows it on every map.")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 1 and the reasons where nothing was installed."""
    try:
        run(options().parse_args(arguments))
    except border_sets.BrokenBorders as broken:
        print(broken, file=sys.stderr)
        return 1
    except Refusal as refused:
        print("Nothing was installed:", *refused.reasons, sep="\n  ", file=sys.stderr)
        print(*[f"› {line}" for line in refused.advice], sep="\n", file=sys.stderr)
        return 1
    finally:
        renderer.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
