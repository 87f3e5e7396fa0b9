"""Women among judges by province and court, 2018: n of N in each cell (report, section 2.4)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, table
from dashboard.chart import PLACES, Chart, View
from dashboard.data import measures, tables
from dashboard.data.row import Row, absent, extremes
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import bars, matrix, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection

# Category of a row -> head of its column. The federal courts have columns of their own.
COURTS = {"high courts": "High courts", "district courts": "District courts", "all courts": "All courts"}
FEDERAL = {
    "supreme court": "Supreme Court",
    "federal shariat court": "Federal Shariat Court",
    "all courts": "Both federal courts",
}
FULL = 22.0  # percent at the darkest colour: a little above the highest cell
COLOURS = theme.SEQUENTIAL["deciding"][:6]


def rows(selection: Selection) -> pd.DataFrame:
    """One row per place and court: women of all judges, in percent, 2018; places without a row as not reported."""
    frame = tables.figures("judges", "judges", "women-share-of-judges")
    frame = frame[(frame["period"] == "2018") & (frame["sex"] == "female")]
    known = measures.share(frame[frame["indicator"] == "judges"])
    known = pd.concat([known, frame[frame["indicator"] == "women-share-of-judges"]], ignore_index=True)
    lacking = [name for name in gazetteer.provinces().values() if name not in set(known["geography"])]
    like = known.iloc[-1].to_dict() | {
        "value": float("nan"),
        "numerator": float("nan"),
        "denominator": float("nan"),
        "empty_kind": "not-reported",
        "status": "read from text",
        "geography_level": "province",
        "note": "The table has no row for it.",
    }
    empty = [
        like
        | {
            "geography": name,
            "category": court,
            "figure_id": f"women-judges-{gazetteer.province_code(name, 'province')}-{i18n.slug(court)}",
        }
        for name in lacking
        for court in COURTS
    ]
    found = pd.concat([known, pd.DataFrame(empty)], ignore_index=True)
    # The country first, the provinces by share, those without a figure, the federal courts.
    rank = {"country": 0, "province": 1, "federal": 3}
    whole = found[found["category"] == "all courts"].set_index("geography")["value"].groupby(level=0).max()
    found["rank"] = found["geography_level"].map(rank) + found["value"].isna()
    found["court"] = found["category"].map({court: i for i, court in enumerate([*FEDERAL, *COURTS])})
    found["share"] = -found["geography"].map(whole)
    return found.sort_values(["rank", "share", "geography", "court"], kind="stable").drop(
        columns=["rank", "court", "share"]
    )


def draw(view: View) -> Drawing:
    """A row per place, a column per court; places that were not chosen in grey."""
    frame = view.context.assign(chosen=view.chosen(view.context))
    drawn = []
    for (_, level), part in frame.groupby(["geography", "geography_level"], sort=False):
        records = part.to_dict("records")
        drawn.append(
            matrix.Row(
                label=table.cell("geography", records[0]),
                cells=[_cell(view, row) for row in records],
                columns=_columns(FEDERAL) if level == "federal" else (),
                faded=not records[0]["chosen"],
            )
        )
    return matrix.draw(_columns(COURTS), drawn)


def _columns(courts: dict[str, str]) -> list[matrix.Column]:
    return [matrix.Column(say(name), 0, FULL, COLOURS) for name in courts.values()]


def _cell(view: View, row: Row) -> matrix.Cell:
    if absent(row):
        told = i18n.cell(row)
        return matrix.Cell(None, told, row["figure_id"], f"<b>{view.label(row)}</b><br>{told}", row["empty_kind"])
    counted = i18n.of(row["numerator"], row["denominator"]) + bars.marks(row)
    return matrix.Cell(
        value=row["value"],
        text=f"<b>{i18n.cell(row)}</b><br>{counted}",
        figure_id=row["figure_id"],
        hover=f"<b>{view.label(row)}</b><br>{i18n.cell(row)} · {counted}",
    )


def title(view: View) -> str:
    """District courts against high courts, for the country or the chosen place."""
    frame = view.rows
    if frame["value"].isna().all():
        return say("The table of judges of 2018 has no row for {place}", place=view.place)
    nation = frame[frame["geography_level"] == "country"]
    if len(nation):
        return say(
            "In 2018, women were {district} of judges in the district courts, {high} in the high courts",
            district=i18n.percent(_court(nation, "district courts")["value"]),
            high=i18n.percent(_court(nation, "high courts")["value"]),
        )
    if frame["geography"].nunique() == 1:
        high, district = (_court(frame, court) for court in ("high courts", "district courts"))
        return say(
            "In 2018, women in {place} were {district} judges in the district courts, {high} in the high court",
            place=frame.iloc[0]["geography"],
            district=i18n.of(district["numerator"], district["denominator"]),
            high=i18n.of(high["numerator"], high["denominator"]),
        )
    part = frame[frame["category"] == "district courts"].dropna(subset=["value"])
    most, least = extremes(part)
    if len(part) == 1:
        return say(
            "In 2018, women were {share} of judges in the district courts of {place}",
            place=most["geography"],
            share=i18n.percent(most["value"]),
        )
    return say(
        "In 2018, women were {most} of judges in the district courts of {top}, {least} in {bottom}",
        most=i18n.percent(most["value"]),
        top=most["geography"],
        least=i18n.percent(least["value"]),
        bottom=least["geography"],
    )


def _court(frame: pd.DataFrame, court: str) -> pd.Series:
    return frame[frame["category"] == court].iloc[0]


def subtitle(view: View) -> str:
    """Measure, unit, breakdown, year."""
    return say("Share of women among judges, in percent, by province and court, 2018; women of all judges below")


def n(view: View) -> str:
    """Judges of all courts of the places shown, each once."""
    whole = view.rows[view.rows["category"] == "all courts"].dropna(subset=["value"])
    nation = whole[whole["geography_level"] == "country"]
    whole = whole if nation.empty else nation
    return (
        say(
            "n = {n} judges, {women} of them women",
            n=i18n.number(whole["denominator"].sum()),
            women=i18n.number(whole["numerator"].sum()),
        )
        if len(whole)
        else ""
    )


def notes(view: View) -> list[str]:
    """How to read the colours, what a row holds, who is missing."""
    told = [say("Darker is a larger share, on one scale for all courts.")]
    if (view.rows["geography_level"] == "country").any():
        told.append(
            say(
                "The last column of Pakistan counts the two federal courts, which have no woman among their "
                "{n} judges, besides high and district courts.",
                n=_federal(),
            )
        )
    missing = list(dict.fromkeys(view.rows[view.rows["value"].isna()]["geography"]))
    if missing:
        told.append(say("Not reported, which is not zero: {places}.", places=i18n.listing(missing)))
    return [*told, say("The report drops digits after the second decimal instead of rounding.")]


def _federal() -> str:
    frame = tables.figures("judges", "women-share-of-judges").set_index("figure_id")
    return i18n.number(frame.loc["R304", "denominator"])


def legend(view: View) -> list[Key]:
    """The hatch, where a cell has it."""
    if not view.rows["value"].isna().any():
        return []
    return [Key(say(i18n.EMPTY["not-reported"]).capitalize(), theme.EMPTY, "hatch")]


CHART = Chart(
    slug="women-judges-by-court",
    theme="deciding",
    unit="percent",
    question="In which courts do women sit as judges?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=PLACES,
    about="Trials begin in the district courts; the high courts hear appeals. The higher the court, the fewer women "
    "sit on it.",
)
