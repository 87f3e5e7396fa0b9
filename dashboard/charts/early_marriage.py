"""Early marriage by district, census 2023: ever married women of 15–19 as a share of all women of that age."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures
from dashboard.i18n import say
from dashboard.plots import maps, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import DISTRICT, Selection
from dashboard.topics import census

BREAKS = (5, 10, 15, 20, 30)
COLOURS = theme.steps("context", len(BREAKS) + 1)


def rows(selection: Selection) -> pd.DataFrame:
    """144 drawn units: ever married women of all women aged 15 to 19, in percent."""
    return census.share_by_unit("ever-married-women-15-19")


def draw(view: View) -> Drawing:
    """A district map in six classes."""
    return maps.draw(view, maps.by_class(view, BREAKS), COLOURS)


def title(view: View) -> str:
    """The share of all places shown together, or of the chosen district."""
    known = census.once(view.rows)
    if known.empty:
        return say("The census of 2023 has no published count of early marriage for {place}", place=view.place)
    if len(known) == 1:
        row = known.iloc[0]
        return say(
            "In 2023, {share} of women aged 15–19 in {place} were or had been married",
            place=row["geography"],
            share=i18n.percent(row["value"]),
        )
    share, part, whole = measures.pooled(known)
    return say(
        "In 2023, {share} of women aged 15–19 in {place} were or had been married: {n}",
        share=i18n.percent(share),
        place=view.place or say("Pakistan"),
        n=i18n.of(part, whole),
    )


def subtitle(view: View) -> str:
    """Measure, unit, period."""
    return say(
        "Women aged 15–19 who have ever been married, in percent of all women of that age, by district, census 2023"
    )


def n(view: View) -> str:
    """Women counted, each census district once."""
    return census.counted(view, say("women aged 15–19"))


def notes(view: View) -> list[str]:
    """What the age group hides, and the join of census and map."""
    return [
        say("The group includes women of 18 and 19, who are of age; the census table does not separate them."),
        *census.notes(view),
    ]


def legend(view: View) -> list[Key]:
    """Six classes and the hatch."""
    return maps.legend(view, maps.class_labels(BREAKS, "percent"), COLOURS, view.rows["empty_kind"].tolist())


CHART = Chart(
    slug="early-marriage",
    theme="context",
    unit="percent",
    level="district",
    question="Where are girls and young women married early?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(*PLACES, DISTRICT),
    map=True,
    aspect=projection.shape,
    about="The law of 1929 let girls marry at 16. Sindh raised the age to 18 in 2014 (section 2.3), and others "
    "followed in 2025 and 2026. The report also names forced and false marriages among what women are trafficked for.",
)
