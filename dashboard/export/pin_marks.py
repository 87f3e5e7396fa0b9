"""The pins of a view as an SVG that lies over its picture or its live chart: neither is drawn anew for them.

There are millions of sets of four districts. A picture of each would fill the disk and keep every reader waiting; the
marks alone are a kilobyte.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

from dashboard.chart import View
from dashboard.geography import border_sets, layers
from dashboard.plots import pins, scatter
from dashboard.plots.projection import Sheet

Laid = Sheet | scatter.Sheet


def svg(view: View) -> str:
    """The marks of the pins, as the figure of the view has them, over a picture of a map or of points.

    It stands there without pins too: on a page its pixels tell which district a reader points at.
    """
    sheet = Sheet.of(view, view.chart.level) if view.chart.map else scatter.Sheet.of(view.drawn)
    traces = {trace.get("name"): trace for trace in view.drawn.data} if view.selection.pins else {}
    lines = [_path(traces[name], sheet) for name in pins.LINES if name in traces]
    rings = _rings(traces[pins.RINGS], sheet) if pins.RINGS in traces else ""
    names = "".join(_names(traces[name], sheet) for name in (pins.NAMES, pins.NAMED) if name in traces)
    # A picture is a whole number of pixels high, and the map lies in the middle of it.
    high = round(sheet.high)
    top = (sheet.high - high) / 2
    box = f"0 {top:.2f} {sheet.wide:.0f} {high}"
    # Which part of the map lies below (zoom.js).
    cut = f' data-frame="{sheet.west:g} {sheet.north:.4g} {sheet.scale:.4g}"' if isinstance(sheet, Sheet) else ""
    if view.chart.level == "province":  # the districts that can be pinned are none of the map's own areas (map.js)
        borders = view.value("borders")
        name = "tiles" if borders == border_sets.TILES else border_sets.layers(borders).districts
        cut += f' data-units="{layers.layer_url(name)}"'
    return f'<svg class="pins" viewBox="{box}"{cut} aria-hidden="true">{"".join(lines)}{rings}{names}</svg>'


def _path(trace: dict[str, Any], sheet: Laid) -> str:
    """A line with gaps as a path in whole pixels, each corner once."""
    parts: list[str] = []
    points = [None, *_points(trace)]
    for before, here in pairwise(points):
        if here is None or here[0] is None:
            continue
        begins = before is None or before[0] is None
        x, y = sheet.at(*here)
        part = f"{x:.0f} {y:.0f}"
        if begins or part != parts[-1][1:]:
            parts.append(("M" if begins else "L") + part)
    return f'<path class="{trace["name"]}" d="{"".join(parts)}" stroke-width="{trace["line"]["width"]:g}"/>'


def _rings(trace: dict[str, Any], sheet: Laid) -> str:
    wide = trace["marker"]["line"]["width"]
    r = pins.RING
    rings = (f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0" for x, y in _pixels(trace, sheet))
    return f'<path d="{"".join(rings)}" stroke-width="{wide:g}"/>'


def _names(trace: dict[str, Any], sheet: Laid) -> str:
    told = []
    for text, (x, y) in zip(trace["text"], _pixels(trace, sheet), strict=True):
        kind = ' class="named"' if trace["name"] == pins.NAMED else ""
        told.append(f'<text{kind} transform="translate({x:.0f} {y:.0f})">{escape(text)}</text>')
    return "".join(told)


def _pixels(trace: dict[str, Any], sheet: Laid) -> list[tuple[float, float]]:
    """The pixels of the points of a trace."""
    return [sheet.at(*point) for point in _points(trace)]


def _points(trace: dict[str, Any]) -> zip[tuple[Any, Any]]:
    across, up = ("lon", "lat") if "lon" in trace else ("x", "y")
    return zip(trace[across], trace[up], strict=True)
