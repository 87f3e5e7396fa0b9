"""Lines over time: where points stand, what breaks a line, names that do not cover one another."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.plots import lines


@pytest.mark.parametrize(
    ("period", "middle"),
    [
        ("2018", 2018.0),
        ("2020-04/2021-03", 2020.75),
        ("2021-07", 2021 + 6.5 / 12),
        ("../2022", 2022.0),
        ("2015/2017", 2016.0),
    ],
)
def test_a_period_has_a_middle(period, middle):
    assert lines.year(period) == pytest.approx(middle)


def test_names_are_moved_apart_and_keep_their_order():
    assert lines.spread([10, 11, 30], 5) == [10, 15, 30]
    assert lines.spread([11, 10], 4) == pytest.approx([12.5, 8.5])
    assert lines.spread([], 5) == []
    assert lines.spread([0, 0], 4, least=0) == [0, 4], "no name below the scale"


def test_a_missing_value_breaks_the_line_and_every_point_keeps_its_figure():
    rows = pd.DataFrame(
        {
            "category": ["a", "a", "a", "b"],
            "period": ["2019", "2018", "2020", "2020"],
            "unit": "cases",
            "value": [float("nan"), 4.0, 6.0, 5.0],
            "empty_kind": ["not-reported", "", "", ""],
            "figure_id": ["R2", "R1", "R3", "R4"],
        }
    )
    figure = lines.of_rows(rows, "category", {"a": "#000", "b": "#111"}, {"a": "Arrests"}).checked()
    first, second = figure.data
    assert list(first.x) == [2018, 2019, 2020] and list(first.customdata) == ["R1", "R2", "R3"]
    assert first.y[1] is None and first.connectgaps is False
    assert (first.marker.symbol, first.line.dash) != (second.marker.symbol, second.line.dash), "told apart in grey"
    assert "<b>Arrests</b>" in [a.text for a in figure.layout.annotations]
    assert list(figure.layout.xaxis.ticktext) == ["2018", "2019", "2020"]
    assert figure.layout.yaxis.range[0] == 0


def test_a_rank_has_the_first_place_on_top():
    line = lines.Line(
        "Rank", "#000", [lines.Point(2020, 151, "151", "", "R1"), lines.Point(2021, 153, "153", "", "R2")]
    )
    figure = lines.draw([line], [(2020, "2020"), (2021, "2021")], bottom=None, reverse=True).checked()
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
