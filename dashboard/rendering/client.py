"""Figure -> SVG or PNG bytes, cached by content. dashboard/rendering/service.py draws; it is started when wanted.

A figure is a plain dict, as Plotly writes it in JSON. The same picture gives the same bytes: its key is the figure,
the size, and the versions of the bundle and of the optimiser. Where there is no Chromium, `available` says so and
nothing is drawn.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import http.client
import json
import logging
import math
import os
import shutil
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from filelock import FileLock

from dashboard.built_assets import fingerprint
from dashboard.rendering import kept, processes
from dashboard.settings import ROOT, settings

# Change one when the way of drawing changes, so that old pictures are not served.
DRAWING = {"svg": "6", "png": "7"}
PATIENCE = 25  # seconds to wait for the drawing process to start
LONGEST = 30  # seconds to wait for a picture, those before it in the queue included
DEADLINE: ContextVar[float] = ContextVar("deadline", default=math.inf)  # of all pictures of a request, monotonic
# What a picture waits for before it is drawn, and holds until it is; one that is kept waits for nothing.
TURN: ContextVar[Callable[[], AbstractContextManager[None]]] = ContextVar("turn", default=nullcontext)
RESTING = 30  # seconds in which no drawing process is started after one did not start
ALIVE = 5  # seconds to wait for a drawing process to say that it is there
NONE = "none"  # in the setting and in what set-up noted: draw nothing here
NOT_STARTED = "The drawing process did not start."
PEER = struct.Struct("3i")  # process, user and group at the other end of a local socket
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


def sandbox_flags() -> tuple[str, ...]:
    """The flags that a Chromium started here needs: none where CHROMIUM_SANDBOX leaves its sandbox on."""
    return () if settings().chromium_sandbox else ("--no-sandbox",)


def state() -> str:
    """What pictures are drawn with: "none" (the setting), "missing", "drawing", or "idle" (it starts when wanted)."""
    if settings().chromium == NONE:
        return "none"
    if chromium() is None:
        return "missing"
    return "drawing" if _reachable() else "idle"


def available() -> bool:
    """Whether pictures can be drawn: here, or by the drawing service of the setting DRAWING_SOCKET."""
    return bool(settings().drawing_socket) or chromium() is not None


def folder() -> Path:
    """The folder of the drawing process that all workers of this checkout share; only they can enter it.

    Whoever answers there makes the pictures that readers see, so a folder that somebody else made is passed over: its
    name can be guessed by other users of the machine, who may write to the temporary folder but not to CACHE. Raises
    NoRenderer where neither has one of our own.
    """
    place = hashlib.sha256(f"{ROOT} {fingerprint()} {os.getuid()} {sandbox_flags()}".encode()).hexdigest()[:16]
    for base in (Path(tempfile.gettempdir()), settings().cache):
        path = base / f"renderer-{place}"
        with contextlib.suppress(OSError):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = path.lstat()
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
                return path
    raise NoRenderer("The folder of the drawing process is open to others, so nothing is drawn.")


def address() -> str:
    """The socket of the drawing service that the setting DRAWING_SOCKET names, or of the drawing process of this
    checkout. Raises NoRenderer."""
    return settings().drawing_socket or str(folder() / "socket")


_started: list[subprocess.Popen[bytes]] = []
_failed: list[float] = []  # when a drawing process last did not start


def _kill(leader: int) -> None:
    """End a drawing process at once, with its browser and all else that it started, and remove its temporary files."""
    processes.kill([leader, *processes.descendants(leader)])
    shutil.rmtree(folder() / f"temporary-{leader}", ignore_errors=True)


def _end() -> None:
    """End the drawing process that listens at the address and does not answer."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(ALIVE)
        asked.connect(address())
        leader, user, _ = PEER.unpack(asked.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, PEER.size))
        if user == os.getuid() and leader != os.getpid():
            _kill(leader)
    Path(address()).unlink(missing_ok=True)


