"""GeoJSON layers as the browser fetches them: named, rounded, and with a content hash in the address."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from dashboard.geography import border_sets, patterns, regions
from dashboard.geography.patterns import Line


@cache
def layer(name: str) -> dict[str, Any]:
    """A GeoJSON FeatureCollection: a layer of regions, or one of LINES."""
    return _line_layer(*line(name)) if name.rpartition(border_sets.JOINT)[2] in LINES else regions.base_layer(name)


# Served to the browser, of the sets that come with the program.
LAYERS = (
    "districts",
    "provinces",
    "neighbours",
    "around",
    "tiles",
    "tile-provinces",
    "province-lines",
    "country-line",
    "around-lines",
    "wide-lines",
)


@cache
def every() -> tuple[str, ...]:
    """The names of all layers that are served: LAYERS, and those of each installed set."""
    return (*LAYERS, *(name for borders in border_sets.installed() for name in border_sets.layers(borders)))


@cache
def layer_bytes(name: str) -> bytes:
    """The GeoJSON of a layer as it is sent to the browser: hundredths of a degree, a third of a pixel on a page.

    Shared corners are rounded alike, so that neighbours still meet.
    """
    features = [
        {**feature, "geometry": {**feature["geometry"], "coordinates": _rounded(feature["geometry"]["coordinates"])}}
        for feature in layer(name)["features"]
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], (int, float)):
        return [round(value, 2) for value in coordinates]
    found: list[Any] = []
    for part in (_rounded(item) for item in coordinates):
        # Corners that fall together are one corner; a ring keeps at least a triangle.
        if not (found and part == found[-1] and isinstance(part[0], float) and len(coordinates) > 8):
            found.append(part)
    return found


@cache
def layer_version(name: str) -> str:
    """Ten characters that change with the layer."""
    return hashlib.sha256(layer_bytes(name)).hexdigest()[:10]


def layer_url(name: str) -> str:
    """Where the browser fetches a layer; content-hashed, so it may be kept for ever."""
    return f"/geodata/{name}.{layer_version(name)}.geojson"


def layer_name(address: str) -> str:
    """The layer of an address: "/geodata/districts.0a1b.geojson" -> "districts"."""
    return address.split("/")[-1].split(".")[0]


def _line_layer(x: list[float | None], y: list[float | None]) -> dict[str, Any]:
    parts: list[list[list[float]]] = [[]]
    for px, py in zip(x, y, strict=True):
        if px is None or py is None:
            parts.append([])
        else:
            parts[-1].append([px, py])
    shape_ = {"type": "MultiLineString", "coordinates": [part for part in parts if part]}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": shape_, "properties": {}}]}


def line(name: str, digits: int | None = None) -> Line:
    """A layer of LINES as one line with None between its parts, (x, y), in degrees with so many digits."""
    of, joint, kind = name.rpartition(border_sets.JOINT)
    x, y = LINES[kind](of + joint)
    if digits is None:
        return x, y
    points = [
        None if px is None or py is None else (round(px, digits), round(py, digits))
        for px, py in zip(x, y, strict=True)
    ]
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    return [p and p[0] for p in kept], [p and p[1] for p in kept]


def completed(traces: list[dict[str, Any]], digits: int | None = None) -> list[dict[str, Any]]:
    """The traces of a figure with the points of shared lines and the codes of the areas that no other trace names.

    A trace says in `meta` which of both it lacks (dashboard/plots/maps.py); polygons stay behind their address.
    """
    for trace in traces:
        left = trace.pop("meta", None) or {}
        if "geojson" in left:
            trace["lon"], trace["lat"] = line(layer_name(left["geojson"]), digits)
        if "rest" in left:
            named = {c for other in traces if other.get("geojson") == trace["geojson"] for c in other["locations"]}
            codes = [area["properties"]["code"] for area in layer(layer_name(trace["geojson"]))["features"]]
            trace["locations"] = [code for code in codes if code not in named]
            trace["z"] = [0] * len(trace["locations"])
    return traces


# Lines that every map of a kind has, as layers: fetched once instead of standing in every figure.
# Each takes what the layers of a border set begin with: "official--", "" for ours.
LINES: dict[str, Callable[[str], Line]] = {
    "province-lines": lambda of: patterns.outline(f"{of}provinces"),
    "country-line": lambda of: patterns.country_outline(f"{of}districts"),
    "around-lines": lambda of: patterns.neighbour_borders(regions.FRAME, f"{of}neighbour_borders"),
    "wide-lines": lambda of: patterns.neighbour_borders(regions.WIDE_FRAME, f"{of}neighbour_borders"),
}
