"""Colours stand in style sheets and in the theme of figures; they must be the same."""

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
