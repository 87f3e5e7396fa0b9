"""The dashboard as it is put on the web: nginx as `make proxy` configures it, web processes, one drawing service.

The tests of deploy/ start it too, and ask it with the client that speaks TLS.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.settings import ROOT
from tools import proxy
from tools.free_ports import free_ports

SITE = "data.example.org"
AROUND = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/main.log;
daemon off;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/dashboard.conf;
}}
"""


def found(program: str) -> str | None:
    """The path of a program, which Debian may keep in /usr/sbin; None where it is not installed."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


NGINX = found("nginx")


class NotStarted(Exception):
    """A process did not come up; the message holds the end of its log."""


@dataclass
class Answer:
    """What came back: status, headers (names in small letters) and body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Put:
    """The dashboard behind nginx: its ports, its folder of logs, its web processes."""

    folder: Path
    http_port: int
    https_port: int
    drawing: subprocess.Popen[bytes]
    web: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """One request over TLS, as a browser sends it."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return answer(self.open(), method, path, body, {"Host": SITE, "Accept-Encoding": "gzip, br", **named})

    def open(self) -> http.client.HTTPSConnection:
        """A connection over TLS that names the site."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.https_port, timeout=60)
        plain = socket.create_connection(("127.0.0.1", self.https_port), timeout=60)
        connection.sock = trusting().wrap_socket(plain, server_hostname=SITE)
        return connection

    def often(self, path: str, times: int) -> list[Answer]:
        """Many requests, one after the other, over one connection."""
        found = []
        with contextlib.closing(self.open()) as connection:
            for number in range(times):
                connection.request("GET", f"{path}?x={number}", headers={"Host": SITE})
                reply = connection.getresponse()
                found.append(Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()))
        return found

    def plain(self, path: str, host: str = SITE) -> Answer:
        """One request without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=20)
        return answer(connection, "GET", path, None, {"Host": host})

    def log(self) -> str:
        """Everything that nginx wrote."""
        time.sleep(0.3)
        return "".join(path.read_text(errors="replace") for path in self.folder.glob("*.log"))


def trusting() -> ssl.SSLContext:
    """A client that takes the certificate made for this test."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def answer(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> Answer:
    """Send one request and read all of its answer."""
    with contextlib.closing(connection):
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        return Answer(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())


def listening(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody listens at a port. Raises NotStarted where nobody does within a minute."""
    for _ in range(300):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise NotStarted(f"Nobody listens at {port}:\n{log.read_text()[-2000:]}")


def configured(folder: Path, web: list[int], http_port: int, https_port: int) -> Path:
    """What `make proxy` writes for these ports, with a certificate, inside the smallest configuration of nginx."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={SITE}"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    given = {
        "SITE": SITE,
        "WEB_SERVERS": " ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in web),
        "HTTP_PORT": f"127.0.0.1:{http_port}",
        "HTTPS_PORT": f"127.0.0.1:{https_port}",
        "CERTIFICATE": str(certificate),
        "CERTIFICATE_KEY": str(key),
        "ACME_FOLDER": str(folder),
        "PROXY_CACHE": str(folder / "cache"),
        "ACCESS_LOG": str(folder / "access.log"),
        "ERROR_LOG": str(folder / "error.log"),
    }
    (folder / "dashboard.conf").write_text(proxy.written(given))
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    return main


@contextlib.contextmanager
def running(command: list[str], log: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own group, whose whole group ends with the block."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **variables}, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
            process.wait(timeout=20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def put(folder: Path, processes: int = 2, **more: str) -> Iterator[Put]:
    """nginx, web processes of one worker each, and a drawing service, as the units start them; `more`: settings."""
    http_port, https_port, *web = free_ports(2 + processes)
    main = configured(folder, web, http_port, https_port)
    (folder / "run").mkdir(mode=0o700)
    shared = {
        "PUBLIC_URL": f"https://{SITE}",
        "HOST": "127.0.0.1",
        "WEB_CONCURRENCY": "1",
        "CACHE": str(folder / "pictures"),
        "DRAWING_SOCKET": str(folder / "run" / "drawing.sock"),
        **more,
    }
    with contextlib.ExitStack() as stack:
        drawing = [sys.executable, "-m", "tools.drawing_service"]
        drawn = stack.enter_context(running(drawing, folder / "drawing.txt", **shared))
        site = Put(folder, http_port, https_port, drawing=drawn)
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:tools.setup_server", "app:server"]
        for port in web:
            log = folder / f"web-{port}.txt"
            site.web.append(stack.enter_context(running(gunicorn, log, **shared, PORT=str(port))))
        for port, process in zip(web, site.web, strict=True):
            listening(port, process, folder / f"web-{port}.txt")
        front = stack.enter_context(running([str(NGINX), "-c", str(main)], folder / "nginx.txt"))
        listening(https_port, front, folder / "nginx.txt")
        yield site
