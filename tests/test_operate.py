"""docs/operate.md as an operator follows it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def home_of_make(home: str) -> str:
    """The home that make gives the programs it starts, for a user who has this one."""
    command = ["make", "-s", "--eval", "told: ; @echo $$HOME", "told"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "HOME": home}, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_user_without_a_home_gets_one(tmp_path: Path) -> None:
    assert home_of_make("/nonexistent") == home_of_make("") == str(ROOT / ".home")
    assert (ROOT / ".home").is_dir()
    assert home_of_make(str(tmp_path)) == str(tmp_path)
