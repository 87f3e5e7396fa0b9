"""The drawing process: what it answers, and that it ends by itself when its browser hangs or its address is taken."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.briefs import pdf
from dashboard.rendering import client as renderer
from dashboard.rendering import processes
from dashboard.settings import ROOT, settings

PATIENCE = 30  # seconds
REQUEST = {
    "figure": {},
    "options": {"format": "svg", "width": 10, "height": 10, "scale": 1},
    "optimise": "",
}


def answers(address: Path) -> bool:
    """Whether a drawing process says that it is there."""
    try:
        return renderer.exchange(str(address), "GET", "/healthz")[0] == 200
    except OSError:
        return False


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
        while not answers(address) and time.monotonic() < end:
            time.sleep(0.05)
        return started[-1], address

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_browser_that_hangs_is_given_up_and_whoever_asked_is_told(hanging) -> None:
    process, address = hanging(1.0)
    healthy: list[tuple[int, bytes]] = []
    meanwhile = threading.Timer(0.5, lambda: healthy.append(renderer.exchange(str(address), "GET", "/healthz")))
    meanwhile.start()
    with pytest.raises((ConnectionError, http.client.HTTPException)):  # the line ends instead of staying silent
        renderer.exchange(str(address), "POST", "/draw", REQUEST, timeout=PATIENCE)
    assert healthy == [(200, b'{"status": "ok"}')], "it says that it is there while it draws"
    assert process.wait(PATIENCE) == 1
    assert not address.exists(), "the next one can start at once"


@pytest.mark.parametrize("body", [[], {}, {**REQUEST, "options": {"format": "exe"}}, {"figure": {}, "options": 1}])
def test_what_is_not_understood_is_refused_in_words(hanging, body) -> None:
    _, address = hanging(60.0)
    status, reply = renderer.exchange(str(address), "POST", "/draw", body)
    assert status == 400 and "not understood" in json.loads(reply)["error"]
    assert renderer.exchange(str(address), "POST", "/elsewhere", REQUEST)[0] == 404
    assert renderer.exchange(str(address), "GET", "/elsewhere")[0] == 404


@pytest.mark.slow
@pytest.mark.thorough
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


def test_a_figure_is_completed_only_where_its_picture_has_to_be_drawn(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(renderer, "place", lambda *recipe, **more: tmp_path / "picture.svg")
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(renderer, "_ask", lambda request: asked.append(request) or b"<svg/>")

    def complete(figure: dict[str, Any]) -> dict[str, Any]:
        return {**figure, "whole": True}

    for _ in range(2):
        assert renderer.draw({"data": []}, "svg", 10, 10, complete=complete) == b"<svg/>"
    assert [request["figure"] for request in asked] == [{"data": [], "whole": True}]


def test_who_asked_is_told_that_it_failed_and_the_log_why(monkeypatch, caplog) -> None:
    monkeypatch.setattr(renderer, "chromium", lambda: "chromium")
    monkeypatch.setattr(renderer, "exchange", lambda *_, **__: (422, b'{"error": "ChannelClosedError: Executor"}'))
    with pytest.raises(renderer.NoRenderer, match=r"^The picture could not be drawn\.$"):
        renderer._ask(REQUEST)
    assert "ChannelClosedError: Executor" in caplog.text


def test_a_browser_that_does_not_start_is_waited_for_once(monkeypatch, tmp_path) -> None:
    waited: list[str] = []

    def nobody(*_: object, **__: object) -> tuple[int, bytes]:
        raise ConnectionRefusedError

    monkeypatch.setattr(renderer, "chromium", lambda: "chromium")
    monkeypatch.setattr(renderer, "exchange", nobody)
    monkeypatch.setattr(renderer, "_failed", [])
    monkeypatch.setattr(renderer, "address", lambda: str(tmp_path / "socket"))
    monkeypatch.setattr(renderer, "_reachable", lambda: not waited.append("started") if not waited else False)
    with pytest.raises(renderer.NoRenderer, match="did not answer"):
        renderer._ask(REQUEST)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("another one is started"))
    for _ in range(3):
        with pytest.raises(renderer.NoRenderer, match="did not start"):
            renderer._ask(REQUEST)
    assert waited == ["started"]


@pytest.mark.parametrize("kept_on", [True, False])
def test_the_browser_that_prints_keeps_its_sandbox_unless_a_setting_says_otherwise(
    monkeypatch, tmp_path, kept_on: bool
) -> None:
    commands: list[list[str]] = []
    given = replace(settings(), cache=tmp_path, chromium_sandbox=kept_on)
    for module in (pdf, renderer):
        monkeypatch.setattr(module, "settings", lambda: given)
    monkeypatch.setattr(renderer, "chromium", lambda: "chromium")
    monkeypatch.setattr(pdf, "_run", lambda command, home: commands.append(command))
    with pytest.raises(renderer.NoRenderer, match="did not make a PDF"):
        pdf.pdf("<p>nothing</p>")
    assert ("--no-sandbox" in commands[0]) != kept_on


def test_one_brief_is_drawn_at_a_time(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(renderer, "folder", lambda: tmp_path)
    turn = pdf._turn()
    assert turn is not None and pdf._turn() is None
    other = threading.Thread(target=pdf._draw, args=([], turn))
    other.start()
    other.join()
    again = pdf._turn()
    assert again is not None, "the thread that draws gave it back"
    again.release()


def test_with_its_parent_the_drawing_process_ends_and_takes_its_socket_away(tmp_path) -> None:
    browser, address = tmp_path / "chromium", tmp_path / "socket"
    browser.write_text("#!/bin/sh\nexec sleep 120\n")
    browser.chmod(0o755)
    command = f"{sys.executable} -m dashboard.rendering.service {address} {browser} 60 & read line"
    parent = subprocess.Popen(["sh", "-c", command], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while not answers(address) and time.monotonic() < end:
        time.sleep(0.05)
    assert answers(address)
    parent.kill()
    parent.wait()
    while address.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not address.exists()


@pytest.mark.thorough
def test_a_drawing_process_that_is_stopped_is_replaced_and_leaves_nothing_behind(monkeypatch, tmp_path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexec sleep 120\n")
    browser.chmod(0o755)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(renderer, "chromium", lambda: str(browser))
    monkeypatch.setattr(renderer, "LONGEST", 1.0)
    monkeypatch.setattr(renderer, "ALIVE", 0.5)
    renderer._start()
    first = renderer._started[-1]
    try:
        started = processes.descendants(first.pid)
        assert started, "the browser at least"
        first.send_signal(signal.SIGSTOP)
        with pytest.raises(renderer.NoRenderer, match="in time"):
            renderer._ask(REQUEST)
        assert first.wait(PATIENCE) == -signal.SIGKILL
        assert not [pid for pid in started if processes.running(pid)]
        assert not list(renderer.folder().glob("temporary-*")) and not Path(renderer.address()).exists()
        renderer._start()
        assert renderer._started[-1].pid != first.pid and answers(Path(renderer.address()))
    finally:
        renderer.stop()
    assert not list(renderer.folder().glob("temporary-*"))


@pytest.mark.slow
@pytest.mark.thorough
def test_a_drawing_process_whose_browser_was_killed_is_replaced_at_once_rendered(monkeypatch) -> None:
    short = tempfile.mkdtemp()  # Chromium has a socket there, and the address of a socket is short
    monkeypatch.setattr("tempfile.tempdir", short)
    figure = {"data": [], "layout": {"paper_bgcolor": "red"}}
    options = {"format": "svg", "width": 50, "height": 50, "scale": 1}
    request = {"figure": figure, "options": options, "optimise": ""}
    try:
        assert b"<svg" in renderer._ask(request)
        first = renderer._started[-1]
        processes.kill(processes.descendants(first.pid))
        assert first.wait(PATIENCE) == 1, "it ends by itself"
        assert b"<svg" in renderer._ask(request)
        assert renderer._started[-1].pid != first.pid
    finally:
        renderer.stop()
        shutil.rmtree(short, ignore_errors=True)  # a Chromium that ends may still write there


@pytest.mark.slow
def test_an_svgo_that_hangs_is_given_up_rendered(monkeypatch, tmp_path) -> None:
    short = tempfile.mkdtemp()
    node, asked = tmp_path / "node", tmp_path / "asked"
    node.write_text(f"#!/bin/sh\nread -r line\ntouch {asked}\nexec sleep 300\n")
    node.chmod(0o755)
    monkeypatch.setattr("tempfile.tempdir", short)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    figure = {"data": [], "layout": {"paper_bgcolor": "red"}}
    request = {"figure": figure, "options": {"format": "svg", "width": 50, "height": 50, "scale": 1}, "optimise": "a"}
    try:
        renderer._start()
        process = renderer._started[-1]
        status, reply = renderer.exchange(renderer.address(), "POST", "/draw", request, timeout=2 * PATIENCE)
        assert asked.exists(), "the browser had drawn, and svgo was at it"
        assert status == 422 and b"svgo" in reply, "a picture that svgo did not see would be kept for ever"
        assert process.wait(PATIENCE) == 1 and not Path(renderer.address()).exists()
        assert not list(renderer.folder().glob("temporary-*")), "its browser and its folder are gone"
    finally:
        renderer.stop()
        shutil.rmtree(short, ignore_errors=True)  # a Chromium that ends may still write there


def test_where_the_drawing_process_did_not_start_the_next_request_is_told_at_once(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(renderer, "chromium", lambda: "chromium")
    monkeypatch.setattr(renderer, "_failed", [])
    monkeypatch.setattr(renderer.sys, "executable", "/bin/false")
    for _ in range(2):
        with pytest.raises(renderer.NoRenderer, match="did not start"):
            renderer._ask(REQUEST)
        monkeypatch.setattr(renderer.subprocess, "Popen", lambda *_, **__: pytest.fail("tried again at once"))
