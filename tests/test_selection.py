"""The only parser and the only writer of a query string: nothing in an address leads to an error."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qsl, unquote

import pytest

from dashboard import addresses, selection
from dashboard.charts import CHARTS
from dashboard.selection import DISTRICT, PROVINCE, PROVINCES, Filter, Selection, options, resolve
from layouts import choices

CONTRACT = set(
    "layer against province provinces district pins overlay period edition sex court crime indicator corridor flow "
    "country law actor heading q kind show sort find topic form borders lang".split()
)
PLACES = "punjab sindh khyber-pakhtunkhwa balochistan islamabad azad-jammu-kashmir gilgit-baltistan".split()
VALUES = [
    pytest.param(slug, filter_, option.value, id=f"{slug}-{filter_.name}-{option.value}")
    for slug, chart in CHARTS.items()
    for filter_ in chart.parameters
    if filter_.name not in ("district", "pins")  # 144 values of one kind: tried below
    for option in filter_.options()
]
CHOICE = Filter("court", "Court", lambda: options([("all", "All"), ("high", "High")]), default="all")


def query(search: str) -> dict[str, str]:
    return dict(parse_qsl(search.lstrip("?")))


def test_the_parameters_are_those_of_the_contract():
    assert {field.name for field in fields(Selection)} == CONTRACT
    assert [option.value for option in PROVINCE.options()] == PLACES
    assert len(DISTRICT.options()) == 144
    for chart in CHARTS.values():
        names = [filter_.name for filter_ in chart.parameters]
        assert set(names) <= CONTRACT, chart.slug
        assert len(names) == len(set(names)), chart.slug


def test_unknown_parameters_are_ignored_and_values_are_cleaned():
    chosen = Selection.from_query({"province": " sindh ", "utm_source": "x", "": "y", "__class__": "z"})
    assert chosen == Selection(province="sindh")
    assert len(Selection.from_query({"province": "x" * 5000}).province) == selection.LONGEST


def test_old_names_keep_working(monkeypatch):
    monkeypatch.setitem(selection.RENAMED, "region", "province")
    assert Selection.from_query({"region": "sindh"}) == Selection(province="sindh")


def test_a_bad_value_falls_back_and_the_complaint_names_the_parameter():
    value, complaint = PROVINCE.resolve("sind")
    assert value == ""
    assert complaint.startswith("province:") and "“sind”" in complaint and "Did you mean sindh?" in complaint
    value, complaint = PROVINCE.resolve("<script>" + "x" * 500)
    assert value == "" and len(complaint) < 250


def test_case_and_spaces_are_forgiven():
    assert PROVINCE.resolve("Sindh") == ("sindh", "")
    assert PROVINCES.resolve("Sindh, punjab,,sindh") == ("sindh,punjab", "")


def test_of_a_list_the_good_part_is_kept():
    value, complaint = PROVINCES.resolve("sindh,atlantis,punjab")
    assert value == "sindh,punjab"
    assert complaint.startswith("provinces:") and "atlantis" in complaint


@pytest.mark.parametrize("text", ["all", "ALL", ""])
def test_all_means_no_choice(text):
    assert PROVINCE.resolve(text) == ("", "")


def test_the_default_is_not_written():
    assert CHOICE.resolve("all") == ("", "")
    assert CHOICE.resolve("high") == ("high", "")
    kept, complaints = resolve(Selection(court="all", province="sindh"), [CHOICE])
    assert kept.to_search() == "" and complaints == (), "and what no filter asks for is dropped"


def test_the_writer_writes_only_what_was_chosen_in_one_order():
    assert Selection().to_search() == ""
    chosen = Selection(sex="female", province="sindh", provinces="sindh,punjab")
    assert chosen.to_search() == "?province=sindh&provinces=sindh,punjab&sex=female"
    assert Selection.from_query(query(chosen.to_search())) == chosen


def test_the_writer_escapes():
    chosen = Selection(period="2020-04/2021-03", indicator="a&b=c d")
    assert "&b" not in chosen.to_search()
    assert Selection.from_query(query(chosen.to_search())) == chosen


@pytest.mark.parametrize(("slug", "filter_", "value"), VALUES)
def test_every_value_of_every_filter_goes_round(slug, filter_, value):
    chosen = Selection(**{filter_.name: value})
    view = CHARTS[slug].at(chosen)
    assert CHARTS[slug].complaints(chosen) == () and choices.known(chosen)[1] == ()
    assert view.value(filter_.name) == value
    if value == filter_.default:
        assert view.search == ""
    else:
        assert query(view.search) == {filter_.name: value}
    again = CHARTS[slug].at(Selection.from_query(query(view.search)))
    assert again == view and addresses.page(again) == addresses.page(view)
    path = view.selection.to_path()
    assert len([part for part in path.split("/") if part]) == (value != filter_.default)
    assert Selection.from_path(unquote(path)) == Selection.from_path(path) == view.selection
    assert (filter_.call(value) and filter_.call(value) != value) or filter_.name == "period"


@pytest.mark.parametrize("slug", CHARTS)
def test_every_filter_of_every_chart_complains_by_name(slug):
    for filter_ in CHARTS[slug].parameters:
        bad = Selection(**{filter_.name: "no-such-value"})
        assert CHARTS[slug].at(bad) is CHARTS[slug].at(), "one view, however many bad values there are"
        (complaint,) = CHARTS[slug].complaints(bad)
        assert complaint.startswith(f"{filter_.name}:") and "no-such-value" in complaint


@pytest.mark.parametrize("slug", CHARTS)
def test_what_a_chart_does_not_know_does_not_change_it(slug):
    chart = CHARTS[slug]
    foreign = {name: "anything" for name in CONTRACT - {filter_.name for filter_ in chart.parameters}}
    assert chart.at(Selection(**foreign)) == chart.at()


def test_every_district_can_be_chosen_where_districts_can():
    for chart in CHARTS.values():
        if DISTRICT in chart.parameters:
            for option in DISTRICT.options():
                view = chart.at(Selection(district=option.value))
                assert view.search == f"?district={option.value}"
                assert set(view.rows["code"]) <= {option.value}
            return
    pytest.fail("no chart has districts")


def test_a_list_of_provinces_leaves_all_of_them_in():
    view = CHARTS["women-judges"].at(Selection(provinces="sindh,punjab"))
    assert view.selection.listed("provinces") == ("sindh", "punjab")
    assert set(view.rows["geography"]) == {"Sindh", "Punjab"}
