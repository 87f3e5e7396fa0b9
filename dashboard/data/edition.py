"""The edition that this process serves: the files of the folder DATASETS, read once and at one moment.

Everything that is told of the datasets comes from these bytes, so that a folder which is exchanged while the process
runs cannot mix two editions: tables, the data version, downloads and the files under /api.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dashboard.geography import border_sets
from dashboard.settings import settings

KINDS = (".csv", ".json", ".md")  # what a folder of datasets holds
ATTEMPTS = 5  # readings of a folder that is exchanged meanwhile


@dataclass(frozen=True)
class Refusal:
    """An edition that a reload did not take: when (ISO 8601, UTC), its data version or "", and why, an error a line."""

    at: str
    version: str
    why: tuple[str, ...]


_refusal: list[Refusal] = []


def refuse(refusal: Refusal) -> None:
    """Remember that the last reload was refused; it is forgotten with the process, or with the next good reload."""
    _refusal[:] = [refusal]


def refused() -> Refusal | None:
    """Why the last reload was refused; None where none was tried, or where it was taken."""
    return _refusal[0] if _refusal else None


def content(folder: Path) -> dict[str, bytes]:
    """File name -> bytes of the datasets in a folder, all of one moment. Raises OSError where it cannot be read."""
    for _ in range(ATTEMPTS):
        place = folder.resolve()  # a link may be moved between two files
        before = place.stat()
        paths = sorted(path for path in place.iterdir() if path.suffix in KINDS and path.is_file())
        try:
            found = {path.name: path.read_bytes() for path in paths}
        except FileNotFoundError:
            continue
        if folder.resolve() == place and place.stat().st_ino == before.st_ino:
            return found
    raise OSError(f"{folder} changes while it is read")


@cache
def files() -> Mapping[str, bytes]:
    """File name -> bytes of the edition that this process serves. Raises OSError where there is no such folder."""
    return MappingProxyType(content(settings().datasets))


def version(datasets: Mapping[str, bytes]) -> str:
    """The data version of datasets together with all border sets: ten hexadecimal characters."""
    digest = hashlib.sha256()
    borders = [settings().geodata, *(found.folder for found in border_sets.installed().values())]
    for folder in (datasets, *map(_borders, borders)):
        for name in sorted(folder):
            if name.endswith((".csv", ".json", ".geojson")):
                digest.update(name.encode() + b"\0" + folder[name])
    return digest.hexdigest()[:10]


def _borders(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
