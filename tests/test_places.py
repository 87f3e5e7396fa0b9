"""The pages of provinces and districts, and provinces side by side."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from samples import sampled

from dashboard.charts import CHARTS
from dashboard.data import observations, validation
from dashboard.geography import gazetteer, regions
from dashboard.selection import LONGEST, Selection
from dashboard.summaries import place_profiles
from layouts import compare, pages
from layouts.components import html_writer, ids
from tools.hash_report import SHINGLES

PLACES = [
    *(f"/provinces/{code}" for code in gazetteer.provinces()),
    *(f"/districts/{code}" for code in gazetteer.names()),
]
PAIRS = [f"/compare?provinces={one},{other}" for one, other in compare.PAIRS]


class Page(HTMLParser):
    """Elements with their text and what they stand in; errors where one is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[dict] = []
        self.open: list[dict] = []
        self.errors: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "within": list(self.open), **dict(attrs)}
        self.elements.append(element)
        if tag not in ("br", "img", "input", "meta", "link", "hr"):
            self.open.append(element)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1]["tag"] != tag:
            self.errors.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def inside(self, element: dict) -> list[dict]:
        return [other for other in self.elements if any(parent is element for parent in other["within"])]


@cache
def shown(address: str) -> Page:
    """A page as a reader without scripts gets it."""
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return Page(html_writer.render(pages.tree(parts.path, Selection.from_query(query))))


def main(page: Page) -> str:
    (found,) = [element for element in page.elements if element["tag"] == "main"]
    return found["text"]


def test_there_is_a_page_for_every_province_and_every_district_and_for_nothing_else():
    assert len(PLACES) == 7 + 144
    assert all(pages.find(path) for path in PLACES)
    assert pages.find("/districts/atlantis") is None and pages.find("/provinces/lahore") is None
    assert ("/districts/lahore", "Lahore") in pages.nearest("/districts/lahor")


@pytest.mark.parametrize("path", sampled(PLACES, 10))
def test_every_place_is_well_formed_and_every_figure_it_cites_is_published(path):
    page = shown(path)
    assert page.errors == [] and page.open == []
    own = path.rsplit("/", 1)[1]
    name = gazetteer.names().get(own) if "/districts/" in path else gazetteer.provinces()[own]
    assert [element["text"] for element in page.elements if element["tag"] == "h1"] == [name]
    cited = [element["href"] for element in page.elements if element.get("class") == "fact-id"]
    for href in cited:
        dataset, _, figure_id = href.removeprefix("/figures/").partition("#")
        assert observations.find(figure_id).dataset == dataset, href
    ids = [element["id"] for element in page.elements if "id" in element]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", sampled(PLACES, 10))
def test_no_number_stands_without_its_figure(path):
    page = shown(path)
    cited = [element for element in page.elements if element.get("class") == "fact-id"]
    sourced = {id(parent) for link in cited for parent in link["within"]}
    checked = 0
    for element in page.elements:
        if any(parent["tag"] == "article" for parent in element["within"]):
            continue  # a card has its own line of sources
        within = element["within"][-1].get("class") if element["within"] else ""
        fact = element["tag"] == "li" and within in ("facts", "keys", "dot-rows")
        number = element["tag"] == "td" and re.search(r"\d.* of \d|\d\u202f%", element["text"])
        if fact or (number and element.get("data-label") != "Distance"):
            assert id(element) in sourced, element["text"]
            checked += 1
    assert checked > 3


@pytest.mark.thorough
@pytest.mark.parametrize("part", sampled(range(8), 8))
def test_no_words_of_the_report_on_any_place(part):
    report = validation.report_shingles(SHINGLES)
    for path in [*PLACES, *PAIRS][part::8]:
        where, _, query = path.partition("?provinces=")
        for text in set(re.split(r"<[^>]+>", html_writer.render(pages.tree(where, Selection(provinces=query))))):
            assert validation.copied(text, report) == [], f"{path}: {text}"


