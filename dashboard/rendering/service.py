"""The process that draws pictures: one warm headless Chromium through Kaleido, asked over a local socket.

    python -m dashboard.rendering.service SOCKET CHROMIUM [SECONDS]

dashboard/rendering/client.py starts it when a picture is first wanted. It works one request after the other, and ends
when the process that started it ends, when another has taken its address, when nobody has asked for a while, or when
one picture takes more than SECONDS: a Chromium that hangs is not waited for. Chromium needs half a gigabyte, so no
web worker holds one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Listener
from pathlib import Path
from typing import Any

from dashboard.built_assets import built
from dashboard.rendering import fonts
from dashboard.settings import ROOT

IDLE = 900  # seconds without a request after which it ends
LONGEST = 20  # seconds a picture may take
GRACE = 5  # seconds in which Chromium may end by itself
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
        if self.process is None or self.process.stdin is None or self.process.stdout is None:
            return svg
        self.process.stdin.write(json.dumps([svg, prefix]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return (json.loads(line) if line else "") or svg

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
    home = Path(address).with_suffix(".home")
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
    kaleido.start_sync_server(n=1, page_generator=page, silence_warnings=True)
    optimise = Optimiser()
    last, begun = [time.monotonic()], [0.0]
    parent = os.getppid()

    def watch(own: int) -> None:
        hangs = False
        while os.getppid() == parent and identity(address) == own and time.monotonic() - last[0] < IDLE and not hangs:
            time.sleep(0.5)
            hangs = bool(begun[0]) and time.monotonic() - begun[0] > longest
        if identity(address) == own:
            Path(address).unlink(missing_ok=True)
        optimise.stop()
        if not hangs:  # else it would be waited for without end
            end = threading.Thread(target=kaleido.stop_sync_server, kwargs={"silence_warnings": True}, daemon=True)
            end.start()
            end.join(GRACE)
        os._exit(hangs)

    with Listener(address, family="AF_UNIX", backlog=32) as listener:
        threading.Thread(target=watch, args=(identity(address),), daemon=True).start()
        while True:
            with listener.accept() as caller:
                try:
                    request = caller.recv()
                    last[0] = begun[0] = time.monotonic()
                    caller.send(answer(kaleido, optimise, request))
                except (EOFError, OSError, BrokenPipeError):
                    continue
                finally:
                    begun[0] = 0.0


def answer(kaleido: Any, optimise: Optimiser, request: dict[str, Any]) -> bytes | str:
    """The picture as bytes, or a sentence that says why there is none."""
    try:
        drawn = kaleido.calc_fig_sync(json.loads(request["figure"]), opts=request["options"])
        if request["options"]["format"] == "svg" and request["optimise"]:
            return optimise(drawn.decode("utf-8"), request["optimise"]).encode("utf-8")
        return bytes(drawn)
    except Exception as problem:  # one bad figure must not end the process
        return f"The picture could not be drawn: {type(problem).__name__}: {problem}"


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2], *(float(text) for text in sys.argv[3:]))
