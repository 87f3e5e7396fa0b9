"""Share of districts with a women's shelter, by province and count (report, sections 2.7 and 3.3; press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Selection
from dashboard.topics import shelter_counts
from dashboard.topics.shelter_counts import DEFAULT, EDITION, EDITIONS


def rows(selection: Selection) -> pd.DataFrame:
    """Seven provinces and territories: shelters of all districts, in percent; not reported where no count covers it."""
    return measures.share(shelter_counts.of_districts(EDITIONS[selection.edition or DEFAULT]))


def draw(view: View) -> Drawing:
    """Bars sorted by share, those not reported last."""
    return bars.of_rows(view, view.context, COLOURS["services"])


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
    high, low = known.loc[known["value"].idxmax()], known.loc[known["value"].idxmin()]
    if len(known) == 1:
        if low["value"] == 100:
            return say(
                "{when}: a women’s shelter in every district of {place}, {n}",
                when=shelter_counts.when(view),
                place=low["geography"],
                n=_of(low),
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
        "{when}: women’s shelters for districts, {most} in {top} and {least} in {bottom}",
        when=shelter_counts.when(view),
        top=high["geography"],
        most=_of(high),
        bottom=low["geography"],
        least=_of(low),
    )


def _of(row: pd.Series) -> str:
    return i18n.of(row["numerator"], row["denominator"])


def subtitle(view: View) -> str:
    """Measure, unit, which count."""
    return say(
        "Districts with a women’s shelter, in percent of the province’s districts; {who}",
        who=say(EDITIONS[view.value("edition")].words),
    )


def n(view: View) -> str:
    """Shelters and districts of the rows shown."""
    known = view.rows.dropna(subset=["value"])
    if known.empty:
        return ""
    return say(
        "n = {shelters} for women, {of} districts",
        shelters=shelter_counts.in_words(known["numerator"].sum()),
        of=i18n.number(known["denominator"].sum()),
    )


def notes(view: View) -> list[str]:
    """Which count this is, where the report differs from itself, what the denominators are, who is missing."""
    return [*shelter_counts.notes(view), *_one_to_a_district(view)]


def _one_to_a_district(view: View) -> list[str]:
    """Whether the count says that every shelter stands in a district of its own."""
    counted = set(view.rows.dropna(subset=["value"])["geography"])
    if not counted or counted == {"Punjab"}:
        return []
    if view.value("edition") == "2017-11":
        return [say("The six shelters are named by district, each in another.")]
    stated = say(" Only for Punjab is it stated.") if "Punjab" in counted else ""
    return [say("One shelter to a district is assumed.{stated}", stated=stated)]


CHART = Chart(
    slug="shelter-coverage",
    theme="services",
    unit="percent",
    question="What share of districts have a women’s shelter?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(EDITION, *PLACES),
    about="A woman whose district has no shelter has to reach one in another. The share says how many districts count "
    "a shelter, not whether it is safe or has a bed free.",
)
