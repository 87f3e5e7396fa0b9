"""Afghans living in Pakistan and gone back from it, as the report prints them, each with its year (section 2.1)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

RESIDENT, REGISTERED, RETURNED = "resident-afghans", "registered-afghans", "repatriated-afghans"
LABELS = {RESIDENT: "Resident, {when}", REGISTERED: "Registered, {when}", RETURNED: "With UN help, {when}"}
GROUPS = {RESIDENT: "Living in Pakistan", REGISTERED: "Living in Pakistan", RETURNED: "Gone back to Afghanistan"}
COLOURS = {
    RESIDENT: theme.COLOURS["context"],
    REGISTERED: theme.SEQUENTIAL["context"][2],
    RETURNED: theme.SEQUENTIAL["context"][3],
}


def rows(selection: Selection) -> pd.DataFrame:
    """Three rows of three different things: resident, registered, repatriated."""
    frame = tables.figures("displacement", *LABELS)
    frame = frame.sort_values("indicator", key=lambda column: column.map(list(LABELS).index))
    return frame.assign(category=[tables.labels()[indicator] for indicator in frame["indicator"]])


def draw(view: View) -> Drawing:
    """Bars in two groups, those who stay and those who left."""
    records = view.records
    labels = [say(LABELS[row["indicator"]], when=i18n.period(row["period"])) for row in records]
    return bars.draw(
        labels=labels,
        values=[row["value"] for row in records],
        texts=[i18n.cell(row) for row in records],
        colours=[COLOURS[row["indicator"]] for row in records],
        hovers=[f"<b>{label}</b><br>{i18n.cell(row)}" for label, row in zip(labels, records, strict=True)],
        ids=[row["figure_id"] for row in records],
        groups=[say(GROUPS[row["indicator"]]) for row in records],
    )


def title(view: View) -> str:
    """The figure used and the older one that stands beside it."""
    frame = view.rows.set_index("indicator")
    return say(
        "The UN refugee agency put Afghans in Pakistan at {now} in {year}; the report also prints {then}, of {when}",
        now=large_numbers.as_rounded(frame["value"][RESIDENT]),
        year=i18n.period(frame["period"][RESIDENT]),
        then=large_numbers.as_rounded(frame["value"][REGISTERED]),
        when=i18n.period(frame["period"][REGISTERED]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, who counted."""
    return say("Afghans in Pakistan, persons, as counted by the UN refugee agency, each figure with its years")


def n(view: View) -> str:
    """Three figures of three kinds."""
    return say("n = {n} figures, which count different people in different years: no sum, no trend", n=len(view.rows))


def notes(view: View) -> list[str]:
    """How old, how round."""
    return [
        say(
            "All three are rounded. Both older figures are told in the report as if they were of today; their source "
            "is an appeal for 2008 and 2009."
        ),
        say("Registered and resident are not the same: people without papers may be resident and not registered."),
    ]


CHART = Chart(
    slug="afghans-in-pakistan",
    theme="context",
    unit="persons",
    level="country",
    question="How many Afghans live in Pakistan?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    about="Pakistan has taken in Afghans since 1979 without being a party to the refugee convention (section 2.1). "
    "Later counts of those registered and of returns are in a chart of their own.",
)
