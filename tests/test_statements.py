"""Sentences that were wrong and are mended: what a reader must find, and must not find again."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.data import tables

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
    ("/recommendations/P15", "referrals to care rose in the year to March 2022", "Nothing found in the sources used"),
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
    (
        "/charts/women-judges-2018-2024",
        "fewer in the high courts of Lahore, Peshawar and Balochistan",
        "all but the Lahore",
    ),
    (
        "/charts/women-judges-2018-2024",
        "no woman sat in these courts: Peshawar High Court, Balochistan High Court and Federal Shariat Court",
        "were not in the copy",
    ),
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
    ("/routes", "hardly any of those who go through Balochistan are women", "no women are smuggled"),
    ("/response", "the report answers both ways", "efforts grew everywhere"),
    ("/displacement", "drove whole families from the former tribal areas", "nobody counted"),
    ("/method", "the border with Afghanistan is ambiguous", "Afghanistan is put on the eastern side"),
    ("/charts/shelter-coverage?province=sindh", "and tells them apart", "as if they were of one kind"),
    ("/drivers", "alone at the time of the report. Islamabad did so on 30 May 2025", "Sindh alone set"),
    (
        "/charts/maximum-penalties?law=smuggling-act",
        "up to 14 by the foreign ministry",
        "no source used here states them",
    ),
    (
        "/charts/maximum-penalties",
        "Smuggling Act: not in the report; later sources differ",
        "No separate term for organised",
    ),
    ("/displacement", "The government spoke of 300,000, without a date", "1,450,000 Afghans lived"),
    ("/displacement", "overlap and cannot be added up", "the sources used here have no count"),
    ("/law", "the bill against torture (November 2022)", "No newer status of the others was found"),
    ("/trafficking", "the authorities identified 19,954 victims and referred 799", "nobody has counted the people"),
    ("/trafficking", "What is counted:", "most wanted"),
    ("/displacement", "More than 758,000 went back", "Later returns and expulsions are not in the sources"),
    ("/charts/fia-cases", "3,458 cases under the Trafficking Act, as reported", "No count by year after these"),
    ("/charts/fia-cases?indicator=smuggling-act", "889 cases under the Smuggling Act", "counted together and cannot"),
    ("/charts/deportations", "six Gulf states deported 38,616 Pakistanis in 2025", "is the only yearly"),
    ("/charts/early-marriage?district=quetta", "hold 2,271,290 people, the district table 2,595,492", "in 1 of the"),
    ("/charts/women-literacy?province=gilgit-baltistan", "Gilgit-Baltistan", "n = 0 women"),
    ("/charts/girls-out-of-school", "of 121 districts as drawn the share is higher", "of 121 units"),
    ("/charts/investigations-to-convictions", "n: 11 counts were found; 7 were not", "would fill the table"),
    ("/charts/red-book", "does not separate trafficking", "does not part"),
    ("/", "to the United Arab Emirates, Greece, Spain and the rest of Europe", "Europe and Spain"),
    ("/trafficking", "Where the victim is a child, no force, threat or deceit has to be proved", "nobody has counted"),
    ("/glossary", "moves to tier 3 unless it is granted a waiver", "درجہ دوم کا نچلا حصہ"),
    ("/recommendations", "Make gender and human rights central", "Put gender and rights into"),
    ("/provinces", "higher numbers may simply mean more police work", "Any of them by province"),
    ("/charts/referral-ratio", "Referrals rose again in the year to March 2022", "quotes a total identified"),
    ("/charts/trafficking-prosecutions", "investigations, prosecutions and convictions all rose", "rupees"),
    ("/trafficking", "it can turn into trafficking, people interviewed in Karachi say", "nobody has counted"),
    (
        "/charts/provincial-map?indicator=women-per-shelter",
        "at most 1.50 million in Punjab",
        "2.04 million in",
    ),
    ("/charts/marriage-ages", "papers differ on the day", "Whether it was signed is in no source used here"),
    (
        "/charts/child-labour",
        "Children who work, not all of them in child labour",
        "is meant as each survey defines it",
    ),
    ("/charts/conventions", "Mar 2025: ratified", "comes from Wikipedia"),
    ("/charts/conventions", "Optional Protocol on the sale of children", "nothing shows that it"),
    ("/charts/maximum-penalties", "14 if aggravated", "rupees are assumed"),
    ("/routes", "The FIA counted at least 209 victims from Pakistan", "near Jiwani"),
    ("/charts/trafficking-flows", "It does not say where they come from, so there is no dot", "forced begging: Iran"),
    ("/districts/karachi", "A safe house for a stay of a few days was opened in Karachi Central on 23 May 2023", "Yes"),
    ("/districts/khyber", "The kind of shelter is not stated. No source used", "women’s shelter, last named Apr 2024"),
    ("/districts/peshawar", "shelter, last named Apr 2024. The kind", "women’s shelter, last named Apr 2024"),
    ("/shelters", "111-247-786", "No help line is shown"),
    ("/shelters", "Check that a number still answers", "none of the official pages"),
    ("/response", "US$ 927 million", "927,000,000"),
    ("/response", "A UN agency official", "An official of the International Labour Organization"),
    ("/response", "gives credit for eight investigations", "Investigations in 2019/20 into"),
    ("/law", "In 2021 it held everywhere but in Sindh", "Whether the Trafficking Act sets a term of its own"),
    ("/find?q=Spin+Boldak", "Spin Boldak is in Afghanistan, across the border", "named · undated"),
    (
        "/find?q=women+judges+supreme",
        "Share of women among judges, all courts, female, the two federal courts only",
        'all courts, female: Pakistan</a><span class="context"><span class="kind">Figure</span><strong>0',
    ),
    ("/find?q=shelter+Chitral", "Newer: 1 shelter (by Dec 2022)", "planned · Nov 2017"),
    ("/charts/women-judges", "427 of", "Sources differ"),
    ("/representation", "23 women were recruited by Oct 2024, all districts together", "North Waziristan"),
]


@pytest.mark.whole
@pytest.mark.parametrize(("address", "said", "gone"), STATEMENTS, ids=[f"{a}: {s[:30]}" for a, s, _ in STATEMENTS])
def test_a_mended_statement_stays_mended(client: FlaskClient, address: str, said: str, gone: str) -> None:
    page = client.get(address).get_data(as_text=True)
    page = re.sub(r'<details[^>]*id="corrections".*?</details>', "", page, flags=re.DOTALL)  # says what was said
    assert said in page
    assert gone not in page


def test_policewomen_are_not_counted_by_district() -> None:
    """In places where they are attacked a count of so few points to persons (publishing rule 20)."""
    police = tables.table("police")
    assert not set(police[police["unit"] == "persons"]["geography_level"]) & {"district", "place"}
