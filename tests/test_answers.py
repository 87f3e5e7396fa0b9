"""The answer above the results: what was asked, with what must be said with it, and none where in doubt."""

from __future__ import annotations

import pytest

from dashboard.data import observations
from dashboard.i18n import DETECTED
from dashboard.search import answers
from dashboard.search.found import Answer, Found
from dashboard.search.reading import read
from layouts import pages
from layouts.components import html_writer


def find(query: str) -> Found:
    return pages.finder().find(query)


def answer(query: str) -> Answer:
    found = find(query).answer
    assert found, query
    return found


def test_a_share_at_a_place_stands_with_its_n_its_year_its_source_and_its_chart():
    told = answer("women judges sindh")
    assert (told.value, told.n, told.period) == ("8.0\u202f%", "45 of 564", "2018")
    assert told.title == "Share of women among judges: Sindh" and told.path == "/figures/judges#R075"
    assert told.source == "UNODC, section 2.4, footnote 122"
    assert told.chart_path == "/charts/women-judges?province=sindh" and not told.instead
    assert told.chart_title == "In 2018, women were 8.0\u202f% of judges in Sindh: 45 of 564"


def test_a_shelter_is_answered_by_the_latest_word_and_never_with_yes():
    for query in ("is there a shelter in Chitral", "Chitral shelter open", "shelter for women upper chitral"):
        told = answer(query)
        assert told.value == "A shelter was named in Chitral: last named by Dec 2022." and told.sensitive
        assert told.caveat == "No source used here has confirmed it since." and told.path == "/districts/chitral"
    for place in ("Lahore", "Karachi", "Gilgit", "Kohat", "Sibi", "Tank"):
        assert not answer(f"is there a shelter in {place}").value.startswith("Yes")


def test_a_year_that_our_sources_lack_is_said():
    told = answer("girls out of school sindh 2011")
    assert told.instead == "2011: not in our sources. What there is: 2023." and told.value == "50.7\u202f%"
    assert answer("tier 2021").value == "Tier 2 Watch List" and not answer("tier 2021").instead
    other = answer("women judges high court 2024")
    assert other.instead == "What there is: 2018. For 2024 our sources count something else."


def test_the_year_asked_for_or_else_the_latest_leads():
    assert answer("women among judges 2018").value == "14.5\u202f%"
    assert answer("women among judges").value == "18.2\u202f%"
    assert answer("women police punjab 2017").period == "2017"
    assert answer("women police punjab").period == "Oct 2019"


def test_what_is_counted_by_province_is_not_passed_off_as_of_a_district():
    told = answer("women judges lahore")
    assert told.title.endswith(": Punjab") and "by province, not by district: this is Punjab" in told.instead


def test_what_was_overtaken_gives_way_to_the_later_word():
    assert answer("pakistan party to the UN trafficking protocol").value == "acceded"
    row = observations.find("R282").row
    assert row["superseded_by"] == "E501", "else choose another example"
    assert answer("status UN convention against transnational organized crime").path.endswith("#E501")


def test_a_count_of_detected_cases_says_so():
    assert DETECTED in answer("trafficking victims referred to care 2020/21").caveat


def test_a_caveat_stands_with_the_figure():
    told = answer("deportations from saudi arabia 2017")
    assert told.value == "93,736 persons" and told.caveat.startswith("Mostly overstay")


@pytest.mark.parametrize(
    "query",
    [
        "women",  # a word is no question
        "sindh",
        "trafficking punjab",  # which figure of it?
        "bonded labour people",  # E034 is a claim
        "jail term for trafficking",  # several terms: the chart tells them
        "women sindh punjab judges",  # two places
        "men judges sindh",  # of which courts?
        "women judges sindh xyzzyq",  # a word that is not known may change the question
        "police stations sindh",
        "age of marriage sindh",
    ],
)
def test_in_doubt_there_is_no_answer(query: str):
    assert find(query).answer is None


def test_no_answer_is_a_claim_a_withheld_cell_or_graded_c():
    for entry in observations.everything():
        at = entry.row["geography"] if entry.row["geography_level"] != "country" else ""
        if (
            entry.row["grade"] == "C"
            or entry.row["status"].startswith("claim")
            or entry.row["empty_kind"] == "suppressed"
        ):
            asked = read(f"{entry.what} {at}")
            told = answers.figure(asked, pages.finder().index)
            assert told is None or not told.path.endswith(f"#{entry.id}"), entry.id


def test_the_page_shows_the_answer_first_with_all_that_belongs_to_it():
    html = html_writer.render(pages.search_page.content(pages.finder(), pages.Selection(q="women police punjab 2022")))
    told = answer("women police punjab 2022")
    box = html[html.index("found-answer") : html.index("</section>")]
    for part in (told.title, told.value, told.n, told.period, told.source, told.instead, told.chart_title):
        assert part and part in box.replace("&#x27;", "'"), part
    assert "women-police.thumbnail.svg" in box and html.index("found-answer") < html.index("found-all")
