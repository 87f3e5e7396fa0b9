"""Smuggling corridors without a map: every corridor a row of stages."""

from __future__ import annotations

import pandas as pd

from dashboard import text_width
from dashboard.chart import View
from dashboard.charts.smuggling_corridors.facts import NETWORK, rows, stages
from dashboard.charts.smuggling_corridors.picture import HEADING, STAGE, WIDTH, colour_of, hover_of
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.plots.figure import Drawing


def _wrapped(name: str) -> list[str]:
    """A stage's name in short lines, alternatives one below the other."""
    lines = []
    parts = name.split(" / ")
    for i, part in enumerate(parts):
        lines += text_width.wrap(part + (say(" or") if i < len(parts) - 1 else ""), 13, STAGE)
    return lines


def diagram(view: View) -> Drawing:
    """Every corridor a row of dots joined by a line, with the names below; lists without an order have no line."""
    shown = set(view.rows["figure_id"])
    everything = rows(view.selection.without("corridor")).to_dict("records")
    drawn = [row for row in everything if row["figure_id"] != NETWORK]
    drawn.sort(key=lambda row: row["figure_id"] not in shown)
    top = 0.0
    figure = theme.figure()
    for row in drawn:
        mine = row["figure_id"] in shown
        ordered = stages(row)
        names = ordered or str(row["value"]).split("; ")
        if row["figure_id"] == "R177":
            names, ordered = names[:1], []
        colour = colour_of(row["figure_id"], view)
        x = [i / max(len(names) - 1, 2) for i in range(len(names))]
        heading = text_width.wrap(row["category"], 15, HEADING, weight=700)
        y = top - 17 - 17 * len(heading)
        figure.add_annotation(
            x=0,
            y=top,
            text="<br>".join(heading),
            xanchor="left",
            yanchor="top",
            showarrow=False,
            align="left",
            font={"size": 13, "color": theme.MUTED},
            xshift=-5,
        )
        figure.add_scatter(
            x=x,
            y=[y] * len(x),
            mode="lines+markers" if ordered else "markers",
            cliponaxis=False,
            line={"color": colour, "width": WIDTH},
            name="corridor" if mine else "other",
            marker={"size": 10, "color": colour if ordered else theme.PAPER, "line": {"color": colour, "width": 2}},
            customdata=[row["figure_id"]] * len(x) if mine else None,
            hoverinfo="text",
            hovertext=[hover_of(pd.Series(row))] * len(x),
        )
        lines = [_wrapped(name) for name in names]
        for i, (place, told) in enumerate(zip(x, lines, strict=True)):
            side = "left" if i == 0 else "right" if place == 1 else "center"
            figure.add_annotation(
                x=place,
                y=y,
                text="<br>".join(told),
                xanchor=side,
                yanchor="top",
                yshift=-8,
                showarrow=False,
                align=side,
                xshift={"left": -5, "right": 5, "center": 0}[side],
                font={"size": 13, "color": theme.INK if mine else theme.MUTED},
            )
        top = y - 36 - 18 * max(len(told) for told in lines)
    figure.update_xaxes(range=[0, 1], showticklabels=False)
    figure.update_yaxes(range=[top, 4], showticklabels=False)
    figure.update_layout(height=int(4 - top), margin={"l": 8, "r": 8, "t": 0, "b": 0})
    return figure
