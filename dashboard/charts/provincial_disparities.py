"""Provinces × measures: value, n and distance from the national figure in each cell."""

from __future__ import annotations

from math import ceil

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import PLACES, Chart, View
from dashboard.data.row import Row, absent, extremes, own
from dashboard.i18n import say
from dashboard.plots import bars, matrix, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection
from dashboard.topics import indicators

MEASURES = len(indicators.MEASURES)
COLUMN, CHOSEN = 110, 118  # CSS pixels that a column has at least; where places were chosen
BESIDE = 4  # and on both sides of the words of a cell together


def rows(selection: Selection) -> pd.DataFrame:
    """One row per measure and place (category = the measure): the country first, then seven provinces."""
    return pd.concat([indicators.rows(measure) for measure in indicators.MEASURES.values()], ignore_index=True)


def draw(view: View) -> Drawing:
    """All places: a row per place, a column per measure. Chosen places: a row per measure, beside the country."""
    frame = view.context
    nation = frame[frame["geography_level"] == "country"]
    if chosen(view):
        places = [nation.iloc[0]["geography"], *dict.fromkeys(view.rows["geography"])]
        drawn = []
        for measure in indicators.MEASURES.values():
            part = frame[frame["category"] == measure.id].set_index("geography", drop=False)
            cells = [_cell(part.loc[place].to_dict()) for place in places]
            columns = [_column(part, measure, label=say(place)) for place in places]
            drawn.append(matrix.Row(say(measure.name), cells, columns=columns))
        return matrix.draw([], drawn)
    columns = [_column(frame[frame["category"] == m.id], m, say(m.name)) for m in indicators.MEASURES.values()]
    drawn = [
        matrix.Row(say(str(place)), [_cell(row) for row in part.to_dict("records")])
        for place, part in frame.groupby("geography", sort=False)
    ]
    return matrix.draw(columns, drawn, _needed(frame, COLUMN) * MEASURES)


def chosen(view: View) -> bool:
    """Whether the reader chose places (the matrix then turns, so that it fits a phone)."""
    return bool(view.selection.province or view.selection.provinces)


def _column(part: pd.DataFrame, measure: indicators.Measure, label: str) -> matrix.Column:
    """Colours by distance from the national figure, the same distance on both sides."""
    nation = part[part["geography_level"] == "country"].iloc[0]["value"]
    reach = (part["value"] - nation).abs().max()
    return matrix.Column(label, nation - reach, nation + reach, theme.DIVERGING)


def _needed(frame: pd.DataFrame, least: int) -> int:
    """CSS pixels that a column needs for the widest line of its cells, which is wider in some languages."""
    lines = (line for row in frame.to_dict("records") for line in _cell(row).text.split("<br>"))
    return max(least, ceil(max(bars.widest(line, matrix.SIZE) for line in lines)) + BESIDE)


def _cell(row: Row) -> matrix.Cell:
    place = f"<b>{say(row['geography'])}</b><br>{say(indicators.MEASURES[row['category']].long)}"
    if absent(row):
        told = i18n.cell(row)
        return matrix.Cell(None, told, row["figure_id"], f"{place}<br>{told}", row["empty_kind"])
    percent = row["unit"] == "percent"
    value = i18n.percent(row["value"]) if percent else large_numbers.million(row["value"])
    away = "" if row["geography_level"] == "country" else f" {gap(row)}"
    counted = _counted(row) if percent else ""
    return matrix.Cell(
        value=row["value"],
        figure_id=row["figure_id"],
        text=f"<b>{value}</b>{away}<br>{counted}" if percent else f"<b>{value}</b><br>{away}",
        hover=f"{place}<br>{i18n.with_n(row)}{away}",
    )


def gap(row: Row) -> str:
    """Distance from the national figure with its sign: "+1.5", or "+125 %" where people are counted."""
    sign = "+" if own(row, "gap") > 0 else "−" if own(row, "gap") < 0 else "±"
    size = abs(own(row, "gap"))
    return i18n.from_left(f"{sign}{i18n.number(size, 1) if row['unit'] == 'percent' else i18n.percent(size, 0)}")


