"""Plant deliberate faults, one at a time, in a copy of the repository:  python -m tools.mutants [KIND …]

Each fault must turn its tests red. One that passes them all, or whose text is no longer in its file, is listed, and the
command fails: what the tests do not see, nobody would.
"""

from __future__ import annotations

import compileall
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from py_compile import PycInvalidationMode

from tools.mutants.faults import FAULTS, Fault
from tools.working_copy import ROOT, copy_tracked

AT_ONCE = len(os.sched_getaffinity(0))  # faults tried at the same time, each in a copy of its own
PACKAGES = ("callbacks", "dashboard", "layouts", "routes", "tests", "tools")
LINKED = (".venv", "node_modules", "assets/build")  # made by make; too large to copy


def copied() -> Path:
    """A copy of all tracked files in a temporary folder, with what make built linked in."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    copy_tracked(folder)
    for name in LINKED:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    # By hash and not by time: a fault may be planted and removed within one second, at the same length.
    for part in PACKAGES:
        compileall.compile_dir(folder / part, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


def caught_by(output: str) -> str:
    """The test that failed, as pytest names it."""
    return next((line.split()[1] for line in output.splitlines() if line.startswith(("FAILED", "SUBFAILED"))), "")


def survives(fault: Fault, folder: Path) -> tuple[str, str]:
    """(why a fault was not caught, the test that caught it); the first is "" when its tests failed as they should."""
    path = folder / fault.file
    text = path.read_text("utf-8")
    if fault.file.startswith("assets/") and "browser" in fault.tests:
        return "a browser is served what was built before the fault; name a test of the source", ""
    if text.count(fault.old) != 1:
        return f"its text stands {text.count(fault.old)} times in {fault.file}", ""
    path.write_text(text.replace(fault.old, fault.new), "utf-8")
    try:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "-m",
            "not slow",
            "--sample",
            "3",
            *split(fault.tests),
        ]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    finally:
        path.write_text(text, "utf-8")
    if done.returncode == 1:
        return "", caught_by(done.stdout)
    return "all tests passed" if done.returncode == 0 else f"pytest ended with {done.returncode}", ""


def split(tests: str) -> list[str]:
    """The arguments of pytest: files, and behind -k one expression."""
    files, _, expression = tests.partition(" -k ")
    return [*files.split(), *(["-k", expression] if expression else [])]


def main() -> int:
    """Plant every fault, or those of the kinds named; print one line each."""
    wanted = [fault for fault in FAULTS if not sys.argv[1:] or fault.kind in sys.argv[1:]]
    folders: queue.Queue[Path] = queue.Queue()

    def tried(fault: Fault) -> tuple[str, str]:
        folder, started = folders.get(), time.monotonic()
        try:
            why, test = survives(fault, folder)
        finally:
            folders.put(folder)
        return why, f"{time.monotonic() - started:.0f} s {test}"

    missed = 0
    copies = [copied() for _ in range(min(AT_ONCE, len(wanted)))]
    try:
        for folder in copies:
            folders.put(folder)
        with ThreadPoolExecutor(max_workers=len(copies)) as workers:
            for fault, (why, took) in zip(wanted, workers.map(tried, wanted), strict=True):
                missed += bool(why)
                end = f" – {why}" if why else ""
                print(f"  {'✗' if why else '✓'} {fault.kind}: {fault.name}{end} ({took})", flush=True)
    finally:
        for folder in copies:
            shutil.rmtree(folder)
    print(f"› {len(wanted) - missed} of {len(wanted)} faults were caught.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
