"""Method: how the report was made, what was done here, where sources differ, and what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import catalogue, observations
from dashboard.data.observations import Entry
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations

DESCRIPTION = "How the report was made, what was done to its figures here, where sources differ, and what has changed."
SECTOR, HEADING = "sector: ", "annex heading"
# What was done to a figure, and how far its source can be trusted (datasets/README.md).
STATUSES = {
    "as printed": "The figure stands in the source like this.",
    "read from text": "Words were turned into a figure, or a list into rows.",
    "computed by us": "Worked out here from figures of the source.",
    "press report": "The press, or another secondary page, quotes it.",
    "claim, not plotted": "An opinion or a campaign’s estimate: in tables and text only.",
}
GRADES = {
    "A": "An official text or a copy of one.",
    "B": "A secondary page that quotes an official count; charts mark it.",
}
EMPTIES = {
    "zero": "The source counted and found none.",
    "not-reported": "It could have been counted, but the source does not say.",
    "not-applicable": "The question has no meaning here.",
    "suppressed": "There is a figure, and it is withheld to protect people.",
}
LIMITS = (
    "Little has been written on how gender stereotypes feed trafficking and smuggling in Pakistan, and there are wide "
    "gaps in the data; international reports rest largely on estimates and single accounts.",
    "Since 2018 the provincial police are to follow trafficking inside the country, but could not yet tell these cases "
    "apart in what they record.",
    "Many of those interviewed knew little of the technical side of both crimes; more reading was to make up for it.",
    "The first phase was desk work alone. The text speaks of the second phase partly as still to come.",
)
OURS = (
    "What the text says wrongly is kept as a figure with a note, not put right in silence.",
    "Counts of 1 to 10 people below country level are withheld, and a second cell where the first could be worked out.",
    "Nobody is named. The list of people interviewed became two sets of counts, which are never crossed.",
    "Shelters are told by district only, never as a point, a house or an organisation.",
    "Figures of the census are joined to places by a crosswalk of names; shares take both terms from one table.",
    "What was not counted together is not divided: cases, persons and convictions, and reporting periods, stay apart.",
    "The Urdu of the glossary is awaiting a native reader.",
)


def content(selection: Selection) -> list[Component | None]:
    """The report's method and limits, ours, discrepancies, sources, changes."""
    people, cover = observations.find("R295"), observations.find("R300")
    return [
        html.H1(say("How it is known")),
        html.P(
            say(
                "The report of {date} rests on reading and on interviews with {n} people. This page says how it was "
                "made, what was done to its figures here, and where sources contradict each other.",
                date=cover.told,
                n=i18n.number(people.value),
            ),
            className="lead",
        ),
        html.H2(say("How the report was made"), id="report"),
        html.Ul(_made(people, cover), className="facts"),
        html.Div(
            [
                _informants("Interviews by sector", "Sector", _sectors()),
                _informants("Interviews by heading of the annex", "Heading", _headings()),
            ],
            className="pairs",
        ),
        html.P(
            say(
                "Two counts of the same people. They are not crossed: with both, a reader could find out who "
                "somebody is. Sectors were given here, from the occupations in the annex."
            ),
            className="note",
        ),
        html.H2(say("The limits it names"), id="limits"),
        html.Ul([html.Li(say(limit)) for limit in LIMITS], className="facts"),
        html.P(say("Section 1.3 of the report, in our words."), className="note"),
        html.H2(say("What was done here"), id="here"),
        html.Ul([html.Li(say(rule)) for rule in OURS], className="facts"),
        html.Div(
            [
                _tally("What was done to a figure", "Status", "status", STATUSES),
                _tally("How far a source can be trusted", "Grade", "grade", GRADES),
                _tally("Kinds of empty", "Kind", "empty_kind", EMPTIES),
            ],
            className="pairs",
        ),
        html.P(
            [
                say("Claims (grade C) are not among the figures: "),
                html.A(say("what is left out, and why"), href="/data#left-out"),
                say(". Terms: "),
                html.A(say("the glossary"), href="/glossary"),
                ".",
            ],
            className="note",
        ),
        html.H2(say("Where sources differ"), id="discrepancies"),
        html.P(
            say(
                "Every contradiction found, inside the report and between sources, with both sides and the figure "
                "that is used."
            )
        ),
        _discrepancies(),
        html.H2(say("Sources"), id="sources"),
        html.P(
            html.A(
                say("All {n} sources, with publisher, date, grade and licence", n=len(catalogue.sources())),
                href="/data#sources",
            )
        ),
        html.H2(say("Corrections and changes"), id="changes"),
        html.P(
            [
                say(
                    "What was put right and what was added. The data version at the foot of every page changes with "
                    "every change, and "
                ),
                html.A(say("an embed can be kept as it is"), href="/api"),
                ".",
            ]
        ),
        _changes(),
    ]


