"""What people type leads to what they want: the table of tests/browser/searches.md, all of it through the engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dashboard import i18n
from dashboard.search.found import Answer, Found
from dashboard.search.words import words
from layouts import pages

FOLDER = Path(__file__).parent / "browser"
FILES = {"en": FOLDER / "searches.md", "ur": FOLDER / "searches_urdu.md"}
HEAD = ("query", "leads to", "place", "answer")
ENOUGH = 0.95  # of all queries
NOTHING = "–"


def asked(language: str = "en") -> list[dict[str, str]]:
    """The rows of the table of a language."""
    lines = [line for line in FILES[language].read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert tuple(rows[0]) == HEAD
    return [dict(zip(HEAD, row, strict=True)) for row in rows[1:] if not set(row[0]) <= {"-"}]


@cache
def _found(query: str, language: str) -> Found:
    return pages.finder().find(query)


def found(query: str) -> Found:
    """What a query leads to, in the language in use."""
    return _found(query, i18n.LANGUAGE.get())


def told(answer: Answer | None) -> str:
    if answer is None:
        return "none"
    parts = (answer.title, answer.value, answer.n, answer.period, answer.caveat, answer.instead)
    return " · ".join(parts).replace("\u202f", " ")


def complaint(row: dict[str, str]) -> str:
    """What is wrong with the result of a query; "" where it is as wanted."""
    result = found(row["query"])
    paths = [hit.target.path.removeprefix("/ur") for hit in result.hits[: int(row["place"])]]
    if row["leads to"] not in paths:
        return f"{row['query']}: {row['leads to']} is not among {paths}"
    said = told(result.answer)
    lacking = [part for part in row["answer"].split("; ") if part not in said] if row["answer"] != NOTHING else []
    return f"{row['query']}: {lacking} not in {said!r}" if lacking else ""


def test_there_are_sixty_queries_of_all_kinds_and_none_twice() -> None:
    rows = asked()
    assert len(rows) >= 60 and len({row["query"] for row in rows}) == len(rows)
    assert sum(row["answer"] not in (NOTHING, "none") for row in rows) >= 20
    assert sum(not row["query"].isascii() for row in rows) >= 5, "Urdu"
    assert all(row["place"] in ("1", "3") for row in rows)


def test_what_people_type_leads_to_what_they_want() -> None:
    wrong = [text for row in asked() if (text := complaint(row))]
    assert len(wrong) <= (1 - ENOUGH) * len(asked()), "\n".join(wrong)


def test_what_people_type_in_urdu_leads_to_what_they_want() -> None:
    rows = asked("ur")
    token = i18n.LANGUAGE.set("ur")
    try:
        wrong = [text for row in rows if (text := complaint(row))]
    finally:
        i18n.LANGUAGE.reset(token)
    assert len(rows) >= 20 and len({row["query"] for row in rows}) == len(rows)
    assert sum(row["place"] == "1" for row in rows) >= 20
    assert len(wrong) <= (1 - ENOUGH) * len(rows), "\n".join(wrong)
    answered = [row for row in rows if row["answer"] != NOTHING]
    assert len(answered) >= 8


def test_one_urdu_word_in_all_its_forms_is_one_word() -> None:
    for forms in ("جج ججوں", "مقدمہ مقدمے مقدمات مقدموں", "لڑکی لڑکیاں لڑکیوں", "پناہ گاہ/پناہ گاہیں/پناہ گاہوں"):
        several = forms.split("/") if "/" in forms else forms.split()
        assert len({tuple(words(form)) for form in several}) == 1, forms
    apart = [words(name)[0] for name in ("سوات", "قلات", "چین", "بنوں", "سو")]
    assert len(set(apart)) == len(apart)


@pytest.mark.parametrize("more", ["please", "pakistan", "xyzzyq", "latest news"])
def test_one_more_word_never_loses_the_page(more: str) -> None:
    rows = [row for row in asked() if " " in row["query"] and row["query"].isascii()][::3]
    lost = [
        row["query"]
        for row in rows
        if found(row["query"]).hits[0].target.path
        not in [hit.target.path for hit in found(f"{row['query']} {more}").hits[:5]]
    ]
    assert not lost
