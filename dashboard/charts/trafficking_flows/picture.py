"""The picture of trafficking flows: Pakistan as an upright line, a dot for each mention."""

from __future__ import annotations

from typing import Any

from dashboard import i18n, text_width
from dashboard.chart import View
from dashboard.charts.trafficking_flows.facts import DESTINATION, ORIGIN
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key

TEAL = theme.COLOURS["trafficking"]
ROOM = 112  # pixels for a line of words on a phone
LINE, GAP, HEAD = 17, 8, 12  # pixels: a line of words, between countries, above a purpose
SPINE, REACH = 0.5, 0.075  # where Pakistan stands, and how far the dots are from it


def draw(view: View) -> Drawing:
    """Pakistan as an upright line; origins to its left, destinations to its right, each a dot on a short equal line."""
    figure = theme.figure()
    sides = [way for way in (ORIGIN, DESTINATION) if view.value("flow") in ("", way)]
    lowest = min(_side(figure, view, way, alone=len(sides) == 1) for way in sides)
    figure.add_shape(
        type="line", x0=SPINE, x1=SPINE, y0=lowest, y1=-34, line={"color": theme.INK, "width": 4}, layer="below"
    )
    figure.add_annotation(
        x=SPINE,
        y=-34,
        text=f"<b>{say('Pakistan')}</b>",
        showarrow=False,
        yanchor="bottom",
        font={"size": 15},
        bgcolor=theme.PAPER,
        borderpad=2,
    )
    figure.update_xaxes(range=[0, 1], showticklabels=False)
    figure.update_yaxes(range=[lowest - 4, 0], showticklabels=False)
    figure.update_layout(height=int(4 - lowest), margin={"l": 4, "r": 4, "t": 0, "b": 0})
    return figure


def _side(figure: Drawing, view: View, way: str, alone: bool) -> float:
    """Draw one direction; the height it needs, below zero. alone: the other side tells the years."""
    left = way == ORIGIN
    side, other = ("right", "left") if left else ("left", "right")
    at = SPINE - REACH if left else SPINE + REACH
    away = SPINE + (SPINE - at) * 0.6
    shift = -11 if left else 11
    head = {ORIGIN: say("To or through"), DESTINATION: say("From")}[way]
    _words(figure, at, -44, [head], side, shift, theme.MUTED, middle=True)
    part = view.rows[view.rows["flow"] == way]
    y = -54.0
    for purpose in part["category"].unique():
        lines = text_width.wrap(i18n.capitalised(say(purpose)), 15, ROOM, weight=700)
        y -= HEAD
        _words(figure, at, y, [f"<b>{line}</b>" for line in lines], side, shift, theme.INK)
        y -= LINE * len(lines) + 5
        for row in part[part["category"] == purpose].to_dict("records"):
            lines = text_width.wrap(say(row["geography"]), 14, ROOM)
            middle = y - LINE * len(lines) / 2
            figure.add_shape(
                type="line", x0=SPINE, x1=at, y0=middle, y1=middle, line={"color": TEAL, "width": 1.5}, layer="below"
            )
            figure.add_scatter(
                x=[at],
                y=[middle],
                mode="markers",
                cliponaxis=False,
                customdata=[row["figure_id"]],
                marker={
                    "size": 11,
                    "color": theme.PAPER if row["either"] else TEAL,
                    "line": {"color": TEAL, "width": 2},
                },
                hoverinfo="text",
                hovertext=[_hover(row)],
                name=way,
            )
            _words(figure, at, middle, lines, side, shift, theme.INK, middle=True)
            if alone:
                _words(figure, away, middle, [i18n.period(row["period"])], other, 0, theme.MUTED, middle=True)
            y -= LINE * len(lines) + GAP
    return y


def _words(
    figure: Drawing, x: float, y: float, lines: list[str], side: str, shift: int, colour: str, middle: bool = False
) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        text="<br>".join(lines),
        showarrow=False,
        xanchor=side,
        align=side,
        xshift=shift,
        yanchor="middle" if middle else "top",
        font={"size": 13, "color": colour},
        borderpad=0,
    )


def _hover(row: dict[str, Any]) -> str:
    told = "<br>".join(sentence for sentence in say(row["note"]).split(". ") if sentence)
    purpose = i18n.capitalised(say(row["category"]))
    return f"<b>{say(row['geography'])}</b><br>{purpose}, {i18n.period(row['period'])}<br>{told}"


def legend(view: View) -> list[Key]:
    """Full and hollow dots."""
    keys = [Key(say("Named for trafficking in persons"), TEAL, "dot")]
    if view.rows["either"].any():
        keys.append(Key(say("Trafficking or smuggling, not known which"), TEAL, "circle"))
    return keys
