"""The process that draws pictures: one warm headless Chromium through Kaleido, asked over a local socket.

    python -m dashboard.rendering.service SOCKET CHROMIUM [SECONDS]

It speaks HTTP with JSON, over a Unix socket in a folder that only its owner may enter:

    GET /healthz   200, {"status": "ok"}, while it draws too
    POST /draw     {"figure": {...}, "options": {"format", "width", "height", "scale"}, "optimise": ""}
                   200 and the picture, or 400 (not understood) or 422 (not drawn) and {"error": "a sentence"}

dashboard/rendering/client.py starts it when a picture is first wanted. It draws one picture after the other, and makes
one smaller (svgo, or a palette) while it draws the next. It ends when the process that started it ends, when another
has taken its address, when nobody has asked for a while, when Chromium has ended, or when either step takes more than
SECONDS: a Chromium that hangs is not waited for. Chromium needs half a gigabyte, so no web worker holds one.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from dashboard.built_assets import built
from dashboard.rendering import fonts, processes
from dashboard.rendering.palette import with_palette
from dashboard.settings import ROOT, settings

IDLE = 900  # seconds without a request after which it ends
LONGEST = 20  # seconds a picture may take
NICE = 5  # pages come before pictures
GRACE = 5  # seconds in which Chromium may end by itself
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
# Plotly asks a foreign host for a world map it never draws, unless this is there.
STUB = """window.PlotlyGeoAssets={topojson:{world_110m:{type:"Topology",arcs:[],objects:["coastlines","land","ocean",
"lakes","rivers","countries","subunits"].reduce(function(a,n){a[n]={type:"GeometryCollection",geometries:[]};
return a;},{})}}};"""


class Optimiser:
    """svgo in a Node process of its own; where there is no Node, pictures stay as Plotly made them."""

    def __init__(self) -> None:
        node = shutil.which("node") or shutil.which(str(Path(sys.executable).parent / "node"))
        script = ROOT / "tools" / "assets" / "optimise_svg.mjs"
        self.process: subprocess.Popen[str] | None = None
        if node and (ROOT / "node_modules" / "svgo").exists():
            self.process = subprocess.Popen(
                [node, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )

    def __call__(self, svg: str, prefix: str) -> str:
        """The picture made small. Raises OSError where svgo has ended: what it did not see is not to be kept."""
        if self.process is None or self.process.stdin is None or self.process.stdout is None:
            return svg
        self.process.stdin.write(json.dumps([svg, prefix]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise OSError("svgo has ended")
        return json.loads(line) or svg

    def stop(self) -> None:
        if self.process:
            self.process.kill()


def identity(address: str) -> int:
    """What tells the socket of one process from that of another at the same address; 0 where there is none."""
    try:
        return os.stat(address).st_ino
    except FileNotFoundError:
        return 0


def serve(address: str, chromium: str, longest: float = LONGEST) -> None:
    """Answer requests at `address` until one of the ends that the module names."""
    os.nice(NICE)
    home = Path(address).with_suffix(".home")
    temporary = Path(address).with_name(f"temporary-{os.getpid()}")
    temporary.mkdir(mode=0o700, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)  # of the browser too: whoever ends it removes it whole
    os.environ["BROWSER_PATH"] = chromium
    os.environ["XDG_DATA_HOME"] = str(home)
    fonts.install(home)
    import kaleido
    import plotly

    stub = home / "stub.js"
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text(STUB, "utf-8")
    bundle = built("plotly.js") or Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    page = kaleido.PageGenerator(plotly=bundle, mathjax=False, others=[stub.as_uri()])
    kaleido.start_sync_server(
        n=1, page_generator=page, silence_warnings=True, enable_sandbox=settings().chromium_sandbox
    )
    optimise = Optimiser()
    last, begun = [time.monotonic()], {"draw": 0.0, "optimise": 0.0}  # when the work in hand was begun, 0 for none
    parent = os.getppid()

    def watch(own: int) -> None:
        broken, started = False, set[int]()
        while os.getppid() == parent and identity(address) == own and time.monotonic() - last[0] < IDLE and not broken:
            time.sleep(0.5)
            hangs = any(start and time.monotonic() - start > longest for start in begun.values())
            started.update(processes.children().get(os.getpid(), []))
            broken = hangs or not all(map(processes.running, started))
        if identity(address) == own:
            Path(address).unlink(missing_ok=True)
        optimise.stop()
        if not broken:  # else it would be waited for without end
            end = threading.Thread(target=kaleido.stop_sync_server, kwargs={"silence_warnings": True}, daemon=True)
            end.start()
            end.join(GRACE)
        processes.kill(processes.descendants(os.getpid()))
        shutil.rmtree(temporary, ignore_errors=True)
        os._exit(broken)

    turns = {step: threading.Lock() for step in begun}

    @contextlib.contextmanager
    def turn(step: str) -> Iterator[None]:
        with turns[step]:
            last[0] = begun[step] = time.monotonic()
            try:
                yield
            finally:
                begun[step] = 0.0

    def draw(request: dict[str, Any]) -> bytes:
        options, prefix = request["options"], request["optimise"]
        with turn("draw"):
            drawn = bytes(kaleido.calc_fig_sync(request["figure"], opts=options))
        if options["format"] == "svg" and not prefix:
            return drawn
        with turn("optimise"):
            if options["format"] == "png":
                return with_palette(drawn)
            return optimise(drawn.decode("utf-8"), prefix).encode("utf-8")

    with Server(address, draw) as server:
        threading.Thread(target=watch, args=(identity(address),), daemon=True).start()
        server.serve_forever()


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """HTTP at a Unix socket. A thread for each caller: who asks whether it is there need not wait for a picture."""

    daemon_threads = True
    request_queue_size = 32

    def __init__(self, address: str, draw: Callable[[dict[str, Any]], bytes]) -> None:
        self.draw = draw
        super().__init__(address, Handler)


class Handler(BaseHTTPRequestHandler):
    """The two addresses of the drawing process."""

    server: Server
    timeout = LONGEST  # seconds that a caller may be silent
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Say that the process is there."""
        if self.path == "/healthz":
            self._reply(200, {"status": "ok"})
        else:
            self._reply(404, {"error": "There are GET /healthz and POST /draw."})

    def do_POST(self) -> None:
        """Draw one picture."""
        try:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != "/draw":
                return self._reply(404, {"error": "There are GET /healthz and POST /draw."})
            asked = json.loads(body)
            kind = TYPES[asked["options"]["format"]]
            request = {name: asked[name] for name in ("figure", "options", "optimise")}
        except (ValueError, KeyError, TypeError) as problem:
            return self._reply(400, {"error": f"The request was not understood: {type(problem).__name__}: {problem}"})
        try:
            drawn = self.server.draw(request)
        except Exception as problem:  # one bad figure must not end the process
            return self._reply(422, {"error": f"The picture could not be drawn: {type(problem).__name__}: {problem}"})
        self._reply(200, drawn, kind)

    def _reply(self, status: int, body: bytes | dict[str, Any], kind: str = "application/json") -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        with contextlib.suppress(OSError):  # the caller may have gone
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content)
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: a caller at a Unix socket has no address, and nobody reads the log."""


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2], *(float(text) for text in sys.argv[3:]))
