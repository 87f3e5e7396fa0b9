"""Afghan nationals by district: classes only, an honest rule where the map draws several census districts as one."""

from __future__ import annotations

import pytest

from dashboard import text_alternative
from dashboard.charts import CHARTS, afghan_nationals
from dashboard.selection import Selection

CHART = CHARTS["afghan-nationals"]
# Units of the map with census districts of different classes, typed from the dataset and the crosswalk.
SPLIT = {
    "chitral": {"Lower Chitral": "1 to 5 %", "Upper Chitral": "under 0.1 %"},
    "kalat": {"Kalat": "0.1 to 1 %", "Surab": "under 0.1 %"},
    "killa-abdullah": {"Chaman": "0.1 to 1 %", "Killa Abdullah": "1 to 5 %"},
    "loralai": {"Duki": "1 to 5 %", "Loralai": "5 % and more"},
    "mansehra": {"Mansehra": "1 to 5 %", "Torghar": "under 0.1 %"},
}


def drawn(selection: Selection = Selection()) -> dict[str, int]:  # noqa: B008
    """Code -> class of the units that are filled."""
    (units,) = [trace for trace in CHART.at(selection).figure.data if trace.name == "units"]
    return dict(zip(units.locations, units.z, strict=True))


def test_136_census_districts_in_four_classes() -> None:
    assert afghan_nationals._counts(CHART.at()) == [
        ("under 0.1 %", 73),
        ("0.1 to 1 %", 28),
        ("1 to 5 %", 27),
        ("5 % and more", 8),
    ]
    assert 73 + 28 + 27 + 8 == 136


def test_a_unit_whose_parts_differ_has_no_class_of_its_own() -> None:
    found = drawn()
    for code, parts in SPLIT.items():
        assert found[code] == afghan_nationals.DIFFER
        rows = CHART.at(Selection(district=code)).rows
        assert dict(zip(rows["geography"], rows["value"], strict=True)) == parts
    assert found["karachi"] == afghan_nationals.DIFFER
    assert sum(klass == afghan_nationals.DIFFER for klass in found.values()) == 6


def test_a_unit_whose_parts_agree_has_their_class() -> None:
    found = drawn()
    for code in ("thatta", "kohistan", "jaffarabad"):
        assert found[code] == 0, code


def test_a_former_frontier_region_shows_the_district_that_counts_it() -> None:
    found = drawn()
    assert found["frontier-region-bannu"] == found["bannu"] == 1  # Bannu: 0.1 to 1 %
    guest = CHART.at(Selection(district="frontier-region-bannu"))
    assert guest.rows["figure_id"].tolist() == ["C23-bannu-afghan-nationals"]
    assert guest.rows["geography"].tolist() == ["Bannu with Frontier Region Bannu"]


def test_not_reported_outside_the_census() -> None:
    rows = CHART.at(Selection(provinces="azad-jammu-kashmir,gilgit-baltistan")).rows
    assert len(rows) == 17 and rows["empty_kind"].eq("not-reported").all()
    assert CHART.at(Selection(province="gilgit-baltistan")).title == (
        "The census of 2023 has no published count of Afghan nationals for Gilgit-Baltistan"
    )


def test_no_count_no_rank_no_district_in_the_title() -> None:
    view = CHART.at()
    assert view.title == (
        "In 2023, 0.8\u202f% of the people in Pakistan were Afghan nationals; in 73 of 136 districts, fewer than one "
        "in 1,000"
    )
    assert view.rows["numerator"].isna().all() and view.rows["denominator"].isna().all()
    assert set(view.rows["value"]) == {*afghan_nationals.CLASSES, ""}
    spoken = " ".join(view.chart.spoken(view))
    highest = view.rows[view.rows["value"] == "5 % and more"]["geography"]
    assert len(highest) and not any(name in spoken or name in view.title for name in highest)
    order = view.rows["code"].drop_duplicates().tolist()
    assert order[:3] == ["attock", "bahawalnagar", "bahawalpur"], "the order of the map's units, not of the classes"


@pytest.mark.parametrize("province", ["punjab", "sindh", "khyber-pakhtunkhwa", "balochistan"])
def test_titles_of_provinces_name_no_district(province: str) -> None:
    view = CHART.at(Selection(province=province))
    said = view.title.replace(view.place, "")
    assert not any(name in said for name in view.rows["geography"])


def test_title_of_balochistan_adds_up() -> None:
    # 15 under 0.1 %, 7 of 0.1 to 1 %; 7 of 1 to 5 %, 5 of 5 % and more.
    assert CHART.at(Selection(province="balochistan")).title == (
        "Afghan nationals in Balochistan in 2023: under 1\u202f% of the population in 22 of 34 "
        "census districts, 1\u202f% or more in 12"
    )


def test_the_text_alternative_is_short() -> None:
    assert len(text_alternative.alternative(CHART.at())) < 900


def test_what_differs_is_dotted() -> None:
    view = CHART.at()
    (spots,) = [trace for trace in view.drawn.data if trace["name"] == "spots"]
    assert len(spots["lon"]) >= len(SPLIT)
    assert [key.label for key in view.legend if key.pattern == "specks"] == ["Census districts inside differ"]
