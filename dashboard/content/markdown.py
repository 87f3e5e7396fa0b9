"""Markdown as HTML, by markdown-it: paragraphs, lists, small tables, headings, links and bold; ids of observations as
links."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from dashboard import i18n, site
from dashboard.content.english import marked
from dashboard.content.pages import said
from dashboard.data import observations
from dashboard.i18n import per_language

FRAME = "table-frame stacks facts-table"  # as tables of facts elsewhere (layouts/components/facts.py)


@per_language(maxsize=512)
def html(text: str) -> str:
    """`text` as HTML. Raw HTML in it is shown as text."""
    return str(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.push("observations", _link_ids)
    parser.core.ruler.push("languages", _keep_the_language)
    parser.core.ruler.push("tables", _name_tables)
    parser.add_render_rule("text", lambda _, tokens, at, *more: marked(tokens[at].content))
    parser.add_render_rule("table_open", _table)
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    return parser


def _link_ids(state: StateCore) -> None:
    """Puts a link around every id of a published observation."""
    for token in state.tokens:
        if token.children:
            token.children = [part for child in token.children for part in _split(child)]


def _keep_the_language(state: StateCore) -> None:
    """Leads every link to a page of ours to the language in use."""
    for part in (child for token in state.tokens for child in token.children or ()):
        if "href" in part.attrs:
            part.attrs["href"] = site.under(str(part.attrs["href"]))


def _name_tables(state: StateCore) -> None:
    """Gives every table a caption, its heads one after another; the first cell of a row is its head."""
    heads: list[str] = []
    column = 0
    for i, token in enumerate(state.tokens):
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        if token.type == "table_open":
            end = next(j for j in range(i, len(state.tokens)) if state.tokens[j].type == "thead_close")
            heads = [said(part.content) for part in state.tokens[i:end] if part.type == "inline"]
            token.meta["caption"] = i18n.comma().join(heads)
        if token.type == "tr_open":
            column = 0
        if token.type in ("td_open", "td_close") and column == 0:
            token.tag = "th"
        if token.type == "td_open":
            token.attrs |= {"data-label": heads[column]} if column else {"scope": "row"}
        column += token.type == "td_close"


def _table(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    caption = escape(tokens[at].meta["caption"])
    frame = f'<div class="{FRAME}" tabindex="0" role="region" aria-label="{caption}">'
    return f'{frame}<table class="table"><caption>{caption}</caption>'


def _split(token: Token) -> list[Token]:
    if token.type != "text":
        return [token]
    parts, end = [], 0
    for found in observations.ID.finditer(token.content):
        if not observations.known(found[0]):
            continue
        parts += [_text(token.content[end : found.start()], token.level), *_link(found[0], token.level)]
        end = found.end()
    return [*parts, _text(token.content[end:], token.level)]


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=said(content), level=level)


def _link(name: str, level: int) -> list[Token]:
    entry = observations.find(name)
    attributes: dict[str, str | int | float] = {"href": entry.path, "class": "fact-id", "title": entry.what}
    return [
        Token("link_open", "a", 1, attrs=attributes, level=level),
        Token("text", "", 0, content=name, level=level + 1),
        Token("link_close", "a", -1, level=level),
    ]
