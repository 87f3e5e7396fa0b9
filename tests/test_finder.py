"""The search: what people type leads to what they mean, nothing typed leads to an error, and nothing of it is kept."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.data import catalogue
from dashboard.export import card_image
from dashboard.search import engine, synonyms
from dashboard.search.engine import Collection, Finder, Found, Target, words
from dashboard.search.words import phrase_of
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
    return [hit.target.key for hit in found.hits if hit.kind == kind]


@pytest.mark.whole
@pytest.mark.parametrize(("query", "kind", "key"), LEADS, ids=[query for query, _, _ in LEADS])
def test_what_is_typed_leads_to_what_is_meant(search: Finder, query: str, kind: str, key: str):
    found = search.find(query, kind)
    assert key in keys(found, kind)[:8]
    assert not found.missing


def test_results_of_all_kinds_stand_by_their_worth(search: Finder):
    found = search.find("women judges Sindh")
    assert [hit.kind for hit in found.hits[:3]].count("chart") >= 1 and "figure" in [hit.kind for hit in found.hits]
    assert found.hits[0].target.path == "/charts/women-judges?province=sindh"
    assert found.hits[0].target.title == "In 2018, women were 8.0\u202f% of judges in Sindh: 45 of 564"


def test_a_choice_that_is_named_is_made(search: Finder):
    paths = {hit.target.path for hit in search.find("women judges high courts Punjab", "chart").hits}
    assert "/charts/women-judges?province=punjab&court=high" in paths


def test_the_answer_to_how_many_stands_in_the_results(search: Finder):
    hits = [hit for hit in search.find("women judges Sindh district courts").hits if hit.kind == "figure"]
    target = hits[0].target
    assert target.value == "44 judges" and target.context == "44 of 531 · 2018 · R073"
    assert target.title == "Judges, district courts, female: Sindh" and target.path == "/figures/judges#R073"


def test_figures_that_count_the_same_do_not_fill_the_page(search: Finder):
    found = search.find("girls out of school")
    families = [hit.target.family for hit in found.hits if hit.target.family]
    assert families and max(families.count(family) for family in families) == engine.ALIKE
    assert len(search.find("girls out of school", "figure").hits) == engine.MOST


def test_a_number_is_not_the_beginning_of_another(search: Finder):
    assert keys(search.find("R12", "figure"), "figure") == []
    assert set(keys(search.find("R012", "figure"), "figure")) <= {"R012"}


def test_what_is_nearer_stands_higher():
    plum = Finder(
        (
            Collection(
                "tree",
                "Trees",
                "Tree",
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
    assert keys(plum.find("plum"), "tree")[:1] == ["a"] and set(keys(plum.find("plum"), "tree")) == set("abde")
    assert keys(plum.find("plum"), "tree")[-1] == "d", "in passing"
    assert keys(plum.find("plumt"), "tree") == ["c"], "a beginning, where the word itself is nowhere"


def test_a_word_that_is_known_is_not_taken_for_another():
    both = Finder(
        (Collection("word", "Words", "Word", lambda: [Target("a", "Police", "", "/"), Target("b", "Policy", "", "/")]),)
    )
    assert keys(both.find("policy"), "word") == ["b"] and keys(both.find("police"), "word") == ["a"]
    assert both.find("policx").taken and not both.find("polic").taken


def test_what_was_read_for_a_mistyped_word_is_told(search: Finder):
    assert search.find("trafiking convictions").taken == (("trafiking", "trafficking"),)
    assert search.find("trafficking convictions").taken == ()


def test_a_word_that_stands_nowhere_is_told_and_the_rest_found(search: Finder):
    found = search.find("women xyzzyq")
    assert found.missing == ("xyzzyq",) and "women-judges" in keys(found, "chart")


# Words that stand nowhere here and are none that is here, mistyped: names of persons, and words of other subjects.
OTHERS = (
    "imran bhutto zardari shehbaz maryam bilawal malala jinnah musharraf ahmed fatima ayesha bashir tariq "
    "senators football cricket weather recipes camping wedding marketing software telephone holiday restaurant "
    "university hospital banana chicken airline bitcoin gender-reveal pension taxation inflation election-commission "
    "vaccine malaria earthquake flooding monsoon glacier terrorism drone missile nuclear painting festival concert"
).split()


@pytest.mark.whole
@pytest.mark.parametrize("word", OTHERS)
def test_no_word_is_corrected_into_another_subject(search: Finder, word: str):
    assert search.find(word).taken == ()


@pytest.mark.parametrize("word", ["CNIC", "jail", "rape", "visa", "lawz", "womn", "fias", "Zhob", "Khan"])
def test_a_short_word_is_never_corrected(search: Finder, word: str):
    assert search.find(word).taken == ()


def test_a_word_with_a_known_beginning_is_not_told_to_be_mistyped(search: Finder):
    for query in ("shel pun", "traffick convict", "peshaw"):
        assert search.find(query).taken == () and search.find(query).hits


def test_american_spelling_is_no_mistake(search: Finder):
    for american, british in (("labor", "labour"), ("honor killing", "honour killing"), ("center", "centre")):
        found = search.find(american)
        assert found.taken == () and {h.target.key for h in found.hits} & {
            h.target.key for h in search.find(british).hits
        }


def test_nothing_found_offers_what_is_spelled_alike(search: Finder):
    found = search.find("blchstan")
    assert found.hits == () and "balochistan" in found.nearest
    for query in found.nearest:
        assert search.find(query).hits, query
    assert search.find("qzxvw").hits == () == search.find("qzxvw").nearest


def test_one_kind_alone_is_one_click_away(search: Finder):
    found = search.find("census")
    (figures,) = [kind for kind in found.kinds if kind.kind == "figure"]
    assert len(found.hits) == engine.FEW < found.total and figures.total > engine.MOST
    alone = search.find("census", "figure")
    assert {hit.kind for hit in alone.hits} == {"figure"} and len(alone.hits) == engine.MOST
    assert alone.kinds == found.kinds
    assert search.find("census", "no-such-kind") == found
    assert search.find("R123", "page") == search.find("R123"), "nothing of this kind: all there is"


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_leads_to_an_error(client: FlaskClient, search: Finder, query: str):
    found = search.find(query)
    assert len(found.query) <= LONGEST and len(found.hits) <= engine.FEW
    assert client.get("/find", query_string={"q": query}).status_code == 200
    assert client.get("/api/find.json", query_string={"q": query}).status_code == 200


def test_no_words_find_nothing(search: Finder):
    for query in ("", "   ", "?!…—"):
        assert search.find(query).hits == ()


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
    assert "script" not in {tag for tag, _ in body}
    assert all(str(attrs["src"]).startswith("/charts/") for tag, attrs in body if tag == "img")
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
    for same in synonyms.SAME:
        assert same.why and (len(same.names) > 1 or same.see), same
        assert same.see or len({phrase_of(name) for name in same.names}) > 1, same


def test_a_table_with_other_columns_is_refused_in_words():
    assert synonyms.read(iter(["english,urdu,see,told,why\n", "a; b,,c d,Says so.,why\n"])) == (
        synonyms.Same(("a", "b"), ("c d",), "Says so.", "why"),
    )
    with pytest.raises(ValueError, match=r"columns of synonyms.csv are english, urdu, see, told, why"):
        synonyms.read(iter(["english,why\n"]))


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


# Suggestions, and small pictures


def test_suggestions_are_small_and_lead_to_places_charts_and_pages(client: FlaskClient, dense: None):
    answer = client.get(engine.SUGGESTIONS, headers={"Accept-Encoding": "br"})
    assert len(answer.data) <= 15_000 and "max-age" in answer.headers["Cache-Control"]
    told = json.loads(client.get(engine.SUGGESTIONS).data)
    assert {kind for kind, _, _, _ in told} == {"Place", "Chart", "Page"}
    by_path = {path: f"{name} {more}" for _, name, more, path in told}
    assert len(by_path) == len(told) >= 150 + len(CHARTS)
    assert "لاہور" in by_path["/districts/lahore"] and "Nawabshah" in by_path["/districts/shaheed-benazirabad"]
    assert "policewomen" in by_path["/charts/women-police"] and "child marriage" in by_path["/charts/early-marriage"]
    for path in sorted(by_path)[::20]:
        assert pages.find(path), path


def test_suggestions_are_of_the_published_only():
    told = json.loads(pages.suggestions(lambda path: f"/x{path}" if path.startswith("/charts/") else ""))
    assert {kind for kind, _, _, _ in told} == {"Chart"} and all(entry[3].startswith("/x/charts/") for entry in told)


def test_every_form_of_the_search_names_its_suggestions(client: FlaskClient):
    for path in ("/shelters", "/find?q=sindh"):
        forms = [attrs for tag, attrs in Tags(client.get(path).get_data(as_text=True)).found if tag == "form"]
        named = [attrs["data-suggestions"] for attrs in forms if attrs.get("action") == "/find"]
        assert named == [engine.SUGGESTIONS], path


def test_a_small_picture_stands_beside_each_chart_that_is_found(client: FlaskClient):
    html = client.get("/find?q=women+judges").get_data(as_text=True)
    sources = [str(attrs["src"]) for tag, attrs in Tags(html).found if tag == "img"]
    charts = [hit.target.chart for hit in pages.finder().find("women judges").hits if hit.kind == "chart"]
    assert [f"/charts/{slug}.thumbnail.svg" for slug in charts] == sources[-len(charts) :]
    answer = client.get(sources[0])
    assert answer.status_code == 200 and answer.content_type.startswith("image/svg+xml")
    assert client.get("/charts/no-such-chart.thumbnail.svg").status_code == 404


def test_a_picture_that_is_not_drawn_is_an_empty_one_for_now(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(card_image, "card_svgs_soon", lambda view: [])
    answer = client.get("/charts/women-judges.thumbnail.svg")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store" and b"<svg" in answer.data


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
    assert len(told["results"]) == engine.FEW
    for result in told["results"]:
        assert f'href="{result["path"]}"' in html.replace("&amp;", "&")
    assert told["answer"]["value"] == "8.0\u202f%" and f'href="{told["answer"]["path"]}"' in html


def test_the_empty_page_explains_with_examples_that_find(client: FlaskClient, search: Finder):
    html = client.get("/find").get_data(as_text=True)
    for query, _ in pages.search_page.EXAMPLES:
        assert search.find(query).hits, query
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
        header = html.partition("</header>")[0]
        forms = [attrs for tag, attrs in Tags(header).found if tag == "form" and attrs.get("action") == "/find"]
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


@pytest.mark.parametrize(
    ("path", "fields"), [("/", 2), ("/find", 1), ("/map?pins=lahore", 2), ("/data", 1), ("/ur/", 2)]
)
def test_every_search_form_is_the_same_one(client, path: str, fields: int):
    html = client.get(path).get_data(as_text=True)
    forms = re.findall(r'<form[^>]*class="find-form[^"]*"[^>]*>.*?</form>', html, re.DOTALL)
    assert len(forms) == fields == html.count('type="search"')
    for form in forms:
        head = form[: form.index(">")]
        assert 'method="get"' in head and 'role="search"' in head and "aria-label=" in head
        assert "/api/suggestions.json" in head and "data-list=" in head
        assert 'maxlength="200"' in form and 'autocomplete="off"' in form
        assert "<label" in form and 'type="submit"' in form
    assert ('value="lahore"' in forms[-1]) == ("pins" in path), "what is pinned goes along"
