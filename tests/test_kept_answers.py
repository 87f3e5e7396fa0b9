"""What a process keeps of its answers takes the memory that it is given, however many and small they are."""

from __future__ import annotations

import tracemalloc

import pytest
from cachetools import LRUCache
from flask.testing import FlaskClient

from dashboard.chart import Chart
from dashboard.selection import Selection
from routes import responses
from tools.resilience.memory import MOST, grown

ROOM = 400_000
UNSEEN = 4_000  # views, of which the last thousand may cost no more than RISE
RISE = 6  # MB


def selection(number: int) -> Selection:
    """A selection that no other number has."""
    return Selection.from_query({"province": f"p{number}", "provinces": f"q{number},sindh", "court": f"c{number}"})


@pytest.mark.parametrize("size", [40, 2_000, 60_000])
def test_what_is_kept_takes_no_more_memory_than_its_room(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(responses, "KEPT", LRUCache(ROOM, getsizeof=responses.weight))
    monkeypatch.setattr(responses.brotli, "compress", lambda body, quality: bytes(body))
    for number in range(3000):
        selection(number)  # Python keeps some of the memory of what is gone: not what is asked here
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for number in range(2 * ROOM // (size + 100)):
            responses.packed(("csv", ("women-judges", selection(number))), lambda: bytes(size))
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert ROOM / 2 < responses.KEPT.currsize <= ROOM
    assert taken <= 1.1 * ROOM


def test_answers_are_known_by_all_that_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responses, "KEPT", LRUCache(ROOM, getsizeof=responses.weight))
    keys = [("csv", ("a", selection(1))), ("csv", ("a", selection(2))), ("json", ("a", selection(1))), b"1", "1"]
    for number, key in enumerate([*keys, *keys]):
        body = responses.unpacked(responses.packed(key, lambda number=number: str(number).encode()))
        assert body == str(number % len(keys)).encode(), "made once, and never another's"


@pytest.mark.slow
def test_views_that_nobody_asked_for_before_do_not_make_a_process_grow(tmp_path) -> None:
    found = grown(UNSEEN, tmp_path)
    assert max(found) <= MOST and found[-1] - found[-2] <= RISE, found


@pytest.mark.parametrize(
    "address", ["/", "/shelters?province=sindh", "/charts/women-judges", "/ur/charts/women-judges"]
)
def test_a_page_that_is_kept_makes_no_view(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    # A table keeps weak references to all that was cut from it, and drops them by the hundred: memory would rise long.
    first = client.get(address).data
    monkeypatch.setattr(Chart, "at", lambda *_: pytest.fail("a view was made"))
    assert client.get(address).data == first
