"""Frozen embeds: pages kept for ever in frozen/<data version>.zip, one member per view.

`make freeze` adds the present data version. A page is kept as it was served, with its picture and its words; only
its colours and a notice that a newer version exists are put in when it is served again.
"""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from pathlib import Path

from dashboard.export.packing import pack
from dashboard.settings import ROOT

FOLDER = ROOT / "frozen"
HERE = "{{here}}"  # stands in a kept page for the address of the site that serves it


def path(version: str) -> Path | None:
    """The archive of a data version, None where there is none (or the version is no version)."""
    found = FOLDER / f"{version}.zip"
    return found if re.fullmatch(r"[0-9a-f]{10}", version) and found.exists() else None


def versions() -> list[str]:
    """All frozen data versions."""
    return sorted(entry.stem for entry in FOLDER.glob("*.zip")) if FOLDER.exists() else []


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


def keep(version: str, pages: dict[str, str]) -> Path:
    """Write an archive of {member: page}; the same pages give the same bytes. An archive is never changed."""
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"{version}.zip"
    target.write_bytes(pack({name: pages[name].encode() for name in sorted(pages)}))
    return target
