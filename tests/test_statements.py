"""Sentences that were wrong and are mended: what a reader must find, and must not find again."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

# (address, what must stand there, what must not)
STATEMENTS = [
    ("/shelters", "urged back to the people who had abused them, traffickers among them", "go back to their families"),
    ("/shelters", "footnote 173", "figure R052)"),
    ("/districts/larkana", "A shelter was named in Larkana: last named Sep 2014", "Yes, as far as sources tell"),
    ("/districts/larkana", "No source used here has confirmed it since", "upper bound"),
    (
        "/districts/gujrat",
        "The Human Rights Commission of Pakistan reported that in Jun 2019",
        "Yes, by the count of Punjab",
    ),
    ("/districts/gujrat", "as the crow flies", "by the count of the province"),
    ("/law", "where the victim is a woman or a child", "for part of the victims"),
    ("/charts/maximum-penalties", "if the victim is a woman or a child", "10 for a woman or child victim"),
    ("/response", "rules to carry out the Trafficking Act", "rules to carry out the two acts"),
    ("/charts/referral-ratio", "the report gives the number identified only for the first", "identified is not known"),
    ("/charts/women-literacy", "section 2.2", "expose women and girls to trafficking"),
    ("/charts/girls-out-of-school", "neither says that one causes the other", "exposes girls to traffickers"),
    ("/displacement", "counts nationals, which is another count", "hardly any Afghan nationals"),
    ("/charts/hub-districts", "A senior FIA official (interview), July 2021", "Officials of the FIA and the police"),
    (
        "/charts/hub-districts?crime=tip",
        "Eight districts are named by sources for trafficking",
        "17 districts are named",
    ),
    ("/charts/hub-districts?crime=tip", "Eight districts are named by sources", "17 districts are named"),
    ("/charts/shelter-coverage", "1 for 32 districts in Balochistan", "Districts with a women’s shelter, in percent"),
    ("/provinces/sindh", "indicators have a figure for Sindh", "Districts with a women’s shelter"),
    ("/provinces/punjab", "one or more in each of its 36 districts", "36 counted"),
    ("/charts/shelters-by-district?province=punjab", "1 shelter or more", "The province counts one or more"),
    ("/charts/women-per-shelter", "at most 1.50 million", "one for 1.50 million"),
    ("/charts/provincial-map?indicator=women-per-shelter", "Punjab with 36 shelters", "48 of 123"),
    ("/", "of judges were women in 2018", "of judges are women"),
    ("/", "does not say how many were identified", "the one period in which both were counted"),
    ("/", "most common by a study of 2018", "Nobody counts the people"),
    ("/", "had one in each of its 36", "districts of Balochistan have a women’s shelter"),
    ("/districts/gujrat", "named by: A senior FIA official (interview), July 2021", "The report itself, 2021"),
    ("/districts/rajanpur", "Rajanpur", "sale of girls"),
    ("/recommendations", "counting steps after December 2021 only", "The actor addressed most often"),
    ("/recommendations/P11", "Victims should not be punished unduly", "beyond measure"),
    ("/recommendations/P15", "Nothing found in the sources used", "related steps known"),
    ("/charts/trafficking-prosecutions", "footnote 165", "convictions for sex trafficking fell from"),
    ("/charts/conventions", "by Mar 2018: ratified", "Signed only"),
    ("/charts/afghan-arrivals", "the government’s 300,000 has no date", "counts of the same arrivals"),
    ("/provinces/sindh", "Nomination papers that women filed", "Women who filed papers"),
    (
        "/charts/women-candidates?indicator=provincial",
        "Provincial assemblies, the general elections of 2013 and 2018;",
        "the general elections of 2013, 2018 and 2024",
    ),
    ("/glossary", "where the victim is a child no force or deceit need be shown", "The lower half of tier 2"),
    ("/charts/women-judges-2018-2024", "all but the Lahore High Court", "nearly every court"),
    (
        "/law",
        "A newspaper of 2018 says that it covered trafficking across borders only",
        "with some smuggling. Repealed",
    ),
    ("/law", "Neither act of 2018 mentions asylum", "nobody reports"),
    ("/charts/women-voters", "not who holds a card", "so the rolls also show"),
    ("/method", "The page after the cover says", "The cover says"),
    ("/provinces/sindh", "Not in our sources: Sindh", "What nobody reports"),
    ("/charts/red-book", "Marked B: from a secondary source", "official counts quoted by the press"),
    ("/trafficking", "hardly any of those who go through Balochistan are women", "no women are smuggled"),
    ("/response", "the report answers both ways", "efforts grew everywhere"),
    ("/displacement", "drove whole families from the former tribal areas", "nobody counted"),
    ("/method", "the border with Afghanistan is ambiguous", "Afghanistan is put on the eastern side"),
    ("/charts/shelter-coverage?province=sindh", "and tells them apart", "as if they were of one kind"),
    ("/drivers", "alone at the time of the report. Islamabad did so on 30 May 2025", "Sindh alone set"),
    ("/law", "the foreign ministry up to 14 years", "no source used here states them"),
    ("/charts/maximum-penalties", "Not in the report; later sources differ", "no source states it"),
    ("/displacement", "The government spoke of 300,000, without a date", "1,450,000 Afghans lived"),
    ("/displacement", "overlap and cannot be added up", "the sources used here have no count"),
    ("/law", "the bill against torture (November 2022)", "No newer status of the others was found"),
    ("/trafficking", "Victims are counted in Pakistan: 19,954 identified", "nobody has counted the people"),
]


@pytest.mark.parametrize(("address", "said", "gone"), STATEMENTS, ids=[f"{a}: {s[:30]}" for a, s, _ in STATEMENTS])
def test_a_mended_statement_stays_mended(client: FlaskClient, address: str, said: str, gone: str) -> None:
    page = client.get(address).get_data(as_text=True)
    page = re.sub(r'<details[^>]*id="corrections".*?</details>', "", page, flags=re.DOTALL)  # says what was said
    assert said in page
    assert gone not in page
