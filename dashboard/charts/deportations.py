"""Pakistanis deported, by year and by the country that sent them back (FIA and Ministry of Interior, in the press)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row, extremes
from dashboard.i18n import say
from dashboard.plots import bars, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Filter, Selection, options

# Value of the filter -> (category of the rows, name). Only the first four are of one source and the same years.
SERIES: Mapping[str, tuple[str, str]] = {
    "saudi-arabia": ("from Saudi Arabia", "Saudi Arabia"),
    "iran": ("from Iran", "Iran"),
    "united-arab-emirates": ("from United Arab Emirates", "UAE"),
    "oman": ("from Oman", "Oman"),
    "europe": ("from Europe", "Europe"),
    "all-countries": ("from all countries", "All countries"),
}
GULF = "gulf-2025"  # six countries in one year, by another office
PLACES = {  # categories of its rows -> names
    "from Saudi Arabia": "Saudi Arabia",
    "from the United Arab Emirates": "United Arab Emirates",
    "from Oman": "Oman",
    "from Bahrain": "Bahrain",
    "from Qatar": "Qatar",
    "from Kuwait": "Kuwait",
}
TOGETHER = ("saudi-arabia", "iran", "united-arab-emirates", "oman")
COUNTRY = Filter(
    "country",
    "Deported from",
    lambda: options([(GULF, "Six Gulf states in 2025"), *((key, name) for key, (_, name) in SERIES.items())]),
    everything="Four countries, side by side",
)
GREYS = theme.SEQUENTIAL["context"]
COLOURS = dict(zip(TOGETHER, (GREYS[6], theme.COLOURS["context"], GREYS[5], GREYS[4]), strict=True))


def rows(selection: Selection) -> pd.DataFrame:
    """Persons deported in single years: four countries of one source, or the series chosen."""
    if selection.country == GULF:
        frame = tables.figures("deportations", "deportations-from-the-gulf")
        return frame[frame["category"].isin(PLACES)].reset_index(drop=True)
    keys = [selection.country] if selection.country else TOGETHER
    frame = tables.figures("deportations", "deportations")
    frame = frame[~frame["period"].str.contains("/")]  # a sum of more than six years is no value of a year
    order = {SERIES[key][0]: i for i, key in enumerate(keys)}
    frame = frame[frame["category"].isin(order)]
    return frame.sort_values(["category", "period"], key=lambda c: c.map(order) if c.name == "category" else c)


def draw(view: View) -> Drawing:
    """Four lines of one source, or bars of the chosen series, year by year."""
    return _bars(view) if view.selection.country else _lines(view)


def _bars(view: View) -> Drawing:
    """The years of one series from the first to the last; a heading for each who counted, where there are several."""
    records = view.records
    if view.selection.country == GULF:
        return _gulf(records)
    who = [say(row["counted_by"].split(",")[0]) for row in records]
    texts = [i18n.number(row["value"]) + bars.marks(row) for row in records]
    return bars.draw(
        labels=[row["period"] for row in records],
        values=[row["value"] for row in records],
        texts=texts,
        colours=[theme.COLOURS["context"]] * len(records),
        hovers=[f"<b>{row['period']}</b><br>{text}" for row, text in zip(records, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
        groups=who if len(set(who)) > 1 else (),
        row=46,
    )


def _gulf(records: list[Row]) -> Drawing:
    """A bar for each state, with its number."""
    names = [say(PLACES[row["category"]]) for row in records]
    texts = [i18n.number(row["value"]) + bars.marks(row) for row in records]
    return bars.draw(
        labels=names,
        values=[row["value"] for row in records],
        texts=texts,
        colours=[theme.COLOURS["context"]] * len(records),
        hovers=[f"<b>{name}</b><br>{text}" for name, text in zip(names, texts, strict=True)],
        ids=[row["figure_id"] for row in records],
    )


def _all_gulf() -> Row:
    """The total of the six states, which the source prints."""
    frame = tables.figures("deportations", "deportations-from-the-gulf")
    return frame[~frame["category"].isin(PLACES)].to_dict("records")[0]


def _lines(view: View) -> Drawing:
    found = []
    for key in TOGETHER:
        category, name = SERIES[key]
        points = []
        for row in _at(view, category).to_dict("records"):
            said = i18n.number(row["value"]) + bars.marks(row)
            points.append(
                lines.Point(
                    int(row["period"]),
                    float(row["value"]),
                    said,
                    f"<b>{say(name)}</b><br>{row['period']}: {said}",
                    row["figure_id"],
                )
            )
        values = [point.value or 0 for point in points]
        # With four lines only three carry words, each where it stands clear of the others.
        told = {"saudi-arabia": [values.index(max(values))], "oman": []}.get(key, [0])
        found.append(lines.Line(say(name), COLOURS[key], points, told))
    years = sorted({int(year) for year in view.rows["period"]})
    figure = lines.draw(found, [(year, "") for year in years], height=420)
    # Below zero there is room for the name of the lowest line, which is moved down from its neighbours, and for the
    # years, which a picture would not have room for below the plot.
    most = view.rows["value"].max()
    figure.update_yaxes(range=[-0.15 * most, 1.12 * most])
    for year in years:
        figure.add_annotation(
            x=year,
            y=-0.075 * most,
            text=str(year),
            showarrow=False,
            yanchor="top",
            font={"size": 14, "color": theme.MUTED},
        )
    figure.update_xaxes(showticklabels=False)
    return figure.update_layout(margin={"l": 18, "b": 4})


def _at(view: View, category: str) -> pd.DataFrame:
    return view.rows[view.rows["category"] == category].sort_values("period")


def title(view: View) -> str:
    """The largest year and the last of the largest series, beside Iran's range; or first and last of the chosen."""
    if view.selection.country == GULF:
        whole, most = _all_gulf(), extremes(view.rows)[0]
        return say(
            "Six Gulf states deported {n} Pakistanis in {year}, {most} of them from {place}",
            n=i18n.number(whole["value"]),
            year=whole["period"],
            most=i18n.number(most["value"]),
            place=say(PLACES[most["category"]]),
        )
    if view.selection.country:
        category, name = SERIES[view.selection.country]
        part = _at(view, category)
        first, last = part.iloc[0], part.iloc[-1]
        told = {
            "first": i18n.number(first["value"]),
            "last": i18n.number(last["value"]),
            "from": first["period"],
            "to": last["period"],
            "who": say(name),
        }
        if view.selection.country == "all-countries":
            return _parts(part)
        if view.selection.country == "iran":
            return say("{who} handed over {first} Pakistanis in {from} and {last} in {to}", **told)
        return say("{who} deported {first} Pakistanis in {from} and {last} in {to}", **told)
    top = extremes(view.rows)[0]
    last = _at(view, top["category"]).iloc[-1]
    iran = _at(view, "from Iran")["value"]
    name = next(name for category, name in SERIES.values() if category == top["category"])
    return say(
        "{who} deported {most} Pakistanis in {when} and {last} in {then}; Iran handed over {low} to {high} a year",
        who=say(name),
        most=i18n.number(top["value"]),
        when=top["period"],
        last=i18n.number(last["value"]),
        then=last["period"],
        low=i18n.number(iran.min()),
        high=i18n.number(iran.max()),
    )


