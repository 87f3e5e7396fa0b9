"""The trial of an edition before it is served, in a process of its own, as a process reads one edition only.

This module imports nothing of the program, so that a master process which exchanges the program can keep it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 600  # seconds that a trial may take


@dataclass(frozen=True)
class Trial:
    """What a trial found: the data version ("" where the files cannot be read) and the errors, best none."""

    version: str
    errors: tuple[str, ...]


def trial(folder: Path) -> Trial:
    """Try the edition in `folder` as candidate.py does. Takes ten seconds and more; raises nothing."""
    command = [sys.executable, "-m", "tools.editions.candidate"]
    environment = {**os.environ, "DATASETS": str(folder.resolve()), "CHROMIUM": "none"}
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return Trial("", (f"The trial of the edition took longer than {PATIENCE} seconds.",))
    except OSError as error:
        return Trial("", (f"The edition could not be tried: {error}",))
    last = (done.stdout.strip() or "-").splitlines()[-1]
    try:  # the answer, not the exit status, which a master that reaps its children may have taken
        told = json.loads(last)
        return Trial(str(told["version"]), tuple(map(str, told["errors"])))
    except (ValueError, KeyError, TypeError):
        why = (done.stderr.strip() or f"status {done.returncode}").splitlines()[-1]
        return Trial("", (f"The trial of the edition ended without an answer: {why}",))
