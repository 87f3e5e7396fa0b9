"""Briefs: the address holds them whole, the reader's words stay text and are marked, every file says the same."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from dashboard import addresses
from dashboard.briefs import pdf
from dashboard.briefs.brief import BY_READER, LONGEST, MOST, ROOM, Brief, clean
from dashboard.charts import CHARTS
from dashboard.data import source_lines
from dashboard.export import citation
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from layouts import brief as layout
from layouts import pages
from layouts.components import html_writer, thumbnails

NASTY = "<script>alert(1)</script>\"'&amp; | \\ ~=?&"
URDU = "\u0633\u0646\u062f\u06be \u0645\u06cc\u06ba \u0639\u0648\u0631\u062a\u06cc\u06ba"
QUERY = (
    "?title=On+the+bench&v=women-judges~province=sindh&h=Judges&t=Eight+in+a+hundred&v=shelter-coverage&v=women-police"
    "&t=%D8%B3%D9%86%D8%AF%DA%BE"
)
FILES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


def query(**words: str) -> str:
    return "?" + urlencode(
        [
            ("title", words.get("title", "")),
            ("v", "women-judges"),
            ("h", words.get("h", "")),
            ("t", words.get("t", "")),
            ("v", "shelter-coverage~province=sindh"),
        ]
    )


# The address


def test_small_pictures_are_whole_where_a_part_tells_nothing() -> None:
    """Maps, points, matrices and lines over time; a list of bars is cut after its first rows."""
    whole = {slug for slug, chart in CHARTS.items() if thumbnails.whole(chart.at())}
    assert {"women-literacy", "two-shares", "provincial-disparities", "gender-gap", "deportations"} <= whole
    assert not whole & {"women-judges", "women-candidates", "trafficking-flows", "conventions"}


def test_an_address_says_views_and_words_in_order():
    made = Brief.from_query(QUERY)
    assert [item.name for item in made.items] == ["women-judges~province=sindh", "shelter-coverage", "women-police"]
    assert made.items[0].view is CHARTS["women-judges"].at(Selection(province="sindh"))
    assert [(item.heading, item.sentence) for item in made.items] == [
        ("Judges", "Eight in a hundred"),
        ("", ""),
        ("", "\u0633\u0646\u062f\u06be"),
    ]
    assert made.title == "On the bench" and made.complaints == ()
    assert made.to_search() == QUERY, "readable and canonical"
    assert Brief.from_query("").to_search() == "" and Brief.from_query("").path == "/brief"


@pytest.mark.parametrize("words", [NASTY, URDU, "a|b\\|c\\", "v=women-police", "100 % – ½ “x”", "+ +%20"])
def test_words_come_back_as_they_were(words):
    made = Brief.from_query(query(title=words, h=words, t=words))
    assert (made.title, made.items[0].heading, made.items[0].sentence) == (words,) * 3
    assert Brief.from_query(made.to_search()) == made
    assert Brief.from_carried(made.carried) == made
    assert len(made.items) == 2 and not made.items[1].heading


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b\x1b\x7fc", "a b c"),
        ("line\r\nbreak\ttab\u2028x", "line break tab x"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy\u200e \ufeffz", "evil x y z"),
        ("\ue000\ufffe\uffff\ufdd0ok", "ok"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e" + "\u0301" * 50, "\u00e9" + "\u0301" * 3),
        ("   ", ""),
    ],
)
def test_words_are_one_line_of_plain_text(given, kept):
    assert clean(given) == kept


def test_words_are_shortened_and_it_is_said():
    made = Brief.from_query(query(h="x" * 400))
    assert len(made.items[0].heading) == LONGEST
    assert len(made.complaints) == 1 and "shortened to 300" in made.complaints[0]


def test_an_address_never_grows_beyond_what_servers_take():
    views = [f"v={slug}~province=khyber-pakhtunkhwa&h={'%DB%81' * 300}&t={'w' * 300}" for slug in CHARTS]
    made = Brief.from_query("&".join(views))
    assert len(made.items) == MOST
    assert len(made.path) < ROOM + 1500 < 8000
    assert len(urlencode({layout.CARRIED: made.carried}, safe="~=,")) < ROOM + 2000 < 8000
    assert any("at most" in text for text in made.complaints)
    assert Brief.from_query(made.to_search()).items == made.items, "what was shortened once stays as it is"


def test_what_cannot_be_used_is_told_and_left_out():
    made = Brief.from_query("?h=lost&v=women-judge&h=lost&v=women-judges&v=women-judges&h=lost&x=1&v=&v=%00%3Cb%3E")
    assert [item.name for item in made.items] == ["women-judges"] and made.items[0].heading == ""
    told = " ".join(made.complaints)
    assert "Did you mean women-judges?" in told and "already in the brief" in told and len(made.complaints) == 3
    bad = Brief.from_query("?v=women-judges~province=atlantis~nonsense~=~x=y")
    assert bad.items[0].name == "women-judges"
    assert len(bad.complaints) == 1 and "atlantis" in bad.complaints[0]


@pytest.mark.parametrize(
    ("action", "order"),
    [
        ("up-2", "bac"),
        ("up-1", "abc"),
        ("down-1", "bac"),
        ("down-3", "abc"),
        ("remove-2", "ac"),
        ("keep-2", "abc"),
        ("up-9", "abc"),
        ("up-0", "abc"),
        ("up--1", "abc"),
        ("up-²", "abc"),
        ("", "abc"),
        ("destroy-1", "abc"),
    ],
)
def test_items_move_with_their_words(action, order):
    made = Brief.from_query("?v=women-judges&h=a&v=women-police&h=b&v=shelter-coverage&h=c")
    assert "".join(item.heading for item in made.after(action).items) == order


# The page


@pytest.fixture
def page(client):
    def get(search: str) -> str:
        answer = client.get("/brief" + search)
        assert answer.status_code == 200
        return answer.data.decode()

    return get


@pytest.mark.parametrize(
    "path", ["/brief", "/brief" + QUERY, "/brief/status" + QUERY, "/brief.docx", "/brief.pdf" + QUERY]
)
def test_no_search_engine_lists_it_and_no_cache_keeps_it(client, path):
    headers = client.get(path).headers
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers


def test_the_page_says_everything_of_every_view_and_marks_the_readers_words(page):
    text = page(QUERY)
    assert '<meta name="robots" content="noindex' in text
    assert "<title>A brief of 3 charts" in text, "our name for it, not the reader's"
    told = unescape(text)
    for item in Brief.from_query(QUERY).items:
        for said in (item.view.title, item.view.subtitle, item.view.n, *item.view.notes):
            assert said in told
        for source in item.view.sources:
            assert source["url"] in told
        assert citation.text(item.view, "http://localhost" + addresses.page(item.view)).split(", http")[0] in told
    marked = '<span class="reader-words" dir="auto">{}</span>\u00a0<span class="reader-label">' + BY_READER
    for words in ("On the bench", "Judges", "Eight in a hundred"):
        assert marked.format(words) in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("words", [NASTY, "</textarea><img src=x onerror=alert(1)>", "]]><svg/onload=1>", "{{7*7}}"])
def test_words_are_never_markup(client, words):
    search = query(title=words, h=words, t=words)
    for path in ("/brief", "/brief/progress", "/shelters", "/"):
        address = path + (search if "brief" in path else "?" + "brief=" + Brief.from_query(search).carried)
        text = client.get(address).data.decode()
        assert "<script>alert" not in text and "<img src=x" not in text and "<svg/onload" not in text
        assert "</textarea><img" not in text
    assert unescape(client.get("/brief" + search).data.decode()).count(words) >= 6, "shown, and in the fields"


def test_direction_of_words_reaches_no_further(page):
    text = page(query(title="\u202e" + URDU))
    assert "\u202e" not in text
    assert f'dir="auto">{URDU}</span>' in text


def test_an_empty_brief_helps(page):
    text = page("")
    assert "Your brief is empty" in text
    for slug in CHARTS:
        assert f'href="/brief?v={slug}"' in text


def test_charts_are_put_in_order_by_small_pictures_and_added_by_them(page):
    text = page(QUERY)
    made = Brief.from_query(QUERY)
    tiles = re.findall(r'<li [^>]*id="place-(\d)".*?</li>', text)
    assert tiles == ["1", "2", "3"]
    for item in made.items:
        assert f'src="{addresses.download(item.view, "thumbnail.svg")}"' in text
    moves = re.findall(r'name="do"[^>]*value="((?:up|down|remove)-\d)"', text.split('class="brief-tools')[0])
    assert moves == ["down-1", "remove-1", "up-2", "down-2", "remove-2", "up-3", "remove-3"]
    choices = text.split('class="choices"')[1]
    for slug, chart in CHARTS.items():
        added = f'href="{escape(made.path)}&amp;v={slug}"'
        if slug in ("shelter-coverage", "women-police"):
            assert added not in choices
        else:
            picture = escape(addresses.download(chart.at(), "thumbnail.svg"))
            assert choices.count(added) == 2 and f'src="{picture}"' in choices, "the picture and the title add it"
    assert 'id="place-1"' not in page("?v=women-judges"), "one chart has no order"


def test_the_form_gives_the_address_of_what_was_written(client):
    form = {"title": "T", "v": ["women-judges", "women-police"], "h": ["one", "two"], "t": ["", "ü"]}
    pairs = [("title", form["title"])]
    for view, heading, sentence in zip(form["v"], form["h"], form["t"], strict=True):
        pairs += [("v", view), ("h", heading), ("t", sentence)]
    kind = "application/x-www-form-urlencoded"
    for action, place in (("keep-2", "#chart-2"), ("up-2", "#place-1"), ("remove-1", "")):
        answer = client.post("/brief", data=urlencode([*pairs, ("do", action)]), content_type=kind)
        assert answer.status_code == 303
        assert answer.location.endswith(place)
        told = Brief.from_query(urlsplit(answer.location).query)
        assert told.title == "T"
        order = {"keep-2": "one two", "up-2": "two one", "remove-1": "two"}[action]
        assert " ".join(item.heading for item in told.items) == order
    long = client.post("/brief", data=urlencode([*pairs, ("h", "x" * 400)]), content_type=kind)
    assert long.status_code == 200 and "shortened" in long.data.decode(), "what was cut is said, not lost in a redirect"
    assert client.post("/brief", data="x" * 300_000, content_type=kind).status_code == 413


def test_every_card_adds_its_view(client):
    text = client.get("/representation?province=sindh").data.decode()
    assert 'href="/brief?v=women-judges~province=sindh"' in text
    assert "Brief (" not in text, "nobody without a brief is told of one"


def test_a_brief_goes_along_from_page_to_page(client):
    made = Brief.from_query(QUERY)
    text = unescape(html_writer.render(pages.tree("/shelters", Selection(province="sindh"), made)))
    assert "Brief (3)</a>" in text and f'href="{made.path}"' in text
    assert f'href="{made.path}&v=shelters-by-district~province=sindh"' in text
    links = re.findall(r'href="(/[^"]*)"', text)
    carried = [link for link in links if "brief=" in link]
    assert {urlsplit(link).path for link in carried} >= {"/", "/routes", "/data", "/charts/shelter-coverage"}
    for link in carried:
        assert Brief.from_carried(dict(parse_qsl(urlsplit(link).query))["brief"]) == made
    assert not [link for link in carried if re.search(r"\.(csv|png|json|zip)\b", urlsplit(link).path)]
    kept = re.findall(r'<input [^>]*name="brief"[^>]* value="([^"]*)">', text)
    assert set(kept) == {made.carried} and len(kept) >= 2, "the search and the filters of the page send it along"
    html = client.get("/shelters?brief=" + made.carried).data.decode()
    canonical = re.search(r'rel="canonical" href="([^"]*)"', html)
    assert canonical and "brief" not in canonical[1]


def test_a_carried_brief_leads_to_its_own_address(client):
    made = Brief.from_query(QUERY)
    answer = client.get("/brief", query_string={"brief": made.carried})
    assert answer.status_code == 303 and Brief.from_query(urlsplit(answer.location).query) == made


# Files


@pytest.mark.parametrize("kind", FILES)
def test_without_chromium_a_file_is_a_503_that_points_to_the_page(client, kind, monkeypatch, tmp_path):
    def nobody(request):
        raise renderer.NoRenderer("No Chromium.")

    monkeypatch.setattr(renderer, "place", lambda *recipe, **more: tmp_path / "not drawn")
    monkeypatch.setattr(renderer, "_ask", nobody)
    answer = client.get(f"/brief.{kind}{QUERY}")
    assert answer.status_code == 503
    assert "No Chromium" in answer.data.decode() and "/brief?" in answer.data.decode()


def test_without_chromium_the_page_shows_the_tables(page, monkeypatch):
    monkeypatch.setattr(pdf.Job, "done", property(lambda self: False))
    text = page(QUERY)
    assert text.count("<table") == 3
    assert "cannot draw pictures" in text and ".pdf" not in text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_nothing_is_a_400(client, kind):
    answer = client.get(f"/brief.{kind}?v=nonsense")
    assert answer.status_code == 400 and "/brief" in answer.data.decode()


def test_progress_of_nothing_leads_to_the_page_and_without_chromium_says_so(client):
    assert client.get("/brief/progress").status_code == 303
    assert client.get("/brief/progress" + QUERY + "&kind=pdf").status_code == 503
    told = client.get("/brief/status" + QUERY + "&kind=docx").get_json()
    assert told["possible"] is False and told["of"] == 3


RENDERED = query(title="A & <B>", h="Head <i>", t=URDU)


@pytest.fixture(scope="module")
def files(server):
    """Every file of one brief, asked for once."""
    return {kind: server.test_client().get(f"/brief.{kind}{RENDERED}") for kind in FILES}


@pytest.mark.parametrize("kind", FILES)
def test_rendered_files_come_under_a_name_and_are_the_same_again(client, files, kind):
    answer = files[kind]
    assert answer.status_code == 200, answer.data[:300]
    assert answer.content_type == FILES[kind]
    assert re.search(rf'attachment; filename="brief-\w+\.{kind}"', answer.headers["Content-Disposition"])
    assert client.get(f"/brief.{kind}{RENDERED}").data == answer.data


def test_a_rendered_docx_has_headings_captions_alternatives_and_citations(files):
    document = docx.Document(io.BytesIO(files["docx"].data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    made = Brief.from_query(RENDERED)
    assert f"A & <B> [{BY_READER}]" in text and f"Head <i> [{BY_READER}]" in text and f"{URDU} [{BY_READER}]" in text
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [f"Head <i> [{BY_READER}]", made.items[1].view.chart.question]
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    for number, (caption, item) in enumerate(zip(captions, made.items, strict=True), 1):
        assert caption.text.startswith(f"Figure {number}. {item.view.title}")
        assert "SEQ Figure" in "".join(node.text for node in caption._p.iter(qn("w:instrText")))
    properties = [shape._inline.docPr for shape in document.inline_shapes]
    assert [p.get("descr") for p in properties] == [item.view.alt for item in made.items]
    assert len({p.get("id") for p in properties}) == 2
    for shape in document.inline_shapes:
        assert shape.width.mm <= 170.1 and shape.height.mm <= 250
    links = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    for item in made.items:
        assert item.view.n in text and all(note in text for note in item.view.notes)
        assert citation.text(item.view, "http://localhost" + addresses.page(item.view)) in text
        assert {source["url"] for source in item.view.sources} | {
            "http://localhost" + addresses.page(item.view)
        } <= links
    told = document.core_properties
    assert (told.title, told.author, told.language) == ("A brief of 2 charts", citation.AUTHOR, "en-GB")
    languages = {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    urdu = next(p for p in document.paragraphs if URDU in p.text)
    assert urdu._p.find(".//" + qn("w:bidi")) is not None and urdu._p.find(".//" + qn("w:rtl")) is not None
    with zipfile.ZipFile(io.BytesIO(files["docx"].data)) as package:
        assert package.testzip() is None
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_a_rendered_zip_holds_the_pictures_in_order_and_a_readme(files):
    with zipfile.ZipFile(io.BytesIO(files["zip"].data)) as bundle:
        assert bundle.namelist() == ["01-women-judges.png", "02-shelter-coverage_province-sindh.png", "README.txt"]
        for name in bundle.namelist()[:2]:
            assert bundle.read(name).startswith(b"\x89PNG") and b"CC BY 4.0" in bundle.read(name)[:6000]
        readme = bundle.read("README.txt").decode()
    for item in Brief.from_query(RENDERED).items:
        assert item.view.title in readme and "http://localhost" + addresses.page(item.view) in readme
    assert f"Head <i> [{BY_READER}]" in readme and f"{URDU} [{BY_READER}]" in readme


def test_a_rendered_pdf_is_a4_tagged_and_says_it_all_in_text(files):
    document = pypdf.PdfReader(io.BytesIO(files["pdf"].data))
    text = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in document.pages))
    for item in Brief.from_query(RENDERED).items:
        for said in (item.view.title, item.view.subtitle, *[record["title"] for record in item.view.sources]):
            assert re.sub(r"\s+", " ", said) in text, said
    assert f"A & <B> {BY_READER}" in text and f"Head <i> {BY_READER}" in text and text.count(BY_READER) >= 3
    assert "data version" in text and "19.9" in text, "the labels in the picture are text too"
    for sheet_ in document.pages:
        assert (round(float(sheet_.mediabox.width)), round(float(sheet_.mediabox.height))) == (595, 842)
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert "A brief of 2 charts" in document.metadata.title


def test_a_rendered_page_shows_pictures_whose_ids_are_their_own(client, files):
    answer = client.get("/brief?v=shelter-coverage~province=sindh&v=women-judges&v=shelter-coverage~province=sindh")
    text = answer.data.decode()
    assert text.count('role="img"') >= 2
    given = re.findall(r'\bid="([^"]+)"', text)
    assert len(given) == len(set(given))
    for used in re.findall(r"url\(#([^)]+)\)", text):
        assert used in given


@pytest.mark.thorough
def test_each_chart_of_a_rendered_pdf_stands_whole_on_one_sheet(client):
    long = ("shelters-by-district", "provincial-disparities")
    pdf = client.get("/brief.pdf?" + "&".join(f"v={slug}" for slug in long), follow_redirects=True).data
    squeezed = [re.sub(r"\s+", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    for slug in long:
        view = CHARTS[slug].at()
        (sheet_,) = [text for text in squeezed[1:] if re.sub(r"\s+", "", view.subtitle) in text]
        for told in (view.title, view.n, *view.notes, source_lines.links(view.sources)[-1]["text"]):
            assert re.sub(r"\s+", "", told) in sheet_, f"{slug}: {told}"


def test_citations_in_urdu_lead_to_the_charts(client):
    told = client.get("/ur/brief?v=women-judges").get_data(as_text=True)
    (cited,) = set(re.findall(r'href="http://localhost(/[^"]*/charts/women-judges)"', told))
    assert cited == "/ur/charts/women-judges" and client.get(cited).status_code == 200
