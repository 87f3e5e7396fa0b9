"""The shapes of districts and provinces: borders, tiles, points for labels, neighbours and distances."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import shapely
from shapely.geometry import box, mapping, shape

from dashboard.geography import border_sets, gazetteer

SIMPLIFIED = 0.015  # degrees a simplified border may leave its vertices: half a pixel
TILE = 0.46  # half the side of a tile, in grid cells
# The frame of the country, one for all maps: west, south, east, north in degrees.
FRAME = (60.3, 23.4, 78.0, 37.4)
WIDE_FRAME = (-19.0, -2.0, 121.0, 60.0)


@cache
def base_layer(name: str) -> dict[str, Any]:
    """A GeoJSON FeatureCollection of regions: the files of geodata/ and of installed sets, and those made here.

    Made here: tiles, tile-provinces, and around (the land inside the country's frame, one feature, a tenth of the
    size of all neighbours).
    """
    if name == "tiles":
        return _tiles()
    if name == "tile-provinces":
        return _tile_provinces()
    of, joint, kind = name.rpartition(border_sets.JOINT)
    if kind == "around":
        return _around(f"{of}{joint}neighbours")
    return json.loads(border_sets.file(name).read_text("utf-8"))


@cache
def tiles() -> dict[str, tuple[float, float]]:
    """Code of a unit -> centre of its square (column, minus row)."""
    frame = gazetteer.read_csv("tiles.csv")
    return {row.code: (float(row.col), -float(row.row)) for row in frame.itertuples()}


def _clockwise(geometry: Any) -> Any:
    # Plotly's d3-geo fills the outside of counter-clockwise rings.
    return shapely.orient_polygons(geometry, exterior_cw=True)


def _tiles() -> dict[str, Any]:
    features = []
    for code, (x, y) in tiles().items():
        square = _clockwise(box(x - TILE, y - TILE, x + TILE, y + TILE))
        features.append(
            {
                "type": "Feature",
                "id": code,
                "geometry": mapping(square),
                "properties": {
                    "code": code,
                    "name": gazetteer.names()[code],
                    "province": gazetteer.province_of()[code],
                },
            }
        )
    return {"type": "FeatureCollection", "features": features}


def _around(neighbours: str) -> dict[str, Any]:
    west, south, east, north = FRAME
    frame = box(west - 1, south - 1, east + 1, north + 1)
    land = [shape(feature["geometry"]) for feature in base_layer(neighbours)["features"]]
    inside = shapely.intersection(shapely.union_all(land), frame).simplify(SIMPLIFIED)
    rounded = _clockwise(shapely.set_precision(inside, 0.01))
    feature = {"type": "Feature", "id": "around", "geometry": mapping(rounded), "properties": {"code": "around"}}
    return {"type": "FeatureCollection", "features": [feature]}


def _tile_provinces() -> dict[str, Any]:
    features = []
    for code, name in gazetteer.provinces().items():
        cells = [
            box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)
            for unit, (x, y) in tiles().items()
            if gazetteer.province_of()[unit] == code
        ]
        features.append(
            {
                "type": "Feature",
                "id": code,
                "geometry": mapping(_clockwise(shapely.union_all(cells))),
                "properties": {"code": code, "name": name},
            }
        )
    return {"type": "FeatureCollection", "features": features}


@cache
def shapes(name: str) -> dict[str, Any]:
    """Code -> shapely geometry of a layer's features."""
    return {
        feature["properties"]["code"]: shape(feature["geometry"])
        for feature in base_layer(name)["features"]
        if "code" in feature["properties"]
    }


@cache
def points(name: str) -> dict[str, tuple[float, float]]:
    """Code -> a point well inside each feature of a layer (for labels)."""
    found = {}
    for code, geometry in shapes(name).items():
        parts = getattr(geometry, "geoms", [geometry])
        largest = max(parts, key=lambda part: part.area)
        inside = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
        found[code] = (round(inside.x, 2), round(inside.y, 2))
    return found


@cache
def adjacent() -> dict[str, tuple[str, ...]]:
    """Code of a unit -> codes of those it shares a border with, by name; a corner in common is no border."""
    areas = shapes("districts")
    codes, geometries = list(areas), list(areas.values())
    found: dict[str, set[str]] = {code: set() for code in codes}
    for i, j in zip(*shapely.STRtree(geometries).query(geometries, predicate="intersects"), strict=True):
        if i < j and shapely.intersection(geometries[i], geometries[j]).length > 0:
            found[codes[i]].add(codes[j])
            found[codes[j]].add(codes[i])
    return {code: tuple(sorted(others, key=gazetteer.names().__getitem__)) for code, others in found.items()}


def bordering(province: str) -> tuple[str, ...]:
    """Codes of the provinces and territories that share a border with one, in the order they are listed."""
    own = [code for code, home_ in gazetteer.province_of().items() if home_ == province]
    near = {gazetteer.province_of()[other] for code in own for other in adjacent()[code]} - {province}
    return tuple(code for code in gazetteer.provinces() if code in near)


@cache
def _ellipsoid() -> Any:
    from pyproj import Geod  # half a second to load: only the pages of districts need it

    return Geod(ellps="WGS84")


def kilometres(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Length of the shortest line on the ground between two points (longitude, latitude), in kilometres."""
    return float(_ellipsoid().inv(*start, *end)[2]) / 1000


@cache
def distances(code: str) -> dict[str, float]:
    """Kilometres from the middle of a unit to the middle of each other one, nearest first."""
    middles = points("districts")
    far = {other: kilometres(middles[code], place) for other, place in middles.items() if other != code}
    return dict(sorted(far.items(), key=lambda item: item[1]))


@cache
def inside(name: str, frame: tuple[float, float, float, float]) -> tuple[str, ...]:
    """Codes of the features of a layer of which more than a sliver lies in a frame (west, south, east, north)."""
    view = box(*frame)
    return tuple(code for code, geometry in shapes(name).items() if geometry.intersection(view).area > 0.05)
