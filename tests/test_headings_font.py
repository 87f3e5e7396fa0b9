"""The font of headings in Urdu: it has their letters, shapes them as the whole font does, and no other page has it."""

from __future__ import annotations

import io
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
import uharfbuzz
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from dashboard import built_assets
from dashboard.geography import gazetteer
from dashboard.i18n import LANGUAGE
from dashboard.selection import Selection
from layouts import pages
from tools import fonts

pytestmark = pytest.mark.skipif(built_assets.built("font-headings.woff2") is None, reason="the front end was not built")
MOST = 110_000  # bytes: it comes late, and not where a reader saves data
HEADING = re.compile(r"<(h[12])\b([^>]*)>(.*?)</\1>", re.DOTALL)
WORD = re.compile("[\u0600-\u06ff\u200c]+")
PATHS = ["/", "/law", "/response", "/since", "/glossary", "/method", "/data", "/provinces/sindh", "/districts/kohat"]


@pytest.fixture(scope="module")
def built() -> Path:
    path = built_assets.built("font-headings.woff2")
    assert path is not None
    return path


def plain(font: bytes) -> bytes:
    given, memory = TTFont(io.BytesIO(font)), io.BytesIO()
    given.flavor = None
    given.save(memory)
    return memory.getvalue()


@cache
def shaper(path: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(plain(path.read_bytes())))


def shaped(path: Path, word: str) -> list[tuple[int, ...]]:
    """Advance, place and box of each glyph of a word; its name is another in each font."""
    font, buffer = shaper(path), uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    boxes = [font.get_glyph_extents(glyph.codepoint) for glyph in buffer.glyph_infos]
    return [
        (p.x_advance, p.y_advance, p.x_offset, p.y_offset, box.x_bearing, box.y_bearing, box.width, box.height)
        for p, box in zip(buffer.glyph_positions, boxes, strict=True)
    ]


def words(client: FlaskClient) -> set[str]:
    """The Urdu words of headings: of some pages, and of the names of all places, which head their pages."""
    token = LANGUAGE.set("ur")
    told = [*gazetteer.urdu().values(), *(pages.title(page.path, Selection()) for page in pages.PAGES)]
    LANGUAGE.reset(token)
    for path in PATHS:
        found = HEADING.findall(client.get(f"/ur{path}").text)
        told += [unescape(re.sub("<[^>]+>", "", inner)) for _, kind, inner in found if "card-title" not in kind]
    return {word for text in told for word in WORD.findall(text)}


@pytest.mark.slow
def test_headings_are_shaped_as_by_the_whole_font(client: FlaskClient, built: Path) -> None:
    found = words(client)
    assert len(found) > 200
    assert not {letter for word in found for letter in word} - set(fonts.OF_HEADINGS), "letters that it does not have"
    assert not [word for word in sorted(found) if shaped(built, word) != shaped(fonts.NASTALIQ_FILE, word)]
    assert built.stat().st_size <= MOST


def test_only_pages_in_urdu_know_of_it(client: FlaskClient) -> None:
    sheet = built_assets.address("arabic.css")
    assert sheet in client.get("/ur/law").text and sheet not in client.get("/law").text
    assert sheet not in client.get("/ur/embed/women-judges").text
    assert built_assets.address("font-headings.woff2") not in client.get("/ur/law").text, "nothing is preloaded"