def _start() -> None:
    """Start the drawing process unless another worker just did; wait until it answers."""
    if settings().drawing_socket:
        return  # it is somebody else's to start
    browser = chromium()
    if browser is None:
        raise NoRenderer(MISSING)
    if _failed and time.monotonic() - _failed[0] < RESTING:
        raise NoRenderer(NOT_STARTED)
    with FileLock(address() + ".lock"):
        if _reachable():
            return
        Path(address()).unlink(missing_ok=True)
        _started[:] = [process for process in _started if process.poll() is None]
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
        _kill(process.pid)
        _failed[:] = [time.monotonic()]
    raise NoRenderer(NOT_STARTED)


class LocalConnection(http.client.HTTPConnection):
    """HTTP over the local socket at `address` instead of over a network."""

    def __init__(self, address: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self.address = address

    def connect(self) -> None:
        """Open the socket. Raises OSError where nobody listens."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.address)
        self.sock.settimeout(self.timeout)


def exchange(address: str, method: str, path: str, body: Any = None, timeout: float = LONGEST) -> tuple[int, bytes]:
    """Ask the drawing process at `address`: the status and the body of its answer.

    body: what is sent as JSON; None: nothing. Raises OSError or http.client.HTTPException where nobody answers.
    """
    connection = LocalConnection(address, timeout)
    try:
        sent = None if body is None else json.dumps(body).encode()
        connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
        reply = connection.getresponse()
        return reply.status, reply.read()
    finally:
        connection.close()


def _reachable() -> bool:
    try:
        return exchange(address(), "GET", "/healthz", timeout=ALIVE)[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def stop() -> None:
    """End the drawing process, if this process started it."""
    while _started:
        process = _started.pop()
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        _kill(process.pid)
        # The socket is left alone: another process may have made a new one at the same address by now.


atexit.register(stop)
_turn = threading.Lock()


def _ask(request: dict[str, Any]) -> bytes:
    if not available():
        raise NoRenderer(MISSING)
    for attempt in (1, 2):
        left = min(LONGEST, DEADLINE.get() - time.monotonic())
        if left <= 0:
            raise NoRenderer("The pictures could not be drawn in time.")
        try:
            status, reply = exchange(address(), "POST", "/draw", request, left)
            break
        except TimeoutError:
            if not _reachable():
                _end()  # it hangs; the next picture starts another
            raise NoRenderer("The drawing process did not answer in time.") from None
        except (OSError, http.client.HTTPException):
            if attempt == 2:
                _failed[:] = [time.monotonic()]  # its browser does not start: the next readers need not wait for it too
                raise NoRenderer("The drawing process did not answer.") from None
            with _turn:
                _start()
    if status != 200:
        logging.getLogger(__name__).warning("%s", json.loads(reply)["error"])
        raise NoRenderer("The picture could not be drawn.")  # what a library says of it is nothing for a reader
    return reply


def place(figure: dict[str, Any], kind: str, width: int, height: int, scale: float = 1, optimise: str = "") -> Path:
    """Where in the cache a picture lies: its name is a hash of all that makes it."""
    way = f"{DRAWING[kind]} {fingerprint()} {kind}"
    recipe = f"{way} {width} {height} {scale} {optimise} {json.dumps(figure, sort_keys=True)}"
    return settings().cache / f"{hashlib.sha256(recipe.encode()).hexdigest()[:24]}.{kind}"


def draw(
    figure: dict[str, Any],
    kind: str,
    width: int,
    height: int,
    scale: float = 1,
    optimise: str = "",
    complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> bytes:
    """A Plotly figure as a picture, from the cache where it was drawn before.

    kind: svg or png; width and height in CSS pixels; scale: device pixels per CSS pixel; optimise: the prefix of
    the ids of an SVG that is made small, "" leaves it as Plotly made it; complete: puts into the figure what it only
    names, and is called only where the picture has to be drawn. Raises NoRenderer.
    """
    path = place(figure, kind, width, height, scale, optimise)
    found = kept.read(path)
    if found is not None:
        return found
    options = {"format": kind, "width": width, "height": height, "scale": scale}
    with TURN.get()():
        if (found := kept.read(path)) is not None:
            return found  # somebody had it drawn meanwhile
        whole = complete(figure) if complete else figure
        return kept.keep(path, _ask({"figure": whole, "options": options, "optimise": optimise}))
