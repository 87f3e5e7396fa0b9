"""Women's share of registered voters by province and date (Election Commission, by way of the press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.chart import PLACES, Chart, View
from dashboard.data import tables
from dashboard.data.row import Row, absent, extremes
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import bars
from dashboard.plots.figure import Drawing
from dashboard.plots.theme import COLOURS
from dashboard.selection import Filter, Selection, options

PERIODS = ("2024-10/2024-11", "2023-03", "2020-12")  # of those with provinces, newest first
PERIOD = Filter("period", "Rolls of", lambda: options((p, i18n.period(p)) for p in PERIODS), default=PERIODS[0])
TOP = 50.0  # percent: half, where women and men would be as many
ROW = 62  # pixels: the counts take a line of their own


def _of(period: str) -> pd.DataFrame:
    frame = tables.figures("voters", "women-share-of-registered-voters")
    return frame[(frame["period"] == period) & frame["geography_level"].isin(("province", "country"))]


def rows(selection: Selection) -> pd.DataFrame:
    """Seven provinces and territories and the country: women of all registered voters; not reported where absent."""
    period = selection.period or PERIODS[0]
    known = _of(period)
    like = known.iloc[-1].to_dict() | {
        "value": float("nan"),
        "numerator": float("nan"),
        "denominator": float("nan"),
        "empty_kind": "not-reported",
        "status": "read from text",
        "geography_level": "province",
        "note": "Not in the source.",
    }
    lacking = [
        like | {"geography": name, "figure_id": f"women-voters-{code}-{i18n.slug(period)}"}
        for code, name in gazetteer.provinces().items()
        if name not in set(known["geography"])
    ]
    return pd.concat([known, pd.DataFrame(lacking)], ignore_index=True)


def draw(view: View) -> Drawing:
    """Bars sorted by share, those not reported last; the country as a line, all words to the right of it."""
    frame = view.context[view.context["geography_level"] != "country"]
    nation = view.context[view.context["geography_level"] == "country"].iloc[0]
    line = (nation["value"], say("Pakistan {share}", share=i18n.percent(nation["value"], 1)))
    figure = bars.of_rows(view, frame, COLOURS["context"], line, text=_text, top=TOP, row=ROW)
    for note in figure.layout["annotations"]:
        if note["x"] > 0 and note.get("yanchor") == "middle":
            note["x"] = max(note["x"], nation["value"])
    return figure


def _text(row: Row) -> str:
    """Share, and below it how many of how many: "46.7 %<br>35.0 of 74.9 million"."""
    if absent(row):
        return i18n.cell(row)
    if row["denominator"] < 1e6:
        return f"{i18n.percent(row['value'])}<br>{i18n.of(row['numerator'], row['denominator'])}"
    return f"{i18n.percent(row['value'])}<br>{large_numbers.of_many(row['numerator'], row['denominator'])}"


def title(view: View) -> str:
    """Highest and lowest province, or the share of the chosen place."""
    known = view.rows[view.rows["geography_level"] == "province"].dropna(subset=["value"])
    when = i18n.period(view.value("period"))
    if known.empty:
        return say("Registered voters of {place} are not in the source of {when}", place=view.place, when=when)
    high, low = extremes(known)
    if len(known) == 1:
        return say(
            "On the rolls of {when}, women were {share} of the registered voters of {place}",
            when=when,
            share=i18n.percent(high["value"]),
            place=high["geography"],
        )
    nation = view.rows[view.rows["geography_level"] == "country"].dropna(subset=["value"])
    if len(nation):
        return say(
            "On the rolls of {when}, women were {share} of Pakistan’s registered voters",
            when=when,
            share=i18n.percent(nation.iloc[0]["value"]),
        )
    return say(
        "On the rolls of {when}, women were {most} of registered voters in {top}, {least} in {bottom}",
        when=when,
        most=i18n.percent(high["value"]),
        top=high["geography"],
        least=i18n.percent(low["value"]),
        bottom=low["geography"],
    )


def subtitle(view: View) -> str:
    """Measure, unit, date, who counted."""
    return say(
        "Share of women among registered voters, in percent, {when}; counts of the Election Commission",
        when=i18n.period(view.value("period")),
    )


def n(view: View) -> str:
    """Voters of the country, or of the chosen places."""
    known = view.rows.dropna(subset=["value"])
    nation = known[known["geography_level"] == "country"]
    known = nation if len(nation) else known
    if known.empty:
        return ""
    return say(
        "n = {n} registered voters, {women} of them women",
        n=i18n.number(known["denominator"].sum()),
        women=i18n.number(known["numerator"].sum()),
    )


def notes(view: View) -> list[str]:
    """What registration takes, who is missing, and how the country got here."""
    missing = view.rows[view.rows["value"].isna()]["geography"].tolist()
    told = []
    provinces = view.rows[view.rows["geography_level"] == "province"]["value"].dropna()
    if len(provinces) > 1 and provinces.max() < TOP:
        told.append(
            say("In none of the {n} provinces counted are women half of the voters.", n=i18n.small(len(provinces)))
        )
    if missing:
        told.append(say("Not reported in this source, which is not zero: {places}.", places=i18n.listing(missing)))
    series = tables.figures("voters", "women-share-of-registered-voters")
    series = series[series["geography_level"] == "country"].sort_values("period")
    first, last = series.iloc[0], series.iloc[-1]
    told.append(
        say(
            "For the whole country the share was {before} in {then} and {after} in {now}.",
            before=i18n.percent(first["value"]),
            then=i18n.period(first["period"]),
            after=i18n.percent(last["value"]),
            now=i18n.period(last["period"]),
        )
    )
    if view.value("period") == PERIODS[0]:
        told.append(say("The article bears no date; the month is inferred from its text."))
    return told


CHART = Chart(
    slug="women-voters",
    theme="context",
    unit="percent",
    question="What share of registered voters are women?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(PERIOD, *PLACES),
    about="To register takes an identity card. Without one a woman can neither vote nor claim a benefit nor take a "
    "formal job (section 2.3). The rolls show who is registered, not who holds a card.",
)
