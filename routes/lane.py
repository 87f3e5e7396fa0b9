"""The lane of dear work: pictures, briefs and files are made one after the other, so that pages never wait for them.

A worker answers with a few threads. One of them may make something dear and one more may wait for that; who comes then
is told at once when to come again (503). So two of the four threads of a worker stay free for cheap answers. One client
may ask for so much within a minute (429); its address is kept for that minute, and only as a keyed hash.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded

from dashboard.rendering import client as renderer
from dashboard.settings import settings
from routes.responses import refused

PER_MINUTE = 60  # pictures and files that one client may ask one worker for
PATIENCE = 8.0  # seconds that a request waits for its turn
LONGEST = 45.0  # seconds in which all pictures of one request must be drawn
AGAIN = 10  # seconds after which it is worth asking again
BUSY = (
    "Many pictures and files are being made just now. Please try again in {n} seconds; all pages can be read meanwhile."
)
TOO_MANY = "From your address came more than {n} requests for pictures and files within a minute. Please wait a minute."
PREFIX = 64  # bits of an IPv6 address that tell one client from another
_key = secrets.token_bytes(32)  # of this run; without it nobody can find the address that belongs to a hash


class Busy(Exception):
    """Enough dear work is under way."""


class Lane:
    """`at_once` pieces of work are done at a time and `waiting` more may wait, each for `patience` seconds."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self.patience = patience
        self._places = BoundedSemaphore(at_once + waiting)
        self._work = BoundedSemaphore(at_once)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and have it until the end of the block. Raises Busy."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._work.acquire(timeout=self.patience):
                raise Busy
            try:
                yield
            finally:
                self._work.release()
        finally:
            self._places.release()


LANE = Lane(at_once=1, waiting=1, patience=PATIENCE)


def address() -> str:
    """The address of the client: what a proxy that we trust wrote last; "" where only the proxy is known."""
    peer = request.remote_addr or ""
    if peer and not settings().trusts(peer):
        return peer
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()


def client() -> str:
    """A keyed hash of the client's address, of its network where it is IPv6; "" where the client is not known."""
    try:
        found = ipaddress.ip_address(address())
    except ValueError:
        return ""
    network = ipaddress.ip_network((found, PREFIX if found.version == 6 else 32), strict=False)
    return hashlib.blake2b(str(network).encode(), key=_key, digest_size=16).hexdigest()


LIMITER = Limiter(client, storage_uri="memory://", strategy="fixed-window")
LIMIT = LIMITER.shared_limit(f"{PER_MINUTE} per minute", scope="dear", exempt_when=lambda: not client())


@contextmanager
def turn() -> Iterator[None]:
    """A turn in the lane for this request. Raises Busy or RateLimitExceeded, which become answers in `register`."""
    with LIMIT, LANE.turn():
        token = renderer.DEADLINE.set(time.monotonic() + LONGEST)
        try:
            yield
        finally:
            renderer.DEADLINE.reset(token)


@contextmanager
def turn_to_draw() -> Iterator[None]:
    """A turn for each picture of the block that has to be drawn; one that is kept needs none. Raises as `turn` does."""
    token = renderer.TURN.set(turn)
    try:
        yield
    finally:
        renderer.TURN.reset(token)


def undrawn(text: str) -> Response:
    """503 where pictures could not be drawn; with when to come again, unless there is nothing to draw with."""
    return refused(text, 503, again=AGAIN if renderer.available() else 0)


def register(server: Flask) -> None:
    """Attach the counting of clients and the two refusals."""
    LIMITER.init_app(server)

    @server.errorhandler(Busy)
    def busy(_problem: Exception) -> Response:
        return refused(BUSY.format(n=AGAIN), 503, again=AGAIN)

    @server.errorhandler(RateLimitExceeded)
    def too_many(_problem: Exception) -> Response:
        return refused(TOO_MANY.format(n=PER_MINUTE), 429, again=60)
