"""The font inside an Urdu embed: small, and it draws its words as the whole font does."""

from __future__ import annotations

import io
import re

import pytest
import uharfbuzz
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from dashboard import built_assets
from dashboard.rendering import word_font

pytestmark = pytest.mark.skipif(built_assets.built("font-arabic.woff2") is None, reason="the front end was not built")
WORDS = ["پاکستان", "خواتین", "تقریباً", "اعلیٰ", "میں", "گھروں", "لاہور", "۔"]
Placed = list[tuple[int, int, int]]


def placed(font: bytes, word: str) -> tuple[Placed, list[bool]]:
    """(advance and place of each glyph in thousandths of an em, whether it is drawn)."""
    face = uharfbuzz.Face(font)
    shaper, buffer = uharfbuzz.Font(face), uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {"kern": False, "mkmk": False})
    part = 1000 / face.upem
    found = [
        (round(p.x_advance * part), round(p.x_offset * part), round(p.y_offset * part)) for p in buffer.glyph_positions
    ]
    extents = [shaper.get_glyph_extents(glyph.codepoint) for glyph in buffer.glyph_infos]
    return found, [bool(box and box.width) for box in extents]


def plain(font: bytes) -> bytes:
    given, memory = TTFont(io.BytesIO(font)), io.BytesIO()
    given.flavor = None
    given.save(memory)
    return memory.getvalue()


def test_words_are_drawn_as_by_the_whole_font() -> None:
    cut = plain(word_font.cut(frozenset(WORDS), frozenset("12")))
    for word in WORDS:
        (own, drawn), (whole, all_drawn) = placed(cut, word), placed(word_font._static("font-arabic.woff2"), word)
        assert drawn == all_drawn and len(own) == len(whole), word
        near = 1000 / word_font.UNITS * 1.01  # a letter and its mark are rounded, each by half a unit
        for one, other in zip(own, whole, strict=True):
            assert one == pytest.approx(other, abs=near), word


def test_a_sign_has_the_width_of_the_latin_font() -> None:
    cut, latin = (
        TTFont(io.BytesIO(font))
        for font in (word_font.cut(frozenset(WORDS), frozenset("17%")), word_font._static("font.woff2"))
    )
    for sign in "17%":
        own = cut["hmtx"][cut.getBestCmap()[ord(sign)]][0] / word_font.UNITS
        assert own == pytest.approx(
            latin["hmtx"][latin.getBestCmap()[ord(sign)]][0] / latin["head"].unitsPerEm, abs=0.005
        )
    assert ord("2") not in cut.getBestCmap()


def test_forms_that_no_word_has_cost_nothing() -> None:
    words = frozenset(WORDS[:4])
    full, cut = (
        TTFont(io.BytesIO(word_font._static("font-arabic.woff2"))),
        TTFont(io.BytesIO(word_font.cut(words, frozenset()))),
    )
    assert len(cut.getGlyphOrder()) < len(full.getGlyphOrder()) / 4
    assert "GPOS" not in TTFont(io.BytesIO(word_font.cut(frozenset(["محمد"]), frozenset())))
    outlines = cut["glyf"]
    empty = [name for name in cut.getGlyphOrder() if not outlines[name].numberOfContours]
    assert len(empty) > 5


def test_an_embed_in_english_has_no_font_and_one_in_urdu_has_its_words_alone(client: FlaskClient) -> None:
    english, urdu = (client.get(f"{under}/embed/women-judges").text for under in ("", "/ur"))
    assert "@font-face" not in english
    (content,) = re.findall(r'font-family:"Noto Naskh Words";src:url\(data:font/woff2;base64,([^)]*)', urdu)
    assert len(content) < 8000
    assert f"url({built_assets.address('font-arabic.woff2')})" in urdu
    assert "url(/" not in client.get("/ur/charts/women-judges.html").text, "a file to send on asks for nothing"
