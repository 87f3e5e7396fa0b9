"""View -> SVG or PNG bytes, cached by content. dashboard/rendering/service.py draws; it is started when wanted.

The same picture gives the same bytes: its key is the figure, the size, and the versions of the bundle and of the
optimiser. Where there is no Chromium, `available` says so and nothing is drawn.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

from dashboard.built_assets import fingerprint
from dashboard.chart import View
from dashboard.export import tabular
from dashboard.geography import layers
from dashboard.plots import theme
from dashboard.settings import ROOT, settings

DRAWING = "4"  # change it when the way of drawing changes, so that old pictures are not served
PATIENCE = 25  # seconds to wait for the drawing process to start
LONGEST = 90  # seconds to wait for a picture, those before it in the queue included
CARD_WIDTH = 380  # pixels of the static picture of a card: between a phone and a desk
MAP_WIDTH = 560
NONE = "none"  # in the setting and in what set-up noted: draw nothing here
MISSING = "No Chromium was found on this machine, so pictures cannot be drawn here."
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class NoRenderer(Exception):
    """There is no Chromium to draw with, or it could not draw; the message says which."""


def chromium() -> str | None:
    """The Chromium that draws: the setting, BROWSER_PATH, what set-up found, or one on the machine.

    None where there is none, or where the setting is "none".
    """
    if settings().chromium == NONE:
        return None
    checked = ROOT / ".venv" / ".browser"
    noted = checked.read_text().splitlines()[:1] if checked.is_file() else []
    for name in (settings().chromium, os.environ.get("BROWSER_PATH"), *noted, *NAMES):
        if name and name != NONE and (path := shutil.which(name)):
            return path
    return None


def available() -> bool:
    """Whether pictures can be drawn here."""
    return chromium() is not None


def address() -> str:
    """The socket of the drawing process that all workers of this checkout share, in a folder only they can enter.

    What is sent there is trusted (it is unpickled), so a folder that somebody else made is refused. Raises NoRenderer.
    """
    place = hashlib.sha256(f"{ROOT} {fingerprint()} {os.getuid()}".encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"renderer-{place}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise NoRenderer(f"The folder of the drawing process, {folder}, is open to others; remove it.")
    return str(folder / "socket")


_started: list[subprocess.Popen[bytes]] = []


def _start() -> None:
    """Start the drawing process unless another worker just did; wait until it answers."""
    browser = chromium()
    if browser is None:
        raise NoRenderer(MISSING)
    with open(address() + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _reachable():
            return
        Path(address()).unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.rendering.service", address(), browser],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _started.append(process)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            if _reachable():
                return
            time.sleep(0.05)
        process.kill()
    raise NoRenderer("The drawing process did not start.")


def _reachable() -> bool:
    try:
        Client(address(), family="AF_UNIX").close()
    except OSError:
        return False
    return True


def stop() -> None:
    """End the drawing process, if this process started it."""
    while _started:
        process = _started.pop()
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
        # Its socket stays: whoever starts the next one takes it away, and it may be that one's already.


atexit.register(stop)
_turn = threading.Lock()


def _ask(request: dict[str, Any]) -> bytes:
    if chromium() is None:
        raise NoRenderer(MISSING)
    for attempt in (1, 2):
        try:
            with Client(address(), family="AF_UNIX") as line:
                line.send(request)
                if not line.poll(LONGEST):
                    raise NoRenderer("The drawing process did not answer in time.")
                reply = line.recv()
            break
        except (OSError, EOFError):
            if attempt == 2:
                raise NoRenderer("The drawing process did not answer.") from None
            with _turn:
                _start()
    if isinstance(reply, str):
        raise NoRenderer(reply)
    return reply


def with_borders(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with all that its layers hold inside: the drawing process follows no relative address.

    The same as assets/borders.js does in the browser, with GeoJSON in place of its address.
    """
    for trace in figure["data"]:
        left = trace.pop("meta", None) or {}
        if "geojson" in left:
            trace["lon"], trace["lat"] = layers.line(layers.layer_name(left["geojson"]))
        if "rest" in left:
            named = {
                c for other in figure["data"] if other.get("geojson") == trace["geojson"] for c in other["locations"]
            }
            codes = [
                area["properties"]["code"] for area in layers.layer(layers.layer_name(trace["geojson"]))["features"]
            ]
            trace["locations"] = [code for code in codes if code not in named]
            trace["z"] = [0] * len(trace["locations"])
    for trace in figure["data"]:
        if isinstance(trace.get("geojson"), str):
            trace["geojson"] = layers.layer(layers.layer_name(trace["geojson"]))
    return figure


def place(figure: dict[str, Any], kind: str, width: int, height: int, scale: float = 1, optimise: str = "") -> Path:
    """Where in the cache a picture lies: its name is a hash of all that makes it."""
    recipe = (
        f"{DRAWING} {fingerprint()} {kind} {width} {height} {scale} {optimise} {json.dumps(figure, sort_keys=True)}"
    )
    return settings().cache / f"{hashlib.sha256(recipe.encode()).hexdigest()[:24]}.{kind}"


def keep(path: Path, content: bytes) -> bytes:
    """Put what was made into the cache, whole or not at all; returns it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    part.write_bytes(content)
    part.replace(path)
    return content


def draw(figure: dict[str, Any], kind: str, width: int, height: int, scale: float = 1, optimise: str = "") -> bytes:
    """A Plotly figure (borders by URL) as a picture, from the cache where it was drawn before.

    kind: svg or png; width and height in CSS pixels; scale: device pixels per CSS pixel; optimise: the prefix of
    the ids of an SVG that is made small, "" leaves it as Plotly made it. Raises NoRenderer.
    """
    path = place(figure, kind, width, height, scale, optimise)
    if path.exists():
        return path.read_bytes()
    options = {"format": kind, "width": width, "height": height, "scale": scale}
    drawn = _ask({"figure": json.dumps(with_borders(figure)), "options": options, "optimise": optimise})
    return keep(path, drawn)


def card_size(view: View) -> tuple[int, int]:
    """Width and height of the static picture of a card."""
    if not view.shape:
        return max(CARD_WIDTH, view.least), view.height
    return MAP_WIDTH, round(MAP_WIDTH / view.shape)


def _bare(view: View) -> dict[str, Any]:
    figure = tabular.bare_figure(view)
    # The plain page and embeds use the system's typeface: no font is fetched for the first view.
    figure["layout"]["font"]["family"] = theme.SYSTEM_FONT
    return figure


_queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
_queued: set[tuple[str, str]] = set()


@lru_cache(maxsize=2048)
def card_place(view: View) -> Path:
    """Where in the cache the static picture of a card lies."""
    return place(_bare(view), "svg", *card_size(view), optimise=view.chart.slug)


def drawn(view: View) -> bool:
    """Whether the static picture of a card lies in the cache."""
    return card_place(view).exists()


@lru_cache(maxsize=512)
def card_svg(view: View) -> str:
    """The static picture of a card: Plotly's own SVG of the same figure, optimised. Raises NoRenderer."""
    return draw(_bare(view), "svg", *card_size(view), optimise=view.chart.slug).decode()


def card_svg_soon(view: View) -> str:
    """The static picture where it lies in the cache; "" otherwise, and it is drawn for the next reader."""
    if drawn(view):
        return card_svg(view)
    key = (view.chart.slug, view.search)
    if available() and key not in _queued:
        _queued.add(key)
        _queue.submit(_quietly, view)
    return ""


def _quietly(view: View) -> None:
    try:
        card_svg(view)
    except NoRenderer:
        return
    finally:
        _queued.discard((view.chart.slug, view.search))
