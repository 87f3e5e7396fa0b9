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
from layouts.components import prose

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
    "B": "The press, an NGO, a study or one person, also where the report passes it on; charts mark it.",
}
EMPTIES = {
    "zero": "The source counted and found none.",
    "not-reported": "It could have been counted, but the source does not say.",
    "not-applicable": "The question has no meaning here.",
    "suppressed": "There is a figure, and it is withheld to protect people.",
}


def content(selection: Selection) -> list[Component | None]:
    """The report's method and limits, ours, discrepancies, sources, changes."""
    words = prose.page("method")
    interviews = (
        _informants("Interviews by sector", "Sector", _sectors()),
        _informants("Interviews by heading of the annex", "Heading", _headings()),
    )
    meanings = (
        _tally("What was done to a figure", "Status", "status", STATUSES),
        _tally("How far a source can be trusted", "Grade", "grade", GRADES),
        _tally("Kinds of empty", "Kind", "empty_kind", EMPTIES),
    )
    return [
        html.H1(words.title),
        prose.lead(words),
        *prose.part(words, "report"),
        *prose.part(words, "interviews", html.Div(interviews, className="pairs")),
        *prose.part(words, "limits"),
        *prose.part(words, "here"),
        *prose.part(words, "words", html.Div(meanings, className="pairs")),
        *prose.part(words, "discrepancies", _discrepancies()),
        *prose.part(words, "sources"),
        *prose.part(words, "changes", _changes()),
    ]


def _sectors() -> list[tuple[str, Entry]]:
    found = [
        entry for entry in observations.entries("method", "key-informants") if entry.row["category"].startswith(SECTOR)
    ]
    names = [entry.row["category"].removeprefix(SECTOR) for entry in found]
    return [(i18n.capitalised(name), entry) for name, entry in zip(names, found, strict=True)]


def _headings() -> list[tuple[str, Entry]]:
    found = [entry for entry in observations.entries("method", "key-informants") if entry.row["category"] == HEADING]
    return [(say(entry.row["geography"]), entry) for entry in found]


def _informants(caption: str, heading: str, counted: Sequence[tuple[str, Entry]]) -> html.Div:
    """One way of counting those interviewed; `counted` never holds both ways."""
    rows = [
        html.Tr([html.Th(say(name), scope="row"), html.Td(entry.n), html.Td(citations.reference(entry.id))])
        for name, entry in counted
    ]
    return citations.frame(
        say(caption), [heading, "People", "Figure"], rows, i18n.slug(caption), tall=False, stacks=False
    )


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
        say(caption), [heading, "Figures", "What it says"], rows, i18n.slug(caption), tall=False, stacks=False
    )


def linked(text: str) -> list[html.A | str]:
    """A text with every id of a published figure as a link to it."""
    parts = re.split(f"({observations.ID.pattern})", text)
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
    return citations.frame(say("Discrepancies"), headings, rows, "discrepancies")


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
        say("Changes, the latest first"),
        ["Date", "Kind", "What changed", "Why", "Data version"],
        rows,
        "changes",
        tall=False,
    )
