"""Where the US report on trafficking places Pakistan, edition by edition (copies of the narratives; press)."""

from __future__ import annotations

import itertools

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import provenance, tables
from dashboard.data.row import Row
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection

TIERS = ("Tier 3", "Tier 2 Watch List", "Tier 2", "Tier 1")  # from the worst up
LAST = 2025  # the newest edition that any source speaks of
HEIGHT = 330
COLOUR = theme.COLOURS["trafficking"]


def rows(selection: Selection) -> pd.DataFrame:
    """A row for each edition; the one that the UNODC report cites unites both sources."""
    frame = tables.figures("tier", "tier")
    cited = frame[frame["figure_id"] == "R032"]
    found = frame[frame["figure_id"] != "R032"].copy()
    same = found["period"] == cited.iloc[0]["period"]
    if found.loc[same, "value"].tolist() == cited["value"].tolist():
        for column in ("figure_id", "source", "locator"):
            found.loc[same, column] = provenance.united(pd.concat([cited[column], found.loc[same, column]]))
    return found.sort_values("period").reset_index(drop=True)


def draw(view: View) -> Drawing:
    """Tiers as rows, editions as columns; a hollow dot is an edition known from the press only."""
    figure = theme.figure(HEIGHT)
    figure.in_time = True
    records = view.records
    years = [int(row["period"]) for row in records]
    places = [TIERS.index(row["value"]) for row in records]
    first = years[0]
    for y, tier in enumerate(TIERS):
        figure.add_shape(
            type="line",
            x0=first - 0.6,
            x1=LAST + 0.6,
            y0=y,
            y1=y,
            layer="below",
            line={"color": theme.LINE, "width": 1},
        )
        figure.add_annotation(
            x=first - 0.6,
            y=y - 0.14,
            text=f"<b>{say(tier)}</b>",
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"size": 14, "color": theme.INK if tier in set(view.rows["value"]) else theme.MUTED},
            borderpad=0,
            bgcolor=bars.HALO,
        )
    figure.add_scatter(
        x=years,
        y=places,
        mode="lines+markers",
        line={"color": COLOUR, "width": 2, "shape": "hvh"},
        marker={
            "size": 13,
            "color": [theme.PAPER if row["grade"] == "B" else COLOUR for row in records],
            "line": {"width": 2.5, "color": COLOUR},
        },
        customdata=[row["figure_id"] for row in records],
        hoverinfo="text",
        cliponaxis=False,
        hovertext=[f"<b>{row['period']}</b><br>{say(row['value'])}{_mark(row)}" for row in records],
    )
    if years[-1] < LAST:
        start, end, low, high = years[-1] + 0.5, LAST + 0.5, -0.5, len(TIERS) - 0.7
        figure.add_scatter(
            x=[start, end, end, start],
            y=[low, low, high, high],
            mode="none",
            fill="toself",
            fillcolor=theme.EMPTY,
            hoverinfo="skip",
            fillpattern={"shape": "/", "fgcolor": theme.HATCH, "bgcolor": theme.EMPTY, "size": 7, "solidity": 0.14},
        )
        figure.add_annotation(
            x=(start + end) / 2,
            y=(low + high) / 2,
            text=say("not<br>shown"),
            showarrow=False,
            bgcolor=theme.EMPTY,
            font={"size": 13, "color": theme.MUTED},
            borderpad=2,
        )
    ticks = range(first, LAST + 1)
    for i, year in enumerate(ticks):  # words of the figure, not of its axis: a picture has no margin for an axis
        figure.add_annotation(
            x=year,
            y=-0.98,
            text=str(year) if i % 2 == 0 else i18n.from_left(f"’{year % 100}"),
            showarrow=False,
            yanchor="bottom",
            font={"size": 12, "color": theme.MUTED},
            borderpad=0,
        )
    figure.update_xaxes(range=[first - 0.6, LAST + 0.6], showticklabels=False)
    figure.update_yaxes(range=[-1, len(TIERS) - 0.6], showticklabels=False)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2})
    return figure


def _mark(row: Row) -> str:
    return bars.marks({**row, "value": 0.0})


def _runs(view: View) -> list[tuple[str, list[str]]]:
    """(tier, editions) of the stretches on one tier, in order."""
    pairs = [(row["value"], row["period"]) for row in view.records]
    return [(tier, [period for _, period in run]) for tier, run in itertools.groupby(pairs, key=lambda pair: pair[0])]


def _years(periods: list[str]) -> str:
    return i18n.listing(periods) if len(periods) < 3 else say("{first} to {last}", first=periods[0], last=periods[-1])


def title(view: View) -> str:
    """The last two stretches."""
    runs = _runs(view)
    if len(runs) < 2:
        return say("The US report places Pakistan on {tier} in {years}", tier=say(runs[0][0]), years=_years(runs[0][1]))
    (before, earlier), (now, years) = runs[-2:]
    return say(
        "The US report moved Pakistan from {before} ({earlier}) to {now} ({years})",
        before=say(before),
        earlier=_years(earlier),
        now=say(now),
        years=_years(years),
    )


def subtitle(view: View) -> str:
    """Whose judgement, which editions."""
    return say(
        "Placement of Pakistan in the Trafficking in Persons Report of the US State Department, by edition, "
        "{first} to {last}",
        first=view.rows["period"].min(),
        last=view.rows["period"].max(),
    )


def n(view: View) -> str:
    """Editions on each tier."""
    counts = view.rows["value"].value_counts()
    told = [say("{n} on {tier}", n=counts[tier], tier=say(tier)) for tier in TIERS[::-1] if tier in counts]
    return say("n = {n} editions: {told}", n=len(view.rows), told=i18n.listing(told))


def notes(view: View) -> list[str]:
    """Whose judgement it is, and which editions are missing."""
    return [
        say(
            "The judgement of one government, the United States, on how hard another tries; it does not measure how "
            "much trafficking there is. Tier 1 is the best, Tier 3 the worst."
        ),
        say("An edition covers the twelve months to March of its year."),
        say("The edition of 2025 is known to us only from a summary that does not meet our standard: it is not shown."),
    ]


def legend(view: View) -> list[Key]:
    """Filled and hollow dots, and the hatch."""
    return [
        Key(say("Text of the edition"), COLOUR, "dot"),
        Key(say("Quoted by the press (B)"), COLOUR, "circle"),
        Key(say("No source good enough"), theme.EMPTY, "hatch"),
    ]


def spoken(view: View) -> list[str]:
    """The stretches in words."""
    return [say("{years}: {tier}.", years=_years(years), tier=say(tier)) for tier, years in _runs(view)]


CHART = Chart(
    slug="tier-placement",
    theme="trafficking",
    unit="tier",
    level="country",
    question="How does the US report rate Pakistan’s response to trafficking?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    about="Every year the US State Department sorts countries into tiers by their efforts against trafficking. The "
    "Watch List lies between Tier 2 and the lowest tier.",
)
