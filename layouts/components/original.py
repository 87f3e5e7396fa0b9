"""The English beside a translation that no native reader has passed, where a wrong word could harm somebody."""

from __future__ import annotations

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.language import DEFAULT_LANGUAGE, said_in


def beside(make: Callable[[], list[Component]]) -> list[Component]:
    """What `make` gives, and below it the same in English where `only` has it."""
    return [*make(), *only(make)]


def only(make: Callable[[], list[Component]]) -> list[Component]:
    """What `make` gives in English; nothing in English, and in a language that a native reader has passed."""
    if not i18n.unchecked():
        return []
    return [html.Div(said_in(DEFAULT_LANGUAGE, make), className="original", lang="en", dir="ltr")]