def _parts(part: pd.DataFrame) -> str:
    """First and last year of each agency's years, which are not compared with one another."""
    ends = [group.iloc[[0, -1]] for _, group in part.groupby(part["counted_by"].str.split(",").str[0], sort=False)]
    told = [
        i18n.listing(
            [say("{n} in {year}", n=i18n.number(row["value"]), year=row["period"]) for row in end.to_dict("records")]
        )
        for end in ends
    ]
    return say("Deported from all countries: {one}; by another agency’s count {other}", one=told[0], other=told[-1])


def subtitle(view: View) -> str:
    """Measure, unit, years, who counted."""
    years = sorted(set(view.rows["period"]))
    who = i18n.listing(list(dict.fromkeys(view.rows["counted_by"].str.split(",").str[0])))
    return say(
        "Pakistani citizens deported, persons a year, {years}; counted by: {who}",
        years=i18n.year_span(years),
        who=who,
    )


def n(view: View) -> str:
    """Values, and why there is no sum."""
    if view.selection.country == GULF:
        whole = i18n.number(_all_gulf()["value"])
        return say(
            "n = {n} people in {states} states, a total of the source", n=whole, states=i18n.small(len(view.rows))
        )
    agencies = view.rows["counted_by"].str.split(",").str[0].nunique()
    one = say("one series") if agencies == 1 else say("two agencies")
    return say(
        "n = {n} yearly counts of {series}; no total is made of them",
        n=len(view.rows),
        series=one if view.selection.country else say("four countries"),
    )


def notes(view: View) -> list[str]:
    """Who these people are not; gaps; doubts about single figures."""
    told = [
        say(
            "Most sources do not say why people were deported. They are counted neither as smuggled migrants nor as "
            "victims of trafficking."
        )
    ]
    if view.selection.country == GULF:
        return [*told, say("The years before were counted by another office: the two are not one series.")]
    whole = _all_gulf()
    if not view.selection.country:
        told.append(
            say(
                "By another office’s count, six Gulf states deported {n} Pakistanis in {year}; it can be chosen above.",
                n=i18n.number(whole["value"]),
                year=whole["period"],
            )
        )
    shown = set(view.rows["category"])
    if "from Saudi Arabia" in shown:
        told.append(say("From Saudi Arabia it was mostly about overstayed permits and work."))
    if "from Iran" in shown:
        told.append(say("From Iran people were handed over at Taftan."))
    if "from Oman" in shown:
        oman = _at(view, "from Oman")
        slip = oman[oman["value"].map(lambda value: str(int(value))) == oman["period"]]
        for row in slip.to_dict("records"):
            told.append(
                say(
                    "The figure for Oman in {year} is {n}, the same digits as the year: perhaps a slip of the paper.",
                    year=row["period"],
                    n=i18n.number(row["value"]),
                )
            )
    if "from all countries" in shown:
        told.append(
            say(
                "For 2015 to 2020 no yearly total was printed, only single countries. The years before were "
                "counted by another agency than those after: the two parts are not one series."
            )
        )
    if "from Europe" in shown:
        told.append(say("People deported from Europe are also part of all countries: the two are never added."))
    if not view.selection.country:
        told.append(
            say(
                "Europe and all countries can be chosen above. They overlap with the four shown and are never added to "
                "them."
            )
        )
    return told


CHART = Chart(
    slug="deportations",
    theme="context",
    unit="persons",
    level="country",
    question="How many Pakistanis are deported, and from where?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(COUNTRY,),
    detected=True,
    about="Deportations measure neither crime. They are shown because no other yearly count of people sent back was "
    "found.",
)
