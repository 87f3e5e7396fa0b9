"""The lowest age of marriage for girls and boys by law, jurisdiction by jurisdiction (report, section 2.3; press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, entries, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection

INDICATOR = "minimum-age-of-marriage"
# Category of a row -> what kind of law it is.
KINDS = {
    "Act of 1929": "act of the country",
    "Sindh Act of 2014": "act",
    "Christians, act of 2024": "act for Christians",
    "all, Islamabad act of 2025": "act",
    "all, Balochistan bill of 2025": "bill",
    "all, Punjab ordinance of 2026": "ordinance",
}
# Kind -> what stands below the name of a place; BY: how a title says it of a province.
DETAIL = {
    "act of the country": "Act of {when}; in 2021 it held everywhere but in Sindh",
    "act": "Act of {when}",
    "act for Christians": "Act of {when}, for Christians alone",
    "bill": "Bill passed by the assembly, {when}; whether it was signed is in no source used here",
    "ordinance": "Ordinance of {when}; it lapses unless the assembly confirms it",
}
BY = {
    "act": "an act of {when}",
    "bill": "a bill that the assembly passed in {when}",
    "ordinance": "an ordinance of {when}",
}
YEARS = (16, 18)  # ages at which a thin line stands
LEFT, RIGHT = 13.6, 21.2  # ages at the edges: on both sides there is room for words
BAND = 34  # pixels of the line with the marks
GIRLS, BOYS = 10, 22  # pixels: at one age the dot of the girls lies inside the circle of the boys
COLOUR = theme.COLOURS["context"]


def rows(selection: Selection) -> pd.DataFrame:
    """Ages in years in the order of time: one row where a law has one age for all, else one for each sex.

    Column of its own: kind of law (a key of DETAIL).
    """
    frame = pd.concat([tables.figures(name, INDICATOR) for name in ("violence", "marriage_ages")], ignore_index=True)
    frame = frame.assign(kind=frame["category"].map(KINDS), order=[lines.year(text) for text in frame["period"]])
    frame["category"] = frame["category"].str.removeprefix("all, ")
    return frame.sort_values("order", kind="stable").drop(columns="order")


def _laws(records: list[Row]) -> list[dict[str, Row]]:
    """Sex -> row of each law, in the order of the rows; a law with one age has the same row for both."""
    found: dict[str, dict[str, Row]] = {}
    for row in records:
        sexes = ("female", "male") if row["sex"] == "all" else (row["sex"],)
        found.setdefault(row["category"], {}).update(dict.fromkeys(sexes, row))
    return list(found.values())


def _name(row: Row) -> str:
    return say("Pakistan, Christians") if own(row, "kind") == "act for Christians" else say(row["geography"])


def _detail(row: Row) -> str:
    return say(DETAIL[own(row, "kind")], when=i18n.period(row["period"]))


def _age(row: Row) -> str:
    return i18n.number(row["value"], 0)


def draw(view: View) -> Drawing:
    """A line for each law: a dot at the age of girls, a circle at that of boys; one inside the other where equal."""
    figure = theme.figure()
    chosen, top = set(view.rows["category"]), 0.0
    laws = _laws(view.context.to_dict("records"))
    for law in laws:
        girls, boys = law["female"], law["male"]
        colour = COLOUR if girls["category"] in chosen else theme.OUTLINE
        top = entries.write(figure, top, _name(girls), 15, colour=theme.INK, bold=True)
        top = entries.write(figure, top, _detail(girls), 13, colour=theme.MUTED)
        y = top + BAND / 2
        _scale(figure, y)
        _marks(figure, y, girls, boys, colour)
        top += BAND + entries.GAP
    end = entries.ticks(figure, top - entries.GAP, {age: say("{n} years", n=age) for age in YEARS}, LEFT)
    return entries.finish(figure, end, LEFT, RIGHT)


def _scale(figure: Drawing, y: float) -> None:
    """A thin line along the ages, and one across it at each age of YEARS."""
    entries.thin_line(figure, (LEFT, RIGHT), (y, y))
    for age in YEARS:
        entries.thin_line(figure, (age, age), (y - BAND / 2, y + BAND / 2), "dot")


def _marks(figure: Drawing, y: float, girls: Row, boys: Row, colour: str) -> None:
    """The two marks of a law and their words: one text for both where the age is one."""
    one = girls["figure_id"] == boys["figure_id"]
    words = [(boys, _both(girls), 15)] if one else []
    if not one:
        words = [(girls, _of("girls {age}", girls), -11), (boys, _of("boys {age}", boys), 15)]
    for row, size, symbol in ((boys, BOYS, "circle-open"), (girls, GIRLS, "circle")):
        hover = f"<b>{_name(row)}</b><br>{_detail(row)}<br>{_told(girls, boys)}"
        style = {"symbol": symbol, "size": size, "color": colour, "line": {"width": 2.5, "color": colour}}
        entries.mark(figure, row["value"], y, row["figure_id"], hover, style)
    for row, text, shift in words:
        entries.beside(figure, row["value"], y, text, shift)


def _of(text: str, row: Row) -> str:
    return say(text, age=_age(row)) + bars.marks(row)


def _both(row: Row) -> str:
    return _of("{age} for both", row)


def _told(girls: Row, boys: Row) -> str:
    """The ages of a law in words."""
    if girls["figure_id"] == boys["figure_id"]:
        return _both(girls)
    return say("{girls}, {boys}", girls=_of("girls {age}", girls), boys=_of("boys {age}", boys))


def _oldest(view: View) -> dict[str, Row]:
    return _laws(view.context.to_dict("records"))[0]


def title(view: View) -> str:
    """The act of 1929 against the places that have one age since; or what holds in the chosen place."""
    laws = _laws(view.records)
    places = [law for law in laws if law["female"]["geography_level"] == "province"]
    if len(places) == 1 and len(laws) == 1:
        row = laws[0]["female"]
        return say(
            "{place}: {age} as the lowest age of marriage for girls and boys alike, by {law}",
            place=say(row["geography"]),
            age=_age(row),
            law=say(BY[own(row, "kind")], when=i18n.period(row["period"])),
        )
    told = {
        "places": i18n.listing([say(law["female"]["geography"]) for law in places]),
        "age": _age(places[0]["female"]),
        "span": i18n.year_span(law["female"]["period"] for law in places),
    }
    if len(places) == len(laws):
        return say("{places} adopted {age} as the age of marriage for girls and boys alike ({span})", **told)
    first = _oldest(view)
    return say(
        "An act of {when} let girls marry at {girls} and boys at {boys}; {places} adopted {age} for both ({span})",
        when=i18n.period(first["female"]["period"]),
        girls=_age(first["female"]),
        boys=_age(first["male"]),
        **told,
    )


def nothing(view: View) -> str:
    """The title where no law of the place is in the sources."""
    first = _oldest(view)
    return say(
        "Our sources hold no law of its own for {place} on the age of marriage; the act of {when} had {girls} for "
        "girls and {boys} for boys",
        place=view.place,
        when=i18n.period(first["female"]["period"]),
        girls=_age(first["female"]),
        boys=_age(first["male"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, places, period."""
    return say(
        "Lowest age of marriage in years by act, bill or ordinance, for girls and for boys, in the order of time, "
        "Pakistan, {span}",
        span=i18n.year_span(view.context["period"]),
    )


