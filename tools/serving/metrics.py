"""/metrics for Prometheus, on a port of its own that only this machine reaches.

    python -m tools.serving.metrics FOLDER PORT

The workers count (routes/observed.py) in files of FOLDER; this process adds them up when it is asked. It ends with
the process that started it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from dashboard.settings import ROOT, settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # how prometheus_client is told where to count

_started: list[subprocess.Popen[bytes]] = []


def prepare() -> None:
    """Make the folder in which the workers of this port count, empty. To be called before the program is imported."""
    folder = Path(os.environ.get(FOLDER) or settings().cache / f"metrics-{settings().port}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)


def start(port: int) -> None:
    """Start the process that answers /metrics."""
    command = [sys.executable, "-m", "tools.serving.metrics", os.environ[FOLDER], str(port)]
    _started.append(subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL))


def stop() -> None:
    """End it, if this process started it."""
    while _started:
        process = _started.pop()
        process.terminate()
        process.wait(timeout=5)


def ended(pid: int) -> None:
    """Forget what a worker counted that holds only while it lives."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(pid, os.environ[FOLDER])


def of_connections() -> tuple[Any, Any]:
    """Of a worker: the gauge of its open connections, and the counter of those it ended for taking too long."""
    from prometheus_client import CollectorRegistry, Counter, Gauge

    registry = CollectorRegistry()
    told = "Open connections"
    now = Gauge("dashboard_connections", told, multiprocess_mode="livesum", registry=registry)
    return now, Counter("dashboard_connections_ended", "Connections ended for taking too long", registry=registry)


def main(folder: str, port: int) -> int:
    """Answer until the parent ends. Returns 1 where the port is taken."""
    from prometheus_client import CollectorRegistry, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C: the master stops it
    registry, parent = CollectorRegistry(), os.getppid()
    MultiProcessCollector(registry, folder)
    try:
        start_http_server(port, addr="127.0.0.1", registry=registry)
    except OSError as error:
        print(f'{{"event": "no metrics: port {port} is taken", "errno": {error.errno}}}', file=sys.stderr)
        return 1
    while os.getppid() == parent:
        time.sleep(1)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
