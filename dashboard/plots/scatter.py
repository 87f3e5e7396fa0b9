"""Points on two axes of shares in the house style: colour and mark tell the groups apart, in grey too.

Nothing lies in a margin of the figure and the axes take fixed parts of it, so that a point lies at the same part of a
picture and of a live chart of any width, and pins can lie over both (dashboard/export/pin_marks.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from dashboard import i18n, text_width
from dashboard.plots import contrast, theme
from dashboard.plots.figure import Drawing

ASPECT = 1.2  # width over height
ACROSS, UP = (0.12, 0.985), (0.1, 0.985)  # parts of the figure that the axes take
WIDTH = 380  # pixels of its picture: its letters can be read where it is 320 wide
SIZE = 14  # pixels of the letters of the names of axes
OVER = (1.06, 1.14)  # of the last line, where an axis ends: upwards its name has room above the points and their rings
TICKS = 20  # percent from line to line; 10 on a short axis
# How a mark is called in a legend.
KEYS = {"circle": "dot", "square": "", "diamond": "turned", "triangle-up": "peak", "x": "cross"}


@dataclass(frozen=True)
class Point:
    """A district: its two shares in percent, its hover, the id of its figure and its code."""

    x: float
    y: float
    hover: str
    id: str
    code: str


@dataclass(frozen=True)
class Series:
    """The points of a group, and how they look."""

    name: str
    colour: str
    mark: str
    points: Sequence[Point]


def draw(series: Sequence[Series], names: tuple[str, str], ends: tuple[float, float]) -> Drawing:
    """Points from 0 to `ends` on both axes (percent), whose names stand at their ends: (across, upwards)."""
    figure = theme.figure()
    for one in series:
        seen = contrast.edge(one.colour) == one.colour
        figure.add_scatter(
            x=[point.x for point in one.points],
            y=[point.y for point in one.points],
            mode="markers",
            marker={
                "size": 9,
                "symbol": one.mark,
                "color": one.colour,
                "opacity": 0.8 if seen else 1,
                "line": {"color": theme.PAPER if seen else contrast.edge(one.colour), "width": 0.8 if seen else 1},
            },
            customdata=[point.id for point in one.points],
            ids=[point.code for point in one.points],
            hovertext=[point.hover for point in one.points],
            hoverinfo="text",
            cliponaxis=False,
            name=one.name,
        )
    # One nought for both axes: two would lie over one another in the corner.
    last = (ends[0] * OVER[0], ends[1] * OVER[1])
    for axis, part, end, least in ((figure.update_xaxes, ACROSS, ends[0], 0), (figure.update_yaxes, UP, ends[1], 1)):
        ticks = list(range(0, int(end) + 1, TICKS if end > 60 else TICKS // 2))
        axis(
            domain=list(part),
            range=[0, last[least]],
            automargin=False,
            tickvals=ticks,
            ticktext=[i18n.percent(tick, 0) if tick >= least else "" for tick in ticks],
            showgrid=True,
            gridcolor=theme.LINE,
        )
    corner = {"showarrow": False, "font": {"size": SIZE, "weight": 600, "color": theme.MUTED}}
    figure.add_annotation(x=last[0], y=0, xanchor="right", yanchor="bottom", text=names[0], **corner)
    figure.add_annotation(x=0, y=last[1], xanchor="left", yanchor="top", text=names[1], **corner)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, height=None)
    figure.in_time = True  # both axes run from the left and from below in every language
    return figure


@dataclass(frozen=True)
class Sheet:
    """The figure as it lies on its picture: shares to pixels from the left upper corner, and back.

    ends: of both axes in percent.
    """

    ends: tuple[float, float]
    wide: float = WIDTH
    high: float = WIDTH / ASPECT

    @classmethod
    def of(cls, figure: Drawing) -> Sheet:
        """The sheet of a drawn figure."""
        return cls((figure.layout["xaxis"]["range"][1], figure.layout["yaxis"]["range"][1]))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point."""
        across, up = ACROSS[1] - ACROSS[0], UP[1] - UP[0]
        return (ACROSS[0] + across * x / self.ends[0]) * self.wide, (1 - UP[0] - up * y / self.ends[1]) * self.high

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The shares at these pixels, in hundredths of a percent."""
        across, up = ACROSS[1] - ACROSS[0], UP[1] - UP[0]
        shares = (x / self.wide - ACROSS[0]) / across * self.ends[0], (1 - UP[0] - y / self.high) / up * self.ends[1]
        return round(shares[0], 2), round(shares[1], 2)


def written(figure: Drawing, sheet: Sheet) -> list[Any]:
    """What the names of the axes cover, as rectangles in pixels."""
    across, up = (text_width.width(note["text"], SIZE, 600) for note in figure.layout["annotations"])
    (left, top), (right, low) = sheet.at(0, sheet.ends[1]), sheet.at(sheet.ends[0], 0)
    high = 1.5 * SIZE
    return [shapely.box(right - across, low - high, right, low), shapely.box(left, top, left + up, top + high)]
