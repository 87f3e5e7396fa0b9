"""Clients that mean no good, one computer of them: slow, silent, with large bodies, under a name that is not ours."""

from __future__ import annotations

import contextlib
import http.client
import socket
import statistics
import time
from collections import Counter
from pathlib import Path

from tools.benchmark.processes import Server, served
from tools.benchmark.server import resident
from tools.resilience import site
from tools.resilience.killed import need
from tools.resilience.readers import Reply, ask, told, warm
from tools.resilience.scenario import Finding, scenario

MANY = 200
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "
FORM = (
    b"POST /brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)
ANSWERED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
KINDS = {
    "silent": (b"", "connections that send nothing"),
    "heads": (HEAD, "heads that never end"),
    "bodies": (FORM, "bodies that drip, a byte in half a second"),
    "readers": (
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "clients that do not take their answer",
    ),
    "idle": (ANSWERED, "connections that are kept open after an answer"),
}
ROUNDS = 10
TIMELY = 1.0  # seconds for a page meanwhile
GROWN = 30  # MB that a refused body may cost
BIG = (2, 150)  # MB
EVIL = "evil.example"
NAMED = (
    "/embed/women-judges",
    "/api/snippet/women-judges",
    "/oembed?url=http://localhost/charts/women-judges",
    "/charts/women-judges.citation.txt",
    "/charts/women-judges.json",
    "/",
)


def held(server: Server, sent: bytes, count: int) -> list[socket.socket]:
    """Open connections on which this was sent."""
    found = []
    for _ in range(count):
        made = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        made.sendall(sent)
        found.append(made)
    return found


def meanwhile(server: Server, sent: bytes, count: int) -> list[Reply]:
    """Answers of /healthz and / while so many connections of a kind are held open."""
    warm(server.port, ("/", "/find?q=punjab"))
    with contextlib.ExitStack() as stack:
        connections = [stack.enter_context(contextlib.closing(one)) for one in held(server, sent, count)]
        found = []
        for _ in range(ROUNDS):
            for connection in connections:
                if sent in (HEAD, FORM):
                    with contextlib.suppress(OSError):  # it may have been ended already
                        connection.send(b"x")
            found += [ask(server.port, path, timeout=8) for path in ("/healthz", "/")]
            time.sleep(0.5)
        return found


def add(kind: str, sent: bytes, what: str) -> None:
    """The scenario of one kind of slow client."""

    @scenario(
        f"slow-{kind}",
        f"{MANY} {what} (H1: 20 of them stopped the site)",
        f"every page is answered, in the median within {TIMELY:.0f} s",
    )
    def slow(folder: Path) -> Finding:
        with served("slow", CHROMIUM="none", CACHE=str(folder)) as ours:
            found = meanwhile(ours, sent, MANY)
        took = [reply.seconds for reply in found]
        well = all(reply.status == 200 for reply in found) and statistics.median(took) <= TIMELY
        answered = sum(reply.status == 200 for reply in found)
        return Finding(
            f"{answered} of {len(found)} answered, the median in {statistics.median(took):.2f} s, the slowest in "
            f"{max(took):.2f} s",
            well,
        )


for _kind, (_sent, _what) in KINDS.items():
    add(_kind, _sent, _what)


def flooded(server: Server, path: str, size: int) -> str:
    """Send a body of so many MB and read what comes back: the status, or "closed" where the server hung up."""
    with contextlib.closing(socket.create_connection(("127.0.0.1", server.port), timeout=30)) as made:
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size * 1_000_000}\r\n"
        with contextlib.suppress(OSError):
            made.sendall(head.encode() + b"Content-Type: application/json\r\n\r\n")
            for _ in range(size):
                made.sendall(b"[" * 1_000_000)
        with contextlib.suppress(OSError):
            return made.recv(64).decode("ascii", "replace")[9:12] or "closed"
        return "closed"


@scenario(
    "large-bodies",
    f"bodies of {BIG[0]} and {BIG[1]} MB posted to five routes (H2: one took a worker to 1.29 GB)",
    f"refused with 413 or 404, or hung up; not more than {GROWN} MB of memory, not one page late",
)
def large_bodies(folder: Path) -> Finding:
    routes = ("/brief", "/", "/_dash-update-component", "/oembed", "/charts/women-judges.csv")
    with served("bodies", CHROMIUM="none", CACHE=str(folder), WEB_CONCURRENCY="1") as ours:
        ask(ours.port, "/glossary")
        before = max(resident(ours))
        found = [flooded(ours, path, size) for size in BIG for path in routes]
        after, page = max(resident(ours)), ask(ours.port, "/glossary")
    kinds = ", ".join(f"{found.count(kind)} × {kind}" for kind in sorted(set(found)))
    return Finding(
        f"{kinds}; memory {before:.0f} MB before, {after:.0f} after; a page after that in {page.seconds:.2f} s",
        set(found) <= {"413", "404", "405", "closed"} and after - before <= GROWN and page.status == 200,
    )


def through(put: site.Put, path: str, **headers: str) -> Reply:
    """An answer of nginx; status 0 where it closes the connection without a word."""
    try:
        found = put.ask(path, "GET", None, **headers)
    except (OSError, http.client.HTTPException):
        return Reply(0, {}, b"", 0)
    return Reply(found.status, found.headers, found.body, 0)


@scenario(
    "foreign-host",
    "addresses asked for under Host: evil.example, by itself and through nginx's cache, and again under the right name "
    "(H5: 4 occurrences in other readers' embed code)",
    "refused; evil.example stands in no answer",
)
def foreign_host(folder: Path) -> Finding:
    need("nginx", "openssl")
    bodies = []
    with served("hosts", CHROMIUM="none", CACHE=str(folder / "cache")) as ours:
        refused = [ask(ours.port, path, Host=EVIL) for path in NAMED]
        bodies += [*refused, *(ask(ours.port, path) for path in NAMED)]
    with site.put(folder, 1, CHROMIUM="none") as put:
        for path in NAMED:
            bodies += [through(put, path, Host=EVIL), through(put, path, X_Forwarded_Host=EVIL), through(put, path)]
    echoes = sum(EVIL.encode() in reply.body for reply in bodies)
    statuses = told(Counter(reply.status for reply in refused))
    return Finding(f"asked directly: {statuses}; {echoes} of {len(bodies)} answers hold the name", not echoes)
