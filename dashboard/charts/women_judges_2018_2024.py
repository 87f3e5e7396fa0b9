"""Women among judges, 2018 and March 2024, court by court where both dates have a count (report; press)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import Chart, View
from dashboard.data import measures, tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection

THEN, NOW = "2018", "2024-03"
# What both dates count -> the figures of 2018 (added up where there are several) and the figure of 2024.
COURTS = {
    "All courts": (("R093",), "E125"),
    "District courts": (("R091",), "E127"),
    "Supreme, Shariat and high courts": (("R055", "R057", "R089"), "E126"),
    "Supreme Court": (("R057",), "E128"),
    "Lahore High Court": (("R065",), "E129"),
    "Sindh High Court": (("R071",), "E130"),
}
ROW = 82  # pixels for a name, its two dots and their counts
COLOUR = theme.COLOURS["deciding"]


def rows(selection: Selection) -> pd.DataFrame:
    """Two rows a court: women of all judges in percent, at the earlier and at the later date."""
    frame = tables.figures("judges", "judges", "women-share-of-judges").set_index("figure_id", drop=False)
    counted, found = measures.share(frame), []
    for court, (earlier, later) in COURTS.items():
        part = frame.loc[list(earlier)].assign(court=court)
        if len(part) > 1:
            then = measures.share(measures.summed(part.reset_index(drop=True), ["court"]))
        else:
            printed = part["unit"].eq("percent").all()
            then = part if printed else counted.loc[list(earlier)]
        found += [then.assign(court=court), frame.loc[[later]].assign(court=court)]
    both = pd.concat(found, ignore_index=True)
    both["category"] = both["court"]
    # Courts are told apart by their names; the country is counted in all of them.
    return both.assign(geography="Pakistan", geography_level="country")


def draw(view: View) -> Drawing:
    """Two dots a court on one scale from zero, joined; the counts below."""
    pairs = [(then, now) for _, (then, now) in _pairs(view)]
    most = max(row["value"] for pair in pairs for row in pair)
    figure = theme.figure(ROW * len(pairs) + 12)
    for i, (then, now) in enumerate(pairs):
        y = len(pairs) - 1 - i
        figure.add_annotation(
            x=0,
            xref="paper",
            y=y + 0.2,
            text=f"<b>{say(own(then, 'court'))}</b>",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 15},
        )
        figure.add_shape(type="line", x0=0, x1=most, y0=y, y1=y, line={"color": theme.LINE, "width": 1}, layer="below")
        figure.add_scatter(
            x=[then["value"], now["value"]],
            y=[y, y],
            mode="lines+markers",
            line={"color": COLOUR, "width": 3},
            marker={"size": 13, "color": [theme.PAPER, COLOUR], "line": {"color": COLOUR, "width": 2}},
            customdata=[then["figure_id"], now["figure_id"]],
            hoverinfo="text",
            cliponaxis=False,
            hovertext=[
                f"<b>{say(own(row, 'court'))}, {i18n.period(row['period'])}</b><br>{i18n.with_n(row)}{bars.marks(row)}"
                for row in (then, now)
            ],
        )
        low, high = sorted((then, now), key=lambda row: row["value"])
        for row, anchor, shift in ((low, "right", -11), (high, "left", 11)):
            weight = "<b>{}</b>" if row is now else "{}"
            figure.add_annotation(
                x=row["value"],
                y=y,
                text=weight.format(i18n.percent(row["value"])),
                xanchor=anchor,
                xshift=shift,
                yanchor="middle",
                showarrow=False,
                bgcolor=bars.HALO,
                borderpad=0,
                font={"size": 14, "color": COLOUR if row is now else theme.MUTED},
            )
        counts = say("{then} → {now}", then=_counts(then), now=_counts(now))
        figure.add_annotation(
            x=0,
            xref="paper",
            y=y - 0.15,
            text=counts,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"size": 13, "color": theme.MUTED},
        )
    figure.update_xaxes(range=[-most * 0.26, most * 1.3], showticklabels=False)
    figure.update_yaxes(range=[-0.52, len(pairs) - 0.4], showticklabels=False)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2})
    return figure


def _pairs(view: View) -> list[tuple[str, tuple[Row, Row]]]:
    records = view.records
    found = []
    for court in dict.fromkeys(own(row, "court") for row in records):
        then, now = (row for row in records if own(row, "court") == court)
        found.append((court, (then, now)))
    return found


def _counts(row: Row) -> str:
    return i18n.of(row["numerator"], row["denominator"]) + bars.marks(row)


def title(view: View) -> str:
    """Before and after for all courts, and for the superior ones."""
    value = view.rows.set_index(["court", "period"])["value"]
    told = {
        name: say("{then} and {now}", then=i18n.percent(value[court, THEN]), now=i18n.percent(value[court, NOW]))
        for name, court in (("all", "All courts"), ("superior", "Supreme, Shariat and high courts"))
    }
    return say(
        "Women among judges in two counts, {then} and {now}: {all} of all; {superior} in the superior courts",
        then=i18n.period(THEN),
        now=i18n.period(NOW),
        **told,
    )


def subtitle(view: View) -> str:
    """Measure, unit, dates."""
    return say(
        "Share of women among judges, in percent, Pakistan, {then} and {now}",
        then=i18n.period(THEN),
        now=i18n.period(NOW),
    )


def n(view: View) -> str:
    """Judges of all courts at both dates."""
    pair = dict(_pairs(view))["All courts"]
    return say(
        "n = {then} judges in {year}, {now} in {month}",
        then=i18n.number(pair[0]["denominator"]),
        now=i18n.number(pair[1]["denominator"]),
        year=i18n.period(THEN),
        month=i18n.period(NOW),
    )


def notes(view: View) -> list[str]:
    """Who counted, what may not be comparable, what other courts and the time between have."""
    none = tables.figures("superior_courts", "women-judges-of-a-court")
    between = tables.figures("superior_courts", "women-share-of-a-court")
    return [
        say(
            "The two dates come from different counts: a study of the courts, and a review of the Law and Justice "
            "Commission as newspapers quote it. Whether Azad Jammu and Kashmir and Gilgit-Baltistan are in the later "
            "one is not said, so part of a step may be one of coverage."
        ),
        say(
            "In {when} no woman sat in these courts: {courts}. Our source gives no size of them, so they have no row.",
            courts=i18n.listing([say(row["category"]) for row in none.to_dict("records")]),
            when=i18n.period(NOW),
        ),
        say(
            "One row may hold another: all courts take in the two rows below it. In a court of a few dozen judges one "
            "appointment moves the share by two points or more."
        ),
        say(
            "In {when}, by a newspaper’s count, {all} judges of the superior courts were women: {courts}.",
            when=i18n.period(between.iloc[0]["period"]),
            all=i18n.of(between.iloc[0]["numerator"], between.iloc[0]["denominator"]),
            courts=i18n.listing(
                [
                    say("{court} {n}", court=say(row["category"]), n=i18n.of(row["numerator"], row["denominator"]))
                    for row in between.iloc[1:].to_dict("records")
                ]
            ),
        ),
    ]


def legend(view: View) -> list[Key]:
    """The two dates."""
    return [Key(i18n.period(THEN), COLOUR, "circle"), Key(i18n.period(NOW), COLOUR, "dot")]


def spoken(view: View) -> list[str]:
    """Court by court, both dates."""
    return [
        say("{court}: {then}, then {now}.", court=say(court), then=i18n.with_n(then), now=i18n.with_n(now))
        for court, (then, now) in _pairs(view)
    ]


CHART = Chart(
    slug="women-judges-2018-2024",
    theme="deciding",
    unit="percent",
    level="country",
    question="Are there more women among the judges than there were?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    about="The report stops in 2018. In 2024 more women sat in the Supreme Court and in Sindh’s High Court than in "
    "2018, and fewer in the high courts of Lahore, Peshawar and Balochistan.",
)
