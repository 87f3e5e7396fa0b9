"""What goes back to a browser or a cache: in dense brotli, kept within a bound of bytes, known again by its ETag."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Lock

import brotli
from cachetools import LRUCache
from flask import Response, request

from dashboard.i18n import LANGUAGE

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300, stale-while-revalidate=86400"
ASKING = "no-cache"  # kept by browsers, but asked about each time
NEVER = "no-store"
PACKED_ALREADY = ("image/png", "application/zip", "application/vnd.openxmlformats")
SMALL = 400  # bytes that are sent as they are
DENSITY = 10  # within two hundredths of brotli's densest, in a third of its time
QUICK = 1  # a hundred times as fast, for answers that are only read in this process
ROOM = 16_000_000  # bytes of packed answers that a process keeps, and of what the cache needs to know them
KNOWN_BY = 500  # bytes that the cache needs at most for each: its digest, and its place in three dictionaries


def weight(body: bytes) -> int:
    """Bytes that a packed answer takes in the cache."""
    return len(body) + KNOWN_BY


KEPT: LRUCache[bytes, bytes] = LRUCache(ROOM, getsizeof=weight)
_turn = Lock()


def packed(key: Hashable, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, in brotli; made once per process and `key`, as long as there is room for it.

    The key is kept as a digest of its `repr`: a selection takes more memory than the answer of a small view.
    """
    mark = hashlib.blake2b(repr((LANGUAGE.get(), key)).encode(), digest_size=16).digest()
    with _turn:
        found = KEPT.get(mark)
    if found is None:
        found = brotli.compress(make(), quality=DENSITY)
        with _turn, suppress(ValueError):  # one that is larger than all the room is not kept
            KEPT[mark] = found
    return found


def unpacked(body: bytes) -> bytes:
    """What was packed."""
    return brotli.decompress(body)


def sent(body: bytes, kind: str, cache: str = BRIEFLY, filename: str = "") -> Response:
    """A packed body as an answer that caches may hold; 304 where the reader already has it."""
    response: Response = Response(content_type=kind)
    if request.accept_encodings["br"] > 0:
        response.set_data(body)
        response.headers["Content-Encoding"] = "br"
    else:
        response.set_data(unpacked(body))
    return _marked(response, cache, filename)


def served(content: bytes, kind: str, cache: str = BRIEFLY, filename: str = "") -> Response:
    """Content as an answer; packed where that helps and a cache may keep it (what none may keep, ours does not)."""
    if cache != NEVER and len(content) > SMALL and not kind.startswith(PACKED_ALREADY):
        return sent(packed(hashlib.sha256(content).digest(), lambda: content), kind, cache, filename)
    return _marked(Response(content, content_type=kind), cache, filename)


def of_a_page(response: Response) -> Response:
    """An answer that is a part of a page: a script puts it into one, and by itself it asks for nothing."""
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


def refused(text: str, status: int, again: int = 0) -> Response:
    """An answer in one sentence, which no cache keeps; `again`: the seconds after which to ask again."""
    response = Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = NEVER
    if again:
        response.headers["Retry-After"] = str(again)
    return response


def _marked(response: Response, cache: str, filename: str) -> Response:
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    if filename:
        response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    response.add_etag()
    response.make_conditional(request)
    return response
