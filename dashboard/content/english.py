"""What stays English on a page in another script, such as a citation, says so and keeps its direction."""

from __future__ import annotations

import re
from html import escape

from dashboard.i18n import script

WORD, ARABIC = re.compile("[A-Za-z]{2,}"), re.compile("[\u0600-\u06ff]")
# Side by side, with what is between: "UrduPoint (APP), Report of a visit (2024-03-19)".
BETWEEN = r"[\w'’.,&/:–\- ]"
BRACKET = rf"\({BETWEEN}*\)"
WORDS = re.compile(rf"[A-Za-z](?:(?:{BETWEEN}|{BRACKET})*(?:[A-Za-z0-9]|{BRACKET}))?", re.ASCII)
BEFORE = ",;:· "  # a citation that follows others: what stands between them belongs to the page


def marked(text: str) -> str:
    """`text` as HTML, with English words among those of another script marked as English."""
    if not script() or not WORD.search(text):
        return escape(text, quote=False)
    if not ARABIC.search(text) and _whole(text):
        words = text.lstrip(BEFORE)
        return text[: len(text) - len(words)] + _english(words)
    parts, end = [], 0
    for found in WORDS.finditer(text):
        if WORD.search(found[0]):
            parts += [escape(text[end : found.start()], quote=False), _english(found[0])]
            end = found.end()
    return "".join([*parts, escape(text[end:], quote=False)])


def _whole(text: str) -> bool:
    """Whether each bracket of a text is opened and closed in it: one that a link cuts off belongs to the whole."""
    depth = 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _english(words: str) -> str:
    return f'<bdi lang="en">{escape(words, quote=False)}</bdi>'
