"""Afghans newly arrived in Pakistan in 2021, as the UN refugee agency and the government count them (section 2.1)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

AGENCY, GOVERNMENT, PART = "UN refugee agency", "government", "government, without documents"
LABELS = {
    AGENCY: "Counted by the UN refugee agency",
    GOVERNMENT: "Reported by the government",
    PART: "– of these, without documents",
}
COLOURS = {AGENCY: theme.COLOURS["context"], GOVERNMENT: theme.COLOURS["context"], PART: theme.SEQUENTIAL["context"][2]}


def rows(selection: Selection) -> pd.DataFrame:
    """Three rows: a count of January to December 2021, an undated one by the government, and a part of that."""
    frame = tables.figures("displacement", "newly-arrived-afghans")
    return frame.sort_values("category", key=lambda column: column.map(list(LABELS).index))


def _text(row: Row) -> str:
    return say("up to {n}", n=i18n.cell(row)) if row["category"] == PART else i18n.cell(row)


def draw(view: View) -> Drawing:
    """Bars side by side, never added."""
    records = view.records
    return bars.draw(
        labels=[say(LABELS[row["category"]]) for row in records],
        values=[row["value"] for row in records],
        texts=[_text(row) for row in records],
        colours=[COLOURS[row["category"]] for row in records],
        hovers=[f"<b>{say(LABELS[row['category']])}</b><br>{_text(row)}" for row in records],
        ids=[row["figure_id"] for row in records],
    )


def _value(view: View, category: str) -> float:
    return float(view.rows.set_index("category")["value"][category])


def title(view: View) -> str:
    """The two counts, of which only the first has a year."""
    return say(
        "The UN refugee agency counted {one} Afghans newly arrived in 2021; the government’s {other} has no date",
        one=i18n.number(_value(view, AGENCY)),
        other=i18n.number(_value(view, GOVERNMENT)),
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, period, who counted."""
    return say(
        "Afghans newly arrived in Pakistan, persons, by who counted; the agency: January to December 2021, the "
        "government: no period stated"
    )


def n(view: View) -> str:
    """Two counts that need not be of the same people."""
    return say("n = 2 counts, not necessarily of the same people; shown apart and never added")


def notes(view: View) -> list[str]:
    """Why nothing decides between them."""
    return [
        say("The government’s figures are round and undated; the part without documents is an upper bound."),
        say(
            "Such numbers depend on who counts: people are defined in more than one way, data are few, and politics "
            "and money push the numbers up or down. So says an analysis of UNODC that the report quotes (section 2.1, "
            "footnote 53)."
        ),
    ]


CHART = Chart(
    slug="afghan-arrivals",
    theme="context",
    unit="persons",
    level="country",
    question="How many Afghans arrived in 2021?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    about="People who flee with no papers and little money are among those most easily exploited on the way. How many "
    "came after the change of power in Kabul depends on who counts.",
)
