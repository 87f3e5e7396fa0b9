"""Colours as people see them: with three kinds of colour blindness, and in a print in grey."""

from __future__ import annotations

from functools import cache

from coloraide import Color

from dashboard.plots import dark

SIGHTS = ("normal", "deutan", "protan", "tritan", "grey")
TURNS = {"light": str, "dark": dark.twin}  # a colour as it is, and as the dark theme shows it
APART = 4.5  # CIEDE2000 between two classes; 2.3 is just seen


@cache
def seen(colour: str, sight: str) -> Color:
    """A colour as somebody with this sight sees it."""
    found = Color(colour)
    if sight == "normal":
        return found
    return found.filter("grayscale" if sight == "grey" else sight).convert("srgb").clip()


@cache
def apart(one: str, other: str, sight: str) -> float:
    """How far apart two colours are to this sight (CIEDE2000)."""
    return float(seen(one, sight).delta_e(seen(other, sight), method="2000"))


def hardest(one: str, other: str) -> tuple[float, str]:
    """How far apart two colours are where it is hardest to tell them apart, in light and dark: (CIEDE2000, where)."""
    return min(
        (apart(turn(one), turn(other), sight), f"{sight}, {theme}") for sight in SIGHTS for theme, turn in TURNS.items()
    )