def n(view: View) -> str:
    """Laws by their kind."""
    kinds = [own(law["female"], "kind") for law in _laws(view.records)]
    acts, bills = sum(kind.startswith("act") for kind in kinds), kinds.count("bill")
    ordinances = kinds.count("ordinance")
    parts = [
        *([i18n.plural("{n} act", "{n} acts", acts)] if acts else []),
        *([i18n.plural("{n} bill", "{n} bills", bills)] if bills else []),
        *([i18n.plural("{n} ordinance", "{n} ordinances", ordinances)] if ordinances else []),
    ]
    return say("n = {parts}", parts=i18n.listing(parts)) if parts else ""


def notes(view: View) -> list[str]:
    """Where the act of 1929 still held, what a law does not say, what is open."""
    told = [
        say(
            "An age in a law is not the age at which people marry; the census counts those married at 15 to 19 by "
            "district."
        )
    ]
    places = set(view.rows["geography"]) | {view.place}
    whole = "Pakistan" in places
    if whole or "Khyber Pakhtunkhwa" in places:
        told.append(
            say(
                "In Khyber Pakhtunkhwa a bill of 2019 was still to go to the Council of Islamic Ideology in March "
                "2025: until then the act of 1929 held there."
            )
        )
    if whole or "Punjab" in places:
        told.append(
            say(
                "The Lahore High Court struck down the different ages of the act of 1929 in April 2024, and Punjab’s "
                "ordinance followed."
            )
        )
    if whole or "Balochistan" in places:
        told.append(say("Balochistan’s assembly passed the bill on 14 or 17 November 2025; papers differ on the day."))
    if whole:
        told.append(say("Before the act of 2024 Christians could marry at 16 as men and at 13 as women."))
    if whole or "Sindh" in places:
        told.append(say("The year of the act of Sindh is the one that the report gives."))
    return told


def legend(view: View) -> list[Key]:
    """The two marks."""
    return [Key(say("Girls"), COLOUR, "dot"), Key(say("Boys"), COLOUR, "circle")]


def spoken(view: View) -> list[str]:
    """Law by law."""
    told = [
        say(
            "{place}, {law}: {ages}.",
            place=_name(law["female"]),
            law=_detail(law["female"]),
            ages=_told(law["female"], law["male"]),
        )
        for law in _laws(view.records)
    ]
    return told or [say("Our sources have no figure for this selection.")]


CHART = Chart(
    slug="marriage-ages",
    theme="context",
    unit="years",
    question="From what age does the law allow girls and boys to marry?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    nothing=nothing,
    legend=legend,
    spoken=spoken,
    filters=PLACES,
    about="The report names the act of 1929 and that of Sindh and says that such laws work only where attitudes "
    "to girls change (section 2.3). The other laws came after it.",
)