@pytest.mark.parametrize("code", sampled(gazetteer.names(), 10))
def test_a_district_answers_first_whether_there_is_a_shelter_and_where_the_nearest_named_one_is(code):
    page = shown(f"/districts/{code}")
    headings = [element["text"] for element in page.elements if element["tag"] in ("h1", "h2", "h3")]
    assert headings[1] == "Is there a women’s shelter here?"
    (box,) = [element for element in page.elements if element.get("class") == "answer-box"]
    near = [element for element in page.inside(box) if element["tag"] == "li"]
    assert 3 <= len(near) <= 9
    assert all(re.search(r"\d\u202fkm", element["text"]) for element in near)
    assert "as the crow flies" in box["text"]
    if not place_profiles.shelter(code).found:
        assert re.search("does not mean that it has none|not reported|Not reported", box["text"])
        assert not re.search(r"\bNo shelter\b|has no ", box["text"])


@pytest.mark.parametrize("path", sampled(PLACES, 10))
def test_a_place_leads_with_its_map_and_five_figures_of_the_census_each_with_its_strip(path):
    page, code = shown(path), path.rsplit("/", 1)[1]
    (lead,) = [element for element in page.elements if element.get("class") == "place-lead"]
    assert next(e["class"] for e in page.inside(lead) if e["tag"] == "svg") == "locator"
    strips = [e for e in page.elements if e.get("class") == "strip"]
    reached = gazetteer.home(code) not in ("azad-jammu-kashmir", "gilgit-baltistan")
    reached = code not in ("azad-jammu-kashmir", "gilgit-baltistan") and (code in gazetteer.provinces() or reached)
    assert len(strips) == (5 if reached else 0), "none where no census table reaches"
    assert all("have a lower share" in strip["aria-label"] for strip in strips)
    assert "Boundaries are schematic" in lead["text"]
    ids = [e["text"] for e in page.inside(lead) if e.get("class") == "fact-id"]
    assert set(ids) <= {"census"}, "no strip of shelters, named places or foreign nationals"


@pytest.mark.parametrize("borders", ["schematic", "tiles"])
@pytest.mark.parametrize("code", sampled(gazetteer.names(), 12))
def test_the_map_around_a_district_leads_to_each_neighbour(code, borders):
    page = shown(f"/districts/{code}?borders={borders}")
    (drawn,) = [element for element in page.elements if element.get("class") == "around"]
    links = {e["href"].partition("?")[0]: e for e in page.inside(drawn) if e["tag"] == "a"}
    assert set(links) == {f"/districts/{other}" for other in regions.adjacent()[code]}
    for element in page.inside(drawn):
        if element["tag"] == "path":
            assert re.fullmatch(r"(M-?\d+ -?\d+(L-?\d+ -?\d+)+Z)+", element["d"])
    assert [e for e in page.inside(drawn) if e.get("class") == "here"]


def test_the_map_of_a_province_leads_to_each_of_its_districts():
    for code in gazetteer.provinces():
        page = shown(f"/provinces/{code}")
        (drawn,) = [element for element in page.elements if element.get("class") == "around"]
        links = {e["href"] for e in page.inside(drawn) if e["tag"] == "a"}
        own = {f"/districts/{unit}" for unit, home in gazetteer.province_of().items() if home == code}
        assert own <= links or (code == "islamabad" and len(links) == 2), code


def test_shares_have_dots_and_people_per_shelter_have_none():
    page = shown("/provinces/punjab")
    rows = [e for e in page.elements if e["tag"] == "li" and e["within"][-1].get("class") == "dot-rows"]
    drawn = {row["text"]: [e for e in page.inside(row) if e["tag"] == "svg"] for row in rows}
    assert len(rows) == 7
    for text, dots in drawn.items():
        assert bool(dots) == ("per women’s shelter" not in text and "papers" not in text), text
    judges = next(dots for text, dots in drawn.items() if "judges" in text)
    assert judges[0]["aria-label"].startswith("Punjab 16.0\u202f% and Pakistan 14.5\u202f%")


