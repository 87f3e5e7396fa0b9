"""Share of women in the police, by province, 2017 (National Police Bureau by way of the press; report, section 2.4)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, extremes
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Selection

ROW = 62  # pixels: the text of a bar takes two lines where a count is not printed


def rows(selection: Selection) -> pd.DataFrame:
    """Seven provinces and territories and the country: women of all police, in percent, 2017.

    The country stands in the report and, with its n of N, in the press: one row, both sources.
    """
    frame = tables.figures("police", "women-share-of-police")
    frame = frame[frame["period"] == "2017"]
    printed = frame[frame["source"] == "unodc-2021"]
    found = frame[frame["source"] != "unodc-2021"].copy()
    nation = found["geography_level"] == "country"
    for column in ("figure_id", "source", "locator"):
        found.loc[nation, column] = provenance.united(pd.concat([printed[column], found.loc[nation, column]]))
    return found


def draw(view: View) -> Drawing:
    """Bars sorted by share; the country as a line."""
    frame = view.context[view.context["geography_level"] != "country"]
    nation = view.context[view.context["geography_level"] == "country"].iloc[0]
    line = (nation["value"], say("Pakistan {share}", share=i18n.percent(nation["value"], 2)))
    return bars.of_rows(view, frame, COLOURS["deciding"], line, text=_text, row=ROW)


def _text(row: Row) -> str:
    """Share and n of N, or what is known of them: "1.8 % · 2,804 women", and below it what is not printed."""
    share, women, force = i18n.cell(row), row["numerator"], row["denominator"]
    if women != women:
        return f"{share}<br>{say('counts not printed')}"
    if force != force:
        return f"{share} · {say('{n} women', n=i18n.number(women))}<br>{say('size of force not printed')}"
    return f"{share} · {i18n.of(women, force)}"


def title(view: View) -> str:
    """The national share with its n, or the share of the chosen places."""
    provinces = view.rows[view.rows["geography_level"] == "province"]
    nation = view.rows[view.rows["geography_level"] == "country"]
    if len(nation):
        row = nation.iloc[0]
        return say(
            "In {when}, women were {share} of the police in Pakistan: {n}",
            when=i18n.period(row["period"]),
            share=i18n.percent(row["value"], 2),
            n=i18n.of(row["numerator"], row["denominator"]),
        )
    if len(provinces) < 2:
        row = view.rows.iloc[0]
        return say(
            "In {when}, women were {share} of the police in {place}",
            when=i18n.period(row["period"]),
            share=i18n.percent(row["value"]),
            place=row["geography"],
        )
    high, low = extremes(provinces)
    return say(
        "In {when}, women were {most} of the police in {top}, {least} in {bottom}",
        when=i18n.period(high["period"]),
        most=i18n.percent(high["value"]),
        top=high["geography"],
        least=i18n.percent(low["value"]),
        bottom=low["geography"],
    )


def subtitle(view: View) -> str:
    """Measure, unit, year, who counted."""
    return say("Share of women in the police, in percent, 2017, as counted by the National Police Bureau")


def n(view: View) -> str:
    """The national count, or what is known of the chosen places."""
    nation = view.rows[view.rows["geography_level"] == "country"]
    if len(nation):
        return say(
            "n = {force} police, {women} of them women",
            force=i18n.number(nation.iloc[0]["denominator"]),
            women=i18n.number(nation.iloc[0]["numerator"]),
        )
    return say("n = {all}", all=i18n.semicolon().join(_counted(row) for row in view.records))


def _counted(row: Row) -> str:
    place, women, force = row["geography"], row["numerator"], row["denominator"]
    if women != women:
        return say("not printed for {place}", place=place)
    if force != force:
        return say("{n} women in {place}, size of force not printed", n=i18n.number(women), place=place)
    return say("{n} in {place}", n=i18n.of(women, force), place=place)


def notes(view: View) -> list[str]:
    """What the source leaves out, how it rounds, how old it is."""
    told = [say("A bureau’s table of 2017 as a newspaper quotes it; no later table by province was found.")]
    frame = view.rows[view.rows["geography_level"] == "province"]
    force = frame[frame["numerator"].notna() & frame["denominator"].isna()]["geography"].tolist()
    if force:
        told.append(say("The size of the force is not printed for {places}.", places=i18n.listing(force)))
    neither = frame[frame["numerator"].isna()]["geography"].tolist()
    if neither:
        told.append(say("Neither the women nor the force is printed for {places}.", places=i18n.listing(neither)))
    if (frame["geography"] == "Khyber Pakhtunkhwa").any():
        told.append(say("Khyber Pakhtunkhwa is rounded to a whole percent in the source."))
    if (view.rows["geography_level"] == "country").any():
        told.append(
            say("The report prints the national 1.46 % (section 2.4) as if it were of 2021; the count is that of 2017.")
        )
    return told


CHART = Chart(
    slug="women-police",
    theme="deciding",
    unit="percent",
    question="What share of the police are women?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=PLACES,
    about="A survivor’s first contact with the state is often a police station. Where few officers are women, few "
    "survivors can choose to speak to one.",
)
