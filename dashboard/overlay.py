"""What can be laid over a map of districts: rows that another chart shows, as lines, dots or stripes.

One at a time, so that no picture joins what its sources keep apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.plots.over import Ground


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
    draw: Callable[[Drawing, Ground, pd.DataFrame], None]
    keys: Callable[[], list[Key]]
