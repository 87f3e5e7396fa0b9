"""Where a map is cut and how it is laid flat: frames, the Mercator projection, the shape of a map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely

from dashboard.geography import border_sets, gazetteer, regions
from dashboard.plots import theme
from dashboard.plots.shown import Shown

WIDTH = 560  # pixels: the width at which maps are drawn as pictures
MARGIN = 0.06  # of the longer side of chosen provinces, on each side
LEAST = 1.3  # degrees that a frame is wide and high: Islamabad is seen among its neighbours
TALLEST, FLATTEST = 0.85, 1.6  # width over height of a frame of chosen provinces

Frame = tuple[float, float, float, float]  # west, south, east, north in degrees


def plain() -> dict[str, Any]:
    """The geo layout of every map: nothing of Plotly's own."""
    return {
        "visible": False,
        "bgcolor": theme.PAPER,
        "fitbounds": False,
        "showland": False,
        "showcountries": False,
        "showcoastlines": False,
        "showframe": False,
    }


def chosen_provinces(view: Shown) -> tuple[str, ...]:
    """Codes of the provinces that a map of districts is about: those chosen, or the home of the chosen district."""
    chosen = view.selection
    if chosen.district:
        return (gazetteer.home(chosen.district),)
    return (chosen.province,) if chosen.province else chosen.listed("provinces")


def extent(view: Shown) -> Frame:
    """What a map of districts shows: the chosen provinces with a margin, or the country."""
    codes = chosen_provinces(view)
    return _around(codes, border_sets.layers(view.value("borders")).provinces) if codes else regions.FRAME


@cache
def _around(codes: tuple[str, ...], layer: str) -> Frame:
    """The frame around provinces, within that of the country where it can be, and of a shape that fits a card."""
    west, south, east, north = shapely.union_all([regions.shapes(layer)[code] for code in codes]).bounds
    south, north = mercator(south), mercator(north)
    margin = 2 * MARGIN * max(east - west, north - south)
    wide, high = max(east - west + margin, LEAST), max(north - south + margin, LEAST)
    wide, high = max(wide, high * TALLEST), max(high, wide / FLATTEST)
    left, low, right, top = regions.FRAME
    x = min(max((west + east) / 2, left + wide / 2), right - wide / 2)
    y = min(max((south + north) / 2, mercator(low) + high / 2), mercator(top) - high / 2)
    return (
        round(x - wide / 2, 2),
        round(latitude(y - high / 2), 2),
        round(x + wide / 2, 2),
        round(latitude(y + high / 2), 2),
    )


def tile_frame() -> dict[str, Any]:
    """The geo layout of the squares."""
    columns = [x for x, _ in regions.tiles().values()]
    rows = [y for _, y in regions.tiles().values()]
    return {
        **plain(),
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [min(columns) - 0.8, max(columns) + 0.8]},
        "lataxis": {"range": [min(rows) - 0.8, max(rows) + 0.8]},
    }


def mercator(lat: float) -> float:
    """Northing of a latitude in the Mercator projection, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def latitude(northing: float) -> float:
    """The latitude of a northing: `mercator` the other way round."""
    return math.degrees(2 * math.atan(math.exp(math.radians(northing))) - math.pi / 2)


def mercator_frame(frame: Frame) -> dict[str, Any]:
    """The geo layout of a frame.

    The centre is given, for Plotly takes the mean of the latitudes, which is not the middle of the drawing.
    """
    west, south, east, north = frame
    return {
        **plain(),
        "projection": {"type": "mercator"},
        "center": {"lon": (west + east) / 2, "lat": latitude((mercator(south) + mercator(north)) / 2)},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
    }


@dataclass(frozen=True)
class Sheet:
    """A map as it lies on its picture, WIDTH pixels wide: degrees, or cells of the squares, to pixels and back.

    Pixels are counted from the left upper corner. west, north: that corner, north as a northing; scale: pixels of a
    degree; high: of the picture.
    """

    west: float
    north: float
    scale: float
    high: float
    squares: bool
    wide: float = WIDTH

    @classmethod
    def of(cls, view: Shown, level: str = "district") -> Sheet:
        """The sheet of a map of districts, or of provinces, which is always that of the whole country."""
        squares = view.value("borders") == border_sets.TILES
        if squares:
            axes = tile_frame()
            (west, east), north = axes["lonaxis"]["range"], axes["lataxis"]["range"][1]
        else:
            west, _, east, top = extent(view) if level == "district" else regions.FRAME
            north = mercator(top)
        wide = shape(view) if level == "district" else whole(view)
        return cls(west, north, WIDTH / (east - west), WIDTH / wide, squares)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a point."""
        northing = lat if self.squares else mercator(lat)
        return (lon - self.west) * self.scale, (self.north - northing) * self.scale

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point that lies at these pixels, in hundredths of a degree."""
        northing = self.north - y / self.scale
        return round(self.west + x / self.scale, 2), round(northing if self.squares else latitude(northing), 2)


def laid_flat(geometries: list[Any], frame: Frame) -> list[Any]:
    """Geometries in degrees as they lie on a picture of this frame, in pixels: x to the right, y upwards."""
    west, south, east, _ = frame
    scale, low = WIDTH / (east - west), mercator(south)

    def pixels(points: Any) -> Any:
        northing = np.array([mercator(lat) for lat in points[:, 1]])
        return np.column_stack([(points[:, 0] - west) * scale, (northing - low) * scale])

    return [shapely.transform(geometry, pixels) for geometry in geometries]


def ratio(frame: Frame) -> float:
    """Width over height of a frame, as it is drawn."""
    west, south, east, north = frame
    return round((east - west) / (mercator(north) - mercator(south)), 3)


def shape(view: Shown) -> float:
    """Width over height of a map of districts, so that the browser can keep its shape."""
    return whole(view) if view.value("borders") == border_sets.TILES else ratio(extent(view))


def whole(view: Shown) -> float:
    """Width over height of a map of the whole country, whatever is chosen."""
    if view.value("borders") != border_sets.TILES:
        return ratio(regions.FRAME)
    axes = tile_frame()
    (west, east), (south, north) = axes["lonaxis"]["range"], axes["lataxis"]["range"]
    return round((east - west) / (north - south), 3)
