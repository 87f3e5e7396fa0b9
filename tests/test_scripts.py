"""The unit tests of our scripts (tests/scripts/), run by node's own runner."""

from __future__ import annotations

import subprocess

import pytest

from tools import setup_node
from tools.build_assets import ROOT

FILES = sorted((ROOT / "tests" / "scripts").glob("*.test.mjs"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_script_does_what_its_tests_say(path) -> None:
    node = setup_node.obtain()
    assert node is not None, "no Node could be had"
    done = subprocess.run([*node.node, "--test", str(path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
