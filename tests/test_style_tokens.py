"""Style sheets: their colours are those of the theme of figures, and they name sides by the direction of reading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.plots import theme

ASSETS = Path(__file__).resolve().parent.parent / "assets"
TOKENS = {"ink": theme.INK, "muted": theme.MUTED, "line": theme.LINE, **theme.COLOURS}


@pytest.mark.parametrize("name", ["dashboard.css", "embed/embed.css"])
def test_the_tokens_of_a_style_sheet_are_those_of_the_theme(name: str) -> None:
    root = (ASSETS / name).read_text("utf-8").split(":root", 1)[1].split("}", 1)[0]
    found = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})\b", root))
    assert {token: found.get(token) for token in TOKENS} == TOKENS


# Of four values the second and the fourth are right and left: they may not differ.
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)[a-z-]*\s*:|(?<![\w-])(?:left|right)\s*:"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius"
)
FOUR = re.compile(r"(?:margin|padding):\s*([^\s;(){}]+) ([^\s;(){}]+) ([^\s;(){}]+) ([^\s;(){}]+)\s*[;}]")


@pytest.mark.parametrize(
    "path", sorted(ASSETS.glob("*/*.css")) + sorted(ASSETS.glob("*.css")), ids=lambda path: path.name
)
def test_no_side_is_left_or_right(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(css) == []
    assert [found[0] for found in FOUR.finditer(css) if found[2] != found[4]] == []
