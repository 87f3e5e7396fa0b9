"""Districts that sources name: the lists of sections 2.1 and 2.7 of the report, and of the press."""

from __future__ import annotations

import pytest
import shapely

from dashboard.charts import CHARTS, hub_districts
from dashboard.export import card_image, tabular
from dashboard.geography import regions
from dashboard.plots import theme
from dashboard.selection import Selection

CHART = CHARTS["hub-districts"]


def named(**chosen: str) -> set[str]:
    return set(CHART.at(Selection(**chosen)).rows["code"])


def test_every_list_names_its_districts() -> None:
    six = {"gujranwala", "gujrat", "faisalabad", "mandi-bahauddin", "hafizabad", "sargodha"}
    assert named(edition="officials-2021") == six
    assert named(edition="routes-2021") == {"quetta", "chagai", "gwadar"}
    assert named(edition="karachi-2021") == {"karachi"}
    assert named(edition="gaps-2019") == {"chagai"}
    assert named(edition="campaign-2020") == {"sialkot", "mandi-bahauddin", "gujranwala", "gujrat"}
    assert named(edition="study-2015") == {
        "gujrat",
        "gujranwala",
        "mandi-bahauddin",
        "dera-ghazi-khan",
        "multan",
        "sialkot",
    }
    assert named(edition="fia-2018") == {"gwadar", "quetta", "kech"}
    assert named(edition="ngo-2021") == {
        "lahore",
        "gujrat",
        "jhelum",
        "rawalpindi",
        "multan",
        "sukkur",
        "khairpur",
        "shikarpur",
        "ghotki",
    }
    # Coal mines (Duki, Mach, Loralai, Quetta) and two crossings.
    assert named(edition="report-2021") == {
        "loralai",
        "kachhi",
        "quetta",
        "khyber",
        "killa-abdullah",
    }
    assert "rajanpur" not in named(), "a study of 2012, quoted second hand, colours no district"


def test_the_lists_hold_every_row_once() -> None:
    whole = CHART.at().rows
    parts = [CHART.at(Selection(edition=name)).rows for name in hub_districts.facts.LISTS]
    assert sum(len(part) for part in parts) == len(whole) == whole["figure_id"].nunique()


def test_the_strongest_role_colours_a_district() -> None:
    found = hub_districts.picture.classes(CHART.at().rows)
    assert {code for code, kind in found.items() if kind == hub_districts.picture.SEVERAL} == {
        "gujranwala",
        "gujrat",
        "mandi-bahauddin",
        "sialkot",
    }
    assert found["multan"] == hub_districts.picture.ONCE, "source in 2015, and chosen by an NGO"
    assert found["quetta"] == hub_districts.picture.WAY, "transit and coal mines"
    assert found["chagai"] == hub_districts.picture.WAY, "Taftan is a transit place and a crossing"
    assert found["khyber"] == hub_districts.picture.GATE and found["killa-abdullah"] == hub_districts.picture.GATE
    assert found["loralai"] == hub_districts.picture.MINES and found["karachi"] == hub_districts.picture.OTHER
    assert found["lahore"] == hub_districts.picture.WORK, "chosen by an NGO, named by nobody"


def test_the_choice_of_an_ngo_is_not_counted_as_naming() -> None:
    view = CHART.at(Selection(crime="tip"))
    assert view.title.startswith("Eight districts are named by sources for trafficking")
    assert view.n == "n = 11 mentions of 8 districts, named and not counted; 8 others chosen by an NGO"
    assert CHART.at(Selection(district="lahore")).title.startswith("An NGO chose Lahore")


def test_title_names_the_districts_of_all_three_sources() -> None:
    three = "Three sources each name Gujranwala, Gujrat and Mandi Bahauddin as hubs or sources of migrants (2007–2021)"
    assert CHART.at().title == three
    assert CHART.at(Selection(crime="som")).title.startswith("Two sources each name")


