"""Markdown as HTML, by markdown-it: plain paragraphs, lists, headings, links and bold; ids of observations as links."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from dashboard import i18n, pseudo
from dashboard.content.pages import ID
from dashboard.data import observations
from dashboard.i18n import per_language


@per_language(maxsize=512)
def html(text: str, inline: bool = False) -> str:
    """`text` as HTML, in a paragraph of its own unless it is `inline`. Raw HTML in it is shown as text."""
    parser = _parser()
    return parser.renderInline(text) if inline else parser.render(text)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.core.ruler.push("observations", _link_ids)
    return parser


def _link_ids(state: StateCore) -> None:
    """Puts a link around every id of a published observation."""
    for token in state.tokens:
        if token.children:
            token.children = [part for child in token.children for part in _split(child)]


def _split(token: Token) -> list[Token]:
    if token.type != "text":
        return [token]
    parts, end = [], 0
    for found in ID.finditer(token.content):
        if not observations.known(found[0]):
            continue
        parts += [_text(token.content[end : found.start()], token.level), *_link(found[0], token.level)]
        end = found.end()
    return [*parts, _text(token.content[end:], token.level)]


def _text(content: str, level: int) -> Token:
    if i18n.LANGUAGE.get() == pseudo.CODE:
        content = pseudo.pseudo(content)
    return Token("text", "", 0, content=content, level=level)


def _link(name: str, level: int) -> list[Token]:
    entry = observations.find(name)
    attributes: dict[str, str | int | float] = {"href": entry.path, "class": "fact-id", "title": entry.what}
    return [
        Token("link_open", "a", 1, attrs=attributes, level=level),
        Token("text", "", 0, content=name, level=level + 1),
        Token("link_close", "a", -1, level=level),
    ]
