"""The copy of the whole site that `make offline` wrote, where there is one."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.settings import settings

PATH = "/offline.zip"
KIND = "application/zip"
NAME = "pakistan-dashboard.zip"  # what a browser saves it as


@dataclass(frozen=True)
class Copy:
    """The file, its size in bytes, the day it was made (2026-11-29) and its data version."""

    path: Path
    size: int
    day: str
    version: str


def copy() -> Copy | None:
    """The copy at OFFLINE_COPY; None where no file is there, or another file than `make offline` writes."""
    path = settings().offline_copy
    try:
        told = path.stat()
    except OSError:
        return None
    return _read(path, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=2)
def _read(path: Path, size: int, _changed: int) -> Copy | None:
    try:
        with zipfile.ZipFile(path) as bundle:
            day, version = bundle.comment.decode().split(" ")
    except (OSError, ValueError, zipfile.BadZipFile):
        return None
    return Copy(path, size, day, version)
