"""Border sets as files for other programs: GeoJSON by RFC 7946, with licence and note in it.

What the charts fetch (dashboard/geography/layers.py) has its rings the other way round, for Plotly. Tiles have no file:
they lie nowhere on the globe.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry import mapping, shape

from dashboard import i18n
from dashboard.geography import border_notes, border_sets, gazetteer, regions

DIGITS = 3  # of a degree, about a hundred metres


@dataclass(frozen=True)
class Offer:
    """A set that can be downloaded: its name, title and address, whose it is, its licence, and what binds its use."""

    name: str
    title: str
    source: str
    licence: str
    note: str
    path: str


def offers() -> dict[str, Offer]:
    """Name -> offer of every set with a file, in the order in which they are offered; their words are English."""
    ours = Offer(
        border_sets.SCHEMATIC,
        "Schematic districts",
        "Drawn from a map in the public domain (geodata/README.md)",
        "Public domain",
        border_notes.BOUNDARIES,
        path(border_sets.SCHEMATIC),
    )
    found = {ours.name: ours}
    for name, given in border_sets.installed().items():
        note = border_notes.INSTALLED.format(
            source=given.source, licence=given.licence, note=i18n.sentence(given.note) + " " if given.note else ""
        )
        found[name] = Offer(name, given.title, given.source, given.licence, note, path(name))
    return found


def path(name: str) -> str:
    """The address of the file of a set."""
    return f"/api/borders/{name}.geojson"


@cache
def geojson(name: str) -> bytes:
    """The districts of a set as a FeatureCollection: outer rings counter-clockwise, WGS 84, three digits.

    Each has `code`, `name`, `province` (its code) and `province_name`; title, source, licence and note stand beside
    the features. Raises KeyError for a set without a file.
    """
    offer = offers()[name]
    features = []
    for feature in regions.base_layer(border_sets.layers(name).districts)["features"]:
        area = mapping(shapely.orient_polygons(shape(feature["geometry"])))
        properties = dict(feature["properties"])
        properties["province_name"] = gazetteer.provinces()[properties["province"]]
        geometry = {"type": area["type"], "coordinates": _rounded(area["coordinates"])}
        features.append({"type": "Feature", "id": feature["id"], "properties": properties, "geometry": geometry})
    told = {"title": offer.title, "source": offer.source, "licence": offer.licence, "note": offer.note}
    whole = {"type": "FeatureCollection", **told, "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _rounded(coordinates: tuple[object, ...] | list[object]) -> list[object]:
    return [
        _rounded(part) if isinstance(part, (tuple, list)) else round(float(part), DIGITS)  # type: ignore[arg-type]
        for part in coordinates
    ]
