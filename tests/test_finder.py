"""The search: what people type leads to what they mean, nothing typed leads to an error, and nothing of it is kept."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.data import catalogue
from dashboard.search import engine
from dashboard.search.engine import Collection, Finder, Found, Target, words
from dashboard.search.words import SAME, phrase_of
from dashboard.selection import LONGEST, Selection
from layouts import pages
from layouts.components import html_writer
from routes import responses

# What is typed -> the kind and key of something that must be among the first of its group.
LEADS = [
    # words, in any order, all of them
    ("women judges Sindh district courts", "figure", "R073"),
    ("district courts Sindh judges women", "figure", "R073"),
    ("How many judges in Sindh's district courts are women, and of how many?", "figure", "R073"),
    ("women judges", "chart", "women-judges"),
    ("smuggling corridors", "chart", "smuggling-corridors"),
    ("victims referred", "chart", "referral-ratio"),
    ("Zainab Alert", "figure", "R272"),
    ("women who decide", "page", "/representation"),
    ("red book", "dataset", "red_book"),
    ("population census 2023", "source", "pbs-census-2023"),
    # beginnings
    ("shel pun", "chart", "shelter-coverage"),
    ("traffick convict", "chart", "trafficking-prosecutions"),
    # ids and numbers, as they are
    ("R123", "figure", "R123"),
    ("e125", "figure", "E125"),
    ("427", "figure", "R087"),
    ("3,142", "figure", "E125"),
    ("3142", "figure", "E125"),
    ("18.2 %", "figure", "E125"),
    # typing errors
    ("jugdes sindh", "figure", "R074"),
    ("trafiking convictions", "chart", "trafficking-prosecutions"),
    ("Penjab", "place", "punjab"),
    ("Peshawer", "place", "peshawar"),
    ("women in parlament", "figure", "R098"),
    # case, accents, hyphens
    ("BALOCHISTÁN", "place", "balochistan"),
    ("gilgit baltistan", "place", "gilgit-baltistan"),
    ("GilgitBaltistan", "place", "gilgit-baltistan"),
    # other names for the same
    ("dar-ul-aman Punjab", "chart", "shelter-coverage"),
    ("darulaman punjab", "chart", "shelter-coverage"),
    ("KPK police women", "figure", "E108"),
    ("NWFP", "place", "khyber-pakhtunkhwa"),
    ("AJK", "place", "azad-jammu-kashmir"),
    ("GB", "place", "gilgit-baltistan"),
    ("FATA", "place", "bajaur"),
    ("Federal Investigation Agency offices at embassies", "figure", "R029"),
    ("women cops", "chart", "women-police"),
    ("judiciary", "chart", "women-judges"),
    # old names and other spellings of places
    ("Nawabshah", "place", "shaheed-benazirabad"),
    ("Lyallpur", "place", "faisalabad"),
    ("Chaghi", "place", "chagai"),
    ("Rahimyar Khan", "place", "rahim-yar-khan"),
    ("Torkham", "place", "khyber"),
    # Urdu, with the letters of Urdu, those of an Arabic keyboard, and vowel signs
    ("لاہور", "place", "lahore"),
    ("لاهور", "place", "lahore"),
    ("لَاہور", "place", "lahore"),
    ("کراچی", "place", "karachi"),
    ("كراچي", "place", "karachi"),
    ("سندھ جج", "figure", "R074"),
    ("دارالامان پنجاب", "figure", "R035"),
]
HOSTILE = [
    "",
    "   ",
    "?!…—",
    "x" * 10_000,
    "women " * 2_000,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 50,
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE figures; --",
    "(((((.*)+)+)+)$",
    "[a-z]+\\",
    "%00\x00\x01",
    "\u202e\u200f\u200d",
    "😀 🇵🇰 ½ ² Ⅳ",
    "{n} {0} {__class__}",
    "../../etc/passwd",
]


@pytest.fixture(scope="module")
def search() -> Finder:
    return pages.finder()


def keys(found: Found, kind: str) -> list[str]:
    return [target.key for group in found.groups if group.kind == kind for target in group.targets]


@pytest.mark.parametrize(("query", "kind", "key"), LEADS, ids=[query for query, _, _ in LEADS])
def test_what_is_typed_leads_to_what_is_meant(search: Finder, query: str, kind: str, key: str):
    found = search.find(query)
    assert key in keys(found, kind)
    assert not found.loose and not found.missing


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("women judges Sindh district courts", "figure", "R073"),
        ("R123", "figure", "R123"),
        ("Nawabshah", "place", "shaheed-benazirabad"),
        ("peshawer", "place", "peshawar"),
        ("Sindh", "place", "sindh"),
        ("لاهور", "place", "lahore"),
        ("women judges", "chart", "women-judges"),
        ("dar ul aman", "page", "/shelters"),
    ],
)
def test_the_best_stands_first_of_all(search: Finder, query: str, kind: str, key: str):
    first = search.find(query).groups[0]
    assert (first.kind, first.targets[0].key) == (kind, key)


def test_the_answer_to_how_many_stands_in_the_results(search: Finder):
    (group,) = [g for g in search.find("women judges Sindh district courts").groups if g.kind == "figure"]
    target = group.targets[0]
    assert target.value == "44 judges" and target.context == "44 of 531 · 2018 · R073"
    assert target.title == "Judges, district courts, female: Sindh" and target.path == "/figures/judges#R073"


def test_all_words_matter(search: Finder):
    assert len(keys(search.find("judges", "figure"), "figure")) > len(
        keys(search.find("judges sindh", "figure"), "figure")
    )
    assert "R072" not in keys(search.find("women judges Sindh district courts", "figure"), "figure"), "counts men"


def test_a_number_is_not_the_beginning_of_another(search: Finder):
    assert keys(search.find("R12", "figure"), "figure") == []
    assert set(keys(search.find("R012", "figure"), "figure")) <= {"R012"}


def test_what_is_nearer_stands_higher():
    plum = Finder(
        (
            Collection(
                "tree",
                "Trees",
                lambda: [
                    Target("c", "Plumtrees", "", "/c"),
                    Target("b", "Apricot", "plum", "/b"),
                    Target("a", "Plum", "", "/a"),
                    Target("d", "Pear", "", "/d", text="plum"),
                    Target("e", "Old plum", "", "/e"),
                ],
            ),
        )
    )
    assert keys(plum.find("plum"), "tree") == ["a", "e", "c", "b", "d"]
    typo = plum.find("plim")
    assert typo.taken == (("plim", "plum"),) and keys(typo, "tree") == ["a", "e", "c", "b", "d"]


def test_a_word_that_is_known_is_not_taken_for_another():
    both = Finder(
        (Collection("word", "Words", lambda: [Target("a", "Police", "", "/"), Target("b", "Policy", "", "/")]),)
    )
    assert keys(both.find("policy"), "word") == ["b"] and keys(both.find("police"), "word") == ["a"]
    assert both.find("policx").taken


def test_what_was_read_for_a_mistyped_word_is_told(search: Finder):
    assert search.find("trafiking convictions").taken == (("trafiking", "trafficking"),)
    assert search.find("trafficking convictions").taken == ()


def test_a_word_that_stands_nowhere_is_told_and_the_rest_found(search: Finder):
    found = search.find("women xyzzyq")
    assert found.missing == ("xyzzyq",) and "women-judges" in keys(found, "chart")


def test_words_that_stand_nowhere_together_are_found_apart_and_that_is_told(search: Finder):
    found = search.find("Nawabshah corridor conviction")
    assert found.loose and found.groups


def test_nothing_found_offers_what_is_spelled_alike(search: Finder):
    found = search.find("blchstan")
    assert found.groups == () and "balochistan" in found.nearest
    for query in found.nearest:
        assert search.find(query).groups, query
    assert search.find("qzxvw").groups == () == search.find("qzxvw").nearest


def test_a_long_group_is_cut_and_its_whole_is_one_click_away(search: Finder):
    (group,) = [g for g in search.find("census").groups if g.kind == "figure"]
    assert len(group.targets) == engine.FEW and group.more == group.total - engine.FEW > 0
    alone = search.find("census", "figure").groups
    assert [g.kind for g in alone] == ["figure"]
    assert len(alone[0].targets) == engine.MOST and alone[0].total == group.total
    assert search.find("census", "no-such-kind") == search.find("census")
    assert search.find("R123", "page") == search.find("R123"), "nothing of this kind: all there is"


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_leads_to_an_error(client: FlaskClient, search: Finder, query: str):
    found = search.find(query)
    assert len(found.query) <= LONGEST and len(found.groups) <= len(search.collections)
    assert all(len(group.targets) <= engine.FEW for group in found.groups)
    assert client.get("/find", query_string={"q": query}).status_code == 200
    assert client.get("/api/find.json", query_string={"q": query}).status_code == 200


def test_no_words_find_nothing(search: Finder):
    for query in ("", "   ", "?!…—"):
        assert search.find(query).groups == ()


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", '"onfocus="x'])
def test_a_query_is_text_wherever_it_is_repeated(client: FlaskClient, query: str):
    html = client.get("/find", query_string={"q": query}).get_data(as_text=True)
    body = Tags(html[html.index("<main") : html.index("</main>")]).found
    assert not {"script", "img"} & {tag for tag, _ in body}
    assert not [attrs for _, attrs in body if {"onerror", "onfocus"} & set(attrs)]
    (field,) = [attrs for tag, attrs in body if tag == "input" and attrs["type"] == "search"]
    assert field["value"] == query
    assert "<script>alert" not in html


def test_every_target_leads_somewhere(client: FlaskClient, search: Finder):
    paths: dict[str, set[str]] = {}
    for _, target in search.index.entries:
        assert target.title and target.path.startswith("/"), target
        path, _, anchor = target.path.partition("#")
        paths.setdefault(path, set()).add(anchor)
    assert len(search.index.entries) > 2_400 and "/figures/judges" in paths
    for path in (
        "/figures/judges",
        "/figures/victims",
        "/data",
        "/provinces/sindh",
        "/districts/lahore",
        "/glossary",
        "/api",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        given = {attrs.get("id") for _, attrs in Tags(answer.get_data(as_text=True)).found}
        assert paths[path] - {""} <= given, path
    known = {page.path for page in (*pages.PAGES, *pages.UNLISTED)}
    for path in paths:
        plain_path = path.partition("?")[0]
        assert plain_path in known or pages.find(plain_path) or plain_path.startswith("/api/"), path


def test_everything_is_there_once(search: Finder):
    found = [(collection.kind, target.key) for collection, target in search.index.entries]
    assert len(found) == len(set(found))
    count = {kind: sum(k == kind for k, _ in found) for kind in search.kinds}
    assert count["place"] == 7 + 144 - 1, "Islamabad is a district and a territory"
    assert count["chart"] == len(CHARTS)


def test_what_is_not_published_is_not_found(search: Finder):
    left = {row["figure_id"] for row in catalogue.left_out()}
    assert not left & {target.key for _, target in search.index.entries}


def test_phrases_of_synonyms_say_why():
    for names, reason in SAME:
        assert len(names) > 1 and reason
        assert len({phrase_of(name) for name in names}) > 1


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Dar-ul-Aman", ["dar", "ul", "aman"]),
        ("Sindh's districts", ["sindh", "district"]),
        ("3,142 of 18.2 %.", ["3142", "of", "18.2"]),
        ("۱۲۳", ["123"]),
        ("كراچي", words("کراچی")),
        ("countries, glass", ["country", "glass"]),
    ],
)
def test_words_are_compared_without_their_dress(text: str, compared: list[str]):
    assert words(text) == compared


# The page and its JSON


def test_the_page_is_not_listed_and_nothing_of_it_is_kept(client: FlaskClient):
    before = responses.KEPT.currsize
    for address in ("/find?q=women+judges", "/api/find.json?q=women+judges"):
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
    assert responses.KEPT.currsize == before
    html = client.get("/find?q=women+judges").get_data(as_text=True)
    assert '<meta name="robots" content="noindex' in html and 'rel="canonical"' not in html
    assert "X-Robots-Tag" not in client.get("/data").headers


def test_the_json_says_what_the_page_says(client: FlaskClient, search: Finder):
    told = json.loads(client.get("/api/find.json?q=women+judges+Sindh").data)
    assert told == json.loads(json.dumps(engine.plain(search.find("women judges Sindh"))))
    html = html_writer.render(pages.tree("/find", Selection(q="women judges Sindh")))
    for group in told["groups"]:
        for result in group["results"]:
            assert f'href="{result["path"]}"' in html.replace("&amp;", "&")


def test_the_empty_page_explains_with_examples_that_find(client: FlaskClient, search: Finder):
    html = client.get("/find").get_data(as_text=True)
    for query, _ in pages.search_page.EXAMPLES:
        assert search.find(query).groups, query
        assert engine.address(query) in html


@pytest.mark.parametrize("query", ["", "sindh", "women xyzzyq", "blchstan"])
def test_the_page_has_one_outline_and_no_id_twice(query: str):
    tags = Tags(html_writer.render(pages.tree("/find", Selection(q=query)))).found
    headings = [tag for tag, _ in tags if tag in ("h1", "h2", "h3")]
    assert headings[0] == "h1" and headings.count("h1") == 1 and "h3" not in headings
    given = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(given) == len(set(given))


def test_nothing_found_says_so_and_leads_on():
    html = html_writer.render(pages.tree("/find", Selection(q="blchstan")))
    assert "Nothing was found." in html and engine.address("balochistan") in html and 'href="/data"' in html


def test_the_search_stands_in_the_header_of_every_page(client: FlaskClient):
    for path in ("/", "/shelters", "/charts/women-judges", "/figures/judges", "/api", "/nowhere", "/brief"):
        html = client.get(path).get_data(as_text=True)
        forms = [attrs for tag, attrs in Tags(html).found if tag == "form" and attrs.get("action") == "/find"]
        assert len(forms) == 1, path
        assert forms[0]["method"] == "get" and forms[0]["role"] == "search" and forms[0]["aria-label"]
    html = client.get("/find").get_data(as_text=True)
    assert len([1 for tag, attrs in Tags(html).found if tag == "form" and attrs.get("action") == "/find"]) == 1


def test_province_and_brief_go_along_with_a_search(client: FlaskClient):
    html = client.get("/shelters?province=sindh&brief=v%3Dwomen-judges").get_data(as_text=True)
    start = html.index('<form action="/find"')
    form = html[start : html.index("</form>", start)]
    assert 'value="sindh"' in form and 'name="province"' in form
    assert 'name="brief"' in form and "women-judges" in form
    tree = pages.tree("/shelters", Selection(province="sindh"), pages.Brief.from_carried("v=women-judges"))
    for part in tree._traverse():
        assert not isinstance(part, (list, tuple)), "no list within a list: the browser refuses it"
    html = html_writer.render(pages.tree("/find", Selection(q="judges"), pages.Brief.from_carried("v=women-judges")))
    assert "/charts/women-judges?brief=v=women-judges" in html
    assert "/figures/judges?brief=v=women-judges#" in html


def test_pages_on_victims_and_shelters_among_the_results_bring_the_way_out():
    assert "data-leave" in html_writer.render(pages.tree("/find", Selection(q="shelters punjab")))
    assert "data-leave" not in html_writer.render(pages.tree("/find", Selection(q="R123")))
