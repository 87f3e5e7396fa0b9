"""The only reader of geodata/: provinces, districts, neighbours, corridors, tiles and the crosswalk of names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import box, mapping, shape

from dashboard.settings import settings

Line = tuple[list[float | None], list[float | None]]  # (x, y) with None between the parts, for scattergeo
TILE = 0.46  # half the side of a tile, in grid cells
HATCH = 0.42  # distance of the lines of the "not reported" hatch, in degrees (or grid cells)
LINE_TOLERANCE = 0.015  # degrees a border line may leave its vertices: half a pixel
DOT = 0.30  # distance of the dots of the "suppressed" pattern
# The frame of the country, one for all maps: west, south, east, north in degrees.
FRAME = (60.3, 23.4, 78.0, 37.4)
WIDE_FRAME = (-19.0, -2.0, 121.0, 60.0)


def _csv(name: str) -> pd.DataFrame:
    return pd.read_csv(settings().geodata / name, dtype=str, keep_default_na=False)


@cache
def units() -> pd.DataFrame:
    """The 144 units that are drawn: code, name, name_ur, province, counted_in, census_2023."""
    return _csv("units.csv")


@cache
def provinces() -> dict[str, str]:
    """Code -> name of the seven provinces and territories, in the order they are listed."""
    frame = _csv("provinces.csv")
    return dict(zip(frame["code"], frame["name"], strict=True))


@cache
def province_of() -> dict[str, str]:
    """Code of a unit -> code of its province."""
    frame = units()
    return dict(zip(frame["code"], frame["province"], strict=True))


@cache
def names() -> dict[str, str]:
    """Code of a unit -> its name."""
    frame = units()
    return dict(zip(frame["code"], frame["name"], strict=True))


@cache
def urdu() -> dict[str, str]:
    """Code of a province or unit -> its name in Urdu."""
    return {row.code: row.name_ur for frame in (_csv("provinces.csv"), units()) for row in frame.itertuples()}


def title(code: str) -> str:
    """The name of a province or unit."""
    return provinces().get(code) or names()[code]


@cache
def crosswalk() -> pd.DataFrame:
    """Every name used by any source: name, source, level, unit (the code that draws it, "" when none does)."""
    return _csv("crosswalk.csv")


@cache
def _located() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in crosswalk().itertuples():
        key = (row.name.casefold(), row.level)
        known = found.get(key, ())
        codes = [code.strip() for code in row.unit.split(";") if code.strip()]
        found[key] = known + tuple(code for code in codes if code not in known)
    for code, name in names().items():
        found.setdefault((name.casefold(), "district"), (code,))
    for code, name in provinces().items():
        found.setdefault((name.casefold(), "province"), (code,))
    return found


def locate(name: str, level: str) -> tuple[str, ...] | None:
    """Codes of the units that draw `name`; () for a known name that is not drawn, None for an unknown one."""
    return _located().get((name.strip().casefold(), level))


def home(code: str) -> str:
    """Code of the province a unit lies in; a province is its own home, "" for what is neither."""
    return code if code in provinces() else province_of().get(code, "")


def province_code(name: str, level: str) -> str:
    """Code of the province a geography lies in, "" for the country and what lies outside."""
    return home((locate(name, level) or ("",))[0])


@cache
def layer(name: str) -> dict[str, Any]:
    """A GeoJSON FeatureCollection: districts, provinces, neighbours, corridors; made here: tiles, tile-provinces,
    around (the land inside the country's frame, one feature, a tenth of the size of all neighbours), and LINES."""
    if name in LINES:
        return _line_layer(*LINES[name]())
    if name == "tiles":
        return _tiles()
    if name == "tile-provinces":
        return _tile_provinces()
    if name == "around":
        return _around()
    return json.loads((settings().geodata / f"{name}.geojson").read_text("utf-8"))


# Served to the browser.
LAYERS = (
    "districts", "provinces", "neighbours", "around", "tiles", "tile-provinces",
    "province-lines", "country-line", "around-lines", "wide-lines",
)  # fmt: skip


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


@cache
def tiles() -> dict[str, tuple[float, float]]:
    """Code of a unit -> centre of its square (column, minus row)."""
    frame = _csv("tiles.csv")
    return {row.code: (float(row.col), -float(row.row)) for row in frame.itertuples()}


def _clockwise(geometry: Any) -> Any:
    # Plotly's d3-geo fills the outside of counter-clockwise rings.
    return shapely.orient_polygons(geometry, exterior_cw=True)


def _tiles() -> dict[str, Any]:
    features = []
    for code, (x, y) in tiles().items():
        square = _clockwise(box(x - TILE, y - TILE, x + TILE, y + TILE))
        features.append({
            "type": "Feature", "id": code, "geometry": mapping(square),
            "properties": {"code": code, "name": names()[code], "province": province_of()[code]},
        })  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def _around() -> dict[str, Any]:
    west, south, east, north = FRAME
    frame = box(west - 1, south - 1, east + 1, north + 1)
    land = [shape(feature["geometry"]) for feature in layer("neighbours")["features"]]
    inside = shapely.intersection(shapely.union_all(land), frame).simplify(LINE_TOLERANCE)
    rounded = _clockwise(shapely.set_precision(inside, 0.01))
    feature = {"type": "Feature", "id": "around", "geometry": mapping(rounded), "properties": {"code": "around"}}
    return {"type": "FeatureCollection", "features": [feature]}


def _line_layer(x: list[float | None], y: list[float | None]) -> dict[str, Any]:
    parts: list[list[list[float]]] = [[]]
    for px, py in zip(x, y, strict=True):
        if px is None or py is None:
            parts.append([])
        else:
            parts[-1].append([px, py])
    shape_ = {"type": "MultiLineString", "coordinates": [part for part in parts if part]}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": shape_, "properties": {}}]}


def line(name: str) -> Line:
    """A layer of LINES as one line with None between its parts: (x, y)."""
    return LINES[name]()


def _tile_provinces() -> dict[str, Any]:
    features = []
    for code, name in provinces().items():
        cells = [box(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for unit, (x, y) in tiles().items()
                 if province_of()[unit] == code]  # fmt: skip
        features.append({
            "type": "Feature", "id": code, "geometry": mapping(_clockwise(shapely.union_all(cells))),
            "properties": {"code": code, "name": name},
        })  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


@cache
def shapes(name: str) -> dict[str, Any]:
    """Code -> shapely geometry of a layer's features."""
    return {
        feature["properties"]["code"]: shape(feature["geometry"])
        for feature in layer(name)["features"]
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
    return {code: tuple(sorted(others, key=names().__getitem__)) for code, others in found.items()}


def bordering(province: str) -> tuple[str, ...]:
    """Codes of the provinces and territories that share a border with one, in the order they are listed."""
    own = [code for code, home_ in province_of().items() if home_ == province]
    near = {province_of()[other] for code in own for other in adjacent()[code]} - {province}
    return tuple(code for code in provinces() if code in near)


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
def outline(name: str) -> Line:
    """All rings of a layer as one line with gaps: (x, y), for scattergeo; half a pixel off at most."""
    return rings(tuple(shape_.simplify(LINE_TOLERANCE) for shape_ in shapes(name).values()))


def rings(geometries: tuple[Any, ...]) -> Line:
    """The rings of polygons as one line with None between them: (x, y)."""
    x: list[float | None] = []
    y: list[float | None] = []
    for geometry in geometries:
        for part in getattr(geometry, "geoms", [geometry]):
            for ring in (part.exterior, *part.interiors):
                points_ = np.round(np.asarray(ring.coords), 2)
                points_ = points_[np.r_[True, np.any(np.diff(points_, axis=0) != 0, axis=1)]]
                x += [*points_[:, 0].tolist(), None]
                y += [*points_[:, 1].tolist(), None]
    return x[:-1], y[:-1]


@cache
def country_outline(name: str) -> Line:
    """The outer edge of all features of a layer as one line."""
    whole = shapely.union_all(list(shapes(name).values()))
    parts = [part.simplify(LINE_TOLERANCE) for part in getattr(whole, "geoms", [whole]) if part.area > 0.02]
    return rings(tuple(shapely.Polygon(part.exterior) for part in parts))


@cache
def inside(name: str, frame: tuple[float, float, float, float]) -> tuple[str, ...]:
    """Codes of the features of a layer of which more than a sliver lies in a frame (west, south, east, north)."""
    view = box(*frame)
    return tuple(code for code, geometry in shapes(name).items() if geometry.intersection(view).area > 0.05)


@cache
def neighbour_borders(frame: tuple[float, float, float, float]) -> Line:
    """The lines between neighbouring countries inside a frame, as one line with gaps: (x, y).

    Only these may be drawn: the outlines of the neighbours would show a line through the disputed area.
    """
    lines = [shape(feature["geometry"]) for feature in layer("neighbour_borders")["features"]]
    inside = shapely.intersection(shapely.union_all(lines), box(*frame)).simplify(0.02)
    return _line([part.coords for part in _strings(inside)])


@cache
def hatch(name: str, codes: tuple[str, ...]) -> Line:
    """Diagonal lines inside the features `codes` of a layer: the pattern of "not reported"."""
    area = shapely.union_all([shapes(name)[code] for code in codes])
    west, south, east, north = area.bounds
    height = north - south
    starts = np.arange(west - height, east + HATCH, HATCH)
    # Every line lies on one lattice (multiples of HATCH), so that neighbours continue each other.
    starts = np.floor(starts / HATCH) * HATCH
    lines = shapely.linestrings([[(s, south), (s + height, north)] for s in starts])
    return _segments(shapely.intersection(shapely.multilinestrings(lines), area))


def _segments(geometry: Any) -> Line:
    return _line([(part.coords[0], part.coords[-1]) for part in _strings(geometry) if part.length > 0.08])


def _strings(geometry: Any) -> list[Any]:
    return [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "LineString"]


def _line(parts: Iterable[Iterable[tuple[float, float]]]) -> Line:
    """Open lines as one with None between them: (x, y), for scattergeo."""
    x: list[float | None] = []
    y: list[float | None] = []
    for part in parts:
        for px, py in part:
            x.append(round(px, 2))
            y.append(round(py, 2))
        x.append(None)
        y.append(None)
    return x[:-1], y[:-1]


@cache
def dots(name: str, codes: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """A grid of points inside the features `codes` of a layer: the pattern of "suppressed"."""
    area = shapely.union_all([shapes(name)[code] for code in codes])
    west, south, east, north = area.bounds
    grid_x, grid_y = np.meshgrid(np.arange(west, east, DOT), np.arange(south, north, DOT))
    inside = shapely.contains_xy(area, grid_x, grid_y)
    return np.round(grid_x[inside], 2).tolist(), np.round(grid_y[inside], 2).tolist()


# Lines that every map of a kind has, as layers: fetched once instead of standing in every figure.
LINES: dict[str, Callable[[], Line]] = {
    "province-lines": lambda: outline("provinces"),
    "country-line": lambda: country_outline("districts"),
    "around-lines": lambda: neighbour_borders(FRAME),
    "wide-lines": lambda: neighbour_borders(WIDE_FRAME),
}
