"""Facts of a page that are no chart: as a table, or as a timeline of what is dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.content import Page
from dashboard.content.facts import HEADING, Fact, blocks
from dashboard.content.pages import said
from dashboard.i18n import say
from layouts.components import observations as citations
from layouts.components import prose

STYLES = "facts.css"
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True)
class Dated:
    """What stands at one time of a timeline: the time as it is said and as a machine reads it, and what happened."""

    told: str
    day: str
    words: Sequence[Component]


def section(
    words: Page, name: str, about: str, says: str, *more: Component, kind: str = "known", titled: bool = True
) -> html.Section:
    """A section of a page whose lists of facts are tables; `about` and `says` head the columns of both parts of a fact.

    titled: the section has its name for an id; without, who calls gives it one.
    """
    heading = html.H2(words[name].heading)
    return html.Section(
        [heading, *_parts(words, name, about, says), *more], className=kind, **({"id": name} if titled else {})
    )


def _parts(words: Page, name: str, about: str, says: str) -> list[Component]:
    """The text of a section in its order; a table is named by the heading that it stands under."""
    made: list[Component] = []
    under, tables = words[name].heading, 0
    for block in blocks(words[name]):
        if isinstance(block, str):
            if block.startswith(HEADING):
                under = said(block.splitlines()[0].removeprefix(HEADING))
            made.append(prose.text(block))
        else:
            made.append(_table(under, block, (about, says, "Source"), f"{name}-{tables}" if tables else name))
            tables += 1
    return made


def _table(caption: str, facts: Sequence[Fact], headings: Sequence[str], name: str) -> html.Div:
    sourced = any(fact.source for fact in facts)
    rows = []
    for fact in facts:
        cells = [fact.words, fact.source] if sourced else [fact.words]
        rows.append(
            html.Tr(
                [
                    html.Th(prose.text(fact.head, "told"), scope="row"),
                    *[html.Td(prose.text(cell, "told") if cell else []) for cell in cells],
                ]
            )
        )
    heads = headings if sourced else headings[:-1]
    return citations.frame(caption, heads, rows, name, tall=False, looks=citations.FACTS)


def dated(words: Page, name: str) -> list[Dated]:
    """The facts of a section whose heads are times ("2015–2020")."""
    return [
        Dated(fact.head, when[0] if (when := DAY.search(fact.head)) else "", [prose.text(_whole(fact), "told")])
        for block in blocks(words[name])
        if not isinstance(block, str)
        for fact in block
    ]


def timeline(events: Iterable[Dated], label: str) -> html.Ol:
    """What is dated, in the order given, along a line of its times; what is of one time stands together."""
    return html.Ol(
        [
            html.Li([_time(told, day), html.Div([part for event in at for part in event.words], className="at")])
            for (told, day), at in groupby(events, key=lambda event: (event.told, event.day))
        ],
        className="timeline",
        **{"aria-label": say(label)},
    )


def _time(told: str, day: str) -> Component:
    return html.Time(told, dateTime=day, className="when-at") if day else html.Span(told, className="when-at")


def _whole(fact: Fact) -> str:
    return f"{fact.words} ({fact.source})" if fact.source else fact.words
