"""Areas: rounded, made valid, wound for the browser, and where their middle lies."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon


def rounded(geometry: Any, decimals: int = 3) -> Any:
    """A geometry, or an array of them, with rounded coordinates."""
    return shapely.transform(geometry, lambda a: np.round(a, decimals))


def polygons(geometry: Any) -> list[Polygon]:
    """The polygons of a geometry of any kind that have an area."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [p for p in parts if p.geom_type == "Polygon" and p.area > 0]


def areal(geometry: Any) -> Any:
    """A geometry made valid, without the points and lines in it."""
    parts = polygons(shapely.make_valid(geometry))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def clockwise(geometry: Any) -> Any:
    """Exterior rings clockwise, holes counter-clockwise: what d3-geo, and so Plotly, takes for 'inside'."""
    return shapely.orient_polygons(geometry, exterior_cw=True)


def middle(shape: Any) -> tuple[float, float]:
    """The centroid of the largest part, rounded to a tenth of a degree."""
    largest = max(polygons(shape), key=lambda p: p.area)
    return round(largest.centroid.x, 1), round(largest.centroid.y, 1)
