"""Women's shelters set against the districts of a province, by count (report, sections 2.7 and 3.3; press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures
from dashboard.data.row import Row, absent, extremes
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Selection
from dashboard.topics import shelter_counts, shelters
from dashboard.topics.shelter_counts import DEFAULT, EDITION, EDITIONS

UNIT = "shelters per 100 districts"  # no share: a district may have two shelters, and another none


def rows(selection: Selection) -> pd.DataFrame:
    """Seven provinces and territories: shelters per 100 districts; not reported where no count covers it."""
    return measures.share(shelter_counts.of_districts(EDITIONS[selection.edition or DEFAULT])).assign(unit=UNIT)


def draw(view: View) -> Drawing:
    """Bars sorted by value, those not reported last."""
    return bars.of_rows(view, view.context, COLOURS["services"], text=_text)


def _text(row: Row) -> str:
    if absent(row):
        return i18n.cell(row)
    if row["value"] == 100:
        return say("{n} or more for {n}", n=i18n.number(row["denominator"]))
    few = " *" if row["denominator"] < measures.SMALL_BASE else ""
    return say("{n} for {of} districts", n=i18n.number(row["numerator"]), of=i18n.number(row["denominator"])) + few


def title(view: View) -> str:
    """The most and the least covered province, or the count of the chosen place."""
    known = view.rows.dropna(subset=["value"])
    edition = EDITIONS[view.value("edition")]
    if known.empty:
        if edition.of_report:
            return say(
                "The report of 2021 has no count of women’s shelters for {place}, which is not zero", place=view.place
            )
        return say(
            "No count of women’s shelters in {place} was found for {month}",
            place=view.place,
            month=i18n.period(edition.period),
        )
    high, low = extremes(known)
    if len(known) == 1:
        if low["value"] == 100:
            return say(
                "{when}: a women’s shelter in each of the {n} districts of {place}",
                when=shelter_counts.when(view),
                place=low["geography"],
                n=i18n.number(low["denominator"]),
            )
        return say(
            "{when}: {shelters} for women in the {districts} districts of {place}",
            when=shelter_counts.when(view),
            place=low["geography"],
            shelters=shelter_counts.in_words(low["numerator"]),
            districts=i18n.number(low["denominator"]),
        )
    if high["value"] == 100:
        return say(
            "{when}: a women’s shelter in every district of {top}; {n} in {bottom}",
            when=shelter_counts.when(view),
            top=high["geography"],
            bottom=low["geography"],
            n=_of(low),
        )
    return say(
        "{when}: women’s shelters, {most} in {top} and {least} in {bottom}",
        when=shelter_counts.when(view),
        top=high["geography"],
        most=_of(high),
        bottom=low["geography"],
        least=_of(low),
    )


def _of(row: pd.Series) -> str:
    count = i18n.number(row["numerator"])
    return say("{n} for {of} districts", n=count, of=i18n.number(row["denominator"]))


def subtitle(view: View) -> str:
    """Measure, unit, which count."""
    return say(
        "Women’s shelters for every 100 districts of a province; {who}",
        who=say(EDITIONS[view.value("edition")].words),
    )


def n(view: View) -> str:
    """Shelters and districts of the rows shown."""
    known = view.rows.dropna(subset=["value"])
    if known.empty:
        return ""
    each = known[known["value"] == 100]
    if len(each) == len(known):
        return say("n = one or more in each of {n} districts", n=i18n.number(each["denominator"].sum()))
    rest = known.drop(each.index)
    told = say(
        "n = {shelters} for women, {of} districts",
        shelters=shelter_counts.in_words(rest["numerator"].sum()),
        of=i18n.number(rest["denominator"].sum()),
    )
    if each.empty:
        return told
    return say(
        "{told}; and one or more in each of {n} districts of {place}",
        told=told,
        n=i18n.number(each["denominator"].sum()),
        place=i18n.listing(each["geography"].tolist()),
    )


def notes(view: View) -> list[str]:
    """Which count this is, where the report differs from itself, what the denominators are, who is missing."""
    return [*_of_districts(view), *shelter_counts.notes(view)]


def _of_districts(view: View) -> list[str]:
    """What the count says of the districts in which the shelters stand."""
    counted = set(view.rows.dropna(subset=["value"])["geography"])
    told = []
    if "Punjab" in counted:
        told.append(say("For Punjab the report says “in each of its districts” and prints no number of shelters."))
    if counted - {"Punjab"}:
        told.append(
            say("The six shelters are named by district, each in another.")
            if view.value("edition") == "2017-11"
            else say("How many districts have one is not said: two shelters may stand in one district.")
        )
    return told


CHART = Chart(
    slug="shelter-coverage",
    theme="services",
    unit=UNIT,
    question="How many women’s shelters are there for the districts of a province?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    binding=lambda view: [say(shelters.COUNTED)],
    filters=(EDITION, *PLACES),
    about="A woman whose district has no shelter has to reach one in another. Shelters are set against districts here; "
    "whether one is safe or has a bed free is not known.",
)