def test_what_is_special_about_a_place_is_said():
    assert "counted inside Kohat" in main(shown("/districts/frontier-region-kohat"))
    assert "census tables used here leave out Azad Jammu and Kashmir" in main(shown("/districts/mirpur"))
    assert "Karachi Central, Karachi East" in main(shown("/districts/karachi"))
    assert "A shelter was announced for Buner by Aug 2021" in main(shown("/districts/buner"))
    assert "named in Islamabad, without a date" in main(shown("/districts/islamabad"))
    assert "announced for Dera Ismail Khan" in main(shown("/districts/frontier-region-dera-ismail-khan"))
    assert "One of 12 indicators has a figure for Gilgit-Baltistan" in main(shown("/provinces/gilgit-baltistan"))
    assert "five counted (Jun 2019), four districts named" in main(shown("/provinces/sindh"))


@pytest.mark.parametrize("code", gazetteer.provinces())
def test_a_province_lists_each_of_its_districts_and_its_neighbours(code):
    hrefs = [element.get("href") for element in shown(f"/provinces/{code}").elements if element["tag"] == "a"]
    for unit, home in gazetteer.province_of().items():
        assert (f"/districts/{unit}" in hrefs) or home != code
    for other in regions.bordering(code):
        assert f"/provinces/{other}" in hrefs


def test_the_page_of_provinces_leads_to_every_place():
    hrefs = {element.get("href") for element in shown("/provinces").elements if element["tag"] == "a"}
    assert set(PLACES) <= hrefs and "/compare" in hrefs


# The place of a page is chosen on it


def test_the_page_of_a_place_chooses_it_whatever_the_address_says():
    chosen = pages.placed("/provinces/sindh", Selection(province="punjab", provinces="a,b", borders="tiles"))
    assert chosen == Selection(province="sindh", borders="tiles")
    assert pages.placed("/districts/lahore", Selection(province="sindh")) == Selection(district="lahore")
    assert pages.placed("/shelters", Selection(province="sindh")) == Selection(province="sindh")


@pytest.mark.parametrize("page", sampled(pages.PAGES, 4), ids=lambda page: page.path)
def test_a_page_offers_the_province_that_a_card_on_it_follows(page):
    names = [getattr(part, "id", "") for part in pages.tree(page.path, Selection())._traverse()]
    shown_here = [chart for chart in CHARTS.values() if ids.figure(chart.slug) in names]
    follows = [chart.slug for chart in shown_here if "province" in [each.name for each in chart.parameters]]
    assert "province" in page.filters or not follows, "an address with a province changes them, and no control tells"


def test_navigation_and_card_of_a_place_carry_it(client):
    page = shown("/districts/karachi?province=punjab")
    header = [e for e in page.elements if e["tag"] == "a" and any(p["tag"] == "header" for p in e["within"])]
    assert "/shelters?district=karachi" in [link["href"] for link in header]
    html = client.get("/provinces/sindh?province=punjab").get_data(as_text=True)
    assert "A women’s shelter was named in five districts of Sindh" in html
    assert '<link rel="canonical" href="http://localhost/provinces/sindh' in html
    assert "/charts/shelters-by-district/province-sindh" in html and "province-punjab" not in html


# Side by side


@pytest.mark.parametrize("address", [*PAIRS, "/compare", "/compare?provinces=punjab", "/compare?province=sindh"])
def test_comparisons_are_well_formed(address):
    page = shown(address)
    assert page.errors == [] and "None of" not in main(page)[:1]
    assert [element for element in page.elements if element["tag"] == "table"]


def test_two_provinces_with_their_difference_worked_by_hand():
    page = shown("/compare?provinces=punjab,sindh&indicator=women-judges,girls-out-of-school")
    (table,) = [e for e in page.elements if e["tag"] == "table" and not any(p["tag"] == "article" for p in e["within"])]
    rows = [
        [cell["text"] for cell in page.inside(row) if cell["tag"] in ("th", "td")]
        for row in page.inside(table)
        if row["tag"] == "tr"
    ]
    assert rows[0] == ["Indicator", "Punjab", "Sindh", "Punjab compared", "Pakistan"]
    assert len(rows) == 3
    judges, girls = sorted(rows[1:], key=lambda row: row[0], reverse=True)
    # 259 of 1,616 less 45 of 564: 16.03 − 7.98; 27.84 − 50.74 of girls.
    assert judges[3] == "+8.1 points, above Sindh"
    assert girls[3] == "−22.9 points, below Sindh"
    assert "259 of 1,616" in judges[1] and "45 of 564" in judges[2] and "427 of 2,936" in judges[4]


