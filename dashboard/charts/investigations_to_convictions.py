"""What is counted from investigation to conviction, kind by kind, and what is not (report, section 2.1; US reports)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, matrix, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

STAGES = ("Investigated", "Prosecuted", "Convicted")
STAGE = {
    "investigations": 0,
    "persons-investigated": 0,
    "prosecutions": 1,
    "persons-prosecuted": 1,
    "convictions": 2,
    "persons-convicted": 2,
}
# Category in the dataset -> (filter value, name, what its cells count).
KINDS = {
    "sex-trafficking": ("sex-trafficking", "Sex trafficking"),
    "victims found abroad": ("found-abroad", "Victims found abroad"),
    "ordinance of 2002": ("ordinance-2002", "Ordinance of 2002, across borders"),
    "forced and bonded labour": ("labour", "Forced and bonded labour"),
}
UNCOUNTED = "labour"  # no filter of its own: there is nothing to draw
KIND = Filter(
    "indicator",
    "What is counted",
    lambda: options((value, name) for value, name in KINDS.values() if value != UNCOUNTED),
    everything="All kinds",
)
SHADE = theme.SEQUENTIAL["trafficking"][:2]


def rows(selection: Selection) -> pd.DataFrame:
    """Counts of cases or persons by kind and period, and a row without a figure where no source counts a stage."""
    frame = tables.figures("prosecution", *STAGE)
    frame = frame[(frame["geography"] == "Pakistan") & frame["category"].isin(KINDS)]
    counted = frame.to_dict("records")
    have = {(row["category"], row["period"], STAGE[row["indicator"]]) for row in counted}
    latest = {kind: max(frame.loc[frame["category"] == kind, "period"], default="2020-04/2021-03") for kind in KINDS}
    for category, period in dict.fromkeys([*((c, p) for c, p, _ in have), *latest.items()]):
        for stage in range(len(STAGES)):
            if (category, period, stage) not in have:
                counted.append(_uncounted(category, period, stage, frame))
    found = pd.DataFrame(counted)
    found["stage"] = [STAGE[name] for name in found["indicator"]]
    found["kind"] = found["category"]
    order = [
        (list(KINDS).index(c), -int(p[:4]), s)
        for c, p, s in zip(found["kind"], found["period"], found["stage"], strict=True)
    ]
    found = found.assign(order=order).sort_values("order").drop(columns="order").reset_index(drop=True)
    found["category"] = [
        f"{say(KINDS[k][1])}, {say(STAGES[s]).lower()}" for k, s in zip(found["kind"], found["stage"], strict=True)
    ]
    if selection.indicator:
        found = found[found["kind"].map(lambda kind: KINDS[kind][0]) == selection.indicator]
    return found


def _uncounted(category: str, period: str, stage: int, frame: pd.DataFrame) -> dict[str, Any]:
    """A stage that no source counts: a row of the kind's own source, without value and without a figure."""
    part = frame[frame["category"] == category]
    like = (part if len(part) else frame[frame["source"] == "unodc-2021"]).iloc[0].to_dict()
    indicator = next(name for name, place in STAGE.items() if place == stage)
    return {
        **like,
        "figure_id": "",
        "indicator": indicator,
        "category": category,
        "period": period,
        "value": float("nan"),
        "empty_kind": "not-reported",
        "status": "read from text",
        "unit": like["unit"] if len(part) else "cases",
        "note": "",
    }


def _text(row: Row) -> str:
    if row["empty_kind"]:
        return say("not<br>reported")
    return f"<b>{i18n.number(row['value'])}</b>{bars.marks(row)}<br>{say(row['unit'])}"


