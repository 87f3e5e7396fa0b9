"""Women and girls per women's shelter, by province and count (shelters: report or press; women: census)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures
from dashboard.data.row import Row, absent, extremes, own
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Selection
from dashboard.topics import shelter_counts, shelters
from dashboard.topics.shelter_counts import DEFAULT, EDITION, EDITIONS

UNIT = "women per shelter"


def rows(selection: Selection) -> pd.DataFrame:
    """Seven provinces and territories: women and girls of the census per shelter, rounded to one woman."""
    edition = EDITIONS[selection.edition or DEFAULT]
    counted = shelter_counts.counts(edition)
    people = shelter_counts.women(edition.census)
    frame = measures.ratio(counted, people, "geography", UNIT)
    frame["value"] = frame["value"].round()
    frame["shelters"] = counted["value"]
    frame["women"] = frame["geography"].map(people.set_index("geography")["value"])
    known = frame["value"].notna()
    frame.loc[~known, "status"] = "read from text"
    frame.loc[known, "note"] = [
        f"{i18n.number(women)} women and girls (census {edition.census}), {shelter_counts.in_words(shelters)}."
        for women, shelters in zip(frame.loc[known, "women"], frame.loc[known, "shelters"], strict=True)
    ]
    return frame


def draw(view: View) -> Drawing:
    """Bars sorted by women per shelter, those not reported last."""
    return bars.of_rows(view, view.context, COLOURS["services"], text=_text)


def _text(row: Row) -> str:
    if absent(row):
        return i18n.cell(row)
    if row["geography"] == "Punjab":
        return say(
            "at most {women} · {n} or more",
            women=large_numbers.million(row["value"]),
            n=i18n.number(own(row, "shelters")),
        )
    return f"{large_numbers.million(row['value'])} · {shelter_counts.in_words(own(row, 'shelters'))}"


def title(view: View) -> str:
    """Fewest and most women to a shelter, or those of the chosen place."""
    known = view.rows.dropna(subset=["value"])
    if known.empty:
        edition = EDITIONS[view.value("edition")]
        return say(
            "How many women in {place} share a shelter is not in our sources: {reason}",
            place=view.place,
            reason=say("the report of 2021 has no count of shelters")
            if edition.of_report
            else say("no count of shelters of {month} was found", month=i18n.period(edition.period)),
        )
    high, low = extremes(known)
    if len(known) == 1:
        return say(
            "{when}: one women’s shelter for {women} women and girls in {place}",
            when=shelter_counts.when(view),
            place=low["geography"],
            women=_women(low),
        )
    return say(
        "{when}: one women’s shelter for {most} women and girls in {top}, one for {least} in {bottom}",
        when=shelter_counts.when(view),
        top=high["geography"],
        most=_women(high),
        bottom=low["geography"],
        least=_women(low),
    )


def _women(row: pd.Series) -> str:
    """Women to a shelter; an upper bound for Punjab, of which no number of shelters is printed."""
    women = large_numbers.million(row["value"])
    return say("at most {women}", women=women) if row["geography"] == "Punjab" else women


def subtitle(view: View) -> str:
    """Measure, unit, which count of shelters, which census."""
    edition = EDITIONS[view.value("edition")]
    return say(
        "Women and girls of all ages per women’s shelter; shelters: {who}; women: census {year}",
        who=say(edition.words),
        year=edition.census,
    )


def n(view: View) -> str:
    """Women and shelters of the rows shown."""
    known = view.rows.dropna(subset=["value"])
    if known.empty:
        return ""
    shelters = shelter_counts.in_words(known["shelters"].sum())
    if (known["geography"] == "Punjab").any():
        shelters = say("{shelters} or more", shelters=shelters)
    return say("n = {women} women and girls, {shelters}", women=i18n.number(known["women"].sum()), shelters=shelters)


def notes(view: View) -> list[str]:
    """The basis in Khyber Pakhtunkhwa, the census, and what to know of the count of shelters."""
    edition = EDITIONS[view.value("edition")]
    told = [
        say(
            "Census {year}: {kind}. All women and girls are counted, not only those in need of a shelter.",
            year=edition.census,
            kind=say("provisional results") if edition.census == "2017" else say("sums of the table by tehsil"),
        ),
    ]
    if (view.rows["geography"] == "Punjab").any() and edition.of_report:
        told.append(
            say(
                "Punjab: the report says “in each of its 36 districts” and prints no number; with more than 36 "
                "shelters there are fewer women to each."
            )
        )
    if (view.rows["geography"] == "Khyber Pakhtunkhwa").any():
        told.append(_khyber(edition))
    # What is said of districts belongs to the shares, not to the people.
    return [*told, *shelter_counts.notes(view, districts=False)]


def _khyber(edition: shelter_counts.Edition) -> str:
    """Which women are counted in Khyber Pakhtunkhwa, and what the other basis would give."""
    if edition.census != "2017":
        return say("Khyber Pakhtunkhwa with the districts of the former FATA, merged in 2018.")
    women = shelter_counts.women("2017").set_index("geography")["value"]
    fata, province = women["former FATA"], women["Khyber Pakhtunkhwa"]
    shelters = shelter_counts.counts(edition).set_index("geography").loc["Khyber Pakhtunkhwa", "value"]
    return say(
        "Khyber Pakhtunkhwa without the former FATA, as in the districts that the count of shelters is set "
        "against; with its {fata} women and girls it would be {more} to a shelter.",
        fata=large_numbers.million(fata),
        more=large_numbers.million((province + fata) / shelters),
    )


CHART = Chart(
    slug="women-per-shelter",
    theme="services",
    unit=UNIT,
    question="How many women share one women’s shelter?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    binding=lambda view: [say(shelters.COUNTED)],
    filters=(EDITION, *PLACES),
    about="This sets the number of shelters against the number of women. It does not say how many beds there are or "
    "how many women ask for one: no source counts either.",
)
