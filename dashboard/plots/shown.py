"""What a drawing may know of a view: its rows and what the reader chose; nothing of titles, notes or files."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from dashboard.data.row import Row
from dashboard.selection import Selection


class Shown(Protocol):
    """Rows to draw. dashboard.chart.View is one; a test may make another."""

    @property
    def selection(self) -> Selection:
        """What the reader chose."""

    @property
    def records(self) -> list[Row]:
        """The rows of the chosen place as dictionaries."""

    def value(self, name: str) -> str:
        """The value of a filter: what was chosen, else its default."""

    def chosen(self, frame: pd.DataFrame) -> pd.Series:
        """Which rows of `frame` belong to the chosen place."""

    def label(self, row: Row) -> str:
        """What a row is about in words."""
