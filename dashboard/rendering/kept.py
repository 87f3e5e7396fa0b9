"""Drawn pictures as files in a folder that never holds more than CACHE_BYTES: the least recently used go first.

A folder and not a store with an index of its own: several processes write here, it may be deleted at any time, and a
picture is a file that a person can open. What cannot be kept, because the disk is full or read-only, is served all the
same.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from pathlib import Path

from dashboard.settings import settings

KINDS = (".svg", ".png", ".pdf")
PART = ".part"  # ends the name of a file that is being written
ABANDONED = 600  # seconds after which a part belongs to a process that ended
SPARED = 0.8  # of the limit: what a sweep leaves, so that not every picture begins one
FRESH = 60  # seconds between two notes of the use of one picture
_turn = threading.Lock()
_since: dict[Path, int] = {}  # bytes written to a folder by this process since its last sweep; none: never swept


def read(path: Path) -> bytes | None:
    """What lies at `path`, noted as used; None where nothing can be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > FRESH:
            os.utime(path)
    return content


def keep(path: Path, content: bytes) -> bytes:
    """Put what was made at `path`, whole or not at all; returns it, kept or not."""
    part = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
    _count(path.parent, len(content))
    return content


def _count(folder: Path, written: int) -> None:
    """Sweep the folder at the first picture of this process, and again after each twentieth of the limit.

    Processes count apart, so until the next sweep each may add a twentieth of the limit to what the last one left: four
    processes stay within the limit.
    """
    with _turn:
        before = _since.get(folder)
        due = before is None or before + written > settings().cache_bytes * (1 - SPARED) / 4
        _since[folder] = 0 if due else (before or 0) + written
    if due:
        sweep(folder, round(settings().cache_bytes * SPARED))


def sweep(folder: Path, limit: int) -> None:
    """Delete the least recently used pictures of `folder` until it holds at most `limit` bytes, and abandoned parts."""
    found: list[tuple[float, int, str]] = []
    with contextlib.suppress(OSError), os.scandir(folder) as files:
        for file in files:
            with contextlib.suppress(OSError):
                told = file.stat(follow_symlinks=False)
                if file.name.endswith(PART) and time.time() - told.st_mtime > ABANDONED:
                    os.unlink(file.path)
                elif file.name.endswith(KINDS):
                    found.append((told.st_mtime, told.st_size, file.path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= limit:
            break
        with contextlib.suppress(OSError):
            os.unlink(path)
            total -= size
