"""Shelters by district: the counts of sections 2.7 and 3.3 of the report, and the names of later lists."""

from __future__ import annotations

import pytest

from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.selection import Selection
from dashboard.topics import shelters

CHART = CHARTS["shelters-by-district"]


def rows(**chosen: str) -> dict[str, dict]:
    view = CHART.at(Selection(**chosen))
    return {row["code"]: row for row in view.rows.to_dict("records")}


def codes(category: str, **chosen: str) -> set[str]:
    return {code for code, row in rows(**chosen).items() if row["category"] == category}


@pytest.mark.parametrize("edition", shelters.EDITIONS)
def test_every_drawn_unit_has_one_row(edition: str) -> None:
    found = CHART.at(Selection(edition=edition)).rows
    assert len(found) == 144
    assert set(found["code"]) == set(gazetteer.names())
    assert set(found["category"]) <= set(shelters.CATEGORIES)


@pytest.mark.parametrize("edition", ["report-2.7", "report-3.3"])
def test_the_report_names_the_districts_of_punjab_only(edition: str) -> None:
    home = gazetteer.province_of()
    punjab = {code for code in home if home[code] == "punjab"}
    assert len(punjab) == 36
    assert codes(shelters.KNOWN, edition=edition) == punjab
    silent = {code for code in home if home[code] in ("azad-jammu-kashmir", "gilgit-baltistan", "islamabad")}
    assert codes(shelters.UNREPORTED, edition=edition) == silent
    assert codes(shelters.UNNAMED, edition=edition) == set(home) - punjab - silent
    assert not codes(shelters.NONE, edition=edition), "the report's lists are not complete"


def test_the_latest_word_names_these() -> None:
    home = gazetteer.province_of()
    known = {code for code in codes(shelters.KNOWN) if home[code] != "punjab"}
    assert known == {
        "larkana",
        "hyderabad",
        "sukkur",
        "shaheed-benazirabad",
        "peshawar",
        "abbottabad",
        "swat",
        "mardan",
        "mansehra",
        "haripur",
        "chitral",
        "bannu",
        "kohat",
        "lower-dir",
        "khyber",
    }
    assert codes(shelters.CENTRE) == {"quetta", "sibi", "khuzdar", "islamabad", "mirpur"}
    assert codes(shelters.NGO) == {"karachi"}
    assert not codes(shelters.NONE)
    found = rows()
    assert found["haripur"]["figure_id"] == "E061; E044" and found["haripur"]["period"] == "2022-08"
    assert found["sukkur"]["period"] == "2024-07", "named in 2014 and again in 2024"
    assert found["mirpur"]["value"] == 3
    assert "15 with one, and 6 with" in CHART.at().title  # 15 shelters, 5 centres and 1 of an NGO outside Punjab


def test_no_shelter_is_said_only_where_the_list_is_complete() -> None:
    home = gazetteer.province_of()
    found = codes(shelters.NONE, edition="2017-11")
    # 37 units of the province, less 13 of the former tribal areas and the six that were named.
    assert len(found) == 37 - 13 - 6
    assert {home[code] for code in found} == {"khyber-pakhtunkhwa"}
    assert not found & {"khyber", "bajaur", "frontier-region-bannu"}, "not a part of the province in 2017"
    for code in found:
        row = rows(edition="2017-11")[code]
        assert row["value"] == 0 and row["empty_kind"] == "zero" and row["figure_id"] == "E038"
    # In all other editions, fewer (or later) names than counted: nothing is proven.
    for edition in ("report-2.7", "report-3.3", "latest"):
        assert not codes(shelters.NONE, edition=edition)


def test_a_name_missing_is_not_a_shelter_missing() -> None:
    badin = rows()["badin"]
    assert badin["category"] == shelters.UNNAMED
    assert badin["value"] != badin["value"] and badin["empty_kind"] == "not-reported"
    assert "does not mean" in CHART.at(Selection(district="badin")).title
    assert CHART.at(Selection(district="badin")).rows.iloc[0]["figure_id"] == "R037", "the province's count"


@pytest.mark.parametrize(
    ("edition", "province", "told"),
    [
        ("latest", "sindh", "Sindh: five counted (Jun 2019), four districts named"),
        ("latest", "khyber-pakhtunkhwa", "Khyber Pakhtunkhwa: eight counted (Aug 2021), eleven districts named"),
        ("latest", "balochistan", "Balochistan: two counted (Jun 2019), no districts named"),
        ("report-2.7", "khyber-pakhtunkhwa", "Khyber Pakhtunkhwa: five counted (Jun 2019), no districts named"),
        ("report-3.3", "khyber-pakhtunkhwa", "Khyber Pakhtunkhwa: six counted (undated), no districts named"),
        ("report-3.3", "balochistan", "Balochistan: one counted (undated), no districts named"),
        ("2017-11", "khyber-pakhtunkhwa", "Khyber Pakhtunkhwa: six counted (Nov 2017), six districts named"),
    ],
)
def test_the_count_of_the_province_stands_beside_its_names(edition: str, province: str, told: str) -> None:
    view = CHART.at(Selection(edition=edition, province=province))
    assert any(note.startswith(told) for note in view.notes), view.notes


def test_what_was_announced_is_a_note_and_no_shelter() -> None:
    notes = " ".join(CHART.at().notes)
    assert "Dera Ismail Khan, Buner, Nowshera and Swabi (4 districts)" in notes
    for code in ("dera-ismail-khan", "buner", "nowshera", "swabi"):
        assert rows()[code]["category"] == shelters.UNNAMED
    before = " ".join(CHART.at(Selection(edition="2017-11")).notes)
    assert "Chitral and Bannu (2 districts)" in before and "no word since" not in before


@pytest.mark.parametrize("borders", ["", "tiles"])
@pytest.mark.parametrize("edition", ["", "2017-11"])
def test_marks_equal_rows(edition: str, borders: str) -> None:
    view = CHART.at(Selection(edition=edition, borders=borders))
    units = next(trace for trace in view.figure.data if trace.name == "units")
    assert dict(zip(units.locations, units.customdata, strict=True)) == {
        row["code"]: row["figure_id"] for row in view.rows.to_dict("records")
    }
    colour = dict(zip(units.locations, units.z, strict=True))
    by_class: dict[str, set[float]] = {}
    for code, row in rows(edition=edition).items():
        by_class.setdefault(row["category"], set()).add(colour[code])
    assert all(len(found) == 1 for found in by_class.values())
    assert len({z for found in by_class.values() for z in found}) == len(by_class), "no two classes share a colour"
    zeros = [trace for trace in view.figure.data if trace.name == "zeros"]
    assert sum(len(trace.text) for trace in zeros) == len(codes(shelters.NONE, edition=edition))


def test_no_place_below_the_district_is_drawn() -> None:
    for trace in CHART.at().figure.data:
        assert trace.type == "choropleth" or trace.mode in ("lines", "text"), trace.name
