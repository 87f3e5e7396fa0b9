"""Victims referred to care, April 2020 to March 2021: men, and those not stated as men (report, section 2.1)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import measures, provenance, tables
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

PERIOD = "2020-04/2021-03"
MEN, REST = "men", "not stated as men"
COLOURS = {MEN: theme.COLOURS["trafficking"], REST: theme.SEQUENTIAL["trafficking"][2]}


def rows(selection: Selection) -> pd.DataFrame:
    """Two rows, n of all referred in percent: the men, and the rest, who are not said to be women."""
    frame = tables.figures("victims", "victims-referred")
    frame = frame[frame["period"] == PERIOD]
    whole = frame[frame["category"] == "all referred"].iloc[0]
    men = frame[frame["category"] == MEN].iloc[0].to_dict()
    both = pd.DataFrame([whole.to_dict(), men])
    rest = (
        men
        | {c: provenance.united(both[c]) for c in ("figure_id", "source", "locator")}
        | {
            "category": REST,
            "sex": "",
            "numerator": whole["value"] - men["value"],
            "note": "All referred less the men. Women, girls, boys and whoever was not recorded by sex: not to be read "
            "as women.",
        }
    )
    return measures.share(pd.DataFrame([rest, men]))


def draw(view: View) -> Drawing:
    """Two bars on a scale of 100 percent."""
    records = view.records
    return bars.draw(
        labels=[say(row["category"]).capitalize() for row in records],
        values=[row["value"] for row in records],
        texts=[i18n.with_n(row) for row in records],
        colours=[COLOURS[row["category"]] for row in records],
        hovers=[f"<b>{say(row['category']).capitalize()}</b><br>{i18n.with_n(row)}" for row in records],
        ids=[row["figure_id"] for row in records],
        top=100,
    )


def title(view: View) -> str:
    """How many men; the rest is not known by sex."""
    men = view.rows[view.rows["category"] == MEN].iloc[0]
    rest = view.rows[view.rows["category"] == REST].iloc[0]
    return say(
        "In {when}, {men} of {all} victims referred to care were men; the report does not break down the other {rest}",
        when=i18n.period(men["period"]),
        all=i18n.number(men["denominator"]),
        men=i18n.number(men["numerator"]),
        rest=i18n.number(rest["numerator"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say(
        "Victims of trafficking referred to care, share of all referred in percent, Pakistan, {when}",
        when=i18n.period(PERIOD),
    )


def n(view: View) -> str:
    """All referred."""
    return say("n = {n} persons referred", n=i18n.number(view.rows.iloc[0]["denominator"]))


def notes(view: View) -> list[str]:
    """What the rest is and is not."""
    return [
        say(
            "Only the men are counted apart. The rest are not stated as men: women, girls, boys and persons whose sex "
            "was not recorded may be among them."
        ),
        say("The report gives no total of victims identified in that period."),
    ]


CHART = Chart(
    slug="victims-referred-by-sex",
    theme="trafficking",
    unit="percent",
    level="country",
    question="How many of the victims referred to care are men?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    detected=True,
    about="The report mentions the men in passing and counts one shelter for men, in Balochistan (section 3.3). Who "
    "the others were, it does not say.",
)
