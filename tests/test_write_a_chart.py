"""The path of docs/write-a-chart.md works: a chart that was just started passes the tests of all charts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import new_chart, working_copy

ROOT = Path(__file__).resolve().parent.parent
NAME = "women-graduates"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files of the repository, in a folder of their own."""
    folder = tmp_path_factory.mktemp("copy")
    try:
        working_copy.copy_tracked(folder)
    except subprocess.CalledProcessError:
        pytest.skip("an archive without its history")
    return folder


@pytest.mark.thorough
def test_a_chart_that_was_just_started_passes(copy):
    made = run(copy, "tools.new_chart", NAME)
    assert made.returncode == 0, made.stderr
    written = made.stdout.split("Next:")[0].replace("› ", "").split()
    for check in (("check",), ("format", "--check")):
        styled = run(copy, "ruff", *check, *written)
        assert styled.returncode == 0, styled.stdout
    golden = run(copy, "pytest", "-q", "tests/golden", "--snapshot-update", "-k", NAME)
    assert golden.returncode == 0, golden.stdout[-3000:]
    everywhere = ("tests/golden", "tests/test_charts.py", "tests/test_titles.py", "tests/test_languages.py")
    tests = (*everywhere, "tests/charts/test_women_graduates.py")
    done = run(copy, "pytest", "-q", *tests, "-k", f"{NAME} or women_graduates")
    assert done.returncode == 0, done.stdout[-3000:]
    again = run(copy, "tools.new_chart", NAME)
    assert again.returncode == 1 and "is there already" in again.stderr and "Traceback" not in again.stderr


@pytest.mark.parametrize("name", ["", "Women", "women graduates", "../women", "2018-women", "class"])
def test_a_bad_name_is_refused_in_words(name):
    assert "cannot be used" in new_chart.fault(name)


def test_the_guide_names_the_commands():
    guide = (ROOT / "docs" / "write-a-chart.md").read_text("utf-8")
    for command in ("unused", f"chart NAME={NAME}", "dev", "golden", "quick", "check"):
        assert f"`make {command}" in guide, command
