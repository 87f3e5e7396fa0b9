"""Sex-trafficking cases investigated and prosecuted, and convictions, by reporting period (report, section 2.1)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Filter, Selection, options

PERIODS = ("2019-04/2020-03", "2020-04/2021-03")
PERIOD = Filter(
    "period", "Reporting period", lambda: options((p, i18n.period(p)) for p in PERIODS), everything="Both periods"
)
STAGES = {"investigations": "investigated", "prosecutions": "prosecuted", "convictions": "convicted"}
COLOURS = dict(zip(PERIODS, (theme.SEQUENTIAL["trafficking"][2], theme.COLOURS["trafficking"]), strict=True))


def rows(selection: Selection) -> pd.DataFrame:
    """Counts by stage and reporting period: cases investigated, cases prosecuted, convictions."""
    frame = tables.figures("prosecution", *STAGES)
    frame = frame[(frame["source"] == "unodc-2021") & (frame["category"] == "sex-trafficking")]
    frame = frame[frame["period"].isin((selection.period,) if selection.period else PERIODS)]
    frame = frame.assign(category=frame["indicator"].map(STAGES))
    order = {stage: i for i, stage in enumerate(STAGES.values())}
    return frame.sort_values(["category", "period"], key=lambda c: c.map(order) if c.name == "category" else c)


def draw(view: View) -> Drawing:
    """Grouped by stage, not by period: like stands beside like, and nothing invites a rate between the stages."""
    records = view.records
    stages = [say(row["category"]).capitalize() for row in records]
    single = bool(view.selection.period)
    return bars.draw(
        labels=stages if single else [i18n.period(row["period"]) for row in records],
        values=[row["value"] for row in records],
        texts=[i18n.cell(row) for row in records],
        colours=[COLOURS[row["period"]] for row in records],
        hovers=[f"<b>{view.label(row)}</b><br>{i18n.cell(row)}" for row in records],
        ids=[row["figure_id"] for row in records],
        groups=() if single else stages,
    )


def title(view: View) -> str:
    """What rose and what fell, or the counts of the chosen period."""
    value = view.rows.set_index(["category", "period"])["value"]
    if view.selection.period:
        n = [i18n.number(value[stage, view.selection.period]) for stage in STAGES.values()]
        return say(
            "Sex trafficking, {when}: {a} cases investigated, {b} prosecuted, {c} convictions",
            when=i18n.period(view.selection.period),
            a=n[0],
            b=n[1],
            c=n[2],
        )
    told = {
        stage: say(
            "{after} ({way} {before})",
            after=i18n.number(value[stage, PERIODS[1]]),
            before=i18n.number(value[stage, PERIODS[0]]),
            way=say("up from") if value[stage, PERIODS[1]] > value[stage, PERIODS[0]] else say("down from"),
        )
        for stage in STAGES.values()
    }
    return say(
        "Sex trafficking, {when}: {a} cases investigated, {b} prosecuted, {c} convictions",
        when=i18n.period(PERIODS[1]),
        a=told["investigated"],
        b=told["prosecuted"],
        c=told["convicted"],
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    chosen = view.value("period")
    return say(
        "Sex-trafficking cases investigated and prosecuted, and convictions, Pakistan, {when}",
        when=i18n.period(chosen) if chosen else say("by reporting period"),
    )


def n(view: View) -> str:
    """Cases and convictions of the periods shown, the periods apart."""
    told = {
        stage: i18n.listing([i18n.number(value) for value in view.rows[view.rows["category"] == stage]["value"]])
        for stage in STAGES.values()
    }
    return say(
        "n = {a} cases investigated, {b} prosecuted, {c} convictions",
        a=told["investigated"],
        b=told["prosecuted"],
        c=told["convicted"],
    )


def notes(view: View) -> list[str]:
    """Why no rate is shown, what is not counted, and which older series is left out."""
    return [
        say(
            "No rate is worked out between the stages. The first two count cases, the third counts convictions, and a "
            "case of one year may end in the next."
        ),
        say("Sex trafficking only; the report has no such series for forced or bonded labour."),
        say(
            "For all forms of trafficking, Punjab reported more convictions than the year before (section 2.7, "
            "footnote 165). All convictions of that year were Punjab’s (US report of 2021)."
        ),
        say(
            "The US report of 2022 says that investigations, prosecutions and convictions all rose in the year to "
            "March 2022; no number could be read."
        ),
        say(
            "Counts of 2016 and 2017 are not shown. They were made under the ordinance of 2002, for cases across "
            "borders and some smuggling."
        ),
    ]


CHART = Chart(
    slug="trafficking-prosecutions",
    theme="trafficking",
    unit="cases",
    level="country",
    question="How many cases of trafficking are investigated, prosecuted and end in a conviction?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(PERIOD,),
    detected=True,
    about="The report takes these counts from the US report of 2021. Nearly all enforcement against trafficking was "
    "reported from Punjab.",
)
