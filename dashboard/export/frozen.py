"""Frozen embeds: pages kept for ever in frozen/<data version>.zip, one member per view.

`make freeze` adds the present data version, and its day to frozen/versions.csv. A page is kept as it was served,
with its picture and its words; only its colours and a notice that a newer version exists are put in when it is
served again.
"""

from __future__ import annotations

import csv
import re
import zipfile
from functools import lru_cache
from pathlib import Path

from dashboard.export.packing import pack
from dashboard.settings import ROOT

FOLDER = ROOT / "frozen"
DAYS = "versions.csv"
HERE = "{{here}}"  # stands in a kept page for the address of the site that serves it


def path(version: str) -> Path | None:
    """The archive of a data version, None where there is none (or the version is no version)."""
    found = FOLDER / f"{version}.zip"
    return found if re.fullmatch(r"[0-9a-f]{10}", version) and found.exists() else None


def versions() -> list[str]:
    """All frozen data versions."""
    return sorted(entry.stem for entry in FOLDER.glob("*.zip")) if FOLDER.exists() else []


@lru_cache(maxsize=8)
def days(folder: Path) -> dict[str, str]:
    """The day on which each version was frozen ("2026-11-24"), from a folder of archives."""
    file = folder / DAYS
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["version"]: row["date"] for row in csv.DictReader(lines)}


def member(slug: str, search: str) -> str:
    """The name of a view's page in an archive."""
    return f"{slug}{search.replace('?', '!')}.html"


@lru_cache(maxsize=256)
def page(version: str, slug: str, search: str) -> str | None:
    """The frozen page of a view, None where it was never frozen."""
    archive = path(version)
    if archive is None:
        return None
    with zipfile.ZipFile(archive) as bundle:
        try:
            return bundle.read(member(slug, search)).decode("utf-8")
        except KeyError:
            return None


def keep(version: str, pages: dict[str, str], day: str) -> Path:
    """Write an archive of {member: page}; the same pages give the same bytes. An archive is never changed.

    day: that of the freezing, as ISO 8601 has it; what was corrected later is told where a page of it is served.
    """
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"{version}.zip"
    target.write_bytes(pack({name: pages[name].encode() for name in sorted(pages)}))
    known = {**days(FOLDER), version: day}
    text = "".join(f"{name},{known[name]}\n" for name in known)
    (FOLDER / DAYS).write_text(f"version,date\n{text}", encoding="utf-8")
    days.cache_clear()
    return target
