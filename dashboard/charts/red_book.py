"""People listed as most wanted in the FIA's Red Book, by edition, the whole country (press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import extremes
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Selection


def rows(selection: Selection) -> pd.DataFrame:
    """One row an edition, the country alone: zones and districts are protected and stay out."""
    frame = tables.figures("red_book", "red-book-entries")
    return frame[frame["geography_level"] == "country"].sort_values("period")


def draw(view: View) -> Drawing:
    """Bars in the order of time."""
    records = view.records
    texts = [i18n.cell(row) + bars.marks(row) for row in records]
    names = [i18n.period(row["period"]) for row in records]
    return bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=[COLOURS["context"]] * len(records),
        hovers=[
            f"<b>{name}</b>, {say(row['category'])}<br>{text}"
            for name, row, text in zip(names, records, texts, strict=True)
        ],
        ids=[row["figure_id"] for row in records],
    )


def title(view: View) -> str:
    """The first, the largest and the last edition."""
    frame = view.rows
    first, last, top = frame.iloc[0], frame.iloc[-1], extremes(frame)[0]
    told = {
        "a": i18n.number(first["value"]),
        "first": i18n.period(first["period"]),
        "b": i18n.number(top["value"]),
        "top": i18n.period(top["period"]),
        "c": i18n.number(last["value"]),
        "last": i18n.period(last["period"]),
    }
    if first["value"] < last["value"] < top["value"]:
        return say(
            "The FIA listed {a} most-wanted smugglers and traffickers in {first}, {b} in {top} and {c} in {last}",
            **told,
        )
    return say("The FIA listed {a} most-wanted smugglers and traffickers in {first} and {c} in {last}", **told)


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say("People listed in the Red Book of the Federal Investigation Agency, persons, Pakistan, by edition")


def n(view: View) -> str:
    """Editions with a total."""
    return say("n = {n} editions of which the press quotes a total", n=len(view.rows))


def notes(view: View) -> list[str]:
    """What a list is, which editions are missing, what is withheld."""
    return [
        say(
            "A list grows when names are added and shrinks when people are arrested or dropped: it says whom the "
            "agency looks for, not how many there are."
        ),
        say("The agency calls those listed traffickers and does not separate trafficking from smuggling."),
        say("Editions between 2018 and 2023 were not found. For 2016 another paper counts 69."),
        say("Counts by zone or district are no part of this chart; small ones are withheld in the data."),
    ]


CHART = Chart(
    slug="red-book",
    theme="context",
    unit="persons",
    level="country",
    question="How many people are on the list of the most wanted?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    detected=True,
    about="The agency publishes the Red Book as its list of people most wanted for moving others across borders. "
    "Nobody on it is named here.",
)
