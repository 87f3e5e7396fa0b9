"""Sex-trafficking cases of section 2.1: 916, 567 and 131, then 800, 756 and 91; no rate between them."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["trafficking-prosecutions"]
COUNTS = {
    ("investigated", "2019-04/2020-03"): 916,
    ("investigated", "2020-04/2021-03"): 800,
    ("prosecuted", "2019-04/2020-03"): 567,
    ("prosecuted", "2020-04/2021-03"): 756,
    ("convicted", "2019-04/2020-03"): 131,
    ("convicted", "2020-04/2021-03"): 91,
}


def test_counts_and_no_rates() -> None:
    rows = CHART.at().rows
    assert {(r["category"], r["period"]): r["value"] for r in rows.to_dict("records")} == COUNTS
    assert rows["numerator"].isna().all() and rows["denominator"].isna().all()
    assert "percent" not in set(rows["unit"])
    assert not any("%" in (note.text or "") for note in CHART.at().figure.layout.annotations)


def test_older_series_is_left_out() -> None:
    assert not CHART.at().rows["figure_id"].str.startswith("E").any()
    assert any("2002" in note for note in CHART.at().notes)


@pytest.mark.parametrize("period", ["", "2019-04/2020-03", "2020-04/2021-03"])
def test_marks_are_the_rows(period: str) -> None:
    view = CHART.at(Selection(period=period))
    bar = view.figure.data[0]
    assert dict(zip(bar.customdata, bar.x, strict=True)) == dict(
        zip(view.rows["figure_id"], view.rows["value"], strict=True)
    )
    assert len(view.rows) == (3 if period else 6)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (
            "",
            (
                "Sex trafficking, Apr 2020 – Mar 2021: 800 (down from 916) cases investigated, 756 (up from 567) "
                "prosecuted, 91 (down from 131) convictions"
            ),
        ),
        (
            "2019-04/2020-03",
            "Sex trafficking, Apr 2019 – Mar 2020: 916 cases investigated, 567 prosecuted, 131 convictions",
        ),
        (
            "2020-04/2021-03",
            "Sex trafficking, Apr 2020 – Mar 2021: 800 cases investigated, 756 prosecuted, 91 convictions",
        ),
    ],
)
def test_titles(period: str, title: str) -> None:
    assert CHART.at(Selection(period=period)).title == title
