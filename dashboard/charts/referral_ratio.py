"""Victims identified and referred to care, by reporting period, and their ratio where both were counted together.

Report, sections 2.1 and 2.7. A number referred in one period is never divided by a number identified in another.
"""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import measures, provenance, tables
from dashboard.data.row import Row, absent
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.selection import Filter, Selection, options

PERIODS = ("2018-04/2019-03", "2019-04/2020-03", "2020-04/2021-03")
PERIOD = Filter(
    "period", "Reporting period", lambda: options((p, i18n.period(p)) for p in PERIODS), everything="All periods"
)
IDENTIFIED, REFERRED, SHARE = "identified", "referred to care", "share referred"
COLOURS = {IDENTIFIED: theme.SEQUENTIAL["trafficking"][2], REFERRED: theme.COLOURS["trafficking"]}


def rows(selection: Selection) -> pd.DataFrame:
    """Per reporting period the persons identified and referred; the share (percent) of the one with both counts."""
    frame = tables.figures("victims", "victims-identified", "victims-referred", "share-referred")
    frame = frame[(frame["source"] == "unodc-2021") & (frame["sex"] == "all")]
    kinds = {"victims-identified": IDENTIFIED, "victims-referred": REFERRED, "share-referred": SHARE}
    frame = frame.assign(category=frame["indicator"].map(kinds))
    found = []
    for period in PERIODS:
        part = frame[frame["period"] == period]
        for category in kinds.values():
            same = part[part["category"] == category]
            if len(same):
                # One figure that stands in two places of the report is one row with both places.
                first = same.sort_values("numerator", na_position="last", kind="stable").iloc[0].to_dict()
                found.append(first | {c: provenance.united(same[c]) for c in ("figure_id", "locator")})
            elif category == IDENTIFIED:
                found.append(_unknown(part.iloc[0].to_dict(), period))
    # A count stands for itself; n of N belongs to the share.
    out = pd.DataFrame(found)
    counts = out["category"] != SHARE
    out.loc[counts, ["numerator", "denominator"]] = float("nan")
    out.loc[~counts] = measures.share(out[~counts])
    return out[out["period"] == selection.period] if selection.period else out


def _unknown(like: Row, period: str) -> Row:
    nothing = float("nan")
    return like | {
        "figure_id": f"victims-identified-{period[:4]}",
        "indicator": "victims-identified",
        "category": IDENTIFIED,
        "value": nothing,
        "numerator": nothing,
        "denominator": nothing,
        "empty_kind": "not-reported",
        "status": "read from text",
        "note": "The report has no total of victims identified in this period.",
    }


def draw(view: View) -> Drawing:
    """Per period a bar for those identified and one for those referred; a tick marks the share where there is one."""
    counts = view.rows[view.rows["category"] != SHARE]
    shares = {row["period"]: row for row in view.rows[view.rows["category"] == SHARE].to_dict("records")}
    records = counts.to_dict("records")
    figure = bars.draw(
        labels=[say(row["category"]).capitalize() for row in records],
        values=[None if absent(row) else row["value"] for row in records],
        texts=[_text(row, shares.get(row["period"])) for row in records],
        colours=[COLOURS[row["category"]] for row in records],
        hovers=[f"<b>{view.label(row)}</b><br>{i18n.cell(row)}" for row in records],
        ids=[row["figure_id"] for row in records],
        groups=[i18n.period(row["period"]) for row in records],
        top=rows(Selection())["value"].max(),  # one scale, whichever period is chosen
    )
    places = [
        y
        for y, row in zip(figure.data[0]["y"], records, strict=True)
        if row["category"] == REFERRED and row["period"] in shares
    ]
    if places:
        # The same place on a scale of percent, on which 100 is the end of the bar of those identified.
        whole = next(iter(shares.values()))["denominator"]
        figure.update_layout(
            xaxis2={
                "overlaying": "x",
                "range": [0, 100 * figure.layout["xaxis"]["range"][1] / whole],
                "visible": False,
                "fixedrange": True,
            }
        )
        figure.add_scatter(
            x=[row["value"] for row in shares.values()],
            y=places,
            xaxis="x2",
            mode="markers",
            name=SHARE,
            marker={"symbol": "line-ns", "size": 15, "line": {"width": 2, "color": theme.INK}},
            cliponaxis=False,
            customdata=[row["figure_id"] for row in shares.values()],
            hoverinfo="text",
            hovertext=[f"<b>{view.label(row)}</b><br>{i18n.with_n(row)}" for row in shares.values()],
        )
    return figure


