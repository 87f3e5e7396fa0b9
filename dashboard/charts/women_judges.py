"""Share of women among judges, by province and court, 2018 (report, section 2.4)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, table
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures, tables
from dashboard.data.row import extremes
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Filter, Selection, options

COURTS = {
    "all": "All courts",
    "supreme": "Supreme Court",
    "shariat": "Federal Shariat Court",
    "high": "High courts",
    "district": "District courts",
}
CATEGORY = {
    "supreme": "supreme court",
    "shariat": "federal shariat court",
    "high": "high courts",
    "district": "district courts",
}
COURT = Filter("court", "Court", lambda: options(COURTS.items()), default="all")


def rows(selection: Selection) -> pd.DataFrame:
    """One row per province, the federation and the country: women of all judges, in percent, 2018."""
    court = selection.court or "all"
    frame = tables.figures("judges", "judges", "women-share-of-judges")
    frame = frame[(frame["period"] == "2018") & (frame["sex"] == "female")]
    if court == "all":
        return frame[frame["indicator"] == "women-share-of-judges"]
    return measures.share(frame[(frame["indicator"] == "judges") & (frame["category"] == CATEGORY[court])])


def draw(view: View) -> Drawing:
    """Bars sorted by share; the country as a line where it is not the only row."""
    national = view.context[view.context["geography_level"] == "country"].to_dict("records")
    frame = view.context[view.context["geography_level"] != "country"]
    if view.selection.provinces or frame.empty:
        frame = view.rows if frame.empty else frame[view.chosen(frame)]
    reference = None
    if national:
        reference = (national[0]["value"], say("Pakistan {share}", share=i18n.percent(national[0]["value"])))
    return bars.of_rows(view, frame, COLOURS["deciding"], reference)


def title(view: View) -> str:
    """Highest and lowest province, or the share of the chosen place."""
    provinces = view.rows[view.rows["geography_level"] == "province"]
    if len(provinces) < 2:
        row = view.rows.iloc[0].to_dict()
        court = "" if view.value("court") == "all" else f" ({say(COURTS[view.value('court')]).lower()})"
        return say(
            "In 2018, women were {share} of judges in {place}{court}: {n}",
            share=i18n.percent(row["value"]),
            court=court,
            place=table.cell("geography", row),
            n=i18n.of(row["numerator"], row["denominator"]),
        )
    high, low = extremes(provinces)
    return say(
        "In 2018, women were {most} judges in {top}, {least} in {bottom}",
        most=i18n.in_words(high["value"]),
        top=high["geography"],
        least=i18n.in_words(low["value"]),
        bottom=low["geography"],
    )


def nothing(view: View) -> str:
    """That the source has no row for the place."""
    return say("The table of judges of 2018 has no row for {place}", place=view.place)


def subtitle(view: View) -> str:
    """Measure, unit, court, year."""
    return say("Share of women among judges, in percent, {court}, 2018", court=say(COURTS[view.value("court")]).lower())


def n(view: View) -> str:
    """Judges counted in the rows shown."""
    frame = view.rows[view.rows["geography_level"] != "country"]
    frame = view.rows if frame.empty else frame
    return say(
        "n = {n} judges, {women} of them women",
        n=i18n.number(frame["denominator"].sum()),
        women=i18n.number(frame["numerator"].sum()),
    )


def notes(view: View) -> list[str]:
    """What the table of the report leaves out, and what came later."""
    return [
        say("The table has no row for Azad Jammu and Kashmir or Gilgit-Baltistan: not reported, which is not zero."),
        say("The report drops digits after the second decimal instead of rounding."),
        say("In March 2024 a national count gave {share}: {n}; it may cover other courts.", **_later()),
    ]


def _later() -> dict[str, str]:
    row = tables.figures("judges", "women-share-of-judges").set_index("figure_id").loc["E125"]
    return {"share": i18n.percent(row["value"]), "n": i18n.of(row["numerator"], row["denominator"])}


CHART = Chart(
    slug="women-judges",
    theme="deciding",
    unit="percent",
    question="What share of judges are women?",
    rows=rows,
    draw=draw,
    title=title,
    nothing=nothing,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(COURT, *PLACES),
    about="A judge hears the testimony of survivors and weighs it. The report counts judges by court and sex from a "
    "study published in 2019; family courts, where women are more than a third, are only part of it.",
)
