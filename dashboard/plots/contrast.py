"""How well colours are seen: contrast by WCAG 2, and the outlines of marks whose fill is close to the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.plots import theme

SEEN = 3.0  # contrast with the paper that a mark, or its outline, has at least (WCAG 2.2, 1.4.11)


def channels(colour: str) -> list[int]:
    """Red, green and blue of "#rrggbb", each from 0 to 255."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2): 0 black, 1 white."""
    parts = [c / 255 for c in channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def edge(colour: str) -> str:
    """A tone that is seen on paper: the colour itself, else the next darker one of its scale that is, else a grey."""
    if contrast(colour, theme.PAPER) >= SEEN:
        return colour
    scale = next((scale for scale in theme.SEQUENTIAL.values() if colour in scale), ())
    darker = scale[scale.index(colour) :] if scale else ()
    return next((one for one in darker if contrast(one, theme.PAPER) >= SEEN), theme.OUTLINE)


def edges(colours: Sequence[str]) -> dict[str, Any]:
    """The outlines of marks filled with these colours, as Plotly takes them: none where the fill itself is seen."""
    drawn = [edge(colour) for colour in colours]
    if drawn == list(colours):
        return {"width": 0}
    width = [0 if line == colour else 1 for line, colour in zip(drawn, colours, strict=True)]
    return {"color": drawn, "width": width}
