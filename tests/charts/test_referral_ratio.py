"""Referrals: one share, from one period; never a number of one period over a number of another."""

from __future__ import annotations

import math

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["referral-ratio"]
COUNTS = {
    ("2018-04/2019-03", "identified"): None,
    ("2018-04/2019-03", "referred to care"): 2697,
    ("2019-04/2020-03", "identified"): 19954,
    ("2019-04/2020-03", "referred to care"): 799,
    ("2020-04/2021-03", "identified"): None,
    ("2020-04/2021-03", "referred to care"): 11803,
}


def test_counts_by_period() -> None:
    rows = CHART.at().rows
    counts = rows[rows["unit"] == "persons"].to_dict("records")
    assert {
        (row["period"], row["category"]): None if math.isnan(row["value"]) else row["value"] for row in counts
    } == COUNTS
    for row in counts:
        assert row["empty_kind"] == ("" if not math.isnan(row["value"]) else "not-reported")


def test_the_only_share_is_799_of_19954() -> None:
    shares = CHART.at().rows
    shares = shares[shares["unit"] == "percent"]
    assert len(shares) == 1
    row = shares.iloc[0]
    assert (row["numerator"], row["denominator"], row["period"]) == (799, 19954, "2019-04/2020-03")
    assert row["value"] == pytest.approx(4.004, abs=0.001)


def test_nothing_divides_what_was_not_counted_together() -> None:
    view = CHART.at()
    assert not ((view.rows["numerator"] == 11803) | (view.rows["denominator"] == 32022)).any()
    text = " ".join([view.title, view.subtitle, view.n, view.alt, *view.notes, str(view.figure.to_json())])
    for wrong in ("32,022", "32022", "59.2", "36.9", "13.5"):
        assert wrong not in text


def test_one_figure_in_two_places_is_one_row() -> None:
    rows = CHART.at(Selection(period="2019-04/2020-03")).rows.set_index("category")
    assert set(rows.loc["referred to care", "figure_id"].split("; ")) == {"R003", "R004"}
    assert rows.loc["share referred", "figure_id"] == "R007; R008"


@pytest.mark.parametrize("period", ["", "2018-04/2019-03", "2019-04/2020-03", "2020-04/2021-03"])
def test_marks_are_the_rows(period: str) -> None:
    view = CHART.at(Selection(period=period))
    drawn = {key: x for trace in view.figure.data for key, x in zip(trace.customdata, trace.x, strict=True)}
    rows = {row["figure_id"]: row["value"] for row in view.rows.to_dict("records")}
    assert drawn == {key: None if math.isnan(value) else value for key, value in rows.items()}


def test_the_tick_of_the_share_stands_at_the_end_of_the_bar() -> None:
    layout = CHART.at().figure.layout
    # 799 on the scale of persons and 4.004 on that of percent are the same place.
    assert 799 / layout.xaxis.range[1] == pytest.approx(100 * 799 / 19954 / layout.xaxis2.range[1])


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (
            "",
            (
                "Referrals rose from 799 to 11,803 between Apr 2019 – Mar 2020 and Apr 2020 – Mar 2021; "
                "the report gives the number identified only for the first"
            ),
        ),
        (
            "2018-04/2019-03",
            (
                "In Apr 2018 – Mar 2019, 2,697 victims were referred to care; the report does not say how "
                "many were identified"
            ),
        ),
        (
            "2019-04/2020-03",
            ("In Apr 2019 – Mar 2020, 4.0\u202f% of the victims identified were referred to care: 799 of 19,954"),
        ),
        (
            "2020-04/2021-03",
            (
                "In Apr 2020 – Mar 2021, 11,803 victims were referred to care; the report does not say how "
                "many were identified"
            ),
        ),
    ],
)
def test_titles(period: str, title: str) -> None:
    assert CHART.at(Selection(period=period)).title == title
