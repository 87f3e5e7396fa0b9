"""Views on paper: the pictures of a brief, how many of them are drawn, and the PDF that a browser prints."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard import addresses, text_width
from dashboard.briefs.brief import Brief
from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.export import card_image, image, print_style, tabular
from dashboard.rendering import client as renderer
from dashboard.rendering import kept
from dashboard.settings import settings

WIDTH, LENGTH = 640, 930  # CSS pixels between the margins of an A4 page: 170 × 246 mm
TALLEST, LOWEST = 500, 240  # of a figure that keeps its shape
HEADING, READER = 150, 90  # CSS pixels that title and legend take, and room for the words of a reader
LINE, LETTER = 16.5, 11.3  # height of a line of notes on paper, and its type size
PATIENCE = 45  # seconds for a browser to print
KINDS = ("pdf", "docx", "zip")
UNDATED = b"D:20211201000000+00'00'"  # as long as the date it stands for: same pages, same bytes


@dataclass(frozen=True)
class Job:
    """One picture: where it lies once it is drawn, and how to draw it."""

    place: Path
    draw: Callable[[], bytes]

    @property
    def done(self) -> bool:
        """Whether the picture lies in the cache."""
        return self.place.exists()


def figure(view: View) -> tuple[dict[str, Any], int, int]:
    """(figure, width, height) of the bare chart for paper, in the house font."""
    found = tabular.bare_figure(view)
    if view.shape:
        small = [view.n, *view.notes, " ".join(source["text"] for source in source_lines.links(view.sources))]
        small += [item for heading, items in view.listing for item in (heading, "; ".join(items))]
        lines = sum(len(text_width.wrap(text, LETTER, WIDTH)) for text in small)
        left = LENGTH - HEADING - READER - LINE * (lines + 1)  # for the figure, so that its words fit on the same page
        height = min(max(left, LOWEST), TALLEST, WIDTH / view.shape)
        return found, round(height * view.shape), round(height)
    return found, max(WIDTH, view.least), view.height


def svg_job(view: View, printed: bool = False) -> Job:
    """The bare chart as SVG: the brief's page and its PDF, whose words are HTML."""
    found, width, height = figure(view)
    found = print_style.printed(found) if printed else found
    place = renderer.place(found, "svg", width, height, optimise=view.chart.slug)
    return Job(place, lambda: card_image.draw(found, "svg", width, height, optimise=view.chart.slug))


def png_job(view: View, address: str, printed: bool = False) -> Job:
    """The picture with its words inside, as wide as the text of an A4 page."""
    found, width, height, scale = image.compose(view, replace(image.SIZES["full"], printed=printed), address)
    place = renderer.place(found, "png", width, height, scale)
    return Job(place, lambda: card_image.draw(found, "png", width, height, scale))


def jobs(brief: Brief, kind: str, address: Callable[[str], str]) -> list[Job]:
    """The pictures a brief needs as pdf (or page), docx or zip; `address` makes a path a full address."""
    if kind in ("docx", "zip"):
        return [png_job(item.view, address(addresses.page(item.view)), brief.printed) for item in brief.items]
    return [svg_job(item.view, brief.printed) for item in brief.items]


def svg(view: View, printed: bool = False) -> str:
    """The bare chart for paper. Raises render.NoRenderer."""
    return svg_job(view, printed).draw().decode()


def start(wanted: Sequence[Job]) -> None:
    """Draw in the background what is missing, unless a brief is being drawn already; the next call tries again."""
    missing = [job for job in wanted if not job.done]
    if not missing or not renderer.available():
        return
    turn = _turn()
    if turn is not None:
        threading.Thread(target=_draw, args=(missing, turn), daemon=True, name="brief").start()


def _turn() -> FileLock | None:
    """The right to draw a brief: one at a time among all workers, None when it is taken."""
    try:
        lock = FileLock(renderer.folder() / "brief.lock", thread_local=False)  # another thread gives it back
        lock.acquire(timeout=0)
    except (Timeout, renderer.NoRenderer):
        return None
    return lock


def _draw(missing: Sequence[Job], turn: FileLock) -> None:
    try:
        for job in missing:
            try:
                job.draw()
            except renderer.NoRenderer:
                return
    finally:
        turn.release()


def wait(wanted: Sequence[Job], seconds: float) -> None:
    """Draw in the background and wait for it, but no longer than `seconds`."""
    end = time.monotonic() + seconds
    start(wanted)
    while time.monotonic() < end and renderer.available() and not all(job.done for job in wanted):
        time.sleep(0.05)


def pdf(html: str) -> bytes:
    """A document that needs nothing from outside, printed by Chromium: tagged, with real text.

    Cached by content; the same document gives the same bytes. Raises render.NoRenderer.
    """
    place = settings().cache / f"{hashlib.sha256(html.encode()).hexdigest()[:24]}.pdf"
    found = kept.read(place)
    if found is not None:
        return found
    browser = renderer.chromium()
    if browser is None:
        raise renderer.NoRenderer("No Chromium was found on this machine, so a PDF cannot be made here.")
    with tempfile.TemporaryDirectory(prefix="brief-") as folder:
        page, made = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        page.write_text(html, "utf-8")
        command = [
            browser,
            "--headless",
            *renderer.sandbox_flags(),
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ]
        # A browser needs half a gigabyte: all workers together print one document at a time.
        with FileLock(renderer.folder() / "print.lock"):
            _run(command, folder)
        if not made.exists():
            raise renderer.NoRenderer("The browser that prints did not make a PDF.")
        content = re.sub(rb"D:\d{14}[+-]\d\d'\d\d'", UNDATED, made.read_bytes())
    return kept.keep(place, content)


def _run(command: list[str], home: str) -> None:
    """Run a browser; where it takes too long, it is ended with all that it started, and leaves no file."""
    environment = {**os.environ, "HOME": home}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
