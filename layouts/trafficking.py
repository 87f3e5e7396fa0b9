"""Trafficking: what the two crimes are, where people are taken from and to, and what is counted of victims."""

from __future__ import annotations

from functools import partial

from dash import html
from dash.development.base_component import Component

from dashboard.selection import Selection
from layouts.components import facts, original, prose, theme_page

CARDS = ("trafficking-flows", "referral-ratio")
FACTS = (("inside", "Where to", "Who, and from where"), ("victims", "What", "What is said"))
CRIMES = {"tip": "trafficking", "som": "smuggling"}  # the section of a crime -> its colour


def content(selection: Selection) -> list[Component | None]:
    """The two crimes, the cards, then what is known without a chart."""
    words = prose.page("trafficking")
    crimes = html.Div(
        [
            html.Div(original.beside(partial(_crime, name)), className=f"crime theme-{theme}")
            for name, theme in CRIMES.items()
        ],
        className="crimes",
    )
    known = [facts.section(words, *part, kind="facts-section") for part in FACTS]
    return theme_page.page(words, CARDS, selection, before=(crimes,), after=known)


def _crime(name: str) -> list[Component]:
    """What a crime is, in the language in use."""
    return prose.part(prose.page("trafficking"), name, anchor=False)
