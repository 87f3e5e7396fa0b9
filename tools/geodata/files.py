"""The files of the border set: tables read from geodata/ and its input/, tables and layers written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from shapely.geometry import mapping

ROOT = Path(__file__).resolve().parent.parent.parent
GEODATA = ROOT / "geodata"
INPUT = GEODATA / "input"
MODULES = ROOT / "node_modules"


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a table, every cell as text."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def given(name: str) -> list[dict[str, str]]:
    """The rows of a table of geodata/input/."""
    return read_csv(INPUT / f"{name}.csv")


def units() -> list[dict[str, str]]:
    """The units that are drawn: geodata/units.csv."""
    return read_csv(GEODATA / "units.csv")


def provinces() -> list[dict[str, str]]:
    """The provinces and territories, in the order in which they are drawn and listed."""
    return given("provinces")


def codes(cell: str) -> list[str]:
    """The codes or names that a cell joins by semicolons."""
    return [part for part in cell.split("; ") if part]


def write_csv(path: Path, header: list[str], rows: list[list[Any]]) -> None:
    """Write a table, in UTF-8 with line feeds."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def trim(coords: Any, decimals: int) -> list[Any]:
    """Coordinates as plain numbers: 70.0 becomes 70, so that the file stays short."""
    if isinstance(coords[0], (int, float)):
        out = [round(float(c), decimals) for c in coords[:2]]
        return [int(c) if c == int(c) else c for c in out]
    return [trim(c, decimals) for c in coords]


def feature(geometry: Any, code: str, properties: dict[str, Any], decimals: int = 3) -> dict[str, Any]:
    """A GeoJSON feature with rounded coordinates."""
    shape = mapping(geometry)
    geo = {"type": shape["type"], "coordinates": trim(shape["coordinates"], decimals)}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geo}


def write_geojson(path: Path, features: list[dict[str, Any]]) -> None:
    """Write a layer, without spaces."""
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
