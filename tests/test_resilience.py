"""`make resilience`: its document, what it judges, and what it sends; the scenarios themselves run by the command."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from dashboard.selection import Selection
from tools.resilience import __main__ as resilience
from tools.resilience import fuzz, killed, readers, report
from tools.resilience.scenario import SCENARIOS, Finding, Impossible, Scenario

PAGES = Counter({200: 9})


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the document and what was found are written in a test."""
    monkeypatch.setattr(report, "FOUND", tmp_path / "found.json")
    monkeypatch.setattr(report, "DOCUMENT", tmp_path / "document.md")
    return tmp_path


def broken(_folder: Path) -> Finding:
    raise OSError("no space")


def lacking(_folder: Path) -> Finding:
    raise Impossible("nginx is not installed")


def test_the_document_in_the_repository_is_what_was_found() -> None:
    assert report.DOCUMENT.read_text("utf-8") == report.written(SCENARIOS.values(), report.kept())


def test_a_scenario_tried_again_replaces_its_row_alone(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = {
        "one": lambda _folder: Finding("1 of 1", True),
        "two": broken,
        "three": lacking,
    }
    monkeypatch.setattr(
        resilience, "SCENARIOS", {name: Scenario(name, f"do {name}", "nothing", run) for name, run in tries.items()}
    )
    assert resilience.main([]) == 1
    assert resilience.main(["one"]) == 0
    rows = [line for line in report.DOCUMENT.read_text().splitlines() if line.startswith("| `")]
    assert [row.split(" | ")[4] for row in rows] == ["passed", "**failed**", "**not tried**"]
    assert "1 of 1" in rows[0] and "OSError" in rows[1] and "nginx is not installed" in rows[2]
    assert resilience.main(["four"]) == 2


def test_addresses_that_nobody_asked_for_are_all_different_and_the_same_on_each_run() -> None:
    found = readers.unseen(400)
    assert len(set(found)) == 400 and found == readers.unseen(400)
    asked = {form for form in readers.FORMS for path in found if f".{form}" in path}
    assert asked == set(readers.FORMS) - {"page", "embed"}
    for path in found[:50]:
        query = dict(pair.split("=") for pair in path.partition("?")[2].split("&") if pair)
        assert set(query) <= set(vars(Selection())), path


@pytest.mark.parametrize(
    ("statuses", "first", "later", "start", "pages", "well"),
    [
        ([200], 1.0, 0.0, 2.0, PAGES, True),
        ([503, 200], 1.0, 4.0, 2.0, PAGES, True),
        ([503, 200], 1.0, 6.0, 2.0, PAGES, False),
        ([503, 200], 1.0, 6.0, 7.0, PAGES, True),
        ([200], 46.0, 0.0, 2.0, PAGES, False),
        ([503, 503], 1.0, 60.0, 2.0, PAGES, False),
        ([500, 200], 1.0, 1.0, 2.0, PAGES, False),
        ([200], 1.0, 0.0, 2.0, Counter({200: 9, 0: 1}), False),
    ],
)
def test_a_drawing_process_that_is_gone_is_judged_by_pictures_and_pages(
    statuses: list[int], first: float, later: float, start: float, pages: Counter[int], well: bool
) -> None:
    assert killed.judged(statuses, first, later, start, pages).passed is well


@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("/oembed?format=xml", 501, True),
        ("/oembed?format=xml", 500, False),
        ("/charts/women-judges.png", 503, True),
        ("/charts/women-judges.png", 500, False),
        ("/glossary", 503, False),
    ],
)
def test_only_described_answers_of_500_and_more_are_let_pass(path: str, status: int, named: bool) -> None:
    assert fuzz.documented(path, status) is named


def test_readers_read_until_the_block_ends_and_all_is_counted() -> None:
    with readers.reading(lambda who, number: 200 if number else 503, 2) as found:
        time.sleep(5 * readers.PAUSE)
    assert found[503] == 2 and found[200] >= 2
    assert readers.told(Counter({200: 1204, 0: 1})) == "1 × no answer, 1,204 × 200"
