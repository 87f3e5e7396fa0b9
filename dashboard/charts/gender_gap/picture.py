"""The picture of the gender gap index: the rank on a column, or the share of the gap closed."""

from __future__ import annotations

from typing import Any

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.gender_gap.facts import AGAIN, RANK, published, valued
from dashboard.charts.gender_gap.words import in_words
from dashboard.data.row import absent
from dashboard.i18n import say
from dashboard.plots import bars, contrast, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key

FULL = 100.0  # percent closed: parity
COLOUR = theme.COLOURS["context"]
COLUMN = theme.SEQUENTIAL["context"][1]


def draw(view: View) -> Drawing:
    """The rank over the last place there was, or the share closed against parity."""
    return _draw_rank(view) if view.value("indicator") == RANK else _draw_score(view)


def _line(figure: Drawing, records: list[dict[str, Any]]) -> None:
    """A line with its number over each edition; it breaks where none was found."""
    there = [not absent(row) for row in records]
    figure.add_scatter(
        x=[int(row["period"]) for row in records],
        y=[row["value"] if known else None for row, known in zip(records, there, strict=True)],
        mode="lines+markers+text",
        connectgaps=False,
        cliponaxis=False,
        line={"color": COLOUR, "width": 2},
        marker={
            "size": 10,
            "line": {"width": 2, "color": COLOUR},
            "color": [theme.PAPER if row["grade"] == "B" else COLOUR for row in records],
        },
        text=[_number(row) if known else "" for row, known in zip(records, there, strict=True)],
        textposition="top center",
        textfont={"size": 14, "color": COLOUR, "weight": 600},
        customdata=[row["figure_id"] for row in records],
        hoverinfo="text",
        hovertext=[
            f"<b>{row['period']}</b><br>{in_words(row)}" if known else ""
            for row, known in zip(records, there, strict=True)
        ],
    )


def _number(row: dict[str, Any]) -> str:
    return i18n.number(row["value"], 0) if row["unit"] == "rank" else i18n.percent(row["value"])


def _draw_rank(view: View) -> Drawing:
    """The first place on top; a column as long as the list of countries, with the country's place on it."""
    records, known = published(view), valued(view)
    figure = theme.figure(340)
    figure.in_time = True
    _missing(figure, records)
    figure.add_bar(
        x=[int(row["period"]) for row in known],
        y=[row["denominator"] for row in known],
        width=0.62,
        marker={"color": COLUMN, "line": {"color": contrast.edge(COLUMN), "width": 1}},
        customdata=[row["figure_id"] for row in known],
        hoverinfo="text",
        hovertext=[f"<b>{row['period']}</b><br>{in_words(row)}" for row in known],
        text=[i18n.number(row["denominator"], 0) for row in known],
        textposition="outside",
        textfont={"size": 13, "color": theme.MUTED},
        cliponaxis=False,
        constraintext="none",
        textangle=0,
    )
    _line(figure, records)
    figure.update_yaxes(range=[max(row["denominator"] for row in known) * 1.2, -2], showticklabels=False)
    _years(figure, {int(row["period"]): i18n.from_left(f"’{row['period'][2:]}") for row in records})
    figure.add_annotation(
        x=int(records[0]["period"]) - 0.31,
        y=0,
        text=say("1st place"),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        font={"size": 13, "color": theme.MUTED},
    )
    return figure


def _missing(figure: Drawing, records: list[dict[str, Any]]) -> None:
    """A shaded band over each run of editions that were not found, saying so."""
    years = [int(row["period"]) for row in records if absent(row)]
    if not years:
        return
    first, last = min(years) - 0.5, max(years) + 0.5
    figure.add_shape(
        type="rect",
        x0=first,
        x1=last,
        y0=0.09,
        y1=1,
        yref="paper",
        layer="below",
        fillcolor=theme.EMPTY,
        line={"width": 0},
    )
    figure.add_annotation(
        x=(first + last) / 2,
        y=0.5,
        yref="paper",
        text=say("not<br>found"),
        showarrow=False,
        font={"size": 13, "color": theme.MUTED},
    )


def _years(figure: Drawing, ticks: dict[int, str]) -> None:
    """The years inside the plot, at its foot: a picture keeps its margins for words of its own."""
    first, last = min(ticks), max(ticks)
    pad = (last - first) * 0.05 + 0.2
    for year, text in ticks.items():
        figure.add_annotation(
            x=year,
            y=0,
            yref="paper",
            yanchor="bottom",
            text=text,
            showarrow=False,
            font={"size": 14, "color": theme.MUTED},
        )
    figure.update_xaxes(range=[first - pad, last + pad], showticklabels=False)
    figure.update_layout(margin={"l": 2, "r": 8, "t": 8, "b": 2})


def _draw_score(view: View) -> Drawing:
    """From nothing to parity, so that a step of a point looks like one; what is open stands over the line."""
    known = valued(view)
    figure = theme.figure(320)
    figure.in_time = True
    _line(figure, known)
    for row in view.rows[view.rows["category"] == AGAIN].to_dict("records"):
        told = say("{share} as worked<br>out again in 2025", share=i18n.percent(row["value"]))
        figure.add_scatter(
            x=[int(row["period"])],
            y=[row["value"]],
            mode="markers",
            hoverinfo="text",
            customdata=[row["figure_id"]],
            marker={"size": 18, "symbol": "line-ew-open", "color": COLOUR, "line": {"width": 1.5, "color": COLOUR}},
            hovertext=[f"<b>{row['period']}</b><br>{i18n.percent(row['value'])}, {say(AGAIN)}{bars.marks(row)}"],
        )
        figure.add_annotation(
            x=int(row["period"]),
            y=row["value"],
            text=told,
            showarrow=False,
            yanchor="top",
            yshift=-9,
            font={"size": 13, "color": theme.MUTED},
        )
    start, end = int(known[0]["period"]), int(known[-1]["period"])
    for y, dash in ((0, "solid"), (FULL, "dot")):
        figure.add_shape(
            type="line", x0=start, x1=end, y0=y, y1=y, line={"color": theme.OUTLINE, "width": 1, "dash": dash}
        )
    figure.add_annotation(
        x=start,
        y=FULL,
        text=say("100 %: women and men stand alike"),
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        font={"size": 13, "color": theme.MUTED},
    )
    last = known[-1]
    figure.add_shape(
        type="line",
        x0=end,
        x1=end,
        y0=last["value"] + 14,
        y1=FULL - 2,
        layer="below",
        line={"color": theme.OUTLINE, "width": 1},
    )
    figure.add_annotation(
        x=end,
        y=(last["value"] + FULL) / 2 + 6,
        showarrow=False,
        xanchor="right",
        xshift=-8,
        text=say("{share} still open", share=i18n.percent(FULL - last["value"])),
        font={"size": 14, "color": theme.INK},
    )
    figure.update_yaxes(range=[-FULL * 0.1, FULL * 1.12], showticklabels=False)
    _years(figure, {int(row["period"]): row["period"] for row in known})
    return figure


def legend(view: View) -> list[Key]:
    """Which dots the report has and which the press, and what a column is."""
    keys = [Key(say("Printed in the report"), COLOUR, "dot"), Key(say("Quoted by the press (B)"), COLOUR, "circle")]
    return [*keys, Key(say("All countries ranked"), COLUMN)] if view.value("indicator") == RANK else keys
