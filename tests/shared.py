"""What the workers of one run of the suite share: the first that needs it makes it, the others wait and use it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tools.free_ports import free_port

ROOT = Path(__file__).resolve().parent.parent


def folder(factory: pytest.TempPathFactory) -> Path:
    """A temporary folder of this run, the same in each of its workers (pytest-xdist) and removed by pytest later."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this run, filled by `make`."""
    made = folder(factory) / name
    done = made.with_suffix(".done")
    with FileLock(made.with_suffix(".lock")):
        if not done.exists():
            made.mkdir()
            make(made)
            done.touch()
    return made


def start_server(log: Path, **variables: str) -> tuple[subprocess.Popen[bytes], str]:
    """The process and the address of the dashboard, served as `make run` serves it, with these variables set too."""
    port = str(free_port())
    command = [sys.executable, "-m", "gunicorn", "--config", "python:tools.setup_server", "app:server"]
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": port, "WEB_CONCURRENCY": "1", **variables}
    address = f"http://127.0.0.1:{port}"
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"The server ended:\n{log.read_text()[-3000:]}")
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            return process, address
        time.sleep(0.2)
    process.terminate()
    pytest.fail(f"The server did not answer within a minute:\n{log.read_text()[-3000:]}")


@contextlib.contextmanager
def one_server(factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that all workers of this run use; the last of them ends it."""
    kept = folder(factory) / "site.json"
    lock = FileLock(kept.with_suffix(".lock"))
    with lock:
        if kept.exists():
            site = json.loads(kept.read_text())
        else:
            process, address = start_server(kept.with_suffix(".log"))
            site = {"address": address, "pid": process.pid, "users": 0}
        kept.write_text(json.dumps({**site, "users": site["users"] + 1}))
    try:
        yield site["address"]
    finally:
        with lock:
            site = json.loads(kept.read_text())
            if site["users"] > 1:
                kept.write_text(json.dumps({**site, "users": site["users"] - 1}))
            else:
                kept.unlink()
                os.kill(site["pid"], signal.SIGTERM)
