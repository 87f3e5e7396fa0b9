"""The fonts of the house: installed for the drawing process, cut down for a picture, in weights for paper.

Source Sans 3 has Latin letters, Noto Naskh Arabic those of Urdu; a text that mixes them is drawn with both.
"""

from __future__ import annotations

import base64
import io
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dashboard.built_assets import built, font

FAMILIES = {"font.woff2": "Source Sans 3", "font-arabic.woff2": "Noto Naskh Arabic"}
WEIGHTS = (400, 600, 700)  # on paper
# What shapes the letters of a word, besides what makes figures of one width.
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "rlig", "init", "medi", "fina", "tnum")


def install(home: Path) -> None:
    """Put the fonts where Chromium's fontconfig finds them, so that pictures really have them."""
    for name, family in FAMILIES.items():
        target = home / "fonts" / f"{family.replace(' ', '')}.ttf"
        if built(name) is None or target.exists():
            continue
        given = font(name)
        given.flavor = None
        for record in given["name"].names:
            if record.nameID in (1, 16):  # the family, which a subset calls "Source Sans 3 Variable"
                record.string = family
        target.parent.mkdir(parents=True, exist_ok=True)
        given.save(target)


def face(text: str, weight: int = 0) -> str:
    """The fonts as a style sheet that needs no file, with just the letters of `text`; "" where none was built.

    weight: one weight alone, at 60 % of the bytes; a browser makes the bold letters from it. 0: all weights.
    """
    rules = []
    for name, family in FAMILIES.items():
        letters = frozenset(text) & _letters(name)
        if letters - {" "}:
            rules.append(_rule(family, _cut(name, letters, weight), "woff2", str(weight or "400 700")))
    return "".join(rules)


@cache
def whole() -> str:
    """The fonts with all their letters and weights as a style sheet that needs no file; "" where none was built."""
    paths = [(family, built(name)) for name, family in FAMILIES.items()]
    return "".join(_rule(family, path.read_bytes(), "woff2", "400 700") for family, path in paths if path)


@cache
def faces() -> str:
    """The weights of paper as a style sheet: a PDF embeds fonts of one weight as fonts, not as drawings."""
    from fontTools.varLib.instancer import instantiateVariableFont

    rules = []
    for name, family in FAMILIES.items():
        for weight in WEIGHTS if built(name) else ():
            static = instantiateVariableFont(font(name), {"wght": weight})
            static.flavor = None
            rules.append(_rule(family, _saved(static), "ttf", str(weight)))
    return "".join(rules)


@cache
def _letters(name: str) -> frozenset[str]:
    """The letters that a font has; none where it was not built."""
    return frozenset(map(chr, font(name).getBestCmap())) if built(name) else frozenset()


def _rule(family: str, content: bytes, kind: str, weight: str) -> str:
    source = f"url(data:font/{kind};base64,{base64.b64encode(content).decode()})"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {source} }}'


def _saved(given: Any) -> bytes:
    memory = io.BytesIO()
    given.save(memory)
    return memory.getvalue()


@lru_cache(maxsize=256)
def _cut(name: str, letters: frozenset[str], weight: int = 0) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.varLib.instancer import instantiateVariableFont

    given = font(name)
    cutter = Subsetter(Options(layout_features=list(FEATURES), notdef_outline=True))
    # Marks of direction are drawn as a space without width; without one, digits beside them fall apart.
    cutter.populate(text="".join(sorted(letters | {" "})))
    cutter.subset(given)
    if weight:
        given = instantiateVariableFont(given, {"wght": weight})
    given.flavor = "woff2"
    return _saved(given)
