"""The pages on gender and on women who decide: figures that are no chart, corrections, and what is never drawn."""

from __future__ import annotations

import re

import pytest

from dashboard.charts import CHARTS
from dashboard.selection import Selection
from layouts import pages
from layouts.components import html_writer

CLAIMS = {"R133", "R134", "R135", "R136", "R137", "R146"}  # estimates: told with their weakness, never drawn


def text(path: str) -> str:
    """The words of a page; every space, narrow ones too, is one plain space."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html_writer.render(pages.tree(path, Selection())))).replace(
        "&#x27;", "'"
    )


@pytest.fixture(scope="module")
def drivers() -> str:
    return text("/drivers")


@pytest.fixture(scope="module")
def deciding() -> str:
    return text("/representation")


def test_the_first_words_hold_an_answer(drivers, deciding):
    assert "13.4 million of 34.4 million girls aged 5 to 16 were out of school: 39 %" in drivers
    assert "Pakistan ranked 148 of 148 countries" in drivers
    assert "14.5 % of judges in 2018 and 18.2 % in a count of Mar 2024. In 2017 they were 1.5 %" in deciding


@pytest.mark.parametrize(
    "right",
    [
        "55.6 % is the part of the gap that is closed; 44.4 % stays open",  # 100 - 55.6
        "153 of 156 leaves three countries below",  # 156 - 153
        "1,000 of 5,000 killings in the name of honour are 25 % of the world’s. Right: they are 20 %",
        "Counted: 48.8 % in the census of 2017 and 48.5 % in that of 2023 (117,023,680 of 241,227,004)",
    ],
)
def test_slips_of_the_report_are_put_right_in_view(drivers, right):
    assert right in drivers


def test_estimates_are_told_and_never_drawn(drivers):
    for figure_id in CLAIMS:
        assert f"{figure_id}" in drivers
    drawn = {part for chart in CHARTS.values() for cell in chart.at().context["figure_id"] for part in cell.split("; ")}
    assert not drawn & CLAIMS


@pytest.mark.parametrize(
    "fact",
    [
        "about 75 % of rural women",
        "4 % held a college degree. Of those, 57 %",
        "put at 264,000",
        "more than 1 million women, men and children",
        "could marry at 16 and a boy at 18",
        "at least 199 victims, 153 of them",
        "40 % voted in 2018 and around 43 %",
    ],
)
def test_facts_of_the_setting(drivers, fact):
    assert fact in drivers or fact[0].upper() + fact[1:] in drivers


@pytest.mark.parametrize(
    "fact",
    [
        "15.4 % (341 of 2,210)",
        "The total less the men leaves 32,779 women, 14.2 %",
        "from 2 % to 5 %",
        "171 women stood in 2018 and 312 in 2024",
        "Another press count for the same election is 183",
        "4.6 % (275 of 6,037)",
        "add up to 26, not 27",
        "17.9 %60 of 336",
    ],
)
def test_facts_of_those_who_decide(deciding, fact):
    assert fact in deciding


@pytest.mark.parametrize("path", ["/drivers", "/representation"])
def test_no_page_has_more_than_six_cards_and_ends_with_what_is_not_known(path):
    html = html_writer.render(pages.tree(path, Selection()))
    assert 1 <= html.count("<article") <= 6
    assert html.rindex("What is not known") > html.rindex("Also known") > html.rindex("</article>")
