"""Lines and dots drawn over regions: outlines, the hatch of "not reported", the dots of "suppressed"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import box, shape

from dashboard.geography import gazetteer, regions

Line = tuple[list[float | None], list[float | None]]  # (x, y) with None between the parts, for scattergeo
HATCH = 0.42  # distance of the lines of the "not reported" hatch, in degrees (or grid cells)
DOT = 0.30  # distance of the dots of the "suppressed" pattern


@cache
def outline(name: str) -> Line:
    """All rings of a layer as one line with gaps: (x, y), for scattergeo; half a pixel off at most."""
    return rings(tuple(shape_.simplify(regions.SIMPLIFIED) for shape_ in regions.shapes(name).values()))


def outlines(name: str, codes: tuple[str, ...]) -> Line:
    """The outlines of places in a layer as one line: (x, y).

    A frontier region that the layer does not draw apart has that of the unit that counts it.
    """
    areas, counted = regions.shapes(name), gazetteer.counted_in()
    return rings(tuple(areas[code if code in areas else counted[code]] for code in codes))


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
    whole = shapely.union_all(list(regions.shapes(name).values()))
    parts = [part.simplify(regions.SIMPLIFIED) for part in getattr(whole, "geoms", [whole]) if part.area > 0.02]
    return rings(tuple(shapely.Polygon(part.exterior) for part in parts))


@cache
def neighbour_borders(frame: tuple[float, float, float, float], name: str = "neighbour_borders") -> Line:
    """The lines between neighbouring countries inside a frame, as one line with gaps: (x, y).

    Only these may be drawn: the outlines of the neighbours would show a line through the disputed area.
    """
    lines = [shape(feature["geometry"]) for feature in regions.base_layer(name)["features"]]
    inside = shapely.intersection(shapely.union_all(lines), box(*frame)).simplify(0.02)
    return strings(inside)


@cache
def hatch(name: str, codes: tuple[str, ...], scale: float = 1.0) -> Line:
    """Diagonal lines inside the features `codes` of a layer: the pattern of "not reported".

    scale: what the lines' distance is multiplied by, for a map that shows a part of the country.
    """
    return _segments(diagonals(tuple(regions.shapes(name)[code] for code in codes), HATCH * scale))


def diagonals(areas: tuple[Any, ...], apart: float, falling: bool = False) -> Any:
    """Lines inside areas, `apart` degrees from each other, that rise from the left, or fall."""
    area = shapely.union_all(areas)
    west, south, east, north = area.bounds
    height = north - south
    starts = np.arange(west - height, east + apart, apart)
    # Every line lies on one lattice (multiples of the distance), so that neighbours continue each other.
    starts = np.floor(starts / apart) * apart
    low, high = (north, south) if falling else (south, north)
    lines = shapely.linestrings([[(s, low), (s + height, high)] for s in starts])
    return shapely.intersection(shapely.multilinestrings(lines), area)


@cache
def ruled(name: str, codes: tuple[str, ...], apart: float, upright: bool) -> Line:
    """Level or upright lines, `apart` degrees from each other, inside the features `codes` of a layer."""
    area = shapely.union_all([regions.shapes(name)[code] for code in codes])
    west, south, east, north = area.bounds
    low, high = (west, east) if upright else (south, north)
    at = np.arange(np.floor(low / apart) * apart, high + apart, apart)
    ends = [[(x, south), (x, north)] if upright else [(west, x), (east, x)] for x in at]
    return _segments(shapely.intersection(shapely.multilinestrings(shapely.linestrings(ends)), area))


def strings(geometry: Any) -> Line:
    """The lines of a geometry as one line with None between them: (x, y)."""
    return _line([part.coords for part in _strings(geometry)])


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
def dots(name: str, codes: tuple[str, ...], scale: float = 1.0) -> tuple[list[float], list[float]]:
    """A grid of points inside the features `codes` of a layer: the pattern of "suppressed"; scale: as for `hatch`."""
    area = shapely.union_all([regions.shapes(name)[code] for code in codes])
    west, south, east, north = area.bounds
    grid_x, grid_y = np.meshgrid(*(np.arange(start, end, DOT * scale) for start, end in ((west, east), (south, north))))
    inside = shapely.contains_xy(area, grid_x, grid_y)
    return np.round(grid_x[inside], 2).tolist(), np.round(grid_y[inside], 2).tolist()
