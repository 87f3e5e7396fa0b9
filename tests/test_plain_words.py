"""What readers see is plain English: words that sent readers back to the beginning of a sentence do not return."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from dashboard.content import pages
from dashboard.data import tables
from dashboard.settings import ROOT

BANNED = re.compile(
    r"\b(is told as|stands? on (?!the page)|cut, not rounded|passes on|latest word|set beside|want of schooling|upon|"
    r"nobody reports|units of the map)\b",
    re.IGNORECASE,
)
ALLOWED = "agreed upon by the parties"  # the UN's own words for its borders
LEAD = 30  # words of the longest sentence of a lead
SHOWN = ("about", "question", "everything")  # arguments of a chart or filter that readers see


def spoken(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that pass through `say`, and those of charts and filters."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        wanted = [*node.args[:1]] if name == "say" else []
        wanted += [keyword.value for keyword in node.keywords if keyword.arg in SHOWN]
        yield from (str(part.value) for part in wanted if isinstance(part, ast.Constant))


def texts() -> Iterator[tuple[str, str]]:
    """(where, text) of everything a reader is told: prose, charts, pages, and the words of the datasets."""
    for path in pages.FOLDER.glob("en/*.md"):
        yield path.name, path.read_text("utf-8")
    for folder in ("dashboard", "layouts", "routes"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in spoken(ast.parse(path.read_text("utf-8"))):
                yield str(path.relative_to(ROOT)), text
    for name, columns in {
        "glossary": ("term", "definition"),
        "proposals": ("title", "text", "since", "note"),
        "discrepancies": ("what_differs", "what_we_use", "why"),
        "since": ("text",),
    }.items():
        for row in tables.table(name).to_dict("records"):
            for column in columns:
                yield f"{name}.csv", str(row[column])


def test_banned_words_do_not_return() -> None:
    found = [
        f"{where}: {match[0]!r} in {text[max(0, match.start() - 40) : match.end() + 30]!r}"
        for where, text in texts()
        for match in BANNED.finditer(text.replace(ALLOWED, ""))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["The report passes on findings.", "Shares are cut, not rounded."])
def test_a_banned_word_is_noticed(text: str) -> None:
    assert BANNED.search(text)


def test_no_sentence_of_a_lead_is_long() -> None:
    long = [
        f"{path.stem}: {sentence}"
        for path in pages.files()
        for sentence in re.split(r"(?<=[.?!])\s+", pages.HEADING.split(pages.source(path)[1])[0])
        if len(re.sub(r"\{\{.*?\}\}", "n", sentence).split()) > LEAD
    ]
    assert long == []