def test_a_district_beside_its_province_and_another_worked_by_hand():
    page = shown("/compare?pins=lahore,quetta&provinces=punjab&indicator=girls-out-of-school")
    assert "Lahore, Quetta and Punjab side by side" in main(page)
    (table,) = [e for e in page.elements if e["tag"] == "table"]
    row = next(e for e in page.inside(table) if e["tag"] == "tr" and "Girls" in e["text"])
    cells = [cell["text"] for cell in page.inside(row) if cell["tag"] == "td"]
    # 327,913 of 1,599,073 girls of Lahore, 4,826,873 of 17,340,524 of Punjab, 13,407,069 of 34,386,146 of the country.
    assert "20.5" in cells[0] and "327,913 of 1,599,073" in cells[0] and "−18.5 points" in cells[0]
    assert "41.8" in cells[1] and "153,005 of 366,248" in cells[1]
    assert "27.8" in cells[2] and "4,826,873 of 17,340,524" in cells[2]
    assert "39.0" in cells[3]


def test_districts_are_compared_by_the_census_alone_and_at_most_four_places_stand_together():
    page = shown("/compare?pins=lahore&district=quetta")
    (table,) = [e for e in page.elements if e["tag"] == "table"]
    rows = [e["text"] for e in page.inside(table) if e["tag"] == "tr"]
    assert len(rows) == 1 + 6 and not any("judges" in row or "shelter" in row for row in rows)
    text = main(shown("/compare?pins=lahore,quetta,chitral&provinces=punjab,sindh"))
    assert "Lahore, Quetta, Chitral and Punjab side by side" in text and "At most four places" in text
    links = {e["aria-label"]: e["href"] for e in page.elements if e["tag"] == "a" and e.get("aria-label")}
    assert links["Take out Lahore"] == "/compare?pins=quetta"
    assert links["Add Punjab"] == "/compare?provinces=punjab&pins=lahore,quetta"
    assert "Chitral is chosen" in main(shown("/compare?pins=chitral"))


def test_links_add_and_take_out_and_keep_the_rest():
    page = shown("/compare?provinces=punjab,sindh&indicator=women-judges,women-police")
    links = {e["aria-label"]: e["href"] for e in page.elements if e["tag"] == "a" and e.get("aria-label")}
    kept = "&indicator=women-judges,women-police"
    assert links["Take out Punjab"] == "/compare?provinces=sindh" + kept
    assert links["Add Balochistan"] == "/compare?provinces=punjab,sindh,balochistan" + kept
    assert links["Take out Women judges"] == "/compare?provinces=punjab,sindh&indicator=women-police"
    assert (
        links["Add Women literate"]
        == "/compare?provinces=punjab,sindh&indicator=women-judges,women-police,women-literacy"
    )
    for href in links.values():
        assert pages.find(urlsplit(href).path)


def test_a_value_that_cannot_be_used_is_told_not_shown():
    text = main(shown("/compare?provinces=punjab,atlantis,sindh&indicator=victims"))
    assert "atlantis" in text and "victims" in text and "Punjab and Sindh side by side" in text


def test_any_choice_of_indicators_fits_its_parameter():
    assert len(",".join(place_profiles.INDICATORS)) <= LONGEST
    assert len(",".join(gazetteer.provinces())) <= LONGEST


def test_nothing_compared_counts_victims():
    for reading in place_profiles.readings("punjab"):
        assert not re.search("victim|case|arrest|deport", reading.long.lower())


@pytest.mark.parametrize("chosen", [Selection(), Selection(provinces="punjab,sindh"), Selection(pins="lahore,quetta")])
def test_what_leads_a_comparison_names_its_year(chosen: Selection) -> None:
    html = html_writer.render(compare.content(chosen))
    lead = re.search(r'(?s)<(?:p|div) class="lead">(.*?)</(?:p|div)>', html)
    assert lead and re.search(r"\b20\d\d\b", lead[1]), lead
    for row in re.findall(r'(?s)<table.*?id="pairs.*|id="pairs-table".*?</table>', html):
        assert all(re.search(r"\b20\d\d\b", line) for line in re.findall(r"(?s)<tr>(.*?)</tr>", row)[1:])
