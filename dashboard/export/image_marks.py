"""What is added to a figure for a picture: lines of words, swatches of the legend, halos."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from dashboard import i18n
from dashboard.export.image_words import Block
from dashboard.plots import theme

DOTS = {"dots": theme.MUTED, "spots": theme.PAPER, "specks": theme.INK}  # patterns of a swatch, and their colours

# Patterns of a swatch that are a mark: their corners as parts of its width and height (assets/dashboard.css).
MARKS = {
    "turned": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "peak": ((0.5, 0), (1, 1), (0, 1)),
    "cross": tuple(
        (part / 10, down / 10)
        for part, down in zip(
            (2, 5, 8, 10, 7, 10, 8, 5, 2, 0, 3, 0), (0, 3, 0, 2, 5, 8, 10, 7, 10, 8, 5, 2), strict=True
        )
    ),
}


def haloed(traces: list[dict[str, Any]], layout: dict[str, Any], width: float) -> list[dict[str, Any]]:
    """Map labels with white copies under them: a picture has no style sheet to draw their halo."""
    if "geo" not in layout:
        return traces
    west, east = layout["geo"]["lonaxis"]["range"]
    step = 1.3 * (east - west) / width
    found = []
    for trace in traces:
        if trace.get("mode") == "text":
            for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7)):
                found.append(
                    {
                        **trace,
                        "lon": [round(lon + x * step, 4) for lon in trace["lon"]],
                        "lat": [round(lat + y * step * 0.85, 4) for lat in trace["lat"]],
                        "textfont": {**trace["textfont"], "color": theme.PAPER},
                    }
                )
        found.append(trace)
    return found


def text_of(block: Block, y: int, shift: float, x: float = 0, edge: int = 0) -> dict[str, Any]:
    """Words `shift` pixels above the lower (y 0) or upper (y 1) edge of the chart, `x` right of a side."""
    lines = i18n.isolated("<br>".join(escape(line) for line in block.lines))
    return {
        "text": f"<b>{lines}</b>" if block.bold else lines,
        "xref": "paper",
        "yref": "paper",
        "x": edge,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "xshift": x,
        "yshift": shift,
        "borderpad": 0,
        "font": {"size": block.size, "color": block.colour},
    }


def swatch(key: Any, x: float, up: float, edge: int = 0) -> list[dict[str, Any]]:
    """A swatch of 18 × 14 CSS pixels, `up` pixels above the upper edge of the chart."""
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": edge,
        "yanchor": 1,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
    }
    if key.pattern == "line":
        return [
            {
                **place,
                "type": "line",
                "x0": x,
                "x1": x + 18,
                "y0": up - 9,
                "y1": up - 9,
                "line": {"color": key.colour, "width": 4},
            }
        ]
    if key.pattern == "circle":
        return [
            {
                **place,
                "type": "circle",
                "x0": x + 4,
                "x1": x + 14,
                "y0": up - 14,
                "y1": up - 4,
                "fillcolor": theme.PAPER,
                "line": {"color": key.colour, "width": 2},
            }
        ]
    if key.pattern == "dot":
        return [
            {
                **place,
                "type": "circle",
                "x0": x + 3,
                "x1": x + 15,
                "y0": up - 15,
                "y1": up - 3,
                "fillcolor": key.colour,
                "line": {"width": 0},
            }
        ]
    if key.pattern in MARKS:
        corners = [(x + 2 + 14 * across, up - 2 - 14 * down) for across, down in MARKS[key.pattern]]
        path = "M" + "L".join(f"{right:g},{above:g}" for right, above in corners) + "Z"
        return [{**place, "type": "path", "path": path, "fillcolor": key.colour, "line": {"width": 0}}]
    ground = theme.PAPER if key.pattern in ("dots", "ring") else key.colour
    thin = {"color": theme.OUTLINE, "width": 1}
    found = [
        {**place, "type": "rect", "x0": x, "x1": x + 18, "y0": up - 16, "y1": up - 2, "fillcolor": ground, "line": thin}
    ]
    if key.pattern in ("-", "+"):
        level = [(x, x + 18, up - s, up - s) for s in (5, 9, 13)]
        upright = [(x + s, x + s, up - 16, up - 2) for s in (4, 9, 14)] if key.pattern == "+" else []
        black = {"color": "#000000", "width": 1}
        found += [
            {**place, "type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": black}
            for x0, x1, y0, y1 in level + upright
        ]
    if key.pattern == "hatch":
        found += [
            {
                **place,
                "type": "line",
                "x0": x + s,
                "x1": x + s + 6,
                "y0": up - 16,
                "y1": up - 2,
                "line": {"color": theme.HATCH, "width": 1},
            }
            for s in (0, 6, 12)
        ]
    if key.pattern in DOTS:
        found += [
            {
                **place,
                "type": "circle",
                "x0": x + s,
                "x1": x + s + 2,
                "y0": up - t - 2,
                "y1": up - t,
                "fillcolor": DOTS[key.pattern],
                "line": {"width": 0},
            }
            for s in (3, 8, 13)
            for t in (4, 10)
        ]
    return found
