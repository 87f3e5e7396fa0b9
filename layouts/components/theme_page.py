"""The frame of a theme page: its prose, the cards, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts import CHARTS
from dashboard.content import Page
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import DISTRICT, PROVINCE, Selection
from layouts.components import page_frame, prose
from layouts.components.card import card


def heading(title: str, selection: Selection) -> html.H1:
    """The page's heading; the chosen place is repeated in it ("Shelters: Sindh")."""
    return html.H1([title, html.Span(chosen(selection), id="chosen-place")])


def chosen(selection: Selection) -> str:
    """ ": Sindh" when a place is chosen, "" otherwise."""
    district, _ = DISTRICT.resolve(selection.district)
    province, _ = PROVINCE.resolve(selection.province)
    name = gazetteer.names().get(district) or gazetteer.provinces().get(province, "")
    return f": {say(name)}" if name else ""


def page(
    words: Page,
    slugs: Sequence[str],
    selection: Selection,
    before: Sequence[Component] = (),
    after: Sequence[Component] = (),
) -> list[Component | None]:
    """A quick way out, heading, lead, cards in the order given, facts that are no chart (`after`), and "what is not
    known" at the end."""
    return [
        page_frame.leave(),
        heading(words.title, selection),
        prose.lead(words),
        *before,
        html.Div([card(CHARTS[slug].at(selection), selection) for slug in slugs], className="cards"),
        *after,
        prose.section(words, "unknown", kind="unknown"),
    ]
