"""How the dashboard is served: slow clients, logs, metrics, settings, readiness, and what stops the start."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.geography import regions
from dashboard.settings import SETTINGS, Settings, serving, settings
from routes import health
from tools import show_settings
from tools.benchmark import processes
from tools.editions import ask
from tools.free_ports import free_port, free_ports
from tools.resilience import readers
from tools.serving import start
from tools.serving.worker import CROWDED_SECONDS, IDLE_SECONDS, SENDING_SECONDS, Patience, https_behind, memory

ROOT = Path(__file__).resolve().parent.parent
MANY = 200  # slow connections of each kind
ROUNDS = 5
PATIENCE = 4  # seconds that a request may take to arrive on the server of these tests
WORD = "zwyxverb"  # a reader's word
READER = "127.0.0.77"  # a reader's address


@dataclass(frozen=True)
class Running:
    port: int
    metrics_port: int
    pid: int
    log: Path

    def get(self, path: str, timeout: float = 20, port: int | None = None) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{port or self.port}{path}", timeout=timeout) as answer:
            return bytes(answer.read())

    def connect(self, sent: bytes = b"", source: str = "127.0.0.1") -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.port), timeout=60, source_address=(source, 0))
        made.sendall(sent)
        return made

    def ask(self, sent: bytes, source: str) -> bytes:
        """Send this from an address and read until the server closes."""
        with self.connect(sent, source) as made:
            return b"".join(iter(lambda: made.recv(65536), b""))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """What `make serve` starts, with one worker and without drawing; its first pages are made."""
    folder = tmp_path_factory.mktemp("serve")
    (port, metrics_port), log = free_ports(2), folder / "log.txt"
    given = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "METRICS_PORT": str(metrics_port),
        "CACHE": str(folder / "cache"),
        "CHROMIUM": "none",
        "WEB_CONCURRENCY": "1",
        "REQUEST_SECONDS": str(PATIENCE),
        "ACCESS_LOG": "on",
    }
    with log.open("w") as output:
        command = [sys.executable, "-m", "tools.serving.start"]
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stdout=output, stderr=output)
        server = Running(port, metrics_port, process.pid, log)
        try:
            for _ in range(300):
                assert process.poll() is None, log.read_text()
                try:
                    server.get("/healthz")
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.2)
            for path in ("/", "/find?q=punjab"):  # what is made once, and by a thread soon after the start
                server.get(path, timeout=90)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def closed(connection: socket.socket) -> bool:
    """Whether the server has closed it."""
    connection.setblocking(False)
    try:
        return connection.recv(65536) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


@pytest.mark.slow
def test_slow_and_silent_clients_cost_nothing(running: Running) -> None:
    """200 of each kind at the same time: pages come in a second, and what never arrives is ended."""
    began = b"POST /brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
    kinds = {
        "silent": b"",
        "heads": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
        "bodies": began + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n",
    }
    held = {kind: [running.connect(sent) for _ in range(MANY)] for kind, sent in kinds.items()}
    slow, took = held["heads"] + held["bodies"], []
    started = time.monotonic()
    try:
        for _ in range(ROUNDS):
            for connection in slow:
                with contextlib.suppress(OSError):  # on a busy machine the first may have had their time
                    connection.send(b"x")
            for path in ("/healthz", "/"):
                before = time.monotonic()
                running.get(path, timeout=8)
                took.append(time.monotonic() - before)
            time.sleep(0.2)
        assert statistics.median(took) < 1, took
        while time.monotonic() - started < PATIENCE + 20 and not all(closed(connection) for connection in slow):
            for connection in slow:
                with contextlib.suppress(OSError):
                    connection.send(b"x")  # it drips on, and is ended all the same
            time.sleep(0.5)
        assert all(closed(connection) for connection in slow), "a request that never arrives is not waited for"
        told = running.get("/metrics", port=running.metrics_port).decode()
        assert float(re.search(r"^dashboard_connections_ended_total (\S+)", told, re.M)[1]) >= 2 * MANY
    finally:
        for connection in (connection for kind in held.values() for connection in kind):
            connection.close()


@pytest.mark.thorough
def test_the_log_and_the_metrics_hold_no_word_and_no_address_of_a_reader(running: Running) -> None:
    head = f"Host: localhost\r\nUser-Agent: {WORD}\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n"
    form = f"title={WORD}&charts=women-judges".encode()
    asked = [
        f"GET /find?q={WORD} HTTP/1.1\r\n{head}\r\n".encode(),
        f"GET /{WORD} HTTP/1.1\r\n{head}\r\n".encode(),
        f"{WORD.upper()} / HTTP/1.1\r\n{head}\r\n".encode(),
        f"GET /charts/women-judges?province={WORD} HTTP/1.1\r\n{head}\r\n".encode(),
        f"POST /brief?x={WORD} HTTP/1.1\r\n{head}Content-Length: {len(form)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
        + form,
        f"GET / HTTP/9.9 {WORD}\r\n{WORD}\r\n\r\n".encode(),
        f"POST / HTTP/1.1\r\n{head}Content-Length: {WORD}\r\n\r\n".encode(),
        f"{WORD} / HTTP/1.1\r\n{head}\r\n".encode(),
    ]
    answers = [running.ask(sent, READER) for sent in asked]
    told = running.log.read_text()
    lines = [json.loads(line) for line in told.splitlines()]
    ids = {line["request_id"] for line in lines if line["event"] == "answer"}
    for answer in answers[:5]:
        (mark,) = re.findall(rb"(?im)^x-request-id: (\w+)", answer)
        assert mark.decode() in ids, "an answer is found in the log by its id"
    assert {"/brief", "/<path:path>"} <= {line["route"] for line in lines if line["event"] == "answer"}
    counted = running.get("/metrics", port=running.metrics_port).decode()
    assert 'dashboard_answers_total{method="POST",route="/brief"' in counted
    assert re.search(r'^dashboard_edition_info\{version="\w+"\} 1', counted, re.M)
    for text in (told, counted):
        assert WORD not in text.lower() and READER not in text and "203.0.113.9" not in text and "?" not in text


@pytest.mark.thorough
def test_what_is_meant_for_nginx_comes_before_what_is_meant_for_browsers(running: Running) -> None:
    sent = b"GET /glossary HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    head, _, body = running.ask(sent, "127.0.0.1").partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].lower() for line in head.splitlines()[1:]]
    assert names[0] == b"x-accel-expires" and names.count(b"cache-control") == 1
    assert names[1:] == sorted(names[1:]) and body.startswith(b"<!"), "and all else stays as it was"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nno header\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"431"),
        (b"POST /brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n", b"413"),
    ],
)
def test_what_is_no_request_is_refused_with_the_headers_of_all_answers(
    running: Running, sent: bytes, status: bytes
) -> None:
    with running.connect(sent) as made:
        answer = made.recv(65536)
    assert answer.split(b" ", 2)[1] == status
    assert b"X-Content-Type-Options: nosniff\r\n" in answer and b"Content-Security-Policy: default-src" in answer


@pytest.mark.thorough
def test_metrics_have_a_port_of_their_own_on_this_machine_only(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        running.get("/metrics")
    if (table := Path("/proc/net/tcp")).is_file():
        wanted = f":{running.metrics_port:04X}"
        listens = [row.split()[1] for row in table.read_text().splitlines()[1:] if row.split()[3] == "0A"]
        assert [address for address in listens if address.endswith(wanted)] == ["0100007F" + wanted]


def test_an_exception_is_told_without_its_message() -> None:
    """A library's message may hold what a reader sent; the line names the kind, the place and the id."""
    code = f"""
import logging, logging.config
from flask import Flask, request
from routes import observed
from tools.serving import logs
logging.config.dictConfig(logs.configured("json"))
server = Flask("app")
observed.register(server)
@server.get("/fails")
def fails(): return int(request.args["q"])
answer = server.test_client().get("/fails?q={WORD}")
logging.getLogger("waitress").error("Exception while serving /{WORD}")
logging.getLogger("py.warnings").warning("%s", "{WORD}")
print(answer.status_code, answer.headers["X-Request-Id"])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    status, mark = done.stdout.split()
    failed, waitress, warning = (json.loads(line) for line in done.stderr.splitlines())
    assert status == "500" and WORD not in done.stderr
    assert (failed["event"], failed["exception"], failed["route"]) == ("failed", "ValueError", "/fails")
    assert failed["request_id"] == mark and failed["at"][-1].startswith("__main__:")
    assert (waitress["logger"], waitress["level"]) == ("waitress", "error") and warning["logger"] == "py.warnings"


@pytest.mark.slow
def test_a_worker_that_has_grown_too_large_is_replaced_and_no_reader_loses_an_answer(tmp_path: Path) -> None:
    small = "from tools.serving import worker\nworker.LARGEST = 1\nfrom tools.setup_server import *\n"
    (tmp_path / "small.py").write_text(small)
    port = free_port()
    given = {"PORT": str(port), "CACHE": str(tmp_path / "cache"), "CHROMIUM": "none", "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "gunicorn", "--config", "python:small", "app:server"]
    with processes.running("small", command, port, "/healthz", **given) as ours:
        first = set(ours.workers())
        with readers.reading(lambda _who, _number: readers.ask(port, "/healthz").status) as found:
            end = time.monotonic() + 60
            while time.monotonic() < end and not first.isdisjoint(ours.workers()):
                time.sleep(0.5)
            assert first.isdisjoint(ours.workers()), "all of them were replaced"
    assert set(found) == {200}, found


def test_the_memory_of_a_worker_is_that_of_its_process() -> None:
    lines = Path("/proc/self/status").read_text().splitlines()
    told = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
    assert 0.9 * told < memory() < 1.1 * told


def channel(**state: object) -> SimpleNamespace:
    made = {"request": None, "requests": [], "total_outbufs_len": 0, "last_activity": 1.0, "will_close": False}
    return _Channel(**{**made, **state})


class _Channel(SimpleNamespace):
    __hash__ = object.__hash__  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("state", "limit"),
    [
        ({}, IDLE_SECONDS),
        ({"request": object()}, settings().request_seconds),
        ({"total_outbufs_len": 9}, SENDING_SECONDS),
        ({"requests": [object()]}, None),
    ],
)
def test_a_connection_is_ended_after_its_time_and_not_before(state: dict[str, object], limit: float | None) -> None:
    one, patience = channel(**state), Patience(1000)
    assert patience.look([one], 100) == 0
    assert patience.look([one], 100 + (limit or 9999)) == 0 and not one.will_close
    assert patience.look([one], 101 + (limit or 9999)) == (limit is not None) == one.will_close


def test_what_moves_on_gets_new_time_and_what_drips_does_not() -> None:
    reader, dripping, patience = channel(), channel(request=object()), Patience(1000)
    for second in range(settings().request_seconds + 2):
        reader.last_activity = dripping.last_activity = float(second)
        patience.look([reader, dripping], second)
    assert dripping.will_close and not reader.will_close


def test_where_connections_are_scarce_those_that_bring_nothing_make_room() -> None:
    waits, works, patience = channel(), channel(requests=[object()]), Patience(2)
    patience.look([waits, works], 0)
    assert patience.look([waits, works], CROWDED_SECONDS + 1) == 1 and waits.will_close and not works.will_close


@pytest.mark.parametrize(
    ("peer", "proxies", "scheme"),
    [
        ("127.0.0.1", ["127.0.0.1", "::1"], "https"),
        ("10.1.2.3", ["10.0.0.0/8"], "https"),
        ("10.1.2.3", ["*"], "https"),
        ("203.0.113.9", ["127.0.0.1", "10.0.0.0/8"], "http"),
        ("", ["127.0.0.1"], "http"),
    ],
)
def test_only_a_known_proxy_says_https(peer: str, proxies: list[str], scheme: str) -> None:
    application = https_behind(lambda environ, _start: environ["wsgi.url_scheme"], proxies)
    given = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_PROTO": "https", "wsgi.url_scheme": "http"}
    assert application(given, None) == scheme


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "99999"),
        ("PORT", "²"),
        ("WEB_CONCURRENCY", "abc"),
        ("THREADS", "0"),
        ("REQUEST_SECONDS", "-1"),
        ("LOG", "xml"),
        ("ACCESS_LOG", "yes"),
        ("CHROMIUM_SANDBOX", "maybe"),
        ("METRICS_PORT", "http"),
        ("FORWARDED_ALLOW_IPS", "proxy.example"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name} .*{re.escape(value)}.*; it must be .+\.$"):
        Settings.from_environment({name: value})


def test_a_wrong_setting_stops_make_serve_before_anything_runs() -> None:
    command = [sys.executable, "-m", "tools.serving.start"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "WEB_CONCURRENCY": "abc"}, capture_output=True, text=True
    )
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr == "WEB_CONCURRENCY is 'abc'; it must be a number from 1 to 256.\n"


def test_make_serve_has_its_own_defaults_and_what_is_given_stays() -> None:
    chosen = Settings.from_environment(serving({"LOG": "text"}))
    assert (chosen.log, chosen.chromium_sandbox, chosen.metrics_port, chosen.access_log) == ("text", True, 9108, False)
    assert chosen.workers == len(os.sched_getaffinity(0))
    assert Settings.from_environment({}).metrics_port is None


def test_make_serve_draws_as_root_only_without_the_sandbox() -> None:
    free = dict(zip(("PORT", "METRICS_PORT"), map(str, free_ports(2)), strict=True))
    kept, off = (Settings.from_environment(serving({**free, "CHROMIUM_SANDBOX": value})) for value in ("on", "off"))
    assert "user of its own" in start.refused(kept, 0, True) and "CHROMIUM_SANDBOX=off" in start.refused(kept, 0, True)
    assert start.refused(kept, 1000, True) == start.refused(kept, 0, False) == start.refused(off, 0, True) == ""


def test_make_serve_says_which_port_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        given = serving({"PORT": port, "METRICS_PORT": str(free_port())})
        assert start.refused(Settings.from_environment(given), 1000, True).startswith(
            f"PORT is {port}, and that cannot"
        )
    same = Settings.from_environment(serving({"PORT": "8050", "METRICS_PORT": "8050"}))
    assert "port of its own" in start.refused(same, 1000, True)


def test_make_settings_tells_every_setting_with_its_origin_and_no_password() -> None:
    told = show_settings.lines({"PUBLIC_URL": "https://me:secret@data.example/x", "LOG": "text"})
    assert [line.split()[0] for line in told] == [setting.name for setting in SETTINGS]
    values = {line.split()[0]: line for line in told}
    assert "https://***@data.example/x" in values["PUBLIC_URL"] and "secret" not in "".join(told)
    assert values["LOG"].endswith("environment") and values["THREADS"].endswith("default")
    assert values["METRICS_PORT"].endswith("make serve: 9108")


def test_not_ready_says_what_is_missing(client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert client.get("/readyz").get_json()["status"] == "ready"
    (tmp_path / "file").write_text("")
    broken = SimpleNamespace(cache=tmp_path / "file", borders="schematic")
    monkeypatch.setattr(health, "settings", lambda: broken)
    monkeypatch.setattr(regions, "base_layer", lambda _name: json.loads("{"))
    monkeypatch.setattr(health.renderer, "state", lambda: "missing")
    answer = client.get("/readyz")
    found = answer.get_json()
    assert answer.status_code == 503 and found["status"] == "not ready"
    assert (found["borders"], found["renderer"], found["disk"]) == ("broken", "missing", "not writable")
    assert client.get("/healthz").status_code == 200, "it lives all the same"


def test_the_disk_is_full_before_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(health, "settings", lambda: SimpleNamespace(cache=tmp_path))
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=health.ROOM - 1))
    assert health.disk() == "full"


def test_a_reload_works_where_the_server_lacks_something(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(address: str, timeout: float) -> None:
        raise urllib.error.HTTPError(address, 503, "", None, io.BytesIO(b'{"status": "not ready"}'))  # type: ignore[arg-type]

    monkeypatch.setattr(urllib.request, "urlopen", opened)
    assert ask.state() == {"status": "not ready"}
