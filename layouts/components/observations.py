"""Figures that are no chart: in a sentence with their id, or as rows of a table, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dash import html

from dashboard import i18n
from dashboard.data import observations, provenance, tables
from dashboard.data.observations import Entry
from dashboard.i18n import say

FACTS = "facts-table"  # the looks of the tables that an editor writes (dashboard/content/markdown.py)


def reference(figure_id: str) -> html.A:
    """A figure's id as the link to all that is known of it."""
    entry = observations.find(figure_id)
    return html.A(figure_id, href=entry.path, className="fact-id", title=entry.what)


def references(*figure_ids: str) -> list[html.A | str]:
    """The ids of figures in brackets: " (R020, E125)"."""
    found: list[html.A | str] = []
    for figure_id in figure_ids:
        found += [", " if found else " (", reference(figure_id)]
    return [*found, ")"] if found else []


def statement(text: str, *figure_ids: str) -> html.Li:
    """One thing that is known, as an item of a list: a sentence that is said already, and the figures it rests on."""
    return html.Li([text, *references(*figure_ids)])


def records(entry: Entry) -> list[dict[str, str]]:
    """The sources of a figure, as they stand in sources.csv."""
    return tables.sources(provenance.parts(entry.row["source"]))


def source_link(text: str, record: Mapping[str, str], **more: str) -> html.A | str:
    """`text` as a link to the source; as it is where the source is cited without a link."""
    return html.A(text, href=record["url"], rel="noreferrer", **more) if record["url"] else text


def sources(entry: Entry) -> list[html.A | str]:
    """Where a figure stands: its sources as links, and the place in them."""
    found: list[html.A | str] = []
    for record in records(entry):
        found += [i18n.semicolon() if found else "", source_link(record["title"], record)]
    return [*found, i18n.comma(), entry.row["locator"]] if entry.row["locator"] else found


def status(entry: Entry) -> str:
    """What was done to the figure; (B) where a secondary source has it."""
    return say(entry.row["status"]) + (" (B)" if entry.row["grade"] == "B" else "")


def table(caption: str, entries: Iterable[Entry], name: str, tall: bool = True) -> html.Div:
    """Figures as a table, one a row, each row the anchor of its id. `caption` is translated already, `name` the id of
    the frame."""
    entries = list(entries)
    counted = any(entry.n for entry in entries)
    noted = any(entry.told_note for entry in entries)
    headings = [
        "Figure",
        "What",
        "Place",
        "Period",
        "Value",
        *(["n of N"] if counted else []),
        "Status",
        "Source",
        *(["Note"] if noted else []),
    ]
    rows = [
        html.Tr(
            [
                html.Th(html.A(entry.id, href=entry.path), scope="row"),
                *[
                    html.Td(cell)
                    for cell in (
                        entry.what,
                        say(entry.row["geography"]),
                        entry.period,
                        entry.told,
                        *([entry.n] if counted else []),
                        status(entry),
                        sources(entry),
                        *([entry.told_note] if noted else []),
                    )
                ],
            ],
            id=entry.id,
        )
        for entry in entries
    ]
    return frame(caption, headings, rows, name, tall)


def conflicts(rows: Iterable[Mapping[str, str]], name: str) -> html.Div:
    """Contradictions of sources (rows of discrepancies.csv): what differs, what is used here and why."""
    told = [
        html.Tr(
            [
                html.Th(i18n.sentence(row["what_differs"]), scope="row"),
                html.Td(i18n.sentence(row["what_we_use"])),
                html.Td(i18n.sentence(row["why"])),
                html.Td(
                    [
                        html.A(row["id"], href="/data#discrepancies", className="fact-id"),
                        f", {row['section']}",
                        *references(*_known(row)),
                    ]
                ),
            ]
        )
        for row in rows
    ]
    headings = ["What differs", "What we use", "Why", "Source"]
    return frame(say("Where sources differ"), headings, told, name, tall=False, looks=FACTS)


def _known(row: Mapping[str, str]) -> list[str]:
    ids = provenance.parts(f"{row['figures_one_side']};{row['figures_other_side']}")
    return [name for name in ids if observations.known(name)]


def frame(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[html.Tr],
    name: str,
    tall: bool = True,
    stacks: bool = True,
    looks: str = "",
) -> html.Div:
    """A table in a frame that scrolls by itself and can be reached by keyboard; its caption is translated already.

    stacks: on a phone each row is a block of its own, with its first cell for a heading and its other cells labelled;
    not for the few short columns that fit there. looks: a further class, such as FACTS.
    """
    if stacks:
        for row in rows:
            for heading, cell in zip(headings[1:], row.children[1:], strict=True):
                setattr(cell, "data-label", say(heading))
    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(say(heading), scope="col") for heading in headings])),
                html.Tbody(list(rows)),
            ],
            className="table",
        ),
        className="table-frame" + " tall" * tall + " stacks" * stacks + f" {looks}".rstrip(),
        tabIndex=0,
        role="region",
        id=f"{name}-table",
        **{"aria-label": caption},
    )
