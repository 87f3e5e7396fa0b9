"""A font for words that are known beforehand: only the forms that Urdu letters take in them, and their digits.

It stands inside a document that must be small. Words that are not known beforehand need the whole font: a form that
is not used is empty here.
"""

from __future__ import annotations

import base64
import io
import re
from functools import cache, lru_cache
from typing import Any

from dashboard.built_assets import built, font
from dashboard.rendering.fonts import FEATURES

FAMILY = "Noto Naskh Words"
MARK = 3  # the class of marks in a font (GDEF)
WEIGHT = 400  # a browser makes the bold letters from it
UNITS = 128  # to an em: a tenth of a pixel at the size of text, and a third of the bytes less than with 1000
LATIN = "[\\d.,%()*·–]+"  # in one line with Urdu, whose width is measured with them
URDU = "[\u0600-\u06ff]+"


def face(text: str) -> str:
    """The font of the words of `text` as a style sheet that needs no file; "" where no font was built."""
    words = frozenset(re.findall(URDU, text))
    if not words or built("font-arabic.woff2") is None or built("font.woff2") is None:
        return ""
    content = base64.b64encode(cut(words, frozenset("".join(re.findall(LATIN, text))))).decode()
    return f'@font-face{{font-family:"{FAMILY}";src:url(data:font/woff2;base64,{content})}}'


@lru_cache(maxsize=64)
def cut(words: frozenset[str], signs: frozenset[str]) -> bytes:
    """The font of these Urdu words and Latin signs, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib.scaleUpem import scale_upem

    given = _loaded("font-arabic.woff2")
    used, between, marked = set[str](), set[str](), set[str]()
    marks = {name for name, kind in given["GDEF"].table.GlyphClassDef.classDefs.items() if kind == MARK}
    for word in words:
        drawn, passed = forms(word)
        used, between = used | set(drawn), between | passed
        marked |= _under_marks(drawn, marks)
    cutter = Subsetter(
        Options(
            layout_features=[name for name in FEATURES if name not in ("kern", "mkmk")],
            layout_closure=False,
            hinting=False,
            name_IDs=[1],
        )
    )
    known = {chr(code) for code in given.getBestCmap()}
    cutter.populate(text="".join(sorted({*"".join(words), " "} & known)), glyphs=sorted(used | between))
    cutter.subset(given)
    _emptied(given, used)
    _unmarked(given, marked)
    scale_upem(given, UNITS)
    _added(given, signs - known)
    given.flavor = "woff2"
    return _saved(given)


def forms(word: str) -> tuple[list[str], set[str]]:
    """The names of the glyphs that a word is drawn with, and of those that these are made from."""
    import uharfbuzz

    passed: set[int] = set()
    buffer = uharfbuzz.Buffer()
    buffer.set_message_func(lambda _: passed.update(glyph.codepoint for glyph in buffer.glyph_infos))
    buffer.add_str(word)
    buffer.guess_segment_properties()
    shaper, order = _shaper()
    uharfbuzz.shape(shaper, buffer)
    return [order[glyph.codepoint] for glyph in buffer.glyph_infos], {order[i] for i in passed if i < len(order)}


def _under_marks(drawn: list[str], marks: set[str]) -> set[str]:
    """The letters that carry a mark: a word from the right is drawn with each mark before its letter."""
    found, carried = set[str](), False
    for name in drawn:
        if name in marks:
            carried = True
        elif carried:
            found.add(name)
            carried = False
    return found


@cache
def _shaper() -> tuple[Any, list[str]]:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(_static("font-arabic.woff2"))), _loaded("font-arabic.woff2").getGlyphOrder()


@cache
def _static(name: str) -> bytes:
    """A built font in one weight."""
    from fontTools.varLib.instancer import instantiateVariableFont

    given = instantiateVariableFont(font(name), {"wght": WEIGHT})
    given.flavor = None
    return _saved(given)


def _loaded(name: str) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(_static(name)), recalcTimestamp=False)


def _saved(given: Any) -> bytes:
    memory = io.BytesIO()
    given.save(memory)
    return memory.getvalue()


def _emptied(given: Any, used: set[str]) -> None:
    """Take the outlines of forms that no word has: the letters must stay, since other forms are made from them."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    outlines = given["glyf"]
    parts = {part for name in used for part in outlines[name].getComponentNames(outlines)}
    for name in given.getGlyphOrder():
        if name not in used | parts:
            outlines[name] = Glyph()


def _unmarked(given: Any, marked: set[str]) -> None:
    """Keep the places of marks on those letters only that stand in a word with a mark."""
    if "GPOS" not in given:
        return
    if not marked:
        del given["GPOS"]
        return
    for lookup in given["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            covered = getattr(table, "BaseCoverage", None)
            if covered is not None:
                kept = [i for i, name in enumerate(covered.glyphs) if name in marked]
                covered.glyphs = [covered.glyphs[i] for i in kept]
                table.BaseArray.BaseRecord = [table.BaseArray.BaseRecord[i] for i in kept]
                table.BaseArray.BaseCount = len(kept)


def _added(given: Any, signs: frozenset[str]) -> None:
    """Draw signs of the Latin font into this one: a second font would cost its tables again."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.scaleUpem import scale_upem

    latin = _loaded("font.woff2")
    scale_upem(latin, UNITS)
    outlines, names = latin.getGlyphSet(), latin.getBestCmap()
    for sign in sorted(signs & set(map(chr, names))):
        drawn, pen, name = DecomposingRecordingPen(outlines), TTGlyphPen(None), f"latin{ord(sign)}"
        outlines[names[ord(sign)]].draw(drawn)
        drawn.replay(pen)
        given["glyf"][name] = pen.glyph()
        given["hmtx"][name] = latin["hmtx"][names[ord(sign)]]
        for table in given["cmap"].tables:
            table.cmap[ord(sign)] = name
    given.setGlyphOrder(given["glyf"].glyphOrder)
