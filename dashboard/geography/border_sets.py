"""The border sets a map can be drawn in: two that come with the program, and those an operator installed.

`schematic` draws districts and `tiles` one square for each; both stand in geodata/. What `make borders` installs stands
in a folder for each set below the setting BORDER_SETS, which is no part of the repository (docs/borders.md). All sets
draw the same units, by the same codes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.geography import gazetteer
from dashboard.settings import settings

SCHEMATIC, TILES = "schematic", "tiles"
OURS = (SCHEMATIC, TILES)
# The files of an installed set. `set.json` says what it is; the layers are those of geodata/ that show borders.
DESCRIPTION = "set.json"
FILES = ("districts.geojson", "provinces.geojson", "neighbours.geojson", "neighbour_borders.geojson")
TABLES = ("units.csv", "provinces.csv", "crosswalk.csv", "tiles.csv")  # of geodata/, beside its layers
JOINT = "--"  # between the name of a set and that of its layer; no layer of geodata/ has it


class BrokenBorders(Exception):
    """A border set cannot be read; the message says which file, why, and what to do."""


@dataclass(frozen=True)
class BorderSet:
    """An installed set: its name in an address, its title, who made it, under which licence, and what it says.

    not_drawn: codes of the units that it draws as a part of another one.
    """

    name: str
    title: str
    source: str
    licence: str
    note: str
    not_drawn: tuple[str, ...]
    folder: Path

    @classmethod
    def read(cls, folder: Path) -> BorderSet:
        """The set that stands in a folder. Raises BrokenBorders where one of its files cannot be read."""
        for name in (*FILES, DESCRIPTION):
            try:
                told = json.loads((folder / name).read_text("utf-8"))
            except (OSError, ValueError) as error:
                raise BrokenBorders(
                    f"The border set {folder.name} cannot be read: {name}: {error}. Install it anew with make borders, "
                    f"or remove {folder}."
                ) from error
        texts = {name: str(told.get(name, "")) for name in ("title", "source", "licence", "note")}
        return cls(name=folder.name, not_drawn=tuple(told.get("not_drawn", ())), folder=folder, **texts)


@cache
def installed() -> dict[str, BorderSet]:
    """Name -> set, by the alphabet: the folders below BORDER_SETS that hold a description.

    Raises BrokenBorders for one that cannot be read.
    """
    folders = sorted(path.parent for path in settings().border_sets.glob(f"*/{DESCRIPTION}"))
    return {folder.name: BorderSet.read(folder) for folder in folders if not folder.name.startswith(".")}


def check() -> None:
    """Read every border set once, that of GEODATA too. Raises BrokenBorders for one that is broken or cut off."""
    folder, drawn = settings().geodata, set()
    for name in (*FILES, "corridors.geojson", *TABLES):
        try:
            if name.endswith(".csv"):
                if gazetteer.read_csv(name).empty:
                    raise ValueError("it has no rows")
            else:
                features = json.loads((folder / name).read_text("utf-8"))["features"]
                drawn |= {feature["properties"].get("code") for feature in features}
        except (OSError, ValueError, KeyError) as error:
            raise BrokenBorders(f"The dashboard cannot start. {folder / name} cannot be read: {error}.") from error
    if missing := sorted(set(gazetteer.names()) - drawn):
        raise BrokenBorders(f"The dashboard cannot start. {folder}: nothing draws {', '.join(missing)} of units.csv.")
    installed()


def names() -> tuple[str, ...]:
    """The names of all sets in the order in which they are offered: maps of districts first, tiles last."""
    return (SCHEMATIC, *installed(), TILES)


class Layers(NamedTuple):
    """The names of the layers that a map of districts is drawn from, in one set; ours have no set in their names."""

    districts: str
    provinces: str
    neighbours: str
    around: str
    province_lines: str
    country_line: str
    around_lines: str
    wide_lines: str


@cache
def layers(borders: str) -> Layers:
    """The layers of a border set: "official--districts", for ours "districts"; tiles have those of schematic."""
    of = f"{borders}{JOINT}" if borders in installed() else ""
    return Layers(*(of + name.replace("_", "-") for name in Layers._fields))


def file(layer_name: str) -> Path:
    """The GeoJSON file of a layer. Raises KeyError for a set that is not installed."""
    borders, _, name = layer_name.rpartition(JOINT)
    folder = installed()[borders].folder if borders else settings().geodata
    return folder / f"{name}.geojson"
