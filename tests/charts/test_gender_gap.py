"""The gender gap index: ranks and scores as published, editions not found, the report's two misreadings."""

from __future__ import annotations

import math

from dashboard.charts import CHARTS
from dashboard.selection import Selection

CHART = CHARTS["gender-gap"]
RANKS = {
    2015: (144, 145),
    2016: (143, 144),
    2020: (151, 153),
    2021: (153, 156),
    2022: (145, 146),
    2023: (142, 146),
    2024: (145, 146),
    2025: (148, 148),
}
SCORES = {2021: 55.6, 2022: 56.4, 2023: 57.5, 2024: 57.0, 2025: 56.7}


def test_ranks_and_missing_editions():
    rows = CHART.at().rows
    known = rows.dropna(subset=["value"]).to_dict("records")
    assert {int(r["period"]): (r["value"], r["denominator"]) for r in known} == RANKS
    absent = rows[rows["value"].isna()]
    assert absent["period"].tolist() == ["2017", "2018", "2019"]
    assert set(absent["empty_kind"]) == {"not-reported"}


def test_the_line_breaks_and_the_first_place_is_on_top():
    columns, line = CHART.at().figure.data
    assert line.connectgaps is False
    assert [x for x, y in zip(line.x, line.y, strict=True) if y is None] == [2017, 2018, 2019]
    assert list(columns.y) == [n for _, n in RANKS.values()]
    low, high = CHART.at().figure.layout.yaxis.range
    assert low > high


def test_what_the_press_quotes_is_hollow():
    line = CHART.at().figure.data[1]
    filled = [x for x, colour in zip(line.x, line.marker.color, strict=True) if colour != "#ffffff"]
    assert [x for x in filled if x not in (2017, 2018, 2019)] == [2021]


def test_scores_as_published_with_the_later_value_apart():
    view = CHART.at(Selection(indicator="score"))
    known = view.rows.dropna(subset=["value"])
    published = known[known["category"] == "as published"]
    assert dict(zip(published["period"].astype(int), published["value"], strict=True)) == SCORES
    (again,) = known[known["category"] != "as published"].to_dict("records")
    assert (again["figure_id"], again["period"], again["value"]) == ("E348", "2023", 57.7)
    line, mark = view.figure.data
    assert list(line.y) == list(SCORES.values()) and list(mark.y) == [57.7]
    assert view.figure.layout.yaxis.range[0] <= 0 and view.figure.layout.yaxis.range[1] > 100
    # 100 - 56.7 = 43.3
    assert "43.3\u202f% still open" in [note.text for note in view.figure.layout.annotations]


def test_titles_say_where_the_latest_edition_stands():
    assert CHART.at().title == "In 2025 Pakistan came last of the 148 countries in the gender gap index"
    score = CHART.at(Selection(indicator="score"))
    assert score.title == "56.7\u202f% of the gender gap is closed in 2025, after 55.6\u202f% in 2021"
    assert "editions of 2021 to 2025" in score.subtitle


def test_the_misreadings_are_put_right_in_view():
    rank = " ".join(CHART.at().notes)
    assert "third from the bottom" in rank and "leaves three countries below" in rank
    score = " ".join(CHART.at(Selection(indicator="score")).notes)
    assert "55.6\u202f% is called the gap" in score
    assert "about 56.3" in score, "55.6 + 0.7"


def test_the_alternative_tells_every_edition():
    alt = CHART.at().alt
    assert "2021: 153 of 156: three countries ranked lower." in alt
    assert "2025: 148 of 148 (B): the last." in alt
    assert "Not reported in the sources used: 2017, 2018 and 2019." in alt
    assert not any(math.isnan(r["value"]) for r in CHART.at().rows.to_dict("records") if r["empty_kind"] == "")
