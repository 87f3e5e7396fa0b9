"""Small maps of a place: where it lies in the country, and what lies around it, as paths for an SVG.

They are no figures: they show no value, and a page draws them in its own colours. Any border set will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import shapely

from dashboard.geography import border_sets, gazetteer, regions
from dashboard.plots import projection
from dashboard.plots.projection import Sheet

SMALL, LARGE = 150, 340  # pixels that the maps are wide
EDGE = 0.05  # of the longer side of what lies around a place, left free on each side
FINEST = 0.6  # pixels that a simplified border may leave its corners


@dataclass(frozen=True)
class Shape:
    """An area on a small map: its code, its path in pixels, a point inside, and how wide it is there."""

    code: str
    path: str
    x: int
    y: int
    room: int


@dataclass(frozen=True)
class SmallMap:
    """A map of some areas, in pixels. country: the provinces behind them. areas: the place itself among them."""

    wide: int
    high: int
    country: tuple[Shape, ...]
    areas: tuple[Shape, ...]


def _layers(borders: str) -> tuple[str, str]:
    """The layers of districts and of provinces in a border set."""
    if borders == border_sets.TILES:
        return "tiles", "tile-provinces"
    own = border_sets.layers(borders)
    return own.districts, own.provinces


def _sheet(borders: str, bounds: tuple[float, float, float, float], wide: int) -> Sheet:
    """The sheet of a frame (west, south, east, north in degrees, or cells of the squares)."""
    west, south, east, north = bounds
    squares = borders == border_sets.TILES
    low, top = (south, north) if squares else (projection.mercator(south), projection.mercator(north))
    scale = wide / (east - west)
    return Sheet(west, top, scale, (top - low) * scale, squares, wide)


def _shape(code: str, geometry: Any, sheet: Sheet) -> Shape | None:
    """An area on a sheet; None where nothing of it lies there."""
    bottom = sheet.back(sheet.wide, sheet.high)
    seen = geometry.intersection(shapely.box(sheet.west, bottom[1], bottom[0], sheet.back(0, 0)[1]))
    plain = seen.simplify(FINEST / sheet.scale)
    parts = [part for part in getattr(plain, "geoms", [plain]) if part.geom_type == "Polygon" and not part.is_empty]
    path = "".join(_ring(part, sheet) for part in parts)
    if not path:  # less than a pixel of it
        return None
    largest = max(parts, key=lambda part: part.area)
    inside = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    x, y = sheet.at(inside.x, inside.y)
    line = largest.intersection(shapely.LineString([(sheet.west, inside.y), (bottom[0], inside.y)]))
    room = max(part.length for part in getattr(line, "geoms", [line])) * sheet.scale
    return Shape(code, path, round(x), round(y), round(room))


def _ring(part: Any, sheet: Sheet) -> str:
    corners = dict.fromkeys("{:.0f} {:.0f}".format(*sheet.at(lon, lat)) for lon, lat in part.exterior.coords)
    return f"M{'L'.join(corners)}Z" if len(corners) > 2 else ""


def _drawn(layer: str, codes: Iterable[str], sheet: Sheet) -> tuple[Shape, ...]:
    """Those areas of a layer that a sheet shows. One that its border set draws as part of another has no shape."""
    shapes = regions.shapes(layer)
    found = (_shape(code, shapes[code], sheet) for code in codes if code in shapes)
    return tuple(shape for shape in found if shape)


def _apart(place: str, layer: str) -> str:
    """The code of the area that draws a place: the unit that counts it, where a frontier region is not drawn apart."""
    return place if place in regions.shapes(layer) else gazetteer.counted_in()[place]


@cache
def whereabouts(place: str, borders: str) -> SmallMap:
    """The country with its provinces, and a district, or a province or territory, in it."""
    districts, provinces = _layers(borders)
    bounds = shapely.union_all(list(regions.shapes(provinces).values())).bounds
    sheet = _sheet(borders, _roomier(bounds, EDGE / 2), SMALL)
    layer = provinces if place in gazetteer.provinces() else districts
    country = _drawn(provinces, gazetteer.provinces(), sheet)
    return SmallMap(SMALL, round(sheet.high), country, _drawn(layer, [_apart(place, layer)], sheet))


@cache
def country_with(codes: tuple[str, ...], borders: str) -> SmallMap:
    """The country with its provinces, and some districts in it."""
    districts, provinces = _layers(borders)
    bounds = shapely.union_all(list(regions.shapes(provinces).values())).bounds
    sheet = _sheet(borders, _roomier(bounds, EDGE / 2), LARGE)
    return SmallMap(
        LARGE, round(sheet.high), _drawn(provinces, gazetteer.provinces(), sheet), _drawn(districts, codes, sheet)
    )


@cache
def around(place: str, borders: str) -> SmallMap:
    """A district with its neighbours; or the districts of a province or territory. The provinces lie behind."""
    districts, provinces = _layers(borders)
    own = [code for code, home in gazetteer.province_of().items() if home == place]
    codes = own if len(own) > 1 else [_apart(place, districts), *regions.adjacent()[place]]
    shapes = regions.shapes(districts)
    bounds = shapely.union_all([shapes[code] for code in codes if code in shapes]).bounds
    sheet = _sheet(borders, _roomier(bounds, EDGE), LARGE)
    return SmallMap(
        LARGE, round(sheet.high), _drawn(provinces, gazetteer.provinces(), sheet), _drawn(districts, codes, sheet)
    )


def _roomier(bounds: tuple[float, ...], edge: float) -> tuple[float, float, float, float]:
    """A frame with some room around what it holds, and no more than a third higher than wide."""
    west, south, east, north = bounds
    more = edge * max(east - west, north - south)
    wide = max(east - west, (north - south) * 0.85) / 2 + more
    middle = (west + east) / 2
    return middle - wide, south - more, middle + wide, north + more
