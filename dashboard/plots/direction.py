"""The words of a figure in the direction of their language: a figure has no style sheet to say so."""

from __future__ import annotations

from typing import Any

from dashboard import i18n
from dashboard.plots.figure import Drawing

WORDS = ("text", "hovertext", "ticktext")


def directed(figure: Drawing) -> Drawing:
    """`figure`, each line of its words begun from the right where the language in use is written so."""
    if i18n.script():
        for part in (*figure.data, figure.layout):
            _turn(part)
    return figure


def _turn(part: dict[str, Any]) -> None:
    for name, value in part.items():
        if name in WORDS:
            part[name] = [_line(one) for one in value] if isinstance(value, (list, tuple)) else _line(value)
        elif isinstance(value, dict):
            _turn(value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for one in value:
                _turn(one)


def _line(words: object) -> object:
    return i18n.isolated(words) if isinstance(words, str) else words
