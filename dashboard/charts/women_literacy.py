"""Women's literacy by district, census 2023, with the gap to men."""

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

BREAKS = (20, 35, 50, 65, 80)
COLOURS = theme.steps("deciding", len(BREAKS) + 1)


def rows(selection: Selection) -> pd.DataFrame:
    """144 drawn units: literate women of all women aged 10 and older, in percent; the gap to men in the note."""
    women = census.share_by_unit("literate-women")
    men = census.share_by_unit("literate-men").set_index("code")["value"]
    gap = women["code"].map(men) - women["value"]
    women["note"] = [
        " ".join(
            [
                say(
                    "Men: {men}; the gap is {gap} percentage points.",
                    men=i18n.percent(men[code]),
                    gap=i18n.number(points, 1),
                ),
                note,
            ]
        ).strip()
        if points == points
        else note
        for code, points, note in zip(women["code"], gap, women["note"], strict=True)
    ]
    women["gap"] = gap
    return women


def draw(view: View) -> Drawing:
    """A district map in six classes."""
    notes = {row["code"]: row["note"] for row in view.records}
    areas = [
        maps.Area(a.code, a.klass, f"{a.hover}<br>{notes[a.code]}", a.figure_id, a.empty)
        for a in maps.by_class(view, BREAKS)
    ]
    return maps.draw(view, areas, COLOURS)


def title(view: View) -> str:
    """The share of all places shown together, or of the chosen district."""
    known = census.once(view.rows)
    if known.empty:
        return say("The census of 2023 has no published count of literacy for {place}", place=view.place)
    if len(known) == 1:
        row = known.iloc[0]
        return say(
            "In 2023, {share} of women in {place} could read and write: {gap} points fewer than men",
            place=row["geography"],
            share=i18n.percent(row["value"]),
            gap=i18n.number(row["gap"], 0),
        )
    share, part, whole = measures.pooled(known)
    return say(
        "In 2023, {share} of women aged 10 and older in {place} could read and write: {n}",
        share=i18n.percent(share),
        place=view.place or say("Pakistan"),
        n=i18n.of(part, whole),
    )


def subtitle(view: View) -> str:
    """Measure, unit, period."""
    return say("Literate women as a share of all women aged 10 and older, in percent, by district, census 2023")


def n(view: View) -> str:
    """Women counted, each census district once."""
    return census.counted(view, say("women aged 10 and older"))


def notes(view: View) -> list[str]:
    """The join of census and map."""
    return census.notes(view)


def legend(view: View) -> list[Key]:
    """Six classes and the hatch."""
    return maps.legend(view, maps.class_labels(BREAKS, "percent"), COLOURS, view.rows["empty_kind"].tolist())


CHART = Chart(
    slug="women-literacy",
    theme="deciding",
    unit="percent",
    level="district",
    question="Where can women read and write?",
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
    about="The report names widespread illiteracy among the conditions in which trafficking happens (section 2.2). The "
    "map shows where women can read, not who is trafficked.",
)
