"""How wide a text is in the fonts that draw it: from the fonts themselves.

Latin letters have their advance widths in Source Sans 3. Urdu letters join, and their widths depend on their
neighbours: HarfBuzz shapes them in Noto Naskh Arabic. Where the front end was not built there is no font to read, and a
mean width stands in its place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

from dashboard.built_assets import built, font

MEAN = 0.46  # ems of a letter, where no font can be read
SVG = "http://www.w3.org/2000/svg"
LINES = ("text", "tspan")
ARABIC = re.compile("([\u0600-\u06ff\u200c\u200d]+)")


MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")  # of direction: they have no width


@cache
def _advances(weight: int) -> dict[str, float]:
    """Letter -> advance in ems at a weight; empty where the font was not built."""
    if built("font.woff2") is None:
        return {}
    house = font("font.woff2")
    em, glyphs = house["head"].unitsPerEm, house.getGlyphSet(location={"wght": weight})
    return {chr(code): glyphs[name].width / em for code, name in house.getBestCmap().items()}


@cache
def _naskh(weight: int) -> Any:
    """Noto Naskh Arabic at a weight, as HarfBuzz has it; None where it was not built."""
    if built("font-arabic.woff2") is None:
        return None
    import uharfbuzz

    given, memory = font("font-arabic.woff2"), io.BytesIO()
    given.flavor = None
    given.save(memory)
    shaped = uharfbuzz.Font(uharfbuzz.Face(memory.getvalue()))
    shaped.set_variations({"wght": weight})
    return shaped


@lru_cache(maxsize=8192)
def _joined(word: str, weight: int) -> float:
    """Ems that letters of Urdu take together."""
    naskh = _naskh(weight)
    if naskh is None:
        return MEAN * len(word)
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(naskh, buffer)
    return float(sum(place.x_advance for place in buffer.glyph_positions)) / naskh.face.upem


def width(text: str, size: float, weight: int = 400) -> float:
    """Pixels that `text` takes in one line at `size` pixels."""
    weight = 700 if weight >= 600 else 400
    text = MARKS.sub("", text)
    if text.isascii():
        return size * _plain(text, weight)
    return size * sum(
        _joined(part, weight) if i % 2 else _plain(part, weight) for i, part in enumerate(ARABIC.split(text))
    )


def widths(texts: Iterable[str], size: float, weight: int = 400) -> dict[str, float]:
    """Text -> the pixels that it takes."""
    return {text: width(text, size, weight) for text in texts}


def _plain(text: str, weight: int) -> float:
    advances = _advances(weight)
    return sum(advances.get(letter, MEAN) for letter in text)


def wrap(text: str, size: float, room: float, weight: int = 400) -> list[str]:
    """Lines of `text` that fit into `room` pixels, broken between words; a longer address breaks after a slash."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        pieces = re.findall(r"[^/]*/?", word) if width(word, size, weight) > room else [word]
        for i, piece in enumerate(pieces):
            glue = " " if line and not i else ""
            if line and width(line + glue + piece, size, weight) > room:
                lines.append(line)
                line, glue = "", ""
            line += glue + piece
    return [*lines, line] if line else lines


def known(text: str) -> bool:
    """Whether the house font has nearly all letters of a text. Urdu is not stretched: its letters would not join."""
    advances = _advances(400)
    return sum(letter in advances for letter in text) >= 0.8 * len(text)


def with_lengths(svg: str, of_size: int = 0) -> str:
    """An SVG whose lines of text keep the width of the house font in whatever font they are shown.

    of_size: only lines of so many pixels; 0: all.

    A reader's system font may be a fifth wider: without this, words of an embed run over their neighbours or out of
    the picture.
    """
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(svg)
    _measure(root, {"font-size": "16", "font-weight": "400"}, within=False, of_size=of_size)
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


def _measure(node: ElementTree.Element, given: dict[str, str], within: bool, of_size: int) -> None:
    style = {**given, **{name: value for name, value in _own(node).items() if name in given}}
    tag = node.tag.removeprefix(f"{{{SVG}}}")
    lines = [child for child in node if "dy" in child.attrib or "x" in child.attrib]
    if tag in LINES and (within or tag == "text") and not lines:
        text = "".join(node.itertext())
        length = _length(node, style)
        wanted = not of_size or float(style["font-size"].removesuffix("px")) == of_size
        if text.strip() and known(text) and length and wanted:
            node.set("textLength", f"{length:.0f}")
            node.set("lengthAdjust", "spacingAndGlyphs")
        return
    for child in node:
        _measure(child, style, within or tag == "text", of_size)


def _own(node: ElementTree.Element) -> dict[str, str]:
    styled = dict(re.findall(r"([\w-]+):\s*([^;]+)", node.get("style", "")))
    return {**styled, **node.attrib}


def _length(node: ElementTree.Element, given: dict[str, str]) -> float:
    """Pixels of a line whose parts may differ in size and weight."""
    style = {**given, **{name: value for name, value in _own(node).items() if name in given}}
    size, weight = float(style["font-size"].removesuffix("px")), style["font-weight"]
    heavy = 700 if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600) else 400
    total = width(node.text or "", size, heavy)
    for child in node:
        total += _length(child, style) + width(child.tail or "", size, heavy)
    return total