def _text(row: Row, share: Row | None) -> str:
    if row["category"] == IDENTIFIED:
        return i18n.number(row["value"]) if not absent(row) else i18n.cell(row)
    if share is None:
        return say("{n} · share not known", n=i18n.number(row["value"]))
    return say("{n} · {share} of those identified", n=i18n.number(row["value"]), share=i18n.percent(share["value"]))


def title(view: View) -> str:
    """The last step of the referrals, or what is known of the chosen period."""
    frame = view.rows
    referred = frame[frame["category"] == REFERRED]
    last = referred.iloc[-1]
    shares = frame[frame["category"] == SHARE]
    if len(referred) == 1:
        if len(shares):
            share = shares.iloc[0]
            return say(
                "In {when}, {share} of the victims identified were referred to care: {n}",
                when=i18n.period(share["period"]),
                share=i18n.percent(share["value"]),
                n=i18n.of(share["numerator"], share["denominator"]),
            )
        return say(
            "In {when}, {n} victims were referred to care; the report does not say how many were identified",
            when=i18n.period(last["period"]),
            n=i18n.number(last["value"]),
        )
    before = referred.iloc[-2]
    change = say("rose") if last["value"] > before["value"] else say("fell")
    told = say(
        "Referrals {change} from {before} to {last} between {when} and {then}",
        when=i18n.period(before["period"]),
        then=i18n.period(last["period"]),
        change=change,
        before=i18n.number(before["value"]),
        last=i18n.number(last["value"]),
    )
    known = frame[(frame["category"] == IDENTIFIED) & (frame["period"] == last["period"])]["value"].notna().any()
    return told if known else say("{told}; the report gives the number identified only for the first", told=told)


def subtitle(view: View) -> str:
    """Measure, unit, place, period."""
    chosen = view.value("period")
    return say(
        "Victims of trafficking identified and referred to care, persons, Pakistan, {when}",
        when=i18n.period(chosen) if chosen else say("by reporting period"),
    )


def n(view: View) -> str:
    """Persons referred and identified, as far as counted."""
    referred = view.rows[view.rows["category"] == REFERRED]
    identified = view.rows[view.rows["category"] == IDENTIFIED].dropna(subset=["value"])
    told = say("n = {n} persons referred", n=i18n.listing([i18n.number(value) for value in referred["value"]]))
    if identified.empty:
        return told
    return say(
        "{told}; {n} identified ({when})",
        told=told,
        n=i18n.number(identified["value"].sum()),
        when=i18n.listing([i18n.period(p) for p in identified["period"]]),
    )


def notes(view: View) -> list[str]:
    """Why there is one share, what a period is, and which figure is not plotted."""
    told = [
        say(
            "A share needs both counts from one period. They stand side by side only for April 2019 to March 2020; "
            "referrals of other periods are not divided by that total."
        ),
        say("Periods are those of the US reports, April to March; the report says 2019 for April 2019 to March 2020."),
    ]
    if "2020-04/2021-03" in set(view.rows["period"]):
        told.append(
            say("Referrals rose again in the year to March 2022, says the US report of 2022; no number could be read.")
        )
        told.append(
            say(
                "A reader’s letter to a newspaper has a total for 2020. It is not official (grade C), so it is not "
                "shown."
            )
        )
    return told


CHART = Chart(
    slug="referral-ratio",
    theme="trafficking",
    unit="persons",
    level="country",
    question="How many of the victims identified are referred to care?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    filters=(PERIOD,),
    detected=True,
    about="Identifying a victim helps only if care follows: a shelter, a doctor, a lawyer. The "
    "report takes its counts from the yearly US reports; the police of the provinces refer.",
)
