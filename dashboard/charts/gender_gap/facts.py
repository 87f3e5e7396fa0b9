"""The rows of the chart of the gender gap index, and its filter."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.chart import View
from dashboard.data import provenance, tables
from dashboard.data.row import absent
from dashboard.selection import Filter, Selection, options

RANK, SCORE = "rank", "score"
MEASURES = {RANK: "Rank among the countries", SCORE: "Share of the gap closed"}
INDICATORS = {RANK: "gender-gap-rank", SCORE: "gender-gap-score"}
MEASURE = Filter("indicator", "Measure", lambda: options((k, v) for k, v in MEASURES.items()), default=RANK)
AGAIN = "as recalculated in 2025"


def rows(selection: Selection) -> pd.DataFrame:
    """One row an edition from the first to the last found; not reported where none of the sources gives it."""
    frame = tables.figures("gender_gap", INDICATORS[selection.indicator or RANK])
    years = tables.figures("gender_gap", *INDICATORS.values())["period"].astype(int)
    lacking = [str(year) for year in range(years.min(), years.max() + 1) if str(year) not in set(frame["period"])]
    like = frame.iloc[0].to_dict() | {
        "value": float("nan"),
        "numerator": float("nan"),
        "denominator": float("nan"),
        "empty_kind": "not-reported",
        "status": "read from text",
        "category": "as published",
        "note": "In none of these sources.",
        "source": provenance.united(frame["source"]),
        "locator": "",
        "grade": "B",
    }
    empty = [like | {"period": year, "figure_id": f"{like['indicator']}-{year}"} for year in lacking]
    return pd.concat([frame, pd.DataFrame(empty)], ignore_index=True).sort_values(
        ["period", "category"], ignore_index=True
    )


def published(view: View) -> list[dict[str, Any]]:
    """The editions as they were published, one row a year."""
    return view.rows[view.rows["category"] == "as published"].to_dict("records")


def valued(view: View) -> list[dict[str, Any]]:
    """The published editions that have a value."""
    return [row for row in published(view) if not absent(row)]


def missing(view: View) -> list[str]:
    """The years of the editions for which no source used here has a value."""
    return [row["period"] for row in published(view) if absent(row)]
