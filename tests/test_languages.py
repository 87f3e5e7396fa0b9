"""The language switch, shown with the pseudo-language: what a reader sees of a chart is translated, and kept apart."""

from __future__ import annotations

import functools
import queue
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from samples import sampled

from dashboard import i18n, pseudo, settings, table
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image, tabular
from dashboard.geography import gazetteer
from dashboard.selection import Selection
from layouts import pages
from routes import responses

WORD = re.compile(r"[A-Za-z]{2,}")
MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{4}")  # Babel's, not ours


def unmarked(text: str) -> str:
    """The parts of a text that stand outside the marks of the pseudo-language, one a line."""
    depth, outside = 0, []
    for letter in text:
        depth += (letter == pseudo.START) - (letter == pseudo.END)
        outside.append("\n" if letter in (pseudo.START, pseudo.END) else letter if depth == 0 else "")
    return "".join(outside)


def untranslated(text: str) -> bool:
    """Whether words stand outside the marks of the pseudo-language."""
    return bool(WORD.search(MONTH.sub("", unmarked(text))))


OTHER = Selection(lang=pseudo.CODE)


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pseudo-language is offered, and the language of a reader is set back afterwards."""
    monkeypatch.setenv("PSEUDO_LANGUAGE", "1")
    for cached in (settings.settings, i18n.languages):
        cached.cache_clear()
    token = i18n.LANGUAGE.set("en")
    yield
    i18n.LANGUAGE.reset(token)
    monkeypatch.undo()
    for cached in (settings.settings, i18n.languages):
        cached.cache_clear()


@pytest.mark.parametrize("slug", sampled(CHARTS, 3))
def test_the_words_of_a_chart_are_translated(slug: str) -> None:
    english = tabular.json_text(CHARTS[slug].at())
    i18n.use(pseudo.CODE)
    view = CHARTS[slug].at(OTHER)
    said = [
        view.title,
        view.subtitle,
        view.n,
        *view.notes,
        *(key.label for key in view.legend),
        *table.of_view(view)[0],
    ]
    assert not [text for text in said if untranslated(text)]
    i18n.use("en")
    assert tabular.json_text(CHARTS[slug].at()) == english, "the first reader's language did not stick"


def test_numbers_and_unknown_languages_fall_back_to_english() -> None:
    i18n.use("xx")
    assert i18n.LANGUAGE.get() == "en"
    i18n.use(pseudo.CODE)
    assert i18n.number(11803) == "11,803"


@pytest.mark.parametrize(
    "path", ["/", "/charts/women-judges", "/embed/women-judges", "/glossary", "/nowhere", "/brief"]
)
def test_the_document_says_its_language_and_direction(client: FlaskClient, path: str) -> None:
    assert f'<html lang="{pseudo.CODE}" dir="rtl"' in client.get(f"{path}?lang={pseudo.CODE}").get_data(as_text=True)
    assert '<html lang="en" dir="ltr"' in client.get(path).get_data(as_text=True)


def test_caches_keep_the_languages_apart(client: FlaskClient) -> None:
    for address in ("/", "/charts/women-judges.json", "/charts/women-judges.card.html", "/embed/women-judges"):
        before = client.get(address).get_data(as_text=True)
        other = client.get(f"{address}?lang={pseudo.CODE}").get_data(as_text=True)
        assert pseudo.START in other and pseudo.START not in before, address
        assert client.get(address).get_data(as_text=True) == before


def test_what_is_kept_is_kept_per_language() -> None:
    @i18n.per_language()
    def heading() -> str:
        return i18n.say("Table")

    assert heading() == "Table"
    i18n.use(pseudo.CODE)
    assert heading().startswith(pseudo.START)
    i18n.use("en")
    assert heading() == "Table"


def test_packed_answers_are_kept_per_language() -> None:
    english = responses.packed("an answer of this test", lambda: b"Table")
    i18n.use(pseudo.CODE)
    assert responses.packed("an answer of this test", lambda: b"other") != english


def test_pictures_are_kept_per_language() -> None:
    view = CHARTS["women-judges"].at()
    english = card_image.card_places(view)
    i18n.use(pseudo.CODE)
    assert card_image.card_places(CHARTS["women-judges"].at()) != english


def test_a_picture_that_waits_is_drawn_in_the_language_of_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr(card_image.renderer, "available", lambda: True)
    monkeypatch.setattr(card_image, "drawn", lambda view: False)
    monkeypatch.setattr(card_image, "card_svgs", lambda view: drawn.put(i18n.LANGUAGE.get()))
    i18n.use(pseudo.CODE)
    assert card_image.card_svgs_soon(CHARTS["women-judges"].at()) == []
    assert drawn.get(timeout=10) == pseudo.CODE


FORMATS = set("Loading CSV JSON charts.json datapackage.json".split())
SAMPLE = [page.path for page in pages.PAGES]
SAMPLE += ["/provinces/sindh", "/districts/lahore", "/compare?provinces=punjab,sindh"]


TOGETHER = re.compile(r'<span class="text-nowrap">([^<]*)</span>')  # a part of a text, not a text of its own


class Shown(HTMLParser):
    """The texts of a document that a reader sees or hears, without what is marked to be in another language."""

    HEARD = ("aria-label", "placeholder", "alt")
    EMPTY = frozenset(("br", "hr", "img", "input", "link", "meta"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.within: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.feed(TOGETHER.sub(r"\1", html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = tag in ("script", "style", "code", "pre", "svg") or ("lang" in given and tag != "html")
        self.texts += [given[name] or "" for name in self.HEARD if name in given]
        if tag not in self.EMPTY:
            self.within.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(foreign for _, foreign in self.within):
            self.texts.append(data)


@functools.cache
def published_words() -> str:
    """What stands in the datasets: titles and notes stay in the language of their source until somebody translates
    them. Names of provinces and districts are translated."""
    texts = [
        str(text) for name in tables.names() for column in tables.table(name) for text in tables.table(name)[column]
    ]
    texts += tables.labels().values()
    texts += [entry["title"] + entry["name"] for entry in map(tables.resource, tables.names())]
    return " ".join(texts)


@pytest.mark.parametrize("path", sampled(SAMPLE, 2))
def test_all_that_a_page_says_is_translated(client: FlaskClient, path: str) -> None:
    address = f"{path}{'&' if '?' in path else '?'}lang={pseudo.CODE}"
    found = set()
    for text in Shown(client.get(address).get_data(as_text=True)).texts:
        if text.strip() in gazetteer.every():
            found.add(text)
        for part in re.split(r"[\n,;:()·&|/]|\. ", unmarked(text)):
            if part.strip(" .*–") in published_words():
                continue
            part = re.sub(r"\d\s?km\b", "", MONTH.sub("", part)).strip(" .*–")
            if WORD.search(part) and part not in FORMATS and part not in published_words():
                found.add(part)
    assert found == set()
