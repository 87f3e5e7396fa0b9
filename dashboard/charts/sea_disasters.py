"""Disasters at sea with Pakistanis aboard, 2023 to 2025, as officials told of them: a dated list (press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row, absent, own
from dashboard.i18n import say
from dashboard.plots import bars, entries, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Selection

# What a category begins with -> how the place is called.
PLACES = {
    "Greece": "Off Greece",
    "Crete": "Off Crete, Greece",
    "Dakhla": "Near Dakhla",
    "Zawiya": "Off Zawiya, Libya",
    "Harawa": "Off Harawa, Libya",
}
# The count of the FIA stands in the dataset of deportations, under the name of its method.
FAMILIES = "Greece, 14 June 2023: Pakistani victims, by families who came forward"
# How the note of a row begins -> the words before its number.
QUALIFIERS = {
    "About.": "about {n}",
    "At least.": "at least {n}",
    "More than, reportedly.": "more than {n}",
}
START, END = 2023, 2026
BAND = 26  # pixels of the line with the date
COLOUR = theme.COLOURS["smuggling"]


def rows(selection: Selection) -> pd.DataFrame:
    """What was said of each disaster, the newest disaster first: persons, or families; never added up.

    Columns of their own: disaster ("Crete, 14 December 2024"), what ("Pakistanis rescued"), of (all persons of whom
    the source speaks, NaN where it does not), when (a decimal year). No numerator and no denominator: a share of the
    dead or the rescued would look like a risk. The caveat begins with "About." where the number needs it.
    """
    told = tables.figures("sea_disasters", "sea-disaster-persons", "sea-disaster-families")
    wreck = tables.figures("deportations", "wreck-victims")
    wreck = wreck[wreck["geography_level"] == "country"].assign(category=FAMILIES)
    frame = pd.concat([told, wreck], ignore_index=True)
    parts = frame["category"].str.split(": ", n=1)
    frame = frame.assign(
        disaster=parts.str[0], what=parts.str[1], of=frame["denominator"], when=[lines.year(p) for p in frame["period"]]
    )
    frame[["numerator", "denominator"]] = float("nan")
    frame["caveat"] = [f"{_qualifier(row)} {row['caveat']}".strip() for row in frame.to_dict("records")]
    frame["when"] = frame.groupby("disaster")["when"].transform("min")
    return frame.sort_values("when", ascending=False, kind="stable")


def _disasters(view: View) -> list[list[Row]]:
    """The rows of each disaster, the newest first."""
    found: dict[str, list[Row]] = {}
    for row in view.records:
        found.setdefault(own(row, "disaster"), []).append(row)
    return list(found.values())


def place(row: Row) -> str:
    """Where a boat sank: "Off Crete, Greece"."""
    name = own(row, "disaster").split(", ")[0]
    return say(PLACES.get(name, name))


def date(row: Row) -> str:
    """The day or the month, as the source has it: "14 December 2024"."""
    return say(own(row, "disaster").split(", ", 1)[1])


def _qualifier(row: Row) -> str:
    """The beginning of the note that belongs to the number ("About."); "" where there is none."""
    return next((beginning for beginning in QUALIFIERS if row["note"].startswith(beginning)), "")


def told(row: Row) -> str:
    """What was said, with the number in the words of the source: "about 350 Pakistanis on board (B)"."""
    count = i18n.number(row["value"], 0)
    if _qualifier(row):
        count = say(QUALIFIERS[_qualifier(row)], n=count)
    text = say("{n} {what}", n=count, what=say(own(row, "what")))
    if not absent(row, "of"):
        text = say("{text}, of {all} in all", text=text, all=i18n.number(own(row, "of"), 0))
    return text + bars.marks(row)


def _remark(row: Row) -> str:
    """The note of a row without what belongs to its number."""
    return row["note"].removeprefix(_qualifier(row)).strip()


def draw(view: View) -> Drawing:
    """The newest first: where, a dot at the date on a line of years, what was said and who said it."""
    figure, top = theme.figure(), 0.0
    figure.in_time = True
    for disaster in _disasters(view):
        first = disaster[0]
        top = entries.write(figure, top, place(first), 15, bold=True)
        _dot(figure, top + BAND / 2, disaster)
        top += BAND
        for row in disaster:
            top = entries.write(figure, top, told(row))
        top = entries.write(figure, top, say("Told by: {who}", who=_speakers(disaster)), 13, theme.MUTED)
        top += entries.GAP
    end = entries.ticks(figure, top, {year: str(year) for year in range(START, END)}, START)
    return entries.finish(figure, end, START, END)


def _speakers(disaster: list[Row]) -> str:
    return i18n.semicolon().join(dict.fromkeys(say(row["counted_by"]) for row in disaster))


def _dot(figure: Drawing, y: float, disaster: list[Row]) -> None:
    """The line of years with a tick at the beginning of each, the dot of a disaster and its date in words."""
    first = disaster[0]
    entries.thin_line(figure, (START, END), (y, y))
    for year in range(START, END + 1):
        entries.thin_line(figure, (year, year), (y - 5, y + 5))
    x, ids = own(first, "when"), provenance.united([row["figure_id"] for row in disaster])
    hover = f"<b>{place(first)}, {date(first)}</b><br>" + "<br>".join(told(row) for row in disaster)
    entries.mark(figure, x, y, ids, hover, {"symbol": "circle", "size": 11, "color": COLOUR})
    entries.beside(figure, x, y, date(first), -11 if x > (START + END) / 2 else 11, colour=COLOUR)


def title(view: View) -> str:
    """How many disasters the sources name, over which time, and where the last was."""
    disasters = _disasters(view)
    newest, oldest = disasters[0][0], disasters[-1][0]
    return say(
        "Our sources name {n} disasters at sea with Pakistanis aboard from {first} to {last}; the latest was {where}",
        n=i18n.small(len(disasters)),
        first=_month(oldest),
        last=_month(newest),
        where=place(newest)[:1].lower() + place(newest)[1:],
    )


def _month(row: Row) -> str:
    return i18n.period(row["period"][:7])


def subtitle(view: View) -> str:
    """Measure, unit, period, order."""
    return say(
        "What officials said of Pakistanis dead, missing, rescued or aboard, persons or families, {span}; the newest "
        "disaster first",
        span=i18n.year_span(view.rows["period"]),
    )


def n(view: View) -> str:
    """How many statements on how many disasters."""
    return say("n = {n} statements on {of} disasters", n=len(view.records), of=len(_disasters(view)))


def notes(view: View) -> list[str]:
    """Why there is no total, what may be missing, and what each source adds to its number."""
    added = []
    for disaster in _disasters(view):
        remarks = [
            f"{i18n.capitalised(say(own(row, 'what')))}: {i18n.sentence(say(_remark(row)))}"
            for row in disaster
            if _remark(row)
        ]
        if remarks:
            added.append(f"{place(disaster[0])}, {date(disaster[0])}. {' '.join(remarks)}")
    return [
        say(
            "Each number is what one office said at one time of one disaster. Some count people, some families and "
            "some bodies: they are not added up and not divided."
        ),
        say("The list holds what our sources name. Other boats may have sunk that are not in it."),
        say("Where a source gives no day, the dot stands in the middle of the month."),
        *added,
    ]


def spoken(view: View) -> list[str]:
    """Disaster by disaster, in the words of the list."""
    return [
        say(
            "{place}, {date}: {all}.",
            place=place(disaster[0]),
            date=date(disaster[0]),
            all=i18n.semicolon().join(told(row) for row in disaster),
        )
        for disaster in _disasters(view)
    ]


CHART = Chart(
    slug="sea-disasters",
    theme="smuggling",
    unit="persons",
    level="country",
    question="Which boats with Pakistanis aboard have sunk?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    spoken=spoken,
    about="All of these came after the report of 2021. Officials named the countries that two of the boats passed: "
    "Mauritania and Morocco on the way to Spain, and Libya on the way to Greece.",
)
