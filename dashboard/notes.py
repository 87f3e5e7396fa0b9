"""The notes of a view: what a chart says itself, conflicts of sources, and rules that bind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import i18n
from dashboard.data import measures, provenance, tables
from dashboard.geography import border_notes, border_sets
from dashboard.i18n import say, sentence

if TYPE_CHECKING:
    from dashboard.chart import View

MORE = "{n} more notes"
OPEN = 3  # notes that stand open in a card, besides those that bind
CONFLICTS = 3  # of sources, told in the notes of a view; the page on method has all
FEW = 2  # caveats of data that stand as notes; more are one note


def every(view: View) -> list[str]:
    """The chart's own notes, conflicts of sources, and the rules."""
    shown = provenance.parts(provenance.united(view.rows["figure_id"]))
    conflicts = [
        say(
            "Sources differ: {what} Used here: {use}",
            what=sentence(row["what_differs"]),
            use=sentence(row["what_we_use"]),
        )
        for row in tables.discrepancies(shown)[:CONFLICTS]
    ]
    return list(dict.fromkeys([*view.chart.notes(view), *conflicts, *view.rules]))


def folded(view: View) -> tuple[list[str], list[str]]:
    """(notes that stand open in a card, notes behind a summary): those that bind are always open."""
    others = [note for note in view.notes if note not in view.rules]
    first = others if len(others) <= OPEN else others[: min(OPEN, len(others) - 2)]  # one alone is not folded
    return [*first, *view.rules], others[len(first) :]


def caveats(view: View) -> list[str]:
    """The caveats that the data give to the figures shown; where there are many, that they stand in the table."""
    marked = [row for row in view.records if row.get("caveat")]
    several = len({row["geography"] for row in view.records}) > 1
    texts = dict.fromkeys(row["caveat"] for row in marked)
    if len(texts) > FEW:
        return [say("{n} of the figures have a caveat each; the table gives them.", n=len(marked))]
    found = []
    for text in texts:
        if not several:
            found.append(say(text))
            continue
        places = dict.fromkeys(say(row["geography"]) for row in marked if row["caveat"] == text)
        found.append(say("{places}: {caveat}", places=i18n.listing(list(places)), caveat=say(text)))
    return found


def binding(view: View) -> list[str]:
    """The notes that no form of the view may leave out: grades, small bases, withheld cells, caveats, borders."""
    told = []
    drawn = view.rows if view.chart.map else view.context  # bars of other places stand in grey, with their marks
    if view.over:
        told += view.over.told(view.over_rows)
    if (drawn["grade"] == "B").any() or (view.over_rows["grade"] == "B").any():
        told.append(
            say("Marked B: from a secondary source (the press, an NGO, a study or one person), which the table names.")
        )
    if (drawn["denominator"].between(1, measures.SMALL_BASE - 1)).any():
        told.append(
            say(
                "Shares of fewer than {n} are marked *: a single person more or fewer changes them a lot.",
                n=measures.SMALL_BASE,
            )
        )
    if (view.rows["empty_kind"] == "suppressed").any():
        told.append(say("Counts of 1–10 people below country level are withheld, to protect those counted."))
    told += caveats(view)
    if view.chart.binding:
        told += view.chart.binding(view)
    if view.chart.detected:
        told.append(say(i18n.DETECTED))
    if view.chart.map:
        told.append(of_borders(view.value("borders"), view.chart.level))
    return list(dict.fromkeys(told))


def of_borders(borders: str, level: str) -> str:
    """What the border set of a map says of itself: how exact it is, whose it is, and that it settles nothing.

    level: what its areas are, as charts have it ("district", "province", "route").
    """
    if borders == border_sets.TILES:
        return say(border_notes.DIAGRAM if level == "route" else border_notes.TILES)
    if borders not in border_sets.installed():
        return say(border_notes.BOUNDARIES)
    given = border_sets.installed()[borders]
    own = [sentence(given.note)] if given.note else []
    if given.not_drawn and level == "district":
        parts = i18n.small(len(given.not_drawn))
        own.append(
            say("Of the former frontier regions, {n} are drawn as part of the district that counts them.", n=parts)
        )
    note = " ".join([*own, ""])
    return say(border_notes.INSTALLED, source=given.source, licence=given.licence, note=note)
