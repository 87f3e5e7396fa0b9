"""Ending a process with all that it started, in whatever groups these are; from /proc, so on Linux only."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

LONGEST = 5  # seconds in which a killed process has ended


def children() -> dict[int, list[int]]:
    """The processes that each process started, those that ended and were not waited for too; none without /proc."""
    found: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            parent = int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            found.setdefault(parent, []).append(int(stat.parent.name))
    return found


def descendants(pid: int) -> list[int]:
    """The processes that `pid` started, and those that these started; none where there is no /proc."""
    of_each = children()
    found: list[int] = []
    wanted = [pid]
    while wanted:
        next_ones = of_each.get(wanted.pop(), [])
        found += next_ones
        wanted += next_ones
    return found


def running(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] not in ("Z", "X")
    except (OSError, IndexError):
        return False


def kill(pids: list[int]) -> None:
    """End processes at once, and return when they have ended, so that their files can be removed.

    One that has ended already is no error.
    """
    for pid in pids:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + LONGEST
    while any(map(running, pids)) and time.monotonic() < end:
        time.sleep(0.01)
