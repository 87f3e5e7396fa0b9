"""Child labour in provincial surveys, 2018 to 2024, and children who work in the whole country, 2017-2018 (press)."""

from __future__ import annotations

import re

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import PLACES, Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

WORK, LABOUR = "children-who-work", "children-in-child-labour"
# Indicator -> the heading of its bars, and what the table calls it.
MEASURES = {WORK: ("Children who work", "working"), LABOUR: ("Children in child labour", "in child labour")}
AGES = "aged 5-17"  # of the surveys that are shown side by side
SEXES = ("all", "female", "male")
ROW = 68  # pixels: below the share of all stand those of girls and of boys
COLOUR = theme.COLOURS["context"]


def rows(selection: Selection) -> pd.DataFrame:
    """Shares of children in percent: the country first, then each survey, the newest first; a row for each sex.

    Columns of its own: measure (the indicator), ages ("5–17"), households (asked, as the source says it; "" where it
    does not).
    """
    frame = tables.figures("child_labour", WORK, LABOUR)
    level = frame["geography_level"]
    frame = frame[(level == "country") | (level == "province") & (frame["category"] == AGES)]
    records = frame.to_dict("records")
    ages = [row["category"].removeprefix("aged ").replace("-", "–") for row in records]
    frame = frame.assign(
        category=[f"{MEASURES[row['indicator']][1]}, aged {age}" for row, age in zip(records, ages, strict=True)],
        measure=frame["indicator"],
        ages=ages,
        households=[_households(row) for row in records],
        order=[_order(row) for row in records],
    )
    return frame.sort_values("order", kind="stable").drop(columns="order")


def _order(row: Row) -> tuple[int, bool, float, int]:
    """Children who work before child labour, the country before provinces, newer surveys first, then by sex."""
    measures, country = list(MEASURES), row["geography_level"] == "country"
    return measures.index(row["indicator"]), not country, -lines.year(row["period"]), SEXES.index(row["sex"])


def _households(row: Row) -> str:
    """ "62,177" out of the note of a survey; of Gilgit-Baltistan they are an observation of their own (E732)."""
    counted = tables.figures("child_labour", "households-in-the-survey")
    counted = counted[(counted["geography"] == row["geography"]) & (counted["period"] == row["period"])]
    if len(counted):
        return i18n.number(counted.iloc[0]["value"], 0)
    found = re.search(r"([\d,]+) households asked", row["note"])
    return found[1] if found else ""


def _surveys(records: list[Row]) -> list[dict[str, Row]]:
    """Sex -> row of each survey, in the order of the rows."""
    found: dict[str, dict[str, Row]] = {}
    for row in records:
        found.setdefault(row["geography"], {})[row["sex"]] = row
    return list(found.values())


def draw(view: View) -> Drawing:
    """A bar for all children of each survey under the heading of what it counts; girls and boys in words."""
    surveys = _surveys(view.context.to_dict("records"))
    chosen = set(view.rows["geography"])
    names = [_name(survey["all"]) for survey in surveys]
    texts = [_text(survey) for survey in surveys]
    return bars.draw(
        labels=names,
        values=[survey["all"]["value"] for survey in surveys],
        texts=texts,
        colours=[COLOUR if survey["all"]["geography"] in chosen else theme.GREY for survey in surveys],
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[provenance.united([row["figure_id"] for row in survey.values()]) for survey in surveys],
        groups=[say(MEASURES[own(survey["all"], "measure")][0]) for survey in surveys],
        row=ROW,
    )


def _name(row: Row) -> str:
    """The place, the years of its survey and the ages: surveys differ in both."""
    return say(
        "{place}, {when}, aged {ages}",
        place=say(row["geography"]),
        when=i18n.period(row["period"]),
        ages=own(row, "ages"),
    )


def _text(survey: dict[str, Row]) -> str:
    """The share of all, and below it those of girls and boys where the survey parts them."""
    everyone = survey["all"]
    told = i18n.cell(everyone) + bars.marks(everyone)
    parts = _parts(survey)
    return f"{told}<br>{parts}" if parts else told


def _parts(survey: dict[str, Row]) -> str:
    if not {"female", "male"} <= set(survey):
        return ""
    return say("girls {girls}, boys {boys}", girls=i18n.cell(survey["female"]), boys=i18n.cell(survey["male"]))


