"""International treaties and where Pakistan stands on them (report, sections 2.1, 2.5 and 3.1; later sources)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n, text_width
from dashboard.chart import Chart, View
from dashboard.data import tables
from dashboard.data.row import Row, own
from dashboard.i18n import say
from dashboard.plots import bars, entries, lines, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Selection

# The two that the crimes of this site are named in stand first and in their colours.
FIRST = {"UN Trafficking Protocol": "trafficking", "UN Smuggling of Migrants Protocol": "smuggling"}
BOUND = ("ratified", "acceded")
SYMBOLS = {"bound": "circle", "signed": "circle-open", "outside": "x-thin-open"}
START, END = 1944, 2026
MIDDLE = 1990  # before it words stand to the right of a mark, after it to the left
NAME, STATE = 21, 25  # pixels for a line of a name and for a state
ROOM = 284  # pixels for a name on a phone


def rows(selection: Selection) -> pd.DataFrame:
    """States of the treaties for Pakistan: one row for each date that a source gives, or none where it gives none."""
    frame = tables.figures("conventions", "treaty-status", "treaty-step")
    joined = (frame["indicator"] == "treaty-status") | frame["value"].isin(BOUND)  # other steps are words
    frame = frame[(frame["geography"] == "Pakistan") & joined]
    dated = set(frame[frame["period"] != ""]["category"])
    frame = frame[(frame["period"] != "") | ~frame["category"].isin(dated)]  # a later source may have the date
    begun = {name: min(_when(row) for row in part.to_dict("records")) for name, part in frame.groupby("category")}
    order = [(list(FIRST).index(c) if c in FIRST else len(FIRST), begun[c], c) for c in frame["category"]]
    frame = frame.assign(order=order, when=[_when(row) for row in frame.to_dict("records")])
    return frame.sort_values(["order", "when"], kind="stable").drop(columns=["order"]).reset_index(drop=True)


def _when(row: Row) -> float:
    """The date as a decimal year; after all others where the source gives none."""
    return lines.year(row["period"]) if row["period"] else float("inf")


def state(row: Row) -> str:
    """bound, signed or outside."""
    if row["value"] in BOUND:
        return "bound"
    return "signed" if row["value"] == "signed" else "outside"


def _text(row: Row) -> str:
    mark = bars.marks({**row, "value": 0.0, "unit": "status"})
    if not row["period"]:
        return say("{state}, no date in the source", state=say(row["value"])) + mark
    return f"{i18n.period(row['period'])}: {say(row['value'])}{mark}"


def draw(view: View) -> Drawing:
    """A name above its states, each state a mark at its date with its words beside it."""
    figure = theme.figure()
    figure.in_time = True
    top, before = 0.0, ""
    records = view.records
    begin, edge = (END, "right") if i18n.direction() == "rtl" else (START, "left")  # of names, which are not in time
    for row in records:
        name = row["category"]
        colour = theme.COLOURS[FIRST.get(name, "context")]
        if name != before:
            wrapped = text_width.wrap(say(name), 14, ROOM, weight=700)
            top += 10 if before else 0
            figure.add_annotation(
                x=begin,
                y=top + NAME * len(wrapped),
                text=f"<b>{'<br>'.join(wrapped)}</b>",
                xanchor=edge,
                yanchor="bottom",
                showarrow=False,
                align=edge,
                font={"size": 14, "color": colour},
                borderpad=0,
            )
            top, before = top + NAME * len(wrapped), name
        y = top + STATE / 2
        dated = bool(row["period"])
        entries.thin_line(figure, (START, END), (y, y), "solid" if dated else "dot")
        x = own(row, "when") if dated else START
        shift = (-10 if x > MIDDLE else 10) if dated else 0
        entries.beside(figure, x, y, _text(row), shift, 13, theme.INK if dated else theme.MUTED)
        if dated:
            style = {
                "symbol": SYMBOLS[state(row)],
                "size": 11,
                "color": colour,
                "line": {"width": 2.5, "color": colour},
            }
            entries.mark(figure, x, y, row["figure_id"], f"<b>{say(name)}</b><br>{_text(row)}", style)
        top += STATE
    # Words of the figure: a picture has no margin for an axis.
    entries.ticks(figure, top + 6, {year: str(year) for year in range(1950, END - 10, 20)}, START)
    figure.update_xaxes(range=[START - 1, END], showticklabels=False)
    figure.update_yaxes(range=[top + 28, -2], showticklabels=False)
    figure.update_layout(height=int(top + 34), margin={"l": 4, "r": 8, "t": 2, "b": 2})
    return figure


def _treaties(view: View) -> dict[str, Row]:
    """The newest state of each treaty."""
    found: dict[str, Row] = {}
    for row in view.records:
        found[row["category"]] = row
    return found


def title(view: View) -> str:
    """Where the two protocols stand by the newest source."""
    newest = _treaties(view)
    one, other = (newest[name] for name in FIRST)
    if state(one) == "bound" and state(other) == "outside":
        official = view.rows[(view.rows["category"] == one["category"]) & (view.rows["grade"] == "A")].iloc[-1]
        return say(
            "After the report, in {when}, Pakistan joined the UN Trafficking Protocol; our sources do not show that it "
            "joined the Smuggling Protocol",
            when=i18n.period(official["period"]),
        )
    return say("Where Pakistan stands on {n} international treaties", n=len(newest))


def subtitle(view: View) -> str:
    """Measure, place, period."""
    return say(
        "Treaties on trafficking, smuggling, slavery, women and refugees: what Pakistan did and when, as the "
        "report of 2021 and later sources say"
    )


def n(view: View) -> str:
    """Treaties by their newest state."""
    newest = [state(row) for row in _treaties(view).values()]
    return say(
        "n = {n} instruments: {bound} ratified or acceded to, {signed} signed, {outside} neither",
        n=len(newest),
        bound=newest.count("bound"),
        signed=newest.count("signed"),
        outside=newest.count("outside"),
    )


def notes(view: View) -> list[str]:
    """What the words mean, what the dates are, and what is doubtful."""
    return [
        say(
            "A signature alone does not bind a state; ratifying or acceding does. The Universal Declaration is not a "
            "treaty: the report says of it that it was signed."
        ),
        say("“2021” is the year of the report. For the two Protocols it relies on lists seen in 2020."),
        say(
            "The report gives only the signature of the convention against organised crime. It was ratified by March "
            "2018, as a newspaper says; only a party to it can join a protocol."
        ),
        say(
            "The head of the FIA announced the ratification of the Trafficking Protocol on 15 September 2022. The day "
            "on which Pakistan acceded is in no source used here. By April 2024 the protocol had {n} parties.",
            n=i18n.number(tables.figures("treaty_parties", "parties-to-treaty").iloc[0]["value"]),
        ),
        say(
            "The report names another treaty, printed with the year 1947, as the successor of the convention of 1921. "
            "It does not say whether Pakistan joined it, so it is left out."
        ),
    ]


def legend(view: View) -> list[Key]:
    """What the marks mean."""
    grey = theme.COLOURS["context"]
    # A cross needs no key: its words stand beside it.
    return [
        Key(say("Ratified or acceded"), grey, "dot"),
        Key(say("Signed; the source gives no later step"), grey, "circle"),
    ]


def spoken(view: View) -> list[str]:
    """Every state in words."""
    return [say("{name}: {state}.", name=say(row["category"]), state=_text(row)) for row in view.records]


CHART = Chart(
    slug="conventions",
    theme="context",
    unit="status",
    level="country",
    question="Which international treaties has Pakistan signed, ratified or joined?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    about="The report of 2021 asks Pakistan to join both Protocols to the convention against organised crime. One of "
    "the two requests has since been met.",
)
