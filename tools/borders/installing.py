"""Writes a border set, whole or not at all, and puts it in the place of an earlier one of its name."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shapely

from dashboard.geography import border_sets, gazetteer
from tools.borders import checking, surroundings
from tools.borders.refusal import Refusal
from tools.geodata.files import feature, write_geojson
from tools.geodata.shapes import clockwise

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PREVIEW = "preview.png"


def fault(name: str) -> str:
    """What is wrong with the name of a set, in words; "" when nothing is."""
    if not NAME.fullmatch(name):
        return f"SET={name!r} cannot be used; small letters, digits and single hyphens, such as official."
    if name in border_sets.OURS:
        return f"SET={name!r} is a set of the program; choose another name."
    return ""


def write(folder: Path, districts: dict[str, Any], description: dict[str, Any]) -> None:
    """Write the files of a set: `districts` is code -> area of each unit, wound for the browser."""
    names, home = gazetteer.names(), gazetteer.province_of()
    provinces = {
        code: clockwise(shapely.coverage_union_all([area for unit, area in districts.items() if home[unit] == code]))
        for code in gazetteer.provinces()
    }
    lands = surroundings.fitted(clockwise(shapely.coverage_union_all(list(districts.values()))))
    layers = {
        "districts": [
            feature(area, code, {"code": code, "name": names[code], "province": home[code]})
            for code, area in districts.items()
        ],
        "provinces": [
            feature(area, code, {"code": code, "name": gazetteer.provinces()[code]})
            for code, area in provinces.items()
            if not area.is_empty
        ],
        "neighbours": [feature(area, code, {"code": code, "name": name}) for code, name, area in lands],
        "neighbour_borders": [feature(line, code, {"code": code}) for code, line in surroundings.lines(lands)],
    }
    for name, features in layers.items():
        write_geojson(folder / f"{name}.geojson", features)
    text = json.dumps(description, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / border_sets.DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def install(
    root: Path,
    name: str,
    districts: dict[str, Any],
    description: dict[str, Any],
    picture: Callable[[], bytes | None] = lambda: None,
) -> Path:
    """Write a set beside its place, check it, and only then put it there; returns its folder below `root`.

    picture: draws the preview, or gives None where nothing can draw. Raises Refusal, and leaves an earlier set of
    this name as it was.
    """
    if problem := fault(name):
        raise Refusal([problem])
    root.mkdir(parents=True, exist_ok=True)
    place = root / name
    # Folders that begin with a dot are no sets (dashboard/geography/border_sets.py).
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=root) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        new.mkdir()
        try:
            write(new, districts, description)
        except shapely.errors.GEOSException as error:
            raise Refusal([f"The areas cannot be put together: {error}"]) from error
        if found := checking.faults(new):
            raise Refusal(found)
        if drawn := picture():
            (new / PREVIEW).write_bytes(drawn)
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
    return place


def remove(root: Path, name: str) -> bool:
    """Remove an installed set; whether there was one."""
    if fault(name) or not (root / name / border_sets.DESCRIPTION).is_file():
        return False
    shutil.rmtree(root / name)
    return True
