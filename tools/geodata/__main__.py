"""Build everything in geodata/ except units.csv, README.md and input/, which are written by hand.

Run by a maintainer, from the root of the repository, when the border set changes:

    npm install --no-save @svg-maps/pakistan.districts@2.0.0 world-atlas@2
    python -m tools.geodata [FOLDER]

It reads the two npm packages (for development only; Unlicense, and Natural Earth in the public domain) from
node_modules/, the names from geodata/units.csv and the tables in geodata/input/. It needs numpy and shapely 2.1 or
newer. The output is the same on every run; a FOLDER takes it instead of geodata/, to compare. geodata/README.md says
what the files hold and why.
"""

from __future__ import annotations

import sys
from pathlib import Path

import shapely

from tools.geodata import corridors, crosswalk, districts, files, neighbours, tiles
from tools.geodata.files import feature, write_csv, write_geojson
from tools.geodata.shapes import clockwise


def build(folder: Path) -> None:
    """Write the border set into a folder."""
    units, provinces, svg = files.units(), files.provinces(), districts.svg_places()
    names = {unit["code"]: unit for unit in units}
    areas = districts.build(units, svg)
    dissolved = {}
    for province in provinces:
        members = [areas[unit["code"]] for unit in units if unit["province"] == province["code"]]
        dissolved[province["code"]] = clockwise(shapely.coverage_union_all(members))
    lands = neighbours.build(clockwise(shapely.coverage_union_all(list(areas.values()))))

    write_csv(
        folder / "provinces.csv",
        ["code", "name", "name_ur", "drawn_order"],
        [[p["code"], p["name"], p["name_ur"], order] for order, p in enumerate(provinces, 1)],
    )
    write_geojson(
        folder / "districts.geojson",
        [
            feature(area, code, {"code": code, "name": names[code]["name"], "province": names[code]["province"]})
            for code, area in areas.items()
        ],
    )
    write_geojson(
        folder / "provinces.geojson",
        [feature(dissolved[p["code"]], p["code"], {"code": p["code"], "name": p["name"]}) for p in provinces],
    )
    write_geojson(
        folder / "neighbours.geojson",
        [feature(land, code, {"code": code, "name": name}) for code, name, land in lands],
    )
    write_geojson(
        folder / "neighbour_borders.geojson",
        [feature(line, code, {"code": code}) for code, line in neighbours.borders(lands)],
    )
    places = corridors.Places.of(units, areas, provinces, dissolved, lands)
    write_geojson(folder / "corridors.geojson", corridors.build(places))
    write_csv(folder / "tiles.csv", ["code", "col", "row"], tiles.build(units))
    write_csv(
        folder / "crosswalk.csv",
        ["name", "source", "level", "unit"],
        crosswalk.build(units, provinces, {code: place["name"] for code, place in svg.items()}),
    )


def main() -> None:
    """Build into geodata/, or into the folder named, and list what stands there."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else files.GEODATA
    folder.mkdir(parents=True, exist_ok=True)
    build(folder)
    for path in sorted(folder.iterdir()):
        if path.is_file():
            print(f"{path.stat().st_size:>7,} {path.name}")


if __name__ == "__main__":
    main()
