"""The language switch, shown with the pseudo-language: what a reader sees of a chart is translated, and kept apart."""

from __future__ import annotations

import queue
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard import i18n, pseudo, settings, table
from dashboard.charts import CHARTS
from dashboard.export import card_image, tabular
from dashboard.selection import Selection
from routes import responses

WORD = re.compile(r"[A-Za-z]{2,}")
MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \d{4}")  # Babel's, not ours


def untranslated(text: str) -> bool:
    """Whether words stand outside the marks of the pseudo-language."""
    depth, outside = 0, []
    for letter in text:
        depth += (letter == pseudo.START) - (letter == pseudo.END)
        outside.append(letter if depth == 0 else " ")
    return bool(WORD.search(MONTH.sub("", "".join(outside))))


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


@pytest.mark.parametrize("slug", CHARTS)
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
