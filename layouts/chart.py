"""The page of one chart: the question, the card with its table open, and the way back."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Chart
from dashboard.selection import Selection
from dashboard.words import say
from layouts import shell
from layouts.card import card

SENSITIVE = ("services", "trafficking")


def content(chart: Chart, selection: Selection) -> list[Component | None]:
    """One chart on a page of its own."""
    return [
        shell.leave() if chart.theme in SENSITIVE else None,
        html.P(say(chart.question), className="question"),
        card(chart.at(selection), selection, heading=1, opened=True),
    ]
