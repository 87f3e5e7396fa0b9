"""The neighbouring countries of a border set: those of geodata/, fitted to the outline of the new set."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from dashboard.geography import regions
from tools.geodata import neighbours
from tools.geodata.neighbours import Land
from tools.geodata.shapes import areal, clockwise, rounded


def fitted(outline: Any) -> list[Land]:
    """Code, name and area of every land of the frame, with Pakistan as `outline`; no land overlaps it.

    Where the outline is narrower than that of the schematic map, the strip goes to the neighbour beyond it, or to the
    sea; where it is wider, it is cut out of the neighbour. The ground around Jammu and Kashmir stays one piece.
    """
    told = {f["properties"]["code"]: f["properties"]["name"] for f in regions.base_layer("neighbours")["features"]}
    lands = dict(regions.shapes("neighbours"))
    touching = neighbours.give_way(lands, outline)
    found: list[Land] = [("pak", told["pak"], clockwise(outline))]
    for code, land in lands.items():
        if code not in touching:
            found.append((code, told[code], clockwise(land)))
            continue
        kept = neighbours.without_islands(areal(land))
        if kept is not None:
            found.append((code, told[code], clockwise(areal(rounded(kept)))))
    return sorted(found, key=lambda land: land[0])


def lines(lands: list[Land]) -> list[tuple[str, Any]]:
    """The lines that may be drawn between the lands: those of geodata/, cut where the new outline covers them."""
    outline = next(area for code, _, area in lands if code == "pak")
    found = []
    for feature in regions.base_layer("neighbour_borders")["features"]:
        line = shapely.difference(shapely.geometry.shape(feature["geometry"]), outline)
        parts = [part for part in np.atleast_1d(shapely.get_parts(line)) if part.geom_type == "LineString"]
        if parts:
            found.append((str(feature["id"]), parts[0] if len(parts) == 1 else shapely.MultiLineString(parts)))
    return found
