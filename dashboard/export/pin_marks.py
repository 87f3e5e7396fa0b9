"""What lies over a view (pins, an overlay) as an SVG over its picture or its live chart: neither is drawn anew for it.

There are millions of sets of four districts. A picture of each would fill the disk and keep every reader waiting; the
marks alone are a kilobyte.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

from dashboard.chart import View
from dashboard.geography import border_sets, layers
from dashboard.plots import over, pins, scatter, theme
from dashboard.plots.projection import Sheet

Laid = Sheet | scatter.Sheet
NAMES = {
    pins.NAMES: "",
    pins.NAMED: ' class="named"',
    over.AGAIN: "",
    over.NAMES: ' style="font-weight:400"',
}  # trace -> how its words look


def svg(view: View) -> str:
    """The marks of the pins, as the figure of the view has them, over a picture of a map or of points.

    It stands there without pins too: on a page its pixels tell which district a reader points at.
    """
    sheet = Sheet.of(view, view.chart.level) if view.chart.map else scatter.Sheet.of(view.drawn)
    marked = view.selection.pins or view.selection.overlay
    traces = {trace.get("name"): trace for trace in view.drawn.data} if marked else {}
    lines = [_path(traces[name], sheet) for name in (*over.LINES, *pins.LINES) if name in traces]
    lines += [_dots(traces[over.DOTS], sheet)] if over.DOTS in traces else []
    rings = _rings(traces[pins.RINGS], sheet) if pins.RINGS in traces else ""
    names = "".join(_names(traces[name], sheet) for name in NAMES if name in traces)
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
    kind = "pin-halo" if trace["line"]["color"] == theme.PAPER else trace["name"]
    return f'<path class="{kind}" d="{"".join(parts)}" stroke-width="{trace["line"]["width"]:g}"/>'


def _rings(trace: dict[str, Any], sheet: Laid) -> str:
    return f'<path d="{_circles(trace, sheet, pins.RING)}" stroke-width="{trace["marker"]["line"]["width"]:g}"/>'


def _dots(trace: dict[str, Any], sheet: Laid) -> str:
    """Dots of ink with an edge of paper, or hollow ones; in the colours of the page, which may be dark."""
    marker = trace["marker"]
    inks = ("paper", "ink") if marker["color"] == theme.PAPER else ("ink", "paper")
    path = _circles(trace, sheet, marker["size"] / 2)
    style = "fill:var(--{});stroke:var(--{})".format(*inks)
    return f'<path style="{style}" d="{path}" stroke-width="{marker["line"]["width"]:g}"/>'


def _circles(trace: dict[str, Any], sheet: Laid, r: float) -> str:
    """Circles around the points of a trace, as a path."""
    return "".join(
        f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"
        for x, y in _pixels(trace, sheet)
    )


def _names(trace: dict[str, Any], sheet: Laid) -> str:
    told = []
    for text, (x, y) in zip(trace["text"], _pixels(trace, sheet), strict=True):
        told.append(f'<text{NAMES[trace["name"]]} transform="translate({x:.0f} {y:.0f})">{escape(text)}</text>')
    return "".join(told)


def _pixels(trace: dict[str, Any], sheet: Laid) -> list[tuple[float, float]]:
    """The pixels of the points of a trace."""
    return [sheet.at(*point) for point in _points(trace)]


def _points(trace: dict[str, Any]) -> zip[tuple[Any, Any]]:
    across, up = ("lon", "lat") if "lon" in trace else ("x", "y")
    return zip(trace[across], trace[up], strict=True)
