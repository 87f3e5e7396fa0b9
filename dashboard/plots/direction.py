"""A figure in the direction of its language: a figure has no style sheet to say so.

Charts are drawn from the left. For a language written from the right their words are isolated as such (`directed`),
and the finished figure is mirrored (`mirrored`): bars grow from the right, and the words that stand by the edges of a
figure change sides. Maps, time and points on two axes of numbers
are never mirrored.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard import i18n
from dashboard.plots.figure import Drawing

WORDS = ("text", "hovertext", "ticktext")
ACROSS = re.compile(r"([ML])(-?[\d.]+),")  # the places across in an SVG path of straight lines
OTHER = {"left": "right", "right": "left"}


def directed(figure: Drawing) -> Drawing:
    """`figure`, each line of its words begun from the right where the language in use is written so."""
    if not i18n.script():
        return figure
    turned = figure.copy()
    turned.data, turned.layout = [_turned(trace) for trace in figure.data], _turned(figure.layout)
    return turned


def _turned(part: dict[str, Any]) -> dict[str, Any]:
    found = dict(part)
    for name, value in part.items():
        if name in WORDS:
            found[name] = [_line(one) for one in value] if isinstance(value, (list, tuple)) else _line(value)
        elif isinstance(value, dict):
            found[name] = _turned(value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            found[name] = [_turned(one) for one in value]
    return found


def _line(words: object) -> object:
    return i18n.isolated(words) if isinstance(words, str) else words


def stands(drawn: Drawing) -> bool:
    """Whether the axes of a figure keep their direction in every language: those of maps, and of time."""
    return drawn.in_time or "geo" in drawn.layout


def mirrored(figure: dict[str, Any], stands: bool, framed: bool = False) -> dict[str, Any]:
    """`figure` (data and layout as plain values), changed in place to begin from the right where the language does.

    stands: its axes keep their direction, and only what is placed by the edges of the figure changes sides. framed: its
    margins change sides all the same, as they hold more than the words of axes.
    """
    if i18n.direction() == "ltr":
        return figure
    layout = figure["layout"]
    for note in layout.get("annotations", ()):
        _mirror_words(note, stands)
    for shape in layout.get("shapes", ()):
        _mirror_shape(shape, stands)
    layout["hoverlabel"]["align"] = OTHER[layout["hoverlabel"]["align"]]
    if framed or not stands:
        margin = layout["margin"]
        margin["l"], margin["r"] = margin.get("r", 0), margin.get("l", 0)
    if not stands:
        for axis in (axis for name, axis in layout.items() if name.startswith("xaxis")):
            for part, turned in (
                ("range", lambda ends: ends[::-1]),
                ("domain", lambda ends: [1 - ends[1], 1 - ends[0]]),
            ):
                if part in axis:
                    axis[part] = turned(axis[part])
    return figure


def _mirror_words(note: dict[str, Any], stands: bool) -> None:
    by_edge = note.get("xref") == "paper"
    if stands and not by_edge:
        return
    if by_edge:
        note["x"] = 1 - note["x"]
    for name in ("xanchor", "align"):
        if name in note:
            note[name] = OTHER.get(note[name], note[name])
    if "xshift" in note:
        note["xshift"] = -note["xshift"]


def _mirror_shape(shape: dict[str, Any], stands: bool) -> None:
    """A shape by the axis follows it; one by the edge is turned, in parts of the width or in pixels from its anchor."""
    by_edge, in_pixels = shape.get("xref") == "paper", shape.get("xsizemode") == "pixel"
    if by_edge and in_pixels:
        shape["xanchor"] = 1 - shape["xanchor"]
    if "path" in shape:  # the marks of a legend are the only ones, in pixels by the edge
        shape["path"] = ACROSS.sub(lambda found: f"{found[1]}{-float(found[2]):g},", shape["path"])
    elif in_pixels and (by_edge or not stands):
        shape["x0"], shape["x1"] = -shape["x1"], -shape["x0"]
    elif by_edge:
        shape["x0"], shape["x1"] = 1 - shape["x1"], 1 - shape["x0"]
