"""Sums of rows: an empty input leaves a sum empty, and a zero is a number."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.charts import CHARTS
from dashboard.data import measures


@pytest.fixture
def rows() -> pd.DataFrame:
    """Three rows of one province each, counted together below."""
    frame = CHARTS["women-judges"].at().rows.head(3).copy()
    frame["label"], frame["value"], frame["empty_kind"] = "all", [3.0, 4.0, 5.0], ""
    return frame


def total(frame: pd.DataFrame) -> pd.Series:
    (row,) = (row for _, row in measures.summed(frame, ["label"]).iterrows())
    return row


def test_values_are_added_up_and_said_to_be_computed(rows: pd.DataFrame) -> None:
    assert total(rows)["value"] == 12 and total(rows)["status"] == "computed by us"
    assert total(rows)["numerator"] == rows["numerator"].sum()


@pytest.mark.parametrize("kind", ["not reported", "suppressed"])
def test_an_empty_input_leaves_the_sum_empty_and_of_its_kind(rows: pd.DataFrame, kind: str) -> None:
    rows.iloc[1, rows.columns.get_indexer(["value", "empty_kind"])] = [math.nan, kind]
    assert math.isnan(total(rows)["value"]) and total(rows)["empty_kind"] == kind
    assert total(rows)["numerator"] == rows["numerator"].sum(), "of each column by itself"


def test_a_sum_of_zeros_is_zero(rows: pd.DataFrame) -> None:
    rows["value"], rows["empty_kind"] = 0.0, "zero"
    assert total(rows)["value"] == 0 and total(rows)["empty_kind"] == "zero"
