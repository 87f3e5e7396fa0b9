"""A copy of the files that git tracks, for whoever must change some without touching the checkout."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def copy_tracked(folder: Path) -> None:
    """Copy every tracked file of the checkout, as it is now, into `folder`.

    Raises subprocess.CalledProcessError where there is no git history, such as in an unpacked archive.
    """
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