def title(view: View) -> str:
    """The country by its one source and the range of the surveys; or what the survey of the chosen place found."""
    surveys = _surveys(view.records)
    provinces = [survey for survey in surveys if survey["all"]["geography_level"] == "province"]
    labour = [survey["all"] for survey in provinces if own(survey["all"], "measure") == LABOUR]
    if len(surveys) == 1:
        return _one(surveys[0])
    span = i18n.year_span(row["period"] for row in labour)
    country = next((s["all"] for s in surveys if s["all"]["geography_level"] == "country"), None)
    if country is None or not labour:
        return say(
            "Surveys of {span} on child labour in {places} differ in what they counted and when",
            span=i18n.year_span(survey["all"]["period"] for survey in provinces),
            places=i18n.listing([say(survey["all"]["geography"]) for survey in provinces]),
        )
    return say(
        "In {when}, {share} of children aged {ages} in Pakistan worked; {n} provincial surveys of {span} put {low} to "
        "{high} of those aged {others} in child labour",
        when=i18n.period(country["period"]),
        share=i18n.cell(country),
        ages=own(country, "ages"),
        n=i18n.small(len(labour)),
        span=span,
        low=i18n.percent(min(row["value"] for row in labour)),
        high=i18n.percent(max(row["value"] for row in labour)),
        others=own(labour[0], "ages"),
    )


def _one(survey: dict[str, Row]) -> str:
    row = survey["all"]
    told = {
        "when": i18n.period(row["period"]),
        "share": i18n.cell(row),
        "ages": own(row, "ages"),
        "place": say(row["geography"]),
    }
    if own(row, "measure") == WORK:
        return say("In {when}, {share} of children aged {ages} in {place} worked", **told)
    parts = _parts(survey)
    if not parts:
        return say("In {when}, {share} of children aged {ages} in {place} were in child labour", **told)
    return say(
        "In {when}, {share} of children aged {ages} in {place} were in child labour: {parts}", **told, parts=parts
    )


def nothing(view: View) -> str:
    """The title where no survey of the place is known."""
    return say(
        "Our sources hold no survey of child labour in {place}; those of other provinces are of {span}",
        place=view.place,
        span=i18n.year_span(view.context[view.context["geography_level"] == "province"]["period"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, places, period."""
    return say(
        "Children who work and children in child labour, in percent of all children of the ages named, Pakistan and "
        "provinces, surveys of {span}",
        span=i18n.year_span(view.context["period"]),
    )


def n(view: View) -> str:
    """Households asked, survey by survey, where a source says how many."""
    records = [survey["all"] for survey in _surveys(view.records)]
    asked = [
        say("{n} in {place}", n=own(row, "households"), place=say(row["geography"]))
        for row in records
        if own(row, "households")
    ]
    silent = i18n.listing([say(row["geography"]) for row in records if not own(row, "households")])
    if not asked:
        return say("Our source prints no n for {places}", places=silent)
    told = say("n = households asked: {asked}", asked=i18n.listing(asked))
    return say("{n}; not printed for {places}", n=told, places=silent) if silent else told


def notes(view: View) -> list[str]:
    """Why the bars are no ranking, what child labour is, what else the surveys say and where there is none."""
    places, told = set(view.rows["geography"]), []
    if len(places) != 1:
        told.append(
            say(
                "The surveys are of different years, and two of the shares count all children who work. The bars are "
                "no ranking of provinces, and they do not add up to a share of the country."
            )
        )
    share = tables.figures("child_labour", "working-children-in-child-labour").iloc[0]
    if share["geography"] in places:
        work = view.rows[view.rows["geography"] == share["geography"]].iloc[0]
        told.append(
            say(
                "In {place} about {share} of the children who work are in child labour, which is about {all} of all "
                "children.",
                place=say(share["geography"]),
                share=i18n.percent(share["value"], 0),
                all=i18n.percent(share["value"] * work["value"] / 100, 0),
            )
        )
    if "Pakistan" in places:
        told.append(say("The share of the country comes from the labour force survey and covers ages 10 to 14 only."))
    if "Punjab" in places:
        told.append(say("The survey of Punjab also has shares for ages 5 to 14."))
    if "Sindh" in places:
        counted = tables.figures("child_labour", "number-in-child-labour").set_index("geography").loc["Sindh"]
        told.append(
            say(
                "Sindh’s survey counts {n} children in child labour; a version made known in July 2025 "
                "had 1.6 million.",
                n=large_numbers.as_rounded(counted["value"], 1),
            )
        )
    if "Gilgit-Baltistan" in places:
        told.append(say("The survey of Gilgit-Baltistan has a share for each district, without margins of error."))
    return [*told, say("Our sources hold no survey of Balochistan, Islamabad or Azad Jammu and Kashmir.")]


def spoken(view: View) -> list[str]:
    """Each survey in words, in the order of the bars: no highest and no lowest."""
    told = []
    for survey in _surveys(view.records):
        row, parts = survey["all"], _parts(survey)
        text = say(
            "{name}, {what}: {share}", name=_name(row), what=say(MEASURES[own(row, "measure")][1]), share=i18n.cell(row)
        )
        told.append(say("{text} ({parts}).", text=text, parts=parts) if parts else f"{text}.")
    return told or [say("Our sources have no figure for this selection.")]


CHART = Chart(
    slug="child-labour",
    theme="context",
    unit="percent",
    question="How many children are in child labour?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    nothing=nothing,
    spoken=spoken,
    filters=PLACES,
    about="The report says that boys and girls are rented out to work in homes and on farms (section 2.1). It "
    "prints no share of children for any province.",
)
