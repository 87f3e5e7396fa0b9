"""Out of school by district: counts from the census tables, both sexes, districts that were split since."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection
from dashboard.topics import census

CHART = CHARTS["girls-out-of-school"]


def row(code: str, **chosen: str) -> dict:
    rows = CHART.at(Selection(**chosen)).rows
    return rows[rows["code"] == code].iloc[0].to_dict()


def test_a_district_and_its_two_sexes():
    # Islamabad: 41,275 of 278,773 girls (14.81), 47,849 of 312,921 boys (15.29); together 89,124 of 591,694 (15.06).
    girls, boys, both = (row("islamabad", sex=sex) for sex in ("female", "male", "all"))
    assert (girls["numerator"], girls["denominator"]) == (41275, 278773)
    assert girls["value"] == pytest.approx(14.806, abs=0.001)
    assert boys["value"] == pytest.approx(15.291, abs=0.001)
    assert (both["numerator"], both["denominator"], both["sex"]) == (89124, 591694, "all")
    assert both["value"] == pytest.approx(15.063, abs=0.001), "added up first, divided after"
    assert both["figure_id"] == "C23-islamabad-girls-out-of-school; C23-islamabad-boys-out-of-school"
    assert girls["note"].startswith("Boys: 15.3") and boys["note"].startswith("Girls: 14.8")


def test_a_split_district_is_added_up_again():
    # Lower Chitral 9,589 of 43,299, Upper Chitral 2,591 of 21,547: 12,180 of 64,846.
    chitral = row("chitral")
    assert (chitral["numerator"], chitral["denominator"]) == (12180, 64846)
    assert chitral["value"] == pytest.approx(18.783, abs=0.001)


@pytest.mark.parametrize(
    ("sex", "out", "of", "title"),
    [
        ("female", 13407069, 34386146, "In 2023, 39\u202f% of girls"),
        ("male", 11964533, 36881757, "In 2023, 32\u202f% of boys"),
        ("all", 25371602, 71267903, "In 2023, 36\u202f% of girls and boys"),
    ],
)
def test_every_child_is_counted_once(sex, out, of, title):
    view = CHART.at(Selection(sex=sex))
    known = census.once(view.rows)
    assert (known["numerator"].sum(), known["denominator"].sum()) == (out, of), "the published national figures"
    assert view.title.startswith(title)
    assert f"{of:,}" in view.n and f"{out:,}" in view.n


def test_where_girls_fare_worse_does_not_depend_on_who_is_shown():
    told = [CHART.at(Selection(sex=sex)).notes[0] for sex in ("female", "male")]
    assert told[0] == told[1] == "In 107 of 121 districts as drawn the share is higher among girls than among boys."
    assert "higher among" not in " ".join(CHART.at(Selection(sex="all")).notes)


def test_titles_of_places():
    assert CHART.at(Selection(province="sindh")).title == (
        "In 2023, 51\u202f% of girls aged 5–16 in Sindh were out of school"
    )
    assert CHART.at(Selection(district="lahore", sex="male")).title.startswith("In 2023, 22.3\u202f% of boys")
    view = CHART.at(Selection(province="gilgit-baltistan"))
    assert "has no published count" in view.title and view.n == ""
    assert set(view.rows["empty_kind"]) == {"not-reported"}
