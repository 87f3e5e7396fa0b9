"""The promises of SECURITY.md and docs/security.md: each names a test that is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOLD = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TOLD)))
HOLD, _, NOT_APPLICABLE = TOLD.partition("## Mozilla")[0].partition("Not applicable")
POINTS = re.findall(r"^\| ([\d., ]+) \|.*\| (.+?) \|$", HOLD, re.MULTILINE)
LEVEL_1 = 70  # points of the standard


@pytest.mark.whole
@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_every_point_is_shown_by_a_test() -> None:
    for numbers, shown in POINTS:
        assert "::test_" in shown or (shown == "by hand" and numbers == "12.2.2"), numbers


def test_every_point_of_the_level_is_told_once() -> None:
    hold = [number for numbers, _ in POINTS for number in numbers.split(", ")]
    left_out = re.findall(r"\b\d+\.\d+\.\d+\b", NOT_APPLICABLE)
    assert len({*hold, *left_out}) == len(hold) + len(left_out) == LEVEL_1
    assert f"{len(hold)} points hold" in HOLD and f"Not applicable, {len(left_out)} points" in TOLD


def test_no_weak_hash_is_used() -> None:
    for folder in ("dashboard", "layouts", "routes", "callbacks", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            assert not re.search(r"\b(md5|sha1)\b", path.read_text("utf-8")), path


def test_times_are_written_down() -> None:
    policy = (ROOT / "SECURITY.md").read_text("utf-8")
    assert len(re.findall(r"\| \d+ days \|", policy)) >= 5
    assert re.search(r"fix of a\s+package is taken within \d+ days", policy)


def runs(source: str) -> list[str]:
    """The calls in a source that run code, a shell, or what was pickled."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            shell = any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords)
            if shell or called in ("eval", "exec", "os.system", "os.popen", "pickle.load", "pickle.loads"):
                found.append(called)
    return found


def test_nothing_that_a_reader_sends_is_run() -> None:
    assert runs("subprocess.run(x, shell=True); eval(y)") == ["subprocess.run", "eval"], (
        "the test sees what it looks for"
    )
    for folder in ("dashboard", "layouts", "routes", "callbacks"):
        for path in (ROOT / folder).rglob("*.py"):
            assert not runs(path.read_text("utf-8")), path
