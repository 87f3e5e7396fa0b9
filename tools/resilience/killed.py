"""Processes that are killed, stopped or hang: a web process, the drawing process, its Chromium."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dashboard.rendering import client, processes
from tools.benchmark.processes import Server, dashboard
from tools.resilience import site
from tools.resilience.readers import ask, reading, told
from tools.resilience.scenario import Finding, Impossible, scenario

AGAIN = 5.0  # seconds after a refusal within which a picture must come, or as many as the first start took
LONGEST = 45.0  # seconds that a picture may be waited for
PATIENCE = 60  # seconds for which a picture is asked for again
ENOUGH = 3  # reads after the kill, without which nothing is shown
SECONDS = 8  # for which readers read on after a web process was killed
DRAWN = (
    f"a picture or 503 within {LONGEST:.0f} s; after a 503 a picture within {AGAIN:.0f} s, or what the first start of "
    "the drawing process took; every page is answered meanwhile"
)
_widths = itertools.count(400)


def never_drawn() -> str:
    """The address of a picture that lies in no cache."""
    return f"/charts/women-judges.png?width={next(_widths)}&height=400"


def need(*names: str) -> None:
    """Raises Impossible where a program is missing."""
    if missing := [name for name in names if not site.found(name)]:
        raise Impossible(f"{', '.join(missing)} not installed")


def commands(pids: list[int]) -> dict[int, str]:
    """The command lines of these processes."""
    found = {}
    for pid in pids:
        try:
            found[pid] = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
    return found


def drawing(server: Server) -> int:
    """The process that draws for a server, which has drawn before."""
    below = commands(processes.descendants(server.pid))
    return next(pid for pid, command in below.items() if "dashboard.rendering.service" in command)


def browser(server: Server) -> list[int]:
    """The processes of the Chromium that draws for a server."""
    return [pid for pid, command in commands(processes.descendants(drawing(server))).items() if "chrom" in command]


def stop(pids: list[int]) -> None:
    """Let processes do nothing from now on, without ending them."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)


def recovered(folder: Path, harm: Callable[[Server], object]) -> Finding:
    """Do some harm to what draws; ask for pictures until one comes, while others read a page."""
    if client.chromium() is None:
        raise Impossible("no Chromium on this machine")
    apart = {"CACHE": str(folder / "cache"), "TMPDIR": str(folder)}
    with dashboard("drawing", **apart) as ours:
        start = ask(ours.port, never_drawn(), timeout=PATIENCE).seconds
        for _ in range(4):  # both workers have drawn, and the page is made
            ask(ours.port, never_drawn())
            ask(ours.port, "/glossary")
        harm(ours)
        answers, began, refused_at = [], time.monotonic(), None
        with reading(lambda _who, _number: ask(ours.port, "/glossary").status, 2) as pages:
            while time.monotonic() - began < PATIENCE:
                reply = ask(ours.port, never_drawn(), timeout=PATIENCE)
                answers.append(reply)
                if reply.status == 200:
                    break
                refused_at = refused_at or time.monotonic()
                time.sleep(0.2)
            ended = time.monotonic()
    return judged([reply.status for reply in answers], answers[0].seconds, ended - (refused_at or ended), start, pages)


def judged(statuses: list[int], first: float, later: float, start: float, pages: Counter[int]) -> Finding:
    """What came: the statuses of the pictures; the seconds of the first, those from its refusal to a picture, and those
    of the first picture of all."""
    drawn = statuses[-1] == 200 and first <= LONGEST and later <= max(AGAIN, start)
    well = set(statuses) <= {200, 503} and drawn and set(pages) == {200}
    refusals = f"{len(statuses) - 1} refused, the first after {first:.1f} s; " if len(statuses) > 1 else ""
    came = f"a picture {later:.1f} s after that" if len(statuses) > 1 else f"a picture after {first:.1f} s"
    if statuses[-1] != 200:
        came = f"no picture within {PATIENCE} s"
    return Finding(f"{refusals}{came} (the first start took {start:.1f} s); pages meanwhile: {told(pages)}", well)


@scenario(
    "web-killed", "one of two web processes behind nginx killed (SIGKILL) while six readers read", "0 failed reads"
)
def a_web_process(folder: Path) -> Finding:
    need("nginx", "openssl")
    with site.put(folder, CHROMIUM="none") as put:

        def read(who: int, number: int) -> int:
            path = "/glossary" if number % 3 == 0 else f"/charts/women-judges.json?note={who}-{number}"
            try:
                return put.ask(path).status
            except OSError:
                return 0

        with reading(read, 6) as found:
            time.sleep(2)
            before = found.total()
            os.killpg(put.web[0].pid, signal.SIGKILL)
            time.sleep(SECONDS)
            after = found.total() - before
    return Finding(f"{told(found)}; {after:,} of them after the kill", set(found) == {200} and after >= ENOUGH)


@scenario("drawing-killed", "the drawing process and its Chromium killed (SIGKILL)", DRAWN)
def killed(folder: Path) -> Finding:
    return recovered(folder, lambda server: processes.kill([drawing(server), *browser(server)]))


@scenario("chromium-killed", "Chromium killed (SIGKILL) under the drawing process", DRAWN)
def without_browser(folder: Path) -> Finding:
    return recovered(folder, lambda server: processes.kill(browser(server)))


@scenario("drawing-stopped", "the drawing process stopped (SIGSTOP)", DRAWN)
def stopped(folder: Path) -> Finding:
    return recovered(folder, lambda server: stop([drawing(server)]))


@scenario("drawing-hung", "Chromium hangs (SIGSTOP)", DRAWN)
def hung(folder: Path) -> Finding:
    return recovered(folder, lambda server: stop(browser(server)))
