"""Servers of one measurement: started on free ports of the loopback, waited for, stopped by their own pid."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.free_ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "bench" / ".work"
GUNICORN = ["-m", "gunicorn", "--config", "python:tools.setup_server"]
PATIENCE = 180  # seconds a server may take to start


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    address: str
    pid: int
    seconds: float  # from the command to the first answer

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rsplit(":", 1)[1])

    def workers(self) -> list[int]:
        """The processes it forked."""
        text = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [int(pid) for pid in text.split()]


def get(address: str, **headers: str) -> bytes:
    """The body of an answer, as it came."""
    asked = urllib.request.Request(address, headers={name.replace("_", "-"): text for name, text in headers.items()})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return bytes(answer.read())


@contextlib.contextmanager
def running(name: str, command: list[str], port: int, path: str = "/", **variables: str) -> Iterator[Server]:
    """A server, from its first answer at `path` until the block ends; its words go to bench/.work/logs/."""
    logs = WORK / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    address = f"http://127.0.0.1:{port}"
    with (logs / f"{name}.txt").open("w") as log:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, stdout=log, stderr=log)
        try:
            while True:
                if process.poll() is not None or time.monotonic() - started > PATIENCE:
                    raise SystemExit(f"{name} did not start; see {logs / name}.txt")
                try:
                    get(address + path)
                    break
                except OSError:  # nobody listens yet, or the first answer takes longer than we wait
                    time.sleep(0.02)
            yield Server(address, process.pid, time.monotonic() - started)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def dashboard(name: str = "ours", **variables: str) -> contextlib.AbstractContextManager[Server]:
    """The dashboard as `make run` serves it, with two workers."""
    port = free_port()
    given = {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "2", **variables}
    return running(name, [sys.executable, *GUNICORN, "app:server"], port, **given)


def served(name: str, **variables: str) -> contextlib.AbstractContextManager[Server]:
    """The dashboard as `make serve` starts it, but with Chromium out of its sandbox, since root may measure."""
    port = free_port()
    given = {"HOST": "127.0.0.1", "PORT": str(port), "METRICS_PORT": str(free_port()), "CHROMIUM_SANDBOX": "off"}
    return running(name, [sys.executable, "-m", "tools.serving.start"], port, **given, **variables)


def empty_route(body: Path) -> contextlib.AbstractContextManager[Server]:
    """A Flask program with one route that sends `body`, under the same gunicorn."""
    port = free_port()
    given = {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "2", "BENCH_BODY": str(body)}
    return running("empty", [sys.executable, *GUNICORN, "bench.empty_route:server"], port, "/body.json", **given)
