"""The dark twin of every colour: what style sheets do to figures in dark (`filter: invert(…) hue-rotate(180deg)`).

Lightness is turned round and the hue kept, so that a scale from light to dark becomes one from dark to light on a dark
sheet. The arithmetic is that of CSS (Filter Effects Module Level 1): a picture has the colours of the page.
"""

from __future__ import annotations

import re
from typing import Any

INVERTED = 0.93  # of CSS's invert(): white becomes #121212
PAPER = (0x13, 0x1A, 0x21)  # of the dark theme; no channel is darker (`mix-blend-mode: lighten`)
# hue-rotate(180deg), row by row.
TURNED = ((-0.574, 1.430, 0.144), (0.426, 0.430, 0.144), (0.426, 1.430, -0.856))
FILTER = "invert(.93) hue-rotate(180deg)"  # as the style sheets write it
HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
CHANNELS = re.compile(r"(?<=rgba\()(\d+), ?(\d+), ?(\d+)")


def _turned(channels: tuple[int, int, int]) -> tuple[int, int, int]:
    inverted = [INVERTED + part / 255 * (1 - 2 * INVERTED) for part in channels]
    red, green, blue = (sum(share * part for share, part in zip(row, inverted, strict=True)) for row in TURNED)
    r, g, b = (max(least, min(round(part * 255), 255)) for part, least in zip((red, green, blue), PAPER, strict=True))
    return r, g, b


def twin(colour: str) -> str:
    """The dark twin of a colour: "#ffffff" or "#fff" -> "#131a21"."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    red, green, blue = _turned((int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)))
    return f"#{red:02x}{green:02x}{blue:02x}"


def turned(part: Any, name: str = "") -> Any:
    """A figure as plain values, every colour in it exchanged for its twin; words and ids stay as they are."""
    if isinstance(part, dict):
        return {key: turned(value, key) for key, value in part.items()}
    if isinstance(part, list):
        return [turned(value, name) for value in part]
    if isinstance(part, str) and "color" in name:
        part = HEX.sub(lambda found: twin(found.group()), part)
        return CHANNELS.sub(lambda found: ",".join(map(str, _turned(tuple(map(int, found.groups()))))), part)  # type: ignore[arg-type]
    return part
