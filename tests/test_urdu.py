"""Urdu: the catalogue is whole and keeps numbers and named parts; pages, lists, names and dates follow it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator

import brotli
import docx as word
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont
from lxml import html

from dashboard import catalogue, content, i18n, large_numbers, settings, text_width
from dashboard.briefs import docx, docx_runs
from dashboard.charts import CHARTS
from dashboard.content import pages as prose
from dashboard.data import source_lines
from dashboard.export import card_image, tabular
from dashboard.geography import gazetteer
from dashboard.plots.maps import class_labels
from dashboard.rendering import fonts, word_font
from dashboard.selection import DISTRICT, Selection
from dashboard.settings import ROOT
from layouts import pages
from routes import responses
from tools import words

ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]{2,}")
OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
FIELD = re.compile(r"\{[^{}]*\}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)+|\d{2,}")
MILLIONS = re.compile(r"(\d+(?:\.\d+)?) million")
LAKHS = re.compile(r"(\d+(?:\.\d+)?) (لاکھ|کروڑ)")
IN_MILLIONS = ("{n} million", "{n} of {of} million", "{n} of {of} m")  # never said in Urdu: dashboard/large_numbers.py
LEAST = 99.5  # per cent of the texts that are translated


@pytest.fixture(autouse=True)
def in_urdu() -> Iterator[None]:
    token = i18n.LANGUAGE.set("ur")
    yield
    i18n.LANGUAGE.reset(token)


@pytest.fixture(scope="module")
def written() -> Catalog:
    with (catalogue.FOLDER / catalogue.FILE.format("ur")).open("rb") as file:
        return read_po(file, locale="ur")


def test_nearly_all_texts_are_translated(written: Catalog) -> None:
    texts = [pair for message in written if message.id for pair in pairs(message)]
    share = 100 * sum(bool(urdu) for _, urdu in texts) / len(texts)
    print(f"Urdu: {share:.1f} % of {len(texts)} texts are translated")
    assert len(texts) > 2500
    assert share >= LEAST


def pairs(message: Message) -> list[tuple[str, str]]:
    """The texts of a message, each with its translation; of one with plurals both."""
    if message.pluralizable:
        return list(zip(message.id, message.string, strict=True))
    return [(str(message.id), str(message.string))]


def test_named_parts_and_numbers_are_kept(written: Catalog) -> None:
    wrong = []
    for english, urdu in (pair for message in written if message.id for pair in pairs(message) if pair[1]):
        if set(FIELD.findall(english)) != set(FIELD.findall(urdu)):
            wrong.append(f"named parts: {english}")
        if "ملین" in urdu and english not in IN_MILLIONS:
            wrong.append(f"counted in millions: {english}")
        asked, told = (
            {number.replace(",", "") for number in NUMBER.findall(FIELD.sub("", text))} for text in (english, urdu)
        )
        # A number of millions is told in lakh or crore.
        millions = MILLIONS.findall(FIELD.sub("", english))
        asked -= set(millions)
        lakhs = {round(float(n) * (0.1 if unit == "لاکھ" else 10), 6) for n, unit in LAKHS.findall(urdu)}
        if missing := set(map(float, millions)) - lakhs:
            wrong.append(f"{missing} million missing: {english}")
        if asked - told:
            wrong.append(f"{sorted(asked - told)} missing: {english}")
        if OTHER_DIGITS.search(urdu):
            wrong.append(f"digits of two kinds: {english}")
        if english[:1].isspace() != urdu[:1].isspace() or english[-1:].isspace() != urdu[-1:].isspace():
            wrong.append(f"space at an end: {english!r}")
    assert wrong == []


def test_every_page_of_prose_is_translated_with_the_same_sections_and_figures() -> None:
    for english in prose.files("en"):
        urdu = prose.FOLDER / "ur" / english.name
        assert prose.HEADING.sub(r"\g<name>", prose.source(english)[1]).count("\n- ") == prose.source(urdu)[1].count(
            "\n- "
        ), english.name
        for pattern in (r"\{#([\w-]+)\}", r"\{\{\s*([^}|]+)", r"\b[REC]\d{2,}\w*\b"):
            of = [set(re.findall(pattern, path.read_text("utf-8"))) for path in (english, urdu)]
            assert {text.strip() for text in of[0]} == {text.strip() for text in of[1]}, english.name


@pytest.mark.parametrize("path", ["/", "/shelters", "/provinces/sindh", "/charts/women-judges", "/nowhere"])
def test_a_page_is_in_urdu_from_right_to_left_and_leads_to_english(client: FlaskClient, path: str) -> None:
    html = client.get(f"{path}?lang=ur").get_data(as_text=True)
    assert '<html lang="ur" dir="rtl"' in html
    assert re.search(rf'href="{path}(?:\?province=sindh)?" hrefLang="en" lang="en"', html) or path == "/nowhere"
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html)
    assert heading is not None
    assert ARABIC.search(heading[1])
    assert not LATIN.search(re.sub(r"<[^>]+>", "", heading[1]))


def test_the_switch_keeps_the_view_and_search_engines_learn_of_it(client: FlaskClient) -> None:
    html = client.get("/charts/women-judges?court=high&province=sindh").get_data(as_text=True)
    there = "/ur/charts/women-judges?province=sindh&amp;court=high"
    assert f'href="{there}"' in html
    assert re.search(rf'<link rel="alternate" hreflang="ur" href="[^"]*{re.escape(there)}">', html)


def test_what_is_fetched_by_a_path_has_its_language(client: FlaskClient) -> None:
    token = i18n.LANGUAGE.set("en")
    text = client.get("/charts/shelters-by-district/lang-ur.figure.json").get_data(as_text=True)
    i18n.LANGUAGE.reset(token)
    assert "پنجاب" in text and '"Punjab"' not in text


@pytest.mark.parametrize("slug", CHARTS)
def test_the_words_of_a_chart_are_in_urdu(slug: str) -> None:
    view = CHARTS[slug].at(Selection(lang="ur"))
    said = [view.title, view.subtitle, view.n, view.chart.question and i18n.say(view.chart.question), *view.notes]
    said += [key.label for key in view.legend]
    assert [text for text in said if LATIN.search(text) and not ARABIC.search(text)] == []


def test_names_of_places_are_urdu_and_in_the_order_of_its_alphabet() -> None:
    assert i18n.say("Khyber Pakhtunkhwa") == "خیبر پختونخوا"
    assert not [name for name in gazetteer.every() if not ARABIC.search(i18n.say(name))]
    labels = [option.label for option in DISTRICT.options()]
    assert labels == sorted(labels, key=i18n.alphabetical)
    assert labels.index("پشاور") < labels.index("ٹانک") < labels.index("گوادر") < labels.index("ہنگو")


def test_digits_are_grouped_by_lakh_and_crore_and_in_english_by_thousand() -> None:
    assert i18n.number(240458089) == "24,04,58,089"
    assert i18n.number(11803) == "11,803"
    assert large_numbers.million(1_923_453) == "19.2 لاکھ"
    assert large_numbers.million(24_045_808) == "2.40 کروڑ"
    assert ",19954," in tabular.csv_text(CHARTS["referral-ratio"].at())
    i18n.LANGUAGE.set("en")
    assert (i18n.number(240458089), large_numbers.million(1_923_453)) == ("240,458,089", "1.92 million")


def test_one_and_many_are_said_by_the_catalogue() -> None:
    assert i18n.measured(1, "shelters") == "1 پناہ گاہ"
    assert i18n.measured(36, "shelters") == "36 پناہ گاہیں"
    i18n.LANGUAGE.set("en")
    assert (i18n.measured(1, "persons"), i18n.measured(2, "persons")) == ("1 person", "2 persons")
    assert i18n.plural("Its district", "Its {n} districts as drawn here", 3) == "Its 3 districts as drawn here"


def test_a_share_keeps_its_order_among_words_from_the_right() -> None:
    assert i18n.percent(19.9) == "\u206619.9\u202f%\u2069"
    i18n.LANGUAGE.set("en")
    assert i18n.percent(19.9) == "19.9\u202f%"


def test_the_number_of_a_help_line_is_not_read_backwards(client: FlaskClient) -> None:
    assert "\u2066111-247-786\u2069" in client.get("/ur/shelters").text


def test_lists_dates_and_sentences_follow_the_language() -> None:
    assert i18n.listing(["Punjab", "Sindh", "Balochistan"]) == "پنجاب، سندھ اور بلوچستان"
    assert i18n.period("2020-04/2021-03") == "اپریل 2020 – مارچ 2021"
    assert i18n.sentence("سندھ") == "سندھ۔"
    assert i18n.say("{place}: {value}.", place="Sindh", value="1") == "سندھ: 1۔"
    assert i18n.say("") == "", "a catalogue keeps its head under the empty text"


def test_joined_letters_are_measured_as_the_font_joins_them() -> None:
    if text_width._naskh(400) is None:
        pytest.skip("the front end was not built")
    apart = sum(text_width.width(letter, 100) for letter in "پنجاب")
    assert 0.4 * apart < text_width.width("پنجاب", 100) < 0.9 * apart
    assert text_width.width("پنجاب", 100, 700) != text_width.width("پنجاب", 100)
    assert text_width.width(i18n.isolated("پنجاب"), 100) == text_width.width("پنجاب", 100)


def test_the_font_is_small_fetched_for_urdu_alone_and_embedded(client: FlaskClient) -> None:
    path = fonts.built("font-arabic.woff2")
    if path is None:
        pytest.skip("the front end was not built")
    assert path.stat().st_size <= 60_000
    assert path.name in client.get("/?lang=ur").get_data(as_text=True)
    assert path.name not in client.get("/").get_data(as_text=True)
    assert "Noto Naskh Arabic" in fonts.face("پنجاب") and "Noto Naskh Arabic" not in fonts.face("Punjab")


def test_brackets_that_a_link_cuts_follow_the_page_and_not_the_english_between_them() -> None:
    assert content.marked(") (Trafficking in persons)") == ') (<bdi lang="en">Trafficking in persons</bdi>)'
    assert content.marked("Census (2023)") == '<bdi lang="en">Census (2023)</bdi>', "a whole one has all of its own"
    cited = "UrduPoint (APP), Report of a visit (2024-03-19)"
    assert content.marked(f"{cited} [درجہ B]") == f'<bdi lang="en">{cited}</bdi> [درجہ B]', "brackets and all"
    assert content.marked(", section 2.5.") == ', <bdi lang="en">section 2.5.</bdi>', "the comma before is the page's"


def test_classes_of_a_map_say_from_and_to_in_words_and_keep_the_sign_behind_the_number() -> None:
    i18n.use("ur")
    try:
        assert class_labels([15, 30], "percent") == [
            "\u206615\u202f%\u2069 سے کم",
            "15 سے \u206630\u202f%\u2069",
            "\u206630\u202f%\u2069 اور زیادہ",
        ]
    finally:
        i18n.use("en")
    assert class_labels([15, 30], "percent") == ["under 15\u202f%", "15–30\u202f%", "30\u202f% and more"]


def test_the_glossary_says_each_term_once_in_urdu_and_in_english(client: FlaskClient) -> None:
    page = client.get("/ur/glossary").get_data(as_text=True)
    entry = page[page.index('id="red-book"') :].partition("</article>")[0]
    assert entry.count("ریڈ بک</") == 1 and '<div dir="ltr" lang="en">' in entry and "Red Book" in entry


def test_notes_in_results_are_in_urdu(client: FlaskClient) -> None:
    page = client.get("/ur/find?q=lahore").get_data(as_text=True)
    assert "عبوری نتیجہ۔" in page and "Provisional result" not in page


def test_a_font_cut_for_an_embed_can_hide_marks_of_direction() -> None:
    if fonts.built("font.woff2") is None:
        pytest.skip("the front end was not built")
    cut = TTFont(io.BytesIO(fonts._cut("font.woff2", frozenset("0123456789"))))
    assert ord(" ") in cut.getBestCmap()


def test_figures_turn_each_line_and_english_ones_stay() -> None:
    drawn = CHARTS["women-judges"].at(Selection(lang="ur")).drawn
    told = [note["text"] for note in drawn.layout["annotations"] if ARABIC.search(note["text"])]
    assert told
    assert all(text.startswith("\u2067") and text.endswith("\u2069") for text in told)
    i18n.LANGUAGE.set("en")
    english = CHARTS["women-judges"].at().drawn
    assert "\u2067" not in str(english.layout) + str(english.data)


def test_english_on_an_urdu_page_says_that_it_is(client: FlaskClient) -> None:
    html = client.get("/districts/lahore?lang=ur").get_data(as_text=True)
    body = re.sub(
        r"(?s)<(script|style|svg|option|title)\b.*?</\1>", "", html[html.index("<main") : html.index("</main")]
    )
    own = re.sub(r'(?s)<(\w+)[^>]*lang="en"[^>]*>.*?</\1>', "", body)
    alone = [text for text in re.split(r"<[^>]+>", own) if LATIN.search(text) and not ARABIC.search(text)]
    assert alone == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/districts/quetta", "crow flies"),
        ("/shelters", "help line"),
        ("/trafficking", "Smuggling"),
        ("/charts/maximum-penalties", "years"),
    ],
)
def test_what_could_harm_keeps_its_english_until_it_is_checked(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str, words: str
) -> None:
    html = client.get(f"/ur{path}").get_data(as_text=True)
    beside = re.findall(r'(?s)<div class="original" dir="ltr" lang="en">(.*?)</div>', html)
    assert words in "".join(beside)
    assert not ARABIC.search(re.sub(r"<[^>]+>", "", "".join(beside)))
    assert 'id="translation"' in html
    assert 'class="original"' not in client.get(path).get_data(as_text=True)
    monkeypatch.setattr(catalogue, "about", lambda language: catalogue.About(checked=True))
    responses.KEPT.clear()
    checked = client.get(f"/ur{path}").get_data(as_text=True)
    responses.KEPT.clear()
    assert 'class="original"' not in checked and 'id="translation"' not in checked


def test_a_translation_that_is_only_begun_is_offered_by_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "about", lambda language: catalogue.About(offered=language != "ur"))
    assert "ur" not in catalogue.offered()
    monkeypatch.setenv("LANGUAGES", "xx, ur")
    settings.settings.cache_clear()
    assert "ur" in catalogue.offered()
    monkeypatch.undo()
    settings.settings.cache_clear()


def test_a_brief_for_word_is_written_from_right_to_left() -> None:
    document = word.Document()
    document.add_heading("پنجاب", 1)
    docx_runs.add_run(document.add_paragraph(), "سندھ", 9)
    docx_runs.turn(document, docx.NASKH)
    xml = document.element.xml
    assert xml.count("<w:bidi/>") == 2 and xml.count("<w:rtl/>") == 2
    assert '<w:szCs w:val="18"/>' in xml


def test_every_page_of_the_site_answers_in_urdu(client: FlaskClient) -> None:
    for page in (*pages.PAGES, *pages.UNLISTED):
        assert client.get(f"{page.path}?lang=ur").status_code == 200, page.path


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/trafficking",
        "/law",
        "/routes",
        "/drivers",
        "/since",
        "/provinces/punjab",
        "/districts/lahore",
        "/nowhere",
    ],
)
def test_every_english_word_of_an_urdu_page_says_that_it_is_english(client: FlaskClient, path: str) -> None:
    page = html.fromstring(client.get(f"/ur{path}").get_data(as_text=True))
    for part in page.xpath("//script | //style | //svg | //option | //*[@hidden]"):
        part.drop_tree()
    seen = [
        (text, (text.getparent().getparent() if text.is_tail else text.getparent()).xpath("ancestor-or-self::*/@lang"))
        for text in page.xpath("//body//text()")
    ]
    assert sum(bool(LATIN.search(text)) for text, _ in seen) > 3
    assert [str(text) for text, langs in seen if LATIN.search(text) and langs[-1] != "en"] == []


def test_ways_are_told_in_urdu(client: FlaskClient) -> None:
    told = client.get("/ur/provinces/sindh").get_data(as_text=True)
    assert "کراچی ← کم استعمال ہونے والے سمندری راستے ← بیرونِ ملک" in told
    assert "متحدہ عرب امارات" in client.get("/ur/").get_data(as_text=True)


EMBED, EMBED_OF_A_MAP = 20_000, 23_000  # bytes of an embed with its letters, packed loosely; a map has 144 rows


@pytest.mark.parametrize(
    ("slug", "most"),
    [
        ("women-judges", EMBED),
        ("maximum-penalties", EMBED),
        ("sea-disasters", EMBED),
        ("women-literacy", EMBED_OF_A_MAP),
    ],
)
def test_an_embed_carries_its_letters_in_one_font_and_stays_small(client: FlaskClient, slug: str, most: int) -> None:
    page = client.get(f"/ur/embed/{slug}").get_data(as_text=True)
    assert page.count("src:url(data:font/woff2") == 1
    assert len(brotli.compress(page.encode(), quality=5)) <= most


def test_who_counted_is_said_in_urdu() -> None:
    english = [text for text in words.counters() if not ARABIC.search(source_lines.who(text))]
    assert len(words.counters()) > 150 and not english
    assert source_lines.who("Punjab Police; Sindh Police") == "پنجاب پولیس؛ سندھ پولیس"
    i18n.LANGUAGE.set("en")
    assert source_lines.who("Punjab Police; Sindh Police") == "Punjab Police; Sindh Police"


def test_a_small_picture_in_urdu_carries_the_letters_of_its_words(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    # An <img> sees no font of the page: without its own, a system without Urdu shows boxes.
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text font-family="Source Sans 3">{}</text></svg>'
    monkeypatch.setattr(card_image, "card_svgs_soon", lambda view: [svg.format("پنجاب میں سے 15")])
    urdu = client.get("/ur/charts/women-judges.thumbnail.svg").get_data(as_text=True)
    assert word_font.FAMILY in urdu and urdu.index("<style>") < urdu.index("<text") and len(urdu) < 8_000
    monkeypatch.setattr(card_image, "card_svgs_soon", lambda view: [svg.format("Punjab")])
    assert "<style>" not in client.get("/charts/women-judges.thumbnail.svg").get_data(as_text=True)


@pytest.mark.slow
def test_every_text_that_the_site_says_has_its_urdu(written: Catalog) -> None:
    """As `make words` finds them, in a process of its own: a merge can take entries out of a catalogue unseen."""
    code = "import json; from tools.words import collected; print(json.dumps([told.id for told in collected()]))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    texts = [text if isinstance(text, str) else tuple(text) for text in json.loads(found.stdout.splitlines()[-1])]
    assert len(texts) > 4000
    assert [text for text in texts if text and not getattr(written.get(text), "string", "")] == []