def _made(people: Entry, cover: Entry) -> list[html.Li]:
    interviews = observations.find("R299a")
    return [
        html.Li(
            say(
                "A desk review in two phases: research, history, the press, laws, and reports of organisations and "
                "of the United Nations (section 1.2)."
            )
        ),
        citations.statement(
            say(
                "Interviews with {n} people, along a guide agreed with UNODC, in Islamabad, Lahore and "
                "Karachi. Nobody was interviewed in Khyber Pakhtunkhwa or Balochistan.",
                n=i18n.number(people.value),
            ),
            "R295",
        ),
        citations.statement(
            say(
                "When: {period}, says section 1.2, and the annex bears it out. Footnote 48 says June to "
                "August, and footnote 87 dates one interview ten days later than the annex.",
                period=interviews.told,
            ),
            "R299a",
            "R299b",
            "R299c",
        ),
        citations.statement(
            say(
                "The cover says {date}; the text cites works of 2022 and figures up to 24 January 2022, so "
                "it was changed later.",
                date=cover.told,
            ),
            "R300",
            "R148",
        ),
        html.Li(
            say(
                "Two meetings besides: an online policy dialogue in July 2020 and the women’s network of GLO.ACT "
                "in November 2021 (section 1.2)."
            )
        ),
    ]


def _sectors() -> list[tuple[str, Entry]]:
    found = [
        entry for entry in observations.entries("method", "key-informants") if entry.row["category"].startswith(SECTOR)
    ]
    names = [entry.row["category"].removeprefix(SECTOR) for entry in found]
    return [(name[0].upper() + name[1:], entry) for name, entry in zip(names, found, strict=True)]


def _headings() -> list[tuple[str, Entry]]:
    found = [entry for entry in observations.entries("method", "key-informants") if entry.row["category"] == HEADING]
    return [(entry.row["geography"], entry) for entry in found]


def _informants(caption: str, heading: str, counted: Sequence[tuple[str, Entry]]) -> html.Div:
    """One way of counting those interviewed; `counted` never holds both ways."""
    rows = [
        html.Tr([html.Th(say(name), scope="row"), html.Td(entry.n), html.Td(citations.reference(entry.id))])
        for name, entry in counted
    ]
    return citations.frame(caption, [heading, "People", "Figure"], rows, i18n.slug(caption), tall=False, stacks=False)


def _tally(caption: str, heading: str, column: str, meanings: dict[str, str]) -> html.Div:
    counted = catalogue.tally(column)
    rows = [
        html.Tr(
            [
                html.Th(say(name.replace("-", " ") if column == "empty_kind" else name), scope="row"),
                html.Td(i18n.number(counted.get(name, 0))),
                html.Td(say(meaning)),
            ]
        )
        for name, meaning in meanings.items()
    ]
    return citations.frame(
        caption, [heading, "Figures", "What it says"], rows, i18n.slug(caption), tall=False, stacks=False
    )


def linked(text: str) -> list[html.A | str]:
    """A text with every id of a published figure as a link to it."""
    parts = re.split(r"([REC]\d[0-9A-Za-z-]*)", text)
    return [citations.reference(part) if observations.known(part) else part for part in parts if part]


def _discrepancies() -> html.Div:
    rows = [
        html.Tr(
            [
                html.Th(row["id"], scope="row"),
                html.Td([say(row["what_differs"]), html.Br(), html.Small(row["section"])]),
                html.Td(linked(row["figures_one_side"])),
                html.Td(linked(row["figures_other_side"])),
                html.Td(say(row["what_we_use"])),
                html.Td(say(row["why"])),
            ],
            id=row["id"],
        )
        for row in catalogue.discrepancies()
    ]
    headings = ["No.", "What differs", "One side", "Other side", "What we use", "Why"]
    return citations.frame("Discrepancies", headings, rows, "discrepancies")


def _changes() -> html.Div:
    rows = [
        html.Tr(
            [
                html.Th(i18n.period(row["date"]), scope="row"),
                html.Td(say(row["kind"])),
                html.Td([say(row["change"]), *([" ", *linked(row["figures"])] if row["figures"] else [])]),
                html.Td(say(row["why"])),
                html.Td(html.Code(row["version"]) if row["version"] else ""),
            ]
        )
        for row in catalogue.changes()
    ]
    return citations.frame(
        "Changes, the latest first",
        ["Date", "Kind", "What changed", "Why", "Data version"],
        rows,
        "changes",
        tall=False,
    )
