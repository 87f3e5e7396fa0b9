"""The pages on law and response: what they say outside their charts."""

from __future__ import annotations

import re

import pytest

from dashboard.data import observations
from dashboard.selection import Selection
from layouts import pages
from layouts.components import html_writer, prose


def text(path: str) -> str:
    html = html_writer.render(pages.tree(path, Selection()))
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_the_report_says_and_what_overtook_it_stand_together() -> None:
    said = text("/law")
    assert "Trafficking Protocol not signed Pakistan acceded in the year to March 2023" in said
    assert "R283 , E031" in said
    assert "ended between April 2021 and March 2022, for women and child victims only" in said
    assert "compulsory labour not given up to 5 years, says the US report of 2021" in said
    assert "framework of 2015-2020" in said and "plan of 2021-2025" in said
    for conflict in ("D17", "D21", "D22", "D39"):
        assert conflict in said


def test_every_law_named_in_the_data_stands_at_its_year() -> None:
    assert {item.split(":")[0] for item in prose.page("law")["acts"].items} == {
        entry.id for entry in observations.entries("laws", "law-named")
    }
    assert "2018 Prevention of Trafficking in Persons Act" in text("/law")


def test_the_figures_of_the_response_come_with_their_periods() -> None:
    said = text("/response")
    assert "24 joint task forces" in said and "three embassies" in said
    assert "63 officials of the agency were named in cases, 44 arrested, 51 dismissed and 16 acquitted (B)" in said
    assert "FIA Multan 2024 cases registered 248 and persons arrested 144 (B)" in said
    assert "Victims identified 2024 41,304 (B)" in said


@pytest.mark.parametrize("path", ["/law", "/response"])
def test_no_claim_of_grade_c_and_no_single_case(path: str) -> None:
    cited = set(re.findall(r"\b[RE]\d{3}[ab]?\b", text(path)))
    assert cited
    assert not cited & {"E010", "E011", "R216", "R217", "R218", "R020", "R031"}


def test_the_first_screen_says_what_is_found() -> None:
    assert "can bring 2 to 10 years in prison" in text("/law")
    assert "The US report moved Pakistan off its Watch List in 2022" in text("/response")
