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
from layouts.components import prose
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
    """Heading, lead, a line of contents, cards in the order given, facts that are no chart (`after`),
    and "what is not known" at the end."""
    charts = [CHARTS[slug] for slug in slugs]
    parts = [(f"chart-{chart.slug}", say(chart.question)) for chart in charts]
    parts += [(name, section.heading) for name, section in words.sections.items() if _stands(name, after)]
    return [
        heading(words.title, selection),
        prose.lead(words),
        contents([*parts, ("unknown", words["unknown"].heading)]),
        *before,
        html.Div([card(chart.at(selection), selection) for chart in charts], className="cards"),
        html.Div(list(after), className="theme-facts") if after else None,
        prose.section(words, "unknown", kind="unknown"),
    ]


def contents(parts: Sequence[tuple[str, str]]) -> html.Nav:
    """The parts of a page, (id, name) each, as one line of links that stays in view while the page is read."""
    return html.Nav(
        html.Ol([html.Li(html.A(name, href=f"#{part}")) for part, name in parts]),
        className="page-contents",
        **{"aria-label": say("On this page")},
    )


def _stands(name: str, parts: Sequence[Component]) -> bool:
    """Whether a section of the prose stands among `parts`, under its name."""
    return any(getattr(part, "id", "") == name for part in parts)
