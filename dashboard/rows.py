"""The rows of a view: those of all places with their columns completed, and those of the place that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import i18n
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.selection import Selection

if TYPE_CHECKING:
    from dashboard.chart import Chart

# The columns of a row as it is published (the contract of /charts/<slug>.json and .csv).
ROW = tuple(name for name in tables.COLUMNS if name not in ("indicator", "counted_by"))


@per_language(maxsize=64)
def context(chart: Chart, selection: Selection) -> pd.DataFrame:
    """The rows of all places with every column of ROW, numbers as floats, `code` and `province`; to read only."""
    return completed(chart.rows(selection.without("lang")))


def completed(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with every column of ROW, numbers as floats, `code` and `province`."""
    frame = frame.reset_index(drop=True)
    for column in ROW:
        if column not in frame:
            frame[column] = ""
    for column in tables.OPTIONAL:  # rows that a chart adds have none of these
        frame[column] = frame[column].astype(object).fillna("")
    for column in ("value", "numerator", "denominator"):
        if column != "value" or not any(isinstance(cell, str) and cell for cell in frame["value"]):
            frame[column] = pd.to_numeric(frame[column], errors="coerce").astype(float)
    places = list(zip(frame["geography"], frame["geography_level"], strict=True))
    if "code" not in frame:
        frame["code"] = [gazetteer.code_of(*place) for place in places]
    if "province" not in frame:
        frame["province"] = [gazetteer.home(code) for code in frame["code"]]
    return frame


@per_language(maxsize=64)
def records(chart: Chart, selection: Selection) -> list[Row]:
    """The same rows as dictionaries; to read only."""
    return context(chart, selection).to_dict("records")


def chosen(frame: pd.DataFrame, selection: Selection) -> pd.Series:
    """Which rows of `frame` the reader's province, provinces or district leave in."""
    keep = pd.Series(True, index=frame.index)
    if selection.province:
        keep &= frame["province"] == selection.province
    if selection.provinces:
        keep &= frame["province"].isin(selection.listed("provinces"))
    if selection.district:
        keep &= frame["code"] == selection.district
    return keep


def place(selection: Selection) -> str:
    """The chosen district, province or provinces in words; "" when none is chosen."""
    if selection.district:
        return say(gazetteer.names()[selection.district])
    codes = selection.listed("provinces") or ((selection.province,) if selection.province else ())
    return i18n.listing([say(gazetteer.provinces()[code]) for code in codes])
