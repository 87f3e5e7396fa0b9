"""A gunicorn worker for which slow clients cost no thread.

Waitress reads the connections in one loop and hands a request to a thread only when all of it has arrived; what a
thread answered is sent by the loop again. So a connection that sends nothing, a head that never ends or a body that
drips costs a file descriptor and some kilobytes. gunicorn keeps what it does well: it starts workers, replaces dead
ones and reloads (tools/editions/reloading.py).

Time is limited too: a request has REQUEST_SECONDS to arrive. Where four fifths of CONNECTIONS are in use, whoever has
been waiting longest for nothing makes room first.
"""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask, WSGITask

from dashboard.settings import settings, trusted
from tools.serving import metrics

LARGEST_HEAD = 32_768  # bytes: an address of 8190, as proxies allow it, and the headers
LARGEST_BODY = 400_000  # bytes; routes/guards.py refuses smaller ones with a sentence
IN_MEMORY = 65_536  # bytes of a body; the rest of it waits in a temporary file
IDLE_SECONDS = 15  # for which a connection may stay open between two requests, or before its first
SENDING_SECONDS = 600  # in which a reader must have taken an answer
CROWDED_SECONDS = 2  # what a request may take to arrive where connections are scarce
CROWDED = 0.8  # of CONNECTIONS
LINGER_SECONDS = 2  # for which a worker that ends reads on: a request may be under way on an open connection
SPARE_FILES = 200  # file descriptors that are not for connections
FIRST = b"X-Accel-Expires:"
LARGEST = 300_000_000  # bytes of memory of a worker; it stays below 250 MB but where memory leaks
JITTER = 0.1  # of these, so that workers that grow alike do not end together


def allowance(channel: HTTPChannel, crowded: bool) -> float | None:
    """The seconds that this connection may stay in the state it is in; None: as long as its answer takes to make."""
    if channel.requests:
        return None
    if channel.total_outbufs_len:
        return SENDING_SECONDS
    limit = IDLE_SECONDS if channel.request is None else settings().request_seconds
    return min(limit, CROWDED_SECONDS) if crowded else limit


def doing(channel: HTTPChannel) -> object:
    """What tells one state of a connection from the next: the request that arrives, an answer made or taken, a wait."""
    if channel.requests:
        return "made"
    return "taken" if channel.total_outbufs_len else channel.request or channel.last_activity


class Answering(WSGITask):
    """An answer whose header for nginx comes first.

    Waitress sends headers in the order of the alphabet, and nginx before 1.23 obeys the first of two that say how long
    to keep an answer: with Cache-Control before X-Accel-Expires it kept no page.
    """

    def build_response_header(self) -> bytes:
        """The head of the answer, with its empty line."""
        status, *lines = super().build_response_header().split(b"\r\n")
        return b"\r\n".join([status, *sorted(lines, key=lambda line: not line.startswith(FIRST))])


class Refusal(ErrorTask):
    """What Waitress answers by itself, to what is no request or too large a one, with the headers of all answers."""

    def execute(self) -> None:
        """Send it."""
        self.response_headers += [
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'"),
        ]
        super().execute()


class Patience:
    """Knows since when each connection is in its state, and ends those that stay too long."""

    def __init__(self, connections: int) -> None:
        self.connections = connections
        self.since: dict[HTTPChannel, tuple[object, float]] = {}

    def look(self, channels: list[HTTPChannel], now: float) -> int:
        """End what has taken too long by the monotonic time `now`; the number of connections that were ended.

        To be called every second or so.
        """
        crowded = len(channels) > CROWDED * self.connections
        before, self.since, ended = self.since, {}, 0
        for channel in channels:
            state = doing(channel)
            known = before.get(channel)
            since = known[1] if known and known[0] == state else now
            limit = allowance(channel, crowded)
            if limit is not None and now - since > limit:
                channel.will_close = True  # the loop closes it
                ended += 1
            else:
                self.since[channel] = (state, since)
        return ended


def https_behind(application: Callable[..., Any], proxies: Collection[str]) -> Callable[..., Any]:
    """A WSGI application that believes X-Forwarded-Proto from these proxies (addresses, networks or "*") only."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        if environ.get("HTTP_X_FORWARDED_PROTO") == "https" and trusted(environ.get("REMOTE_ADDR", ""), proxies):
            environ["wsgi.url_scheme"] = "https"
        return application(environ, start)

    return answer


def connections() -> int:
    """How many a worker may hold: CONNECTIONS, or what the limit of open files allows once it is raised."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = settings().connections + SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        return max(soft - SPARE_FILES, 1)
    return settings().connections


def memory() -> int:
    """The bytes of memory that this process has; 0 where there is no /proc."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


class BufferingWorker(Worker):
    """Waitress on the sockets of gunicorn's master.

    One that has grown too large ends as on a reload, and the master starts another: no reader loses an answer.
    """

    alive: bool  # False: end as soon as what is under way is answered

    def run(self) -> None:
        """Serve until the master says otherwise."""
        self.map: dict[int, Any] = {}
        HTTPChannel.task_class = Answering
        limit = connections()
        server = create_server(
            https_behind(self.wsgi, self.cfg.forwarded_allow_ips),
            map=self.map,
            sockets=[listener.sock for listener in self.sockets],
            threads=self.cfg.threads,
            ident=None,
            connection_limit=limit + SPARE_FILES,
            asyncore_use_poll=True,
            channel_timeout=SENDING_SECONDS,
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_BODY,
            inbuf_overflow=IN_MEMORY,
            clear_untrusted_proxy_headers=False,
            log_socket_errors=False,
        )
        HTTPChannel.error_task_class = Refusal
        patience, looked = Patience(limit), 0.0
        largest = LARGEST * (1 + random.uniform(0, JITTER))
        open_now, ended = metrics.of_connections()
        while self.alive and self.ppid == os.getppid():
            self.notify()
            wasyncore.loop(timeout=1.0, use_poll=True, map=self.map, count=1)
            if (now := time.monotonic()) - looked >= 1:
                looked = now
                channels = self.channels()
                ended.inc(patience.look(channels, now))
                open_now.set(len(channels))
                if memory() > largest:
                    self.log.warning("A worker has grown too large and is replaced")
                    self.alive = False
        self.finish()
        server.close()

    def channels(self) -> list[HTTPChannel]:
        """The open connections."""
        return [entry for entry in list(self.map.values()) if isinstance(entry, HTTPChannel)]

    def finish(self) -> None:
        """Take no new connection, and let those that wait for an answer have it within gunicorn's graceful_timeout."""
        for entry in list(self.map.values()):
            if hasattr(entry, "active_channels"):
                entry.accepting = False
        stopped = time.monotonic()
        while time.monotonic() - stopped < self.cfg.graceful_timeout:
            waiting = [one for one in self.channels() if not (one.requests or one.total_outbufs_len)]
            if time.monotonic() - stopped > LINGER_SECONDS:
                for channel in waiting:
                    channel.will_close = True
            if not self.channels():
                break
            self.notify()
            wasyncore.loop(timeout=0.1, use_poll=True, map=self.map, count=1)
