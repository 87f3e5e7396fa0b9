"""The folder CACHE: full, read-only, deleted. None of it may cost a reader an answer."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.rendering import client
from tools.benchmark.processes import Server, dashboard
from tools.resilience.killed import never_drawn
from tools.resilience.readers import ask, told
from tools.resilience.scenario import Finding, Impossible, scenario

SMALL = "8m"  # of the file system that is filled: the start writes little
# Pictures first: a page that was never made has its own drawn in the background, and others wait for them.
ROUTES = (
    "/charts/women-judges.svg?width=777&height=333",
    "/embed/women-judges?court=high",
    "/brief.docx?v=women-judges~court=high",
    "/brief.pdf?v=women-judges~court=high",
    "/charts/women-judges.zip?court=high",
    "/charts/women-judges.xlsx",
    "/embed/women-judges",
    "/charts/women-judges.csv",
    "/charts/women-judges.json?court=high",
    "/charts/women-judges.card.html?court=high",
    "/brief?v=women-judges",
    "/brief/status?v=women-judges",
    "/oembed?url={site}/charts/women-judges",
    "/api/charts.json",
    "/glossary",
    "/charts/women-judges?court=high",
    "/",
)
EVERY = "every route answers as before: 0 answers of 500 and more"


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A small file system of its own at a folder inside. Raises Impossible where this user may not mount one."""
    place = folder / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        raise Impossible("this user may not mount a file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def judged(folder: Path, place: Path, harm: Callable[[Server], object], state: str) -> Finding:
    """Start with CACHE at `place`, do some harm to it, and ask every kind of route; `state`: what /readyz must say."""
    if client.chromium() is None:
        raise Impossible("no Chromium on this machine")
    with dashboard("storage", CACHE=str(place), TMPDIR=str(folder)) as ours:
        if not any(ask(ours.port, never_drawn()).status == 200 for _ in range(3)):
            raise Impossible("nothing could be drawn before")
        harm(ours)
        found: Counter[int] = Counter()
        wrong = []
        for path in (never_drawn(), *ROUTES):
            status = ask(ours.port, path.replace("{site}", ours.address), timeout=90).status
            found[status] += 1
            wrong += [f"{path.partition('?')[0]} {status}"] if status != 200 else []
        disk = ask(ours.port, "/readyz").body
    parts = [path.name for path in place.glob("*.part")] if place.is_dir() else []
    says = f'"disk": "{state}"'
    well = not wrong and not parts and says.encode() in disk
    left = f"; {len(parts)} partial files left" if parts else ""
    return Finding(
        f"{len(ROUTES) + 1} routes: {told(found)}{left}{'; ' + ', '.join(wrong) if wrong else ''}; /readyz says "
        f"{'' if says.encode() in disk else 'not '}`{state}`",
        well,
    )


@scenario("disk-full", "the disk of CACHE filled to its last byte after the start", EVERY + "; /readyz says `full`")
def full(folder: Path) -> Finding:
    def fill(_server: Server) -> None:
        with contextlib.suppress(OSError), (place / "filling").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    with mounted(folder) as place:
        return judged(folder, place, fill, "full")


@scenario("cache-read-only", "CACHE made read-only after the start", EVERY + "; /readyz says `not writable`")
def read_only(folder: Path) -> Finding:
    with mounted(folder) as place:
        remount = ["mount", "-o", "remount,ro", str(place)]
        return judged(folder, place, lambda _server: subprocess.run(remount, check=True), "not writable")


@scenario("cache-deleted", "CACHE deleted while the server runs", EVERY + "; it is made anew")
def deleted(folder: Path) -> Finding:
    place = folder / "cache"
    return judged(folder, place, lambda _server: shutil.rmtree(place), "writable")
