"""Where everything in a picture lies: the chart, its legend, and the words above, below or beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from dashboard import i18n
from dashboard.chart import View
from dashboard.export import tabular
from dashboard.export.image_sizes import Size
from dashboard.export.image_words import Block, foot_of, head_of, legend
from dashboard.plots import bars
from dashboard.plots.direction import stands

EDGE = 28  # CSS pixels of white around everything
WIDE, ASIDE = 1.5, 0.36  # from this ratio of its sides on, words stand beside the chart, on this part of the width
SMALL = 2  # from so many times its canonical width on, a wide picture has its bars in columns
COLUMNS, GAP = (2, 3), 0.04  # how many; part of the chart's width between two


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in CSS pixels: the whole picture, its margins, what of them the axes of the chart need
    (`axes`, for the words at its edges), legend and foot; aside: these stand beside the chart; columns: bars that are
    many for a wide picture stand side by side."""

    width: float
    height: float
    top: float
    bottom: float
    right: float
    head: list[Block]
    keys: list[tuple[float, float, Any]]
    foot: list[Block]
    axes: dict[str, float]
    aside: bool
    columns: bars.Columns | None = None


def plan(view: View, size: Size, address: str) -> Plan:
    """The layout at the least width at which everything fits: words under the chart, or beside it in a wide picture.

    A tall chart would need so much width for its height that nobody could read it: its bars go side by side then.
    """
    made = _plan(view, size, address, None)
    if not made.aside or view.shape or made.width <= size.canonical * SMALL:
        return made
    figure = tabular.from_the_left(view)
    for count in COLUMNS:
        columns = bars.Columns.of(figure, count)
        other = _plan(view, size, address, columns) if columns else made
        chart = other.width - EDGE - other.right - sum(other.axes[side] for side in "lr")
        if columns and other.width < made.width and columns.fit(figure, chart * part_of(count)):
            made = other
    return made


def part_of(count: int) -> float:
    """Part of the width that each of so many columns has."""
    return (1 - GAP * (count - 1)) / count


def _plan(view: View, size: Size, address: str, columns: bars.Columns | None) -> Plan:
    least = view.least + 2 * EDGE if view.least else 0
    aside = size.height is not None and size.width / size.height > WIDE and not view.least
    width = float(max(size.canonical, least))
    axes = margins(view)
    while True:
        right = EDGE + (width * ASIDE + EDGE if aside else 0)
        room = width * ASIDE if aside else width - 2 * EDGE
        head, foot = head_of(view, width - 2 * EDGE), foot_of(view, room, address, brief=size.height is not None)
        keys, key_height = legend(view, room)
        chart = columns.height if columns else plot_height(view, width - EDGE - right)
        words_height = sum(block.height for block in foot)
        top = EDGE + sum(block.height for block in head) + axes["t"]
        if aside:
            bottom = float(EDGE + axes["b"])
            needs = top + max(chart * (0.8 if view.shape else 1), key_height + words_height) + bottom
        else:
            top, bottom = top + key_height, EDGE + words_height + 10 + axes["b"]
            needs = top + chart + bottom
        height = width * size.height / size.width if size.height else needs
        if needs <= height + 1:
            return Plan(width, height, top, bottom, right, head, keys, foot, axes, aside, columns)
        width = math.ceil(width * 1.03)


def margins(view: View) -> dict[str, float]:
    """CSS pixels the chart keeps free at its sides, for the words of its axes, before the picture is mirrored."""
    found = {side: float(view.drawn.layout["margin"].get(side) or 0) for side in "lrtb"}
    if i18n.direction() == "rtl" and stands(view.drawn):  # they change sides once more with the rest of the picture
        found["l"], found["r"] = found["r"], found["l"]
    return found


def plot_height(view: View, width: float) -> float:
    """CSS pixels the chart itself wants at a canonical width, without its margins."""
    if not view.shape:
        return float(view.height) - margins(view)["t"] - margins(view)["b"]
    return min((width - 2 * EDGE) / view.shape, 620.0)