def draw(view: View) -> Drawing:
    """A table of cells in one shade: lengths would set cases beside persons."""
    columns = [matrix.Column(say(stage), 0, 0, SHADE) for stage in STAGES]
    lines = []
    records = view.records
    for kind, period in dict.fromkeys((own(row, "kind"), row["period"]) for row in records):
        cells = [
            matrix.Cell(
                None if row["empty_kind"] else row["value"],
                _text(row),
                row["figure_id"],
                f"<b>{row['category']}</b><br>{i18n.period(period)}: {i18n.cell(row)}",
                row["empty_kind"],
            )
            for row in records
            if (own(row, "kind"), row["period"]) == (kind, period)
        ]
        lines.append(matrix.Row(f"{say(KINDS[kind][1])}, {_when(period)}", cells))
    return matrix.draw(columns, lines)


def _when(period: str) -> str:
    """The reporting period in short: "2020/21"."""
    start, _, end = period.partition("/")
    return f"{start[:4]}/{end[2:4]}" if end else start


def title(view: View) -> str:
    """For which kinds no stage is counted at all; or what is counted of the chosen one."""
    rows_ = view.rows
    counted = rows_[rows_["empty_kind"] == ""]
    missing = [kind for kind in dict.fromkeys(rows_["kind"]) if kind not in set(counted["kind"])]
    if view.selection.indicator:
        kind = str(rows_.iloc[0]["kind"])
        last = counted[counted["period"] == counted["period"].max()]
        told = i18n.listing(
            [
                f"{i18n.measured(row['value'], row['unit'])} {say(STAGES[row['stage']]).lower()}"
                if row["unit"] != "convictions"
                else i18n.measured(row["value"], row["unit"])
                for row in last.to_dict("records")
            ]
        )
        return say(
            "{kind}: {told} in {when}",
            kind=say(KINDS[kind][1]),
            told=told,
            when=i18n.period(str(last.iloc[0]["period"])),
        )
    if missing == ["forced and bonded labour"]:
        return say(
            "Sources up to {when} count sex trafficking at all stages; for forced labour none was found",
            when=i18n.period(str(counted["period"].max())).split(" – ")[-1],
        )
    return say("What is counted from investigation to conviction, by kind of trafficking")


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    return say(
        "Cases or persons investigated and prosecuted, and convictions, Pakistan, in the periods that the "
        "sources report"
    )


def n(view: View) -> str:
    """How many of the cells are counted."""
    return say(
        "n: {n} counts were found; {gaps} were not",
        n=int((view.rows["empty_kind"] == "").sum()),
        gaps=int((view.rows["empty_kind"] != "").sum()),
    )


def notes(view: View) -> list[str]:
    """Why it is no funnel."""
    told = [
        say(
            "No rate is worked out. Cases, persons and convictions are not the same, and a case of one year may end "
            "in the next."
        )
    ]
    kinds = set(view.rows["kind"])
    if "ordinance of 2002" in kinds:
        told.append(
            say(
                "The ordinance of 2002 was for cases across borders and some smuggling, and it counted persons. Its "
                "counts cannot be joined to those under the act of 2018."
            )
        )
    if "forced and bonded labour" in kinds:
        told.append(
            say(
                "Of bonded labour our sources say two things. In 2018/19 only Punjab reported convictions, and "
                "in 2020/21 far fewer of its victims were identified. The full tables of the US reports could "
                "not be read; they may hold counts."
            )
        )
    return told


def legend(view: View) -> list[Key]:
    """Counted and not reported."""
    empty = Key(say("Not reported in the sources used"), theme.EMPTY, "hatch")
    keys = [Key(say("Counted"), SHADE[0])] if (view.rows["empty_kind"] == "").any() else []
    return [*keys, *([empty] if (view.rows["empty_kind"] != "").any() else [])]


CHART = Chart(
    slug="investigations-to-convictions",
    theme="trafficking",
    unit="cases",
    level="country",
    question="Which kinds of trafficking are counted from investigation to conviction?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    filters=(KIND,),
    detected=True,
    about="For sex trafficking the sources count investigations, prosecutions and convictions. For other forms they "
    "count some of these stages, or none.",
)
