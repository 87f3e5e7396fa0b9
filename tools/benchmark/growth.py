"""What ten times the districts and ten times the rows would cost: a synthetic copy of datasets/ and geodata/.

Every district is cut into ten strips that carry its own figures; every row of every dataset that is about a district
is there for each strip, every other row ten times, nine of them under indicators that no chart asks for.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from shapely.geometry import box, mapping, shape

from dashboard.data import provenance, tables
from dashboard.settings import settings
from tools.benchmark.processes import ROOT, WORK, Server, dashboard, get
from tools.benchmark.server import Samples

TIMES = 10
PAGE = "/charts/women-literacy"


def strips(geometry: Any) -> list[Any]:
    """A polygon in ten parts of one width, west to east."""
    west, south, east, north = geometry.bounds
    step = (east - west) / TIMES
    parts = [geometry.intersection(box(west + i * step, south, west + (i + 1) * step, north)) for i in range(TIMES)]
    found = []
    for part in parts:
        areas = [
            piece for piece in getattr(part, "geoms", [part]) if piece.geom_type == "Polygon" and not piece.is_empty
        ]
        found.append(max(areas, key=lambda piece: piece.area))
    return found


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        return list(lines.fieldnames or []), list(lines)


def _write(path: Path, names: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, names)
        lines.writeheader()
        lines.writerows(rows)


def _numbered(text: str) -> list[str]:
    return [text, *(f"{text}-{i}" for i in range(2, TIMES + 1))]


def _called(name: str) -> list[str]:
    """The first strip keeps the name, so that what names a district still finds it."""
    return [name, *(f"{name} {i}" for i in range(2, TIMES + 1))] if name else [""] * TIMES


def more_districts(target: Path) -> None:
    """geodata/ with ten units where one is."""
    shutil.copytree(settings().geodata, target)
    path = target / "districts.geojson"
    collection = json.loads(path.read_text("utf-8"))
    features = []
    for feature in collection["features"]:
        own = feature["properties"]
        for code, name, part in zip(
            _numbered(own["code"]), _called(own["name"]), strips(shape(feature["geometry"])), strict=True
        ):
            features.append(
                {**feature, "id": code, "properties": {**own, "code": code, "name": name}, "geometry": mapping(part)}
            )
    path.write_text(json.dumps({**collection, "features": features}, separators=(",", ":")), encoding="utf-8")

    names, units = _read(target / "units.csv")
    grown = []
    for unit in units:
        census = [provenance.parts(unit["census_2023"])] * TIMES
        for i, (code, name) in enumerate(zip(_numbered(unit["code"]), _called(unit["name"]), strict=True)):
            counted = "; ".join(_called(part)[i] for part in census[i])
            home = _numbered(unit["counted_in"])[i] if unit["counted_in"] else ""
            grown.append({**unit, "code": code, "name": name, "census_2023": counted, "counted_in": home})
    _write(target / "units.csv", names, grown)

    names, tiles = _read(target / "tiles.csv")
    wide = [
        {**tile, "code": code, "col": str(int(tile["col"]) * TIMES + i)}
        for tile in tiles
        for i, code in enumerate(_numbered(tile["code"]))
    ]
    _write(target / "tiles.csv", names, wide)

    names, walk = _read(target / "crosswalk.csv")
    codes = {unit["code"] for unit in units}
    far = []
    for row in walk:
        own_codes = [code for code in provenance.parts(row["unit"]) if code in codes]
        if row["level"] != "district" or not own_codes:
            far.append(row)
            continue
        for i, name in enumerate(_called(row["name"])):
            far.append({**row, "name": name, "unit": "; ".join(_numbered(code)[i] for code in own_codes)})
    _write(target / "crosswalk.csv", names, far)


BY_UNIT = ("census", "foreign_nationals")  # datasets with a row for each district of the census


def more_rows(target: Path) -> None:
    """datasets/ with ten rows where one is, in all that hold figures."""
    shutil.copytree(settings().datasets, target)
    for name in tables.figure_datasets():
        path = target / tables.resource(name)["path"]
        names, rows = _read(path)
        grown = list(rows)
        for row in rows:
            for i in range(1, TIMES):
                copy = {**row, "figure_id": f"{row['figure_id']}-x{i + 1}"}
                if name in BY_UNIT and row["geography_level"] == "district":
                    copy["geography"] = _called(row["geography"])[i]
                else:
                    copy["indicator"] = f"unasked-{i + 1}-{row['indicator']}"
                grown.append(copy)
        _write(path, names, grown)


def grown() -> dict[str, str]:
    """The settings of a dashboard on the synthetic copy."""
    folder = WORK / "grown"
    shutil.rmtree(folder, ignore_errors=True)
    more_districts(folder / "geodata")
    more_rows(folder / "datasets")
    return {"DATASETS": str(folder / "datasets"), "GEODATA": str(folder / "geodata"), "CACHE": str(folder / "cache")}


def drawing(**variables: str) -> list[float]:
    """Milliseconds of the figure of a map, computed anew each time."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.benchmark.first_figures"],
        cwd=ROOT,
        env={**os.environ, **variables},
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return [float(word) for word in done.stdout.split()]


def weight(server: Server, chart: str = "women-literacy") -> dict[str, int]:
    """Bytes of the answers that a page with one map needs, as they travel: all but the scripts and styles."""
    figure = get(f"{server.address}/charts/{chart}.figure.json").decode()
    layers = sorted(set(part for part in figure.split('"') if part.startswith("/geodata/")))
    parts = {"document": [f"/charts/{chart}"], "figure": [f"/charts/{chart}.figure.json"], "borders": layers}
    return {
        name: sum(len(get(server.address + path, Accept_Encoding="br")) for path in paths)
        for name, paths in parts.items()
    }


def fixed() -> int:
    """Bytes of scripts, styles and typeface, which do not grow."""
    build = ROOT / "assets" / "build"
    kept = [path for path in build.glob("*") if path.suffix == ".br" and "licences" not in path.name]
    kept = [path for path in kept if "dash-renderer" not in path.name]
    return sum(path.stat().st_size for path in kept) + sum(path.stat().st_size for path in build.glob("*.woff2"))


def measure(runs: int) -> Samples:
    """Ten times the districts and rows against ours, alternately."""
    found: Samples = {}
    variables = grown()
    for _ in range(runs):
        for name, given in (("ours", {}), ("grown", variables)):
            with dashboard("growth", **given) as server:
                found.setdefault(f"{name} start", []).append(server.seconds)
                if len(found[f"{name} start"]) == runs:
                    get(server.address + f"/embed/{PAGE.rsplit('/', 1)[1]}")  # draws the static picture
                    for part, size in weight(server).items():
                        found[f"{name} {part}"] = [size]
    for _ in range(3):
        for name, given in (("ours", {}), ("grown", variables)):
            found.setdefault(f"{name} figure time", []).append(statistics.median(drawing(**given)))
    return found
