"""The house font, Source Sans 3: installed for the drawing process, cut down for a picture, in weights for paper."""

from __future__ import annotations

import base64
import io
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dashboard.built_assets import built, house_font

FAMILY = "Source Sans 3"
WEIGHTS = (400, 600, 700)  # on paper


def install(home: Path) -> None:
    """Put the font where Chromium's fontconfig finds it, so that pictures really have it."""
    target = home / "fonts" / "SourceSans3.ttf"
    if built("font.woff2") is None or target.exists():
        return
    font = house_font()
    font.flavor = None
    for record in font["name"].names:
        if record.nameID in (1, 16):  # the family, which the subset calls "Source Sans 3 Variable"
            record.string = FAMILY
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def face(text: str) -> str:
    """The font as a style sheet that needs no file, with just the letters of `text`; "" where it was not built."""
    if built("font.woff2") is None:
        return ""
    return _rule(_cut(frozenset(text)), "woff2", "400 700")


@cache
def faces() -> str:
    """The weights of paper as a style sheet: a PDF embeds fonts of one weight as fonts, not as drawings."""
    if built("font.woff2") is None:
        return ""
    from fontTools.varLib.instancer import instantiateVariableFont

    rules = []
    for weight in WEIGHTS:
        static = instantiateVariableFont(house_font(), {"wght": weight})
        static.flavor = None
        rules.append(_rule(_saved(static), "ttf", str(weight)))
    return "".join(rules)


def _rule(font: bytes, kind: str, weight: str) -> str:
    source = f"url(data:font/{kind};base64,{base64.b64encode(font).decode()})"
    return f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: {source} }}'


def _saved(font: Any) -> bytes:
    memory = io.BytesIO()
    font.save(memory)
    return memory.getvalue()


@lru_cache(maxsize=256)
def _cut(letters: frozenset[str]) -> bytes:
    from fontTools.subset import Options, Subsetter

    font = house_font()
    cutter = Subsetter(Options(layout_features=["kern", "liga", "mark", "tnum"], notdef_outline=True))
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    font.flavor = "woff2"
    return _saved(font)