def _counted(row: Row) -> str:
    """n of N, in millions where they are that many; what is known where one of them is not."""
    n, whole = row["numerator"], row["denominator"]
    if n == n and whole == whole:
        if whole >= 5e5:
            return large_numbers.of_many(n, whole, short=True)
        return i18n.of(n, whole) + bars.marks(row)
    return say("{n} women", n=i18n.number(n)) if n == n else say("n not printed") if row["unit"] == "percent" else ""


def title(view: View) -> str:
    """How often a province lies on the far side of the national figure, or what stands out in the chosen one."""
    known = view.rows[view.rows["geography_level"] == "province"].dropna(subset=["gap"])
    if known.empty:
        return say("None of the {of} measures was published for {place}", of=i18n.small(MEASURES), place=view.place)
    if view.rows["geography"].nunique() == 1:
        place = known.iloc[0]["geography"]
        if len(known) < 3:
            return say(
                "Our sources of {years} have {n} of {of} measures for {place}",
                years=i18n.year_span(known["period"]),
                place=place,
                n=i18n.small(len(known)),
                of=i18n.small(MEASURES),
            )
        school = known[known["category"] == "girls-out-of-school"].iloc[0]
        return say(
            "{of} measures for {place}: in {year}, {value} of girls were out of school, {gap} points from the country",
            of=_many(),
            year=i18n.year_span([school["period"]]),
            place=place,
            value=i18n.percent(school["value"]),
            gap=gap(school.to_dict()),
        )
    school = known[known["category"] == "girls-out-of-school"]
    if len(school) < 2:
        return say("{of} measures side by side: {places}", of=_many(), places=view.place)
    most, least = extremes(school)
    return say(
        "{of} measures by province: in {year}, girls out of school from {least} in {bottom} to {most} in {top}",
        of=_many(),
        year=i18n.year_span(school["period"]),
        least=i18n.percent(least["value"], 0),
        bottom=least["geography"],
        most=i18n.percent(most["value"], 0),
        top=most["geography"],
    )


def _many() -> str:
    """How many measures there are, as a title begins."""
    return i18n.small(MEASURES).capitalize()


def subtitle(view: View) -> str:
    """What a cell holds."""
    return say(
        "Value, distance from the national figure (percentage points; percent for women per shelter) and n "
        "of N in each cell"
    )


def n(view: View) -> str:
    """How many cells have a figure."""
    frame = view.rows[view.rows["geography_level"] == "province"]
    return say("{n} of {of} cells have a figure", n=int(frame["value"].notna().sum()), of=len(frame))


def notes(view: View) -> list[str]:
    """Years, the bases of the country figures, the direction of the colours."""
    years = i18n.semicolon().join(f"{say(m.name).lower()}: {say(m.when)}" for m in indicators.MEASURES.values())
    return [
        say("Violet lies below the national figure, ochre above; neither is good or bad by itself."),
        say("Years: {years}.", years=years),
        say(
            "For shelters the national figure is that of the four provinces counted in section 3.3, added up. "
            "Punjab has one in each of 36 districts; the report prints no number, so with more of them there are "
            "fewer women to each."
        ),
        say("None of these measures counts victims."),
    ]


def legend(view: View) -> list[Key]:
    """Below, at and above the national figure."""
    low, middle, high = theme.DIVERGING[1], theme.DIVERGING[3], theme.DIVERGING[5]
    keys = [Key(say("below the country"), low), Key(say("as the country"), middle), Key(say("above the country"), high)]
    if (view.rows["empty_kind"] == "not-reported").any():
        keys.append(Key(say("Not reported"), theme.EMPTY, "hatch"))
    return keys


def width(view: View) -> int:
    """CSS pixels the matrix needs at least, and a column for names of places; on a phone the frame scrolls."""
    if chosen(view):
        return _needed(view.rows, CHOSEN) * (1 + view.rows["geography"].nunique())
    return _needed(view.context, COLUMN) * (MEASURES + 1)


CHART = Chart(
    slug="provincial-disparities",
    theme="context",
    unit="percent",
    question="How do the provinces differ?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    width=width,
    filters=PLACES,
    about="Each column is read by itself: a share of judges and a share of girls out of school cannot be added. No "
    "province is ranked by its victims.",
)
