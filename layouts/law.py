"""Law: acts, penalties, treaties, bills and plans, and where the report has been overtaken."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.content import Page
from dashboard.data import observations, tables
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import facts, prose, theme_page
from layouts.components import observations as citations

CARDS = ("maximum-penalties", "marriage-ages", "conventions")
TREATIES = ("R286", "R285", "R289", "R279")  # what the chart of the treaties does not show
OVERTAKEN = ("R283", "R250", "R290", "R262")  # where later or better sources overtake what the report says


def content(selection: Selection) -> list[Component | None]:
    """Three cards, tables of what the law says, and where the report is superseded."""
    words = prose.page("law")
    sections = (
        prose.section(
            words,
            "superseded",
            html.H3(say("Conflicts of sources on the law")),
            citations.conflicts(tables.discrepancies(OVERTAKEN), "superseded"),
        ),
        prose.section(words, "left-out"),
        facts.section(words, "cedaw", "On", "What it asks for"),
        _dated(words, "framework", facts.dated(words, "framework"), "Plans by their years"),
        _dated(words, "acts", _acts(words), "Laws that the report names, the newest first"),
        prose.section(words, "bills", _states(observations.entries("bills"), "Bills and what became of them", "bills")),
        prose.section(
            words,
            "treaties",
            _states(
                [observations.find(name) for name in TREATIES], "Treaties that the chart does not show", "treaties"
            ),
        ),
    )
    return theme_page.page(words, CARDS, selection, after=sections)


def _states(entries: list[observations.Entry], caption: str, name: str) -> Component:
    """What each figure is about, what is said of it, and when, as a table."""
    rows = [
        html.Tr(
            [
                html.Th(say(entry.row["category"]), scope="row"),
                html.Td(say(entry.told)),
                html.Td(html.Span(entry.period, className="date")),
                html.Td(citations.reference(entry.id)),
            ]
        )
        for entry in entries
    ]
    return citations.frame(say(caption), ["What", "State", "When", "Figure"], rows, name, tall=False)


def _dated(words: Page, name: str, events: list[facts.Dated], label: str) -> html.Section:
    return html.Section([html.H2(words[name].heading), facts.timeline(events, label)], id=name, className="known")


def _acts(words: Page) -> list[facts.Dated]:
    """Every law, the newest first: its name, what it covers, where, its kind, and its source.

    An item of the prose is "R258: what this act covers".
    """
    found = []
    for item in words["acts"].items:
        name, covers = item.split(": ", 1)
        entry = observations.find(name)
        place = i18n.comma().join([say(entry.row["geography"]), say(entry.row["category"])])
        told = [
            html.Div([html.H3(entry.told), prose.text(covers, "told")]),
            html.P([place, html.Br(), citations.reference(name), ": ", *citations.sources(entry)], className="sources"),
        ]
        found.append(facts.Dated(entry.period, entry.row["period"], [html.Article(told)]))
    return sorted(found, key=lambda event: event.day, reverse=True)
