"""Registered Afghans in Pakistan and Afghans gone back since 2021 (government, UN agencies, press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

REGISTERED, RETURNED, DEPORTED = "registered-afghans-in-pakistan", "afghans-returned", "afghans-deported"
GROUPS = {REGISTERED: "Registered in Pakistan", RETURNED: "Gone back to Afghanistan"}
FAMILY = "family members without a card"
PART = "E705"  # those whom the UN agency helped, a part of the returns of its period
COLOURS = {REGISTERED: theme.COLOURS["context"], RETURNED: theme.SEQUENTIAL["context"][3]}


def rows(selection: Selection) -> pd.DataFrame:
    """Counts of people, registered before returned, each in the order of time."""
    frame = tables.figures("afghan_returns", *GROUPS)
    frame = frame[frame["figure_id"] != PART]
    order = [(list(GROUPS).index(row["indicator"]), lines.year(row["period"])) for row in frame.to_dict("records")]
    return frame.assign(order=order).sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


def _name(row: Row) -> str:
    """When, and who is counted or who counts."""
    if row["indicator"] == RETURNED:
        who = say(row["counted_by"].split(",")[0])
        return say("{when}, by {who}", when=i18n.period(row["period"]), who=who)
    what = say("family without a card") if row["category"] == FAMILY else say("holders of registration cards")
    return say("{when}, {what}", when=i18n.period(row["period"]), what=what)


def draw(view: View) -> Drawing:
    """Bars in two groups, those registered and those who went back."""
    records = view.records
    names = [_name(row) for row in records]
    texts = [i18n.cell(row) + bars.marks(row) for row in records]
    return bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=[COLOURS[row["indicator"]] for row in records],
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        groups=[say(GROUPS[row["indicator"]]) for row in records],
    )


def title(view: View) -> str:
    """The longest count of returns, and the latest of those registered."""
    back = [row for row in view.records if row["indicator"] == RETURNED]
    most = max(back, key=lambda row: row["value"])
    last = [row for row in view.records if row["indicator"] == REGISTERED][-1]
    return say(
        "More than {n} Afghans went back from Pakistan ({when}); about {left} were registered there in {then}",
        n=i18n.number(most["value"]),
        when=i18n.period(most["period"]),
        left=large_numbers.as_rounded(last["value"], 1),
        then=i18n.period(last["period"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, who counted, years."""
    return say(
        "Afghans with registration in Pakistan and Afghans gone back, persons, as the government and UN agencies count "
        "them, {span}",
        span=i18n.year_span(view.rows["period"]),
    )


def n(view: View) -> str:
    """How many counts, and why they are not added."""
    return say("n = {n} counts; the periods of returns overlap and are never added up", n=len(view.rows))


def notes(view: View) -> list[str]:
    """Where 1.45 million comes from, what returns are, what became of the cards."""
    family = view.rows[view.rows["category"] == FAMILY].iloc[0]
    first = view.rows.iloc[0]
    deported = tables.figures("afghan_returns", DEPORTED).iloc[0]
    return [
        say(
            "Card holders and family members of {when} make {all}: the likely source of the number in the report.",
            when=i18n.period(first["period"]),
            all=large_numbers.as_rounded(first["value"] + family["value"]),
        ),
        say(
            "Returns are of all kinds, by people’s own decision or under pressure. About {n} people were deported "
            "({when}).",
            n=i18n.number(deported["value"]),
            when=i18n.period(deported["period"]),
        ),
        say("The cards lapsed on 30 June 2025. Other reports of July 2025 say 1.3 million were registered."),
    ]


def spoken(view: View) -> list[str]:
    """Every count in words."""
    return [
        say(
            "{group}, {name}: {value}.",
            group=say(GROUPS[row["indicator"]]),
            name=_name(row),
            value=i18n.cell(row) + bars.marks(row),
        )
        for row in view.records
    ]


CHART = Chart(
    slug="afghan-returns",
    theme="context",
    unit="persons",
    level="country",
    question="How many Afghans are registered in Pakistan, and how many have gone back?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    spoken=spoken,
    about="The report ends in 2021. Foreigners without papers were given until 1 November 2023 to leave; then "
    "returns of Afghans on a large scale began.",
)
