"""The countries of Natural Earth, through world-atlas: read, simplified and named."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box

from tools.geodata import files
from tools.geodata.shapes import polygons

FRAME = (-20.0, -5.0, 125.0, 60.0)  # west, south, east, north
NEAR = (57.0, 19.0, 83.0, 41.0)  # what shows around Pakistan on the country map: finer
NEAR_TOLERANCE, FAR_TOLERANCE = 0.05, 0.22  # degrees, Douglas-Peucker


def simplified(arc: list[Any], scale: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """One arc of the topology in degrees, coarser away from Pakistan."""
    line = LineString(np.cumsum(np.array(arc), axis=0) * scale + shift)
    if not line.intersects(box(*FRAME).buffer(1)):
        return np.array(line.coords)  # left alone, thrown away with its country or by the frame
    tolerance = NEAR_TOLERANCE if line.intersects(box(*NEAR)) else FAR_TOLERANCE
    return np.array(shapely.simplify(line, tolerance, preserve_topology=True).coords)


def countries() -> dict[str, tuple[str, Any]]:
    """code -> (name, polygons), with the arcs simplified before they are joined."""
    listed, apart = files.given("countries"), files.given("areas_without_iso_code")
    code_of = {row["iso_numeric"]: row["code"] for row in listed}
    full_names = {row["code"]: row["name"] for row in listed if row["name"]}
    code_of_area = {row["natural_earth_name"]: row["code"] for row in apart}
    joined = {row["natural_earth_name"] for row in apart if row["joined"] == "yes"}

    topo = json.loads((files.MODULES / "world-atlas/countries-50m.json").read_text(encoding="utf-8"))
    scale, shift = np.array(topo["transform"]["scale"]), np.array(topo["transform"]["translate"])
    arcs = [simplified(arc, scale, shift) for arc in topo["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.vstack([pieces[0]] + [p[1:] for p in pieces[1:]])

    out: dict[str, tuple[str, list[Polygon]]] = {}
    for geometry in topo["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = code_of.get(geometry.get("id", "")) or code_of_area.get(name)
        if code is None:  # outside the frame, or a microstate that would be a dot
            continue
        groups = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        parts: list[Polygon] = []
        for group in groups:
            rings = [r for r in (ring(indices) for indices in group) if len(r) > 3]
            if rings:
                holes = [h for h in rings[1:] if Polygon(h).area > 0.05]  # fills the microstates
                parts += polygons(shapely.make_valid(Polygon(rings[0], holes)))
        known_name, known = out.get(code, ("", []))
        proper = known_name if name in joined else full_names.get(code, name)
        out[code] = (proper, known + parts)
    return {code: (name, shapely.union_all(parts)) for code, (name, parts) in out.items()}
