"""The drawing process ends by itself: when its browser hangs, and when another process has its address."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from dashboard.rendering import client as renderer
from dashboard.settings import ROOT

PATIENCE = 30  # seconds


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[Callable[[float], tuple[subprocess.Popen[bytes], Path]]]:
    """Starts a drawing process whose browser never answers; gives it and its socket."""
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexec sleep 120\n")
    browser.chmod(0o755)
    address, started = tmp_path / "socket", []

    def start(seconds: float) -> tuple[subprocess.Popen[bytes], Path]:
        command = [sys.executable, "-m", "dashboard.rendering.service", str(address), str(browser), str(seconds)]
        started.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
        end = time.monotonic() + PATIENCE
        while not address.exists() and time.monotonic() < end:
            time.sleep(0.05)
        return started[-1], address

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_browser_that_hangs_is_given_up_and_whoever_asked_is_told(hanging) -> None:
    process, address = hanging(1.0)
    with Client(str(address), family="AF_UNIX") as line:
        line.send({"figure": "{}", "options": {"format": "svg", "width": 10, "height": 10, "scale": 1}, "optimise": ""})
        assert line.poll(PATIENCE), "the line ends instead of staying silent"
        with pytest.raises((EOFError, ConnectionError)):
            line.recv()
    assert process.wait(PATIENCE) == 1
    assert not address.exists(), "the next one can start at once"


def test_one_whose_address_another_has_taken_ends_and_leaves_it_alone(hanging) -> None:
    process, address = hanging(60.0)
    time.sleep(0.2)
    address.unlink()
    address.write_text("the socket of another")
    assert process.wait(PATIENCE) == 0
    assert address.read_text() == "the socket of another"


def test_stopping_leaves_the_socket_of_whoever_came_after(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(renderer, "_started", [subprocess.Popen(["sleep", "60"])])
    Path(renderer.address()).write_text("of another")
    renderer.stop()
    assert renderer._started == [] and Path(renderer.address()).exists()
