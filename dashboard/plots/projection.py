"""Where a map is cut and how it is laid flat: frames, the Mercator projection, the shape of a map."""

from __future__ import annotations

import math
from typing import Any

from dashboard.geography import regions
from dashboard.plots import theme
from dashboard.plots.shown import Shown


def frame(tiles: bool) -> dict[str, Any]:
    """The geo layout of every country map: nothing of Plotly's own, one frame."""
    layout: dict[str, Any] = {
        "visible": False,
        "bgcolor": theme.PAPER,
        "fitbounds": False,
        "showland": False,
        "showcountries": False,
        "showcoastlines": False,
        "showframe": False,
    }
    if tiles:
        columns = [x for x, _ in regions.tiles().values()]
        rows = [y for _, y in regions.tiles().values()]
        layout |= {
            "projection": {"type": "equirectangular"},
            "lonaxis": {"range": [min(columns) - 0.8, max(columns) + 0.8]},
            "lataxis": {"range": [min(rows) - 0.8, max(rows) + 0.8]},
        }
    else:
        layout |= mercator_frame(regions.FRAME)
    return layout


def mercator(lat: float) -> float:
    """Northing of a latitude in the Mercator projection, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def latitude(northing: float) -> float:
    """The latitude of a northing: `mercator` the other way round."""
    return math.degrees(2 * math.atan(math.exp(math.radians(northing))) - math.pi / 2)


def mercator_frame(frame: tuple[float, float, float, float]) -> dict[str, Any]:
    """The geo layout of a frame (west, south, east, north).

    The centre is given, for Plotly takes the mean of the latitudes, which is not the middle of the drawing.
    """
    west, south, east, north = frame
    return {
        "projection": {"type": "mercator"},
        "center": {"lon": (west + east) / 2, "lat": latitude((mercator(south) + mercator(north)) / 2)},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [south, north]},
    }


def shape(view: Shown) -> float:
    """Width over height of the country's frame, so that the browser can keep its shape."""
    if view.value("borders") == "tiles":
        axes = frame(True)
        (west, east), (south, north) = axes["lonaxis"]["range"], axes["lataxis"]["range"]
        return round((east - west) / (north - south), 3)
    west, south, east, north = regions.FRAME
    return round((east - west) / (mercator(north) - mercator(south)), 3)
