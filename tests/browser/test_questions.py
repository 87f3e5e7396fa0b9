"""Twenty questions a journalist would ask (questions.md), each answered by one search and one click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from samples import sampled

pytestmark = pytest.mark.browser
HEAD = ("question", "query", "answer", "n", "source", "page")


def asked() -> list[dict[str, str]]:
    """The rows of the table in questions.md."""
    lines = (Path(__file__).parent / "questions.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    assert tuple(rows[0]) == HEAD
    return [dict(zip(HEAD, row, strict=True)) for row in rows[1:] if not set(row[0]) <= {"-"}]


QUESTIONS = asked()


@pytest.fixture(scope="module")
def reader(browser: Browser, base_url: str) -> Iterator[Page]:
    """A reader without scripts: what they find, everybody finds."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


def plainly(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_there_are_twenty_and_none_twice() -> None:
    assert len(QUESTIONS) >= 20
    assert len({row["page"] for row in QUESTIONS}) == len({row["question"] for row in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("row", sampled(QUESTIONS, 4), ids=[row["query"] for row in QUESTIONS])
def test_one_search_and_one_click_answer_it(reader: Page, row: dict[str, str]) -> None:
    reader.goto("/")
    reader.get_by_role("search").get_by_role("searchbox").first.fill(row["query"])
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/find?**")
    reader.locator(f'main a[href="{row["page"]}"]').first.click()
    path, _, anchor = row["page"].partition("#")
    reader.wait_for_url(f"**{path}*")
    place = reader.locator(f'tr[id="{anchor}"]') if path.startswith("/figures/") else reader.locator("main")
    told = plainly(place.text_content() or "")
    for part in (row["answer"], row["n"], row["source"]):
        assert part == "–" or part in told, f"{part} is not on {row['page']}"
