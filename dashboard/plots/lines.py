"""Lines over time in the house style: one line a series, named at its end, values at the points, zero-based."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import i18n
from dashboard.data.row import Row, absent
from dashboard.plots import theme
from dashboard.plots.figure import Drawing

HEIGHT = 340  # pixels
GAP = 19  # pixels between the words of two lines at their ends
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")  # so that lines are told apart in a print in grey
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
END = 0.30  # of the width, kept free at the right for the names of the lines


@dataclass(frozen=True)
class Point:
    """One row on a line: x (any scale, mostly the year), value, the words at it, its hover and its figure id.

    value None: nothing was counted; the line breaks there.
    """

    x: float
    value: float | None
    text: str
    hover: str
    id: str


@dataclass(frozen=True)
class Line:
    """A series: its name, colour and points in the order of x. `told`: indexes of the points that carry words."""

    name: str
    colour: str
    points: Sequence[Point]
    told: Sequence[int] = ()


def year(period: str) -> float:
    """The middle of an ISO 8601 period as a decimal year: "2020-04/2021-03" -> 2020.75, "2018" -> 2018."""
    moments = []
    for text in (part for part in period.split("/") if part not in ("", "..")):
        parts = [int(part) for part in text.split("-")]
        moments.append(parts[0] + ((parts[1] - 0.5) / 12 if len(parts) > 1 else 0))
    return sum(moments) / len(moments)


def draw(
    lines: Sequence[Line],
    ticks: Sequence[tuple[float, str]],
    height: int = HEIGHT,
    bottom: float | None = 0,
    reverse: bool = False,
) -> Drawing:
    """Lines with their names at the right end.

    `ticks` are (x, words). `bottom` is the least value of the scale, None where the values decide (never for
    counts or shares of a whole). `reverse`: the smallest value is on top (a rank).
    """
    figure = theme.figure(height)
    figure.in_time = figure.heard = True
    values = [p.value for line in lines for p in line.points if p.value is not None]
    least, most = min(values, default=0.0), max(values, default=1.0)
    low = least if bottom is None else bottom
    span = (most - low) or 1.0
    rows = {"r": 8, "t": 26, "b": 30, "l": 18}  # the first tick is centred on the left edge
    pixel = span * 1.12 / (height - rows["t"] - rows["b"])
    start, end = ticks[0][0], ticks[-1][0]
    width = (end - start) or 1.0
    for index, line in enumerate(lines):
        figure.add_scatter(
            x=[p.x for p in line.points],
            y=[p.value for p in line.points],
            mode="lines+markers",
            line={"color": line.colour, "width": 2.5, "dash": DASHES[index % len(DASHES)]},
            marker={"size": 9, "symbol": SYMBOLS[index % len(SYMBOLS)], "color": line.colour},
            customdata=[p.id for p in line.points],
            hovertext=[p.hover for p in line.points],
            hoverinfo="text",
            connectgaps=False,
            cliponaxis=False,
            name=line.name,
        )
        for told in line.told:
            point = line.points[told]
            if point.value is not None:
                figure.add_annotation(
                    x=point.x,
                    y=point.value,
                    text=point.text,
                    showarrow=False,
                    yanchor="bottom",
                    yshift=7,
                    font={"size": 13, "color": line.colour},
                    xanchor=_anchor(point.x, start, end),
                )
    ends = [(line, last) for line in lines for last in [_last(line)] if last]
    for (line, last), y in zip(ends, spread([last.value or 0 for _, last in ends], GAP * pixel, low), strict=True):
        figure.add_annotation(
            x=last.x,
            y=y,
            text=f"<b>{line.name}</b>",
            showarrow=False,
            xanchor="left",
            xshift=12,
            align="left",
            font={"size": 14, "color": line.colour},
        )
    figure.update_xaxes(
        range=[start - width * 0.04, end + width * (0.04 + END / (1 - END))],
        tickmode="array",
        tickvals=[x for x, _ in ticks],
        ticktext=[text for _, text in ticks],
    )
    ends_at = [low, low + span * 1.12] if bottom is not None else [low - span * 0.12, low + span * 1.12]
    figure.update_yaxes(range=ends_at[::-1] if reverse else ends_at, showticklabels=False)
    if bottom is not None and not reverse:
        figure.add_shape(type="line", x0=start, x1=end, y0=0, y1=0, line={"color": theme.OUTLINE, "width": 1})
    figure.update_layout(margin=rows)
    return figure


def _anchor(x: float, start: float, end: float) -> str:
    """Words at the left edge begin at their point; all others are centred on it."""
    return "left" if x - start < (end - start) * 0.06 else "center"


def _last(line: Line) -> Point | None:
    valued = [point for point in line.points if point.value is not None]
    return valued[-1] if valued else None


def spread(places: Sequence[float], gap: float, least: float | None = None) -> list[float]:
    """The same places, moved apart as little as needed to stand `gap` from one another; their order is kept.

    None comes to stand below `least`: what lies under the scale is not drawn.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for lower, upper in itertools.pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    if order:
        over = (moved[order[-1]] - places[order[-1]]) / 2
        over = over if least is None else min(over, moved[order[0]] - least)
        moved = [place - over for place in moved]
    return moved


def of_rows(
    rows: pd.DataFrame,
    by: str,
    colours: Mapping[str, str],
    names: Mapping[str, str] | None = None,
    text: Callable[[Row], str] = i18n.cell,
    height: int = HEIGHT,
    every: bool = True,
) -> Drawing:
    """Lines of rows with one value each: a line for each value of column `by`, in the order of `colours`.

    names: how a line is called (its value of `by` where it is not given). every: all points carry their words,
    otherwise the first and the last. A tick for each period.
    """
    lines = []
    periods: dict[float, str] = {}
    for value, colour in colours.items():
        part = rows[rows[by] == value]
        records = sorted(part.to_dict("records"), key=lambda row: year(row["period"]))
        called = (names or {}).get(value, value)
        points = []
        for row in records:
            counted = not absent(row)
            said = text(row)
            when = i18n.period(row["period"])
            periods[year(row["period"])] = when
            points.append(
                Point(
                    year(row["period"]),
                    float(row["value"]) if counted else None,
                    said,
                    f"<b>{called}</b><br>{when}: {said}",
                    row["figure_id"],
                )
            )
        told = range(len(points)) if every else sorted({0, len(points) - 1})
        if points:
            lines.append(Line(called, colour, points, list(told)))
    return draw(lines, sorted(periods.items()), height)
