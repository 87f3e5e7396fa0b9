"""The ZIP of a copy: one folder that holds what a reader opens first, and the site beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from tools.offline.links import FIRST, SITE

TOP = "pakistan-dashboard"


def place(name: str) -> str:
    """Where a file of the plan stands in the ZIP."""
    return f"{TOP}/{name}" if name in FIRST else f"{TOP}/{SITE}/{name}"


def write(folder: Path, names: Iterable[str], target: Path, about: str) -> int:
    """Writes the files of a folder as a ZIP, whole or not at all; `about` is its comment. Returns its bytes."""
    fresh = target.with_name(f".{target.name}.new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        bundle.comment = about.encode()
        for name in sorted(names, key=lambda one: (one not in FIRST, one)):
            bundle.write(folder / name, place(name))
    fresh.replace(target)
    return target.stat().st_size
