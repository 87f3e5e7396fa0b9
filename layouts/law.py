"""Law: acts, penalties, treaties, bills and plans, and where the report has been overtaken."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.content import Page
from dashboard.data import observations, tables
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import prose, theme_page

CARDS = ("maximum-penalties", "marriage-ages", "conventions")
TREATIES = ("R286", "R285", "R289", "R279")  # what the chart of the treaties does not show
OVERTAKEN = ("R283", "R250", "R290", "R262")  # where later or better sources overtake what the report says


def content(selection: Selection) -> list[Component | None]:
    """Three cards, tables of what the law says, and where the report is superseded."""
    words = prose.page("law")
    sections = (
        prose.section(words, "superseded", html.H3(say("Conflicts of sources on the law")), _conflicts()),
        prose.section(words, "left-out"),
        prose.section(words, "cedaw"),
        prose.section(words, "framework"),
        html.Section([html.H2(words["acts"].heading), _acts(words)], id="acts", className="known"),
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
    return citations.frame(caption, ["What", "State", "When", "Figure"], rows, name, tall=False)


def _conflicts() -> html.Ul:
    """Where the sources on the law contradict each other."""
    items = [
        html.Li(
            [
                say(
                    "{what} Used here: {use} Why: {why}",
                    what=i18n.sentence(row["what_differs"]),
                    use=i18n.sentence(row["what_we_use"]),
                    why=i18n.sentence(row["why"]),
                ),
                " (",
                html.A(row["id"], href="/data#discrepancies", className="fact-id"),
                f", {row['section']})",
            ]
        )
        for row in tables.discrepancies(OVERTAKEN)
    ]
    return html.Ul(items, className="facts")


def _acts(words: Page) -> Component:
    """Name, year, what is covered, where, and the figure; an item of the prose is "R258: what this act covers"."""
    rows = []
    for item in words["acts"].items:
        name, covers = item.split(": ", 1)
        entry = observations.find(name)
        rows.append(
            html.Tr(
                [
                    html.Th([entry.told, html.Span(f", {entry.period}")], scope="row"),
                    html.Td(prose.text(covers), className="told"),
                    html.Td(say(entry.row["geography"])),
                    html.Td(say(entry.row["category"])),
                    html.Td([citations.reference(name), ": ", *citations.sources(entry)]),
                ]
            )
        )
    return citations.frame(
        "Laws that the report names",
        ["Law", "What it covers", "Where", "Kind", "Figure and source"],
        rows,
        "acts",
    )