def test_crossings_are_those_of_the_report_and_nothing_lies_abroad() -> None:
    rows = CHART.at().rows
    assert set(rows.loc[rows["category"] == "crossing", "geography"]) == {"Torkham", "Chaman", "Taftan"}
    assert not set(rows["geography"]) & {"Tehran", "Istanbul", "Spin Boldak", "Gabd", "Mand"}


def test_crime_keeps_the_two_apart() -> None:
    assert set(CHART.at(Selection(crime="som")).rows["crime"]) == {"som", "both"}
    assert set(CHART.at(Selection(crime="tip")).rows["crime"]) == {"tip", "both"}
    assert "multan" not in named(crime="som"), "the study of 2015 does not say which crime"
    ochre = {key.colour for key in CHART.at(Selection(crime="som")).legend}
    teal = {key.colour for key in CHART.at(Selection(crime="tip")).legend}
    assert len(ochre & teal) == 1, "only the grey of what is not named"


@pytest.mark.parametrize(
    "chosen",
    [
        {"province": "islamabad"},
        {"province": "gilgit-baltistan"},
        {"district": "badin"},
        {"edition": "ngo-2021", "crime": "som"},
    ],
)
def test_where_nobody_names_a_district_the_map_says_so(chosen: dict[str, str]) -> None:
    view = CHART.at(Selection(**chosen))
    assert view.rows.empty
    assert view.title.startswith("No ") or "names no district" in view.title
    faded = next(trace for trace in view.figure.data if trace.name == "faded")
    assert faded.locations == () and faded.meta == {"rest": True}
    drawn = card_image.with_borders(tabular.bare_figure(view))
    faded = next(trace for trace in drawn["data"] if trace["name"] == "faded")
    assert len(faded["locations"]) == len(faded["z"]) == 144


@pytest.mark.parametrize("chosen", [{}, {"borders": "tiles"}, {"crime": "tip"}, {"province": "balochistan"}])
def test_marks_equal_rows(chosen: dict[str, str]) -> None:
    view = CHART.at(Selection(**chosen))
    units = next(trace for trace in view.figure.data if trace.name == "units")
    assert sorted(name for cell in units.customdata for name in cell.split("; ")) == sorted(view.rows["figure_id"])
    assert set(units.locations) == set(view.rows["code"])


def test_words_keep_the_rules() -> None:
    view = CHART.at()
    text = " ".join([view.title, view.subtitle, view.alt, *view.notes, CHART.about, str(view.figure.to_dict())])
    assert "hotspot" not in text.lower() and "illegal" not in text.lower()


@pytest.mark.parametrize("chosen", [{}, {"borders": "tiles"}, {"crime": "tip"}])
def test_dots_tell_trafficking_from_smuggling_without_colour(chosen: dict[str, str]) -> None:
    view = CHART.at(Selection(**chosen))
    found = hub_districts.picture.classes(view.rows)
    layer = regions.shapes("tiles" if view.value("borders") == "tiles" else "districts")
    spots = [trace for trace in view.drawn.data if trace["name"] == "spots"]
    assert {trace["marker"]["color"] for trace in spots} <= {theme.PAPER, theme.INK}
    points = [shapely.Point(x, y) for trace in spots for x, y in zip(trace["lon"], trace["lat"], strict=True)]
    dotted = {code for code in found if any(layer[code].covers(point) for point in points)}
    assert dotted == {code for code, kind in found.items() if kind in hub_districts.picture.DOTTED}
    assert all(any(layer[code].covers(point) for code in dotted) for point in points)
    patterns = {key.label: key.pattern for key in view.legend}
    drawn = [kind for kind in hub_districts.picture.DOTTED if kind in found.values()]
    assert [(label, pattern) for label, pattern in patterns.items() if pattern] == [
        (hub_districts.picture.meaning(view, kind), "specks" if kind == hub_districts.picture.WORK else "spots")
        for kind in drawn
    ]


def test_what_is_said_of_smuggling_has_no_dots() -> None:
    view = CHART.at(Selection(crime="som"))
    assert not [trace for trace in view.drawn.data if trace["name"] == "spots"]
    assert {key.pattern for key in view.legend} == {""}
