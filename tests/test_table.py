"""The table under a chart: grade, small base and publisher stand in the cells of every row they are true of."""

from __future__ import annotations

import pandas as pd

from dashboard import table
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.data.row import Row

SMALL = 30  # below so many persons or cases a share is marked (publishing rule 9)


def cells(named: str) -> list[tuple[Row, str]]:
    """(row, text) of one column in the tables of all charts."""
    found = []
    for chart in CHARTS.values():
        view = chart.at()
        shown = table.columns(view.records, view.varying)
        if named in shown:
            rows = table.of_view(view)[1]
            found += [(row, line[shown.index(named)]) for row, line in zip(view.records, rows, strict=True)]
    return found


def test_a_second_hand_figure_is_marked_and_no_other() -> None:
    marked: dict[str, set[bool]] = {}
    for row, text in cells("status"):
        marked.setdefault(row["grade"], set()).add(text.endswith(" (B)"))
    assert marked == {"A": {False}, "B": {True}}


def test_a_small_base_has_a_star_and_no_other() -> None:
    found = cells("n")
    for row, text in found:
        small = not pd.isna(row["denominator"]) and row["denominator"] < SMALL
        assert text.endswith(" *") == small, (row["figure_id"], text)
    assert any(text.endswith(" *") for _, text in found)


def test_a_source_is_named_by_its_publisher() -> None:
    publisher = tables.table("sources").set_index("id")["publisher"]
    for row, text in cells("source"):
        assert text.startswith(str(publisher[row["source"].split(";")[0].strip()])), (row["figure_id"], text)
