"""Makes one clean map of the areas of a file: valid, without overlap, one area a unit, as simple as ours."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.geography import gazetteer, regions
from tools.borders.matching import METRES
from tools.borders.refusal import Refusal
from tools.geodata.shapes import areal, clockwise, polygons, rounded

OVERLAP = 0.02  # of the smaller area that two may share: more is no slip of the pen
SNAP, GAP = 0.0001, 0.01  # degrees: corners this near are one; gaps narrower than this are closed
ISLAND = 0.0004  # square degrees (4 square kilometres): smaller islands are left out
HOLE = 0.005  # square degrees (50 square kilometres): a larger hole in the country is a district that is not there
COVERED = 0.6  # of each unit of the schematic map must be covered by the file
VERTICES = 4500  # of all units: as many as browsers are asked to fetch for the maps (90 kB)
TOLERANCES = (0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.045, 0.06)  # degrees, roughly the side of what is left out


def overlaps(areas: gpd.GeoDataFrame, units: pd.Series) -> list[str]:
    """A sentence for each two areas of different units that share more than a sliver, largest first."""
    placed = areas.geometry.make_valid().to_crs(METRES).reset_index(drop=True)
    names, codes = areas["district"].tolist(), units.tolist()
    found = []
    for i, j in zip(*placed.sindex.query(placed, predicate="intersects"), strict=True):
        if i >= j or codes[i] == codes[j]:
            continue
        shared = placed.iloc[i].intersection(placed.iloc[j]).area
        if shared > OVERLAP * min(placed.iloc[i].area, placed.iloc[j].area):
            found.append((shared, f"{names[i]} and {names[j]} overlap by {shared / 1e6:,.0f} square kilometres."))
    return [sentence for _, sentence in sorted(found, reverse=True)]


def unfilled(country: Any) -> list[str]:
    """A sentence for each hole in the country, and for each unit of the schematic map that is mostly not covered."""
    names, found = gazetteer.names(), []
    for part in polygons(country):
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            if hole.area > HOLE:
                spot = hole.representative_point()
                near = next((c for c, a in regions.shapes("districts").items() if a.contains(spot)), "")
                where = f", where {names[near]} is" if near else ""
                found.append(f"No area covers {spot.x:.2f} east, {spot.y:.2f} north{where}.")
    for code, area in regions.shapes("districts").items():
        share = area.intersection(country).area / area.area
        if share < COVERED:
            found.append(f"{names[code]}: only {share:.0%} of where the schematic map has it are covered.")
    return found


def _coverage(areas: Any) -> Any:
    """Areas as a valid coverage with coordinates of three digits: rounding moves corners, so it is cleaned again."""
    for _ in range(4):
        areas = np.array([areal(area) for area in rounded(areas)])
        if shapely.coverage_is_valid(areas):
            return areas
        areas = shapely.coverage_clean(areas, snapping_distance=0.0015)
    return None


def _without_islands(areas: Any) -> Any:
    """The areas without parts that lie alone in the sea and are too small to be seen; the largest part stays."""
    land = [part for part in polygons(shapely.coverage_union_all(areas)) if part.area < ISLAND]
    small = shapely.STRtree(land)
    kept = []
    for area in areas:
        parts = sorted(polygons(area), key=lambda part: -part.area)
        alone = [bool(len(small.query(part.representative_point(), predicate="within"))) for part in parts[1:]]
        parts = parts[:1] + [part for part, lost in zip(parts[1:], alone, strict=True) if not lost]
        kept.append(parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts))
    return np.array(kept)


def simplified(areas: Any) -> Any:
    """A coverage with no more than VERTICES corners, simplified no more than that takes. Raises Refusal."""
    for tolerance in (0.0, *TOLERANCES):
        plain = _coverage(shapely.coverage_simplify(areas, tolerance) if tolerance else areas)
        if plain is not None and shapely.get_num_coordinates(plain).sum() <= VERTICES and _whole(plain):
            return plain
    raise Refusal(["The areas cannot be simplified into a map: their borders are too fine or too broken."])


def _whole(areas: Any) -> bool:
    return all(area.is_valid and not area.is_empty and area.geom_type in ("Polygon", "MultiPolygon") for area in areas)


def clean(areas: gpd.GeoDataFrame, units: pd.Series) -> dict[str, Any]:
    """Code of a unit -> its area, in the order of the gazetteer; rings run as Plotly needs them, holes the other way.

    areas: rows with a geometry in degrees; units: the code of each. Raises Refusal for overlaps and holes.
    """
    if faults := overlaps(areas, units):
        raise Refusal(faults)
    valid = np.array([areal(area) for area in areas.geometry])
    coverage = shapely.coverage_clean(valid, snapping_distance=SNAP, gap_width=GAP)
    codes = [code for code in gazetteer.names() if code in set(units)]
    joined = np.array([areal(shapely.coverage_union_all(coverage[(units == code).to_numpy()])) for code in codes])
    if faults := unfilled(shapely.coverage_union_all(joined)):
        raise Refusal(faults)
    plain = simplified(_without_islands(joined))
    return {code: clockwise(area) for code, area in zip(codes, plain, strict=True)}
