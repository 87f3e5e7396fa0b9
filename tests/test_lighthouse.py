"""What `make lighthouse` reads out of a report: marks, and what costs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools import lighthouse, setup_node
from tools.lighthouse import __main__ as program

REPORT = {
    "categories": {
        "performance": {"score": 0.694, "auditRefs": [{"id": "paint", "weight": 10}, {"id": "hint", "weight": 0}]},
        "accessibility": {"score": 1, "auditRefs": [{"id": "names", "weight": 7}]},
        "best-practices": {"score": 1, "auditRefs": []},
        "seo": {"score": None, "auditRefs": []},
    },
    "audits": {
        "paint": {"title": "First Contentful Paint", "score": 0.4, "displayValue": "3.3 s"},
        "hint": {"title": "A hint", "score": 0},
        "names": {"title": "Names", "score": 1},
    },
}


def test_marks_and_their_costs_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(command: list[str], **_: Any) -> None:
        asked.extend(command)
        target = next(part for part in command if part.startswith("--output-path="))
        Path(target.partition("=")[2]).write_text(json.dumps(REPORT))

    monkeypatch.setattr(subprocess, "run", run)
    marks, costs = program.measured(setup_node.Node(("node",), ("npm",), "v20", ""), "chromium", "http://127.0.0.1/x")
    assert marks == {"performance": 69, "accessibility": 100, "best-practices": 100, "seo": 0}
    assert costs == ["performance: First Contentful Paint 3.3 s"]
    assert "http://127.0.0.1/x" in asked and "--no-enable-error-reporting" in asked


def test_it_is_pinned_apart_from_the_front_end() -> None:
    folder = Path(lighthouse.__file__).parent
    named = json.loads((folder / "package.json").read_text())["devDependencies"]
    text = (folder / "package-lock.json").read_text()
    locked = json.loads(text)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in named} == named
    assert '"resolved"' not in text
    assert all("integrity" in entry for path, entry in locked.items() if path)
