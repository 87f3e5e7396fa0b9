"""The process that draws pictures: one warm headless Chromium through Kaleido, asked over a local socket.

    python -m dashboard.renderer SOCKET CHROMIUM

It is started by dashboard/render.py when a picture is first wanted, works one request after the other, and ends
when the process that started it ends or when nobody has asked for a while. Chromium needs half a gigabyte, so no
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

from dashboard import typeface
from dashboard.front_end import built
from dashboard.settings import ROOT

IDLE = 900  # seconds without a request after which it ends
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


def serve(address: str, chromium: str) -> None:
    """Answer requests at `address` until the parent ends or nobody asks any more."""
    home = Path(address).with_suffix(".home")
    os.environ["BROWSER_PATH"] = chromium
    os.environ["XDG_DATA_HOME"] = str(home)
    typeface.install(home)
    import kaleido
    import plotly

    stub = home / "stub.js"
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text(STUB, "utf-8")
    bundle = built("plotly.js") or Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    page = kaleido.PageGenerator(plotly=bundle, mathjax=False, others=[stub.as_uri()])
    kaleido.start_sync_server(n=1, page_generator=page, silence_warnings=True)
    optimise = Optimiser()
    last = [time.monotonic()]
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent and time.monotonic() - last[0] < IDLE:
            time.sleep(1)
        Path(address).unlink(missing_ok=True)
        optimise.stop()
        kaleido.stop_sync_server(silence_warnings=True)
        os._exit(0)

    with Listener(address, family="AF_UNIX", backlog=32) as listener:
        threading.Thread(target=watch, daemon=True).start()
        while True:
            with listener.accept() as caller:
                try:
                    request = caller.recv()
                    last[0] = time.monotonic()
                    caller.send(answer(kaleido, optimise, request))
                except (EOFError, OSError, BrokenPipeError):
                    continue


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
    serve(sys.argv[1], sys.argv[2])
