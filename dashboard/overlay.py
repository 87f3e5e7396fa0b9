"""What can be laid over a map of districts: rows that another chart shows, as lines, dots or stripes.

One at a time, so that no picture joins what its sources keep apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.plots import over, pins
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.plots.shown import Shown


@dataclass(frozen=True, eq=False)  # there is one of each
class Overlay:
    """An overlay by its name in an address; a chart owns it (dashboard/charts/<chart>).

    rows: what it shows, with the columns of dashboard/rows.py. told: that in sentences, with years and n; they bind,
    as whoever sees the marks must know them. draw: lays it over a figure.
    """

    name: str
    label: str
    rows: Callable[[], pd.DataFrame]
    told: Callable[[pd.DataFrame], list[str]]
    draw: Callable[[Drawing, over.Ground, pd.DataFrame], None]
    keys: Callable[[], list[Key]]


def laid(bare: Drawing, view: Shown, level: str, overlay: Overlay | None, rows: pd.DataFrame) -> Drawing:
    """A map with the pins of a view and an overlay (of these rows) upon it; the drawing of the bare map stays as it is.

    level: what its areas are, a district or a province.
    """
    figure, ground = bare.copy(), over.Ground.of(view, level)
    pins.draw(figure, ground.layer, view.selection.listed("pins"), ground.sheet)
    if overlay:
        overlay.draw(figure, ground, rows)
    return figure
