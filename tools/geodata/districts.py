"""Districts: the paths of an SVG map, placed in longitude and latitude and joined without gaps."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon

from tools.geodata import files
from tools.geodata.shapes import areal, clockwise, rounded


def path_points(path: str) -> np.ndarray:
    """The points of one SVG path that uses M, m, L, l and z only."""
    points, command, x, y = [], "", 0.0, 0.0
    tokens = re.findall(r"[MmLlz]|-?\d*\.?\d+", path)
    i = 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
            continue
        a, b = float(tokens[i]), float(tokens[i + 1])
        i += 2
        x, y = (x + a, y + b) if command.islower() else (a, b)
        points.append((x, y))
    return np.array(points)


def to_lonlat(p: np.ndarray) -> np.ndarray:
    """Affine georeference, fitted once on the centroids of the districts of an official set (see README)."""
    u, v = (p[:, 0] - 840) / 800, (p[:, 1] - 800) / 800
    return np.column_stack([68.99977 + 7.95569 * u - 0.06709 * v, 30.4028 - 0.0109 * u - 6.95535 * v])


def svg_places() -> dict[str, dict[str, Any]]:
    """The places of the source map by their id: name and path."""
    text = (files.MODULES / "@svg-maps/pakistan.districts/index.js").read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return {place["id"]: place for place in data["locations"]}


def build(units: list[dict[str, str]], svg: dict[str, dict[str, Any]]) -> dict[str, Polygon]:
    """The area of every unit by its code."""
    raw = [areal(Polygon(to_lonlat(path_points(svg[u["svg_id"]]["path"])))) for u in units]
    # Close the hairline gaps (0.02 degrees); a tenth of that is lost when coordinates are rounded to 0.001.
    clean = rounded(shapely.coverage_clean(np.array(raw), snapping_distance=0.02))
    assert shapely.coverage_is_valid(clean) and shapely.is_valid(clean).all()
    return {u["code"]: clockwise(g) for u, g in zip(units, clean, strict=True)}
