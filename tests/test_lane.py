"""Dear work waits in its lane, clients have limits, and pages do not wait for either."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.rendering import client as renderer
from dashboard.settings import Settings
from routes import lane

DEAR = [
    "/charts/women-judges.png",
    "/charts/women-judges.zip",
    "/charts/women-judges.xlsx",
    "/brief?v=women-judges",
    "/brief.docx?v=women-judges",
    "/brief.pdf?v=women-judges",
    "/brief.zip?v=women-judges",
]
CHEAP = ["/healthz", "/glossary", "/charts/women-judges.csv", "/brief", "/embed/women-judges"]


def test_one_works_one_waits_and_the_next_is_sent_away() -> None:
    made, entered, leave = lane.Lane(at_once=1, waiting=1, patience=5), threading.Event(), threading.Event()
    order: list[str] = []

    def first() -> None:
        with made.turn():
            entered.set()
            leave.wait(5)
            order.append("first")

    def second() -> None:
        with made.turn():
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert entered.wait(5)
    threads[1].start()
    time.sleep(0.1)
    with pytest.raises(lane.Busy), made.turn():
        pass
    leave.set()
    for thread in threads:
        thread.join(5)
    assert order == ["first", "second"]
    with made.turn(), pytest.raises(lane.Busy), lane.Lane(0, 1, patience=0.01).turn():
        pass


def test_a_turn_is_given_back_when_the_work_fails() -> None:
    made = lane.Lane(at_once=1, waiting=0, patience=0.01)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), made.turn():
            raise ZeroDivisionError


@pytest.mark.parametrize("path", DEAR)
def test_where_the_lane_is_full_a_sentence_says_when_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    full = lane.Lane(at_once=1, waiting=0, patience=0.01)
    monkeypatch.setattr(lane, "LANE", full)
    monkeypatch.setattr(renderer.kept, "read", lambda path: None)
    with full.turn():
        answer = client.get(path)
        assert answer.status_code == 503 and answer.headers["Retry-After"] == str(lane.AGAIN)
        assert f"try again in {lane.AGAIN} seconds" in answer.text and answer.headers["Cache-Control"] == "no-store"
        assert {client.get(cheap).status_code for cheap in CHEAP} == {200}


def test_a_picture_that_is_kept_waits_for_nothing(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    full = lane.Lane(at_once=1, waiting=0, patience=0.01)
    monkeypatch.setattr(lane, "LANE", full)
    monkeypatch.setattr(renderer.kept, "read", lambda path: b'<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    lane.LIMITER.reset()
    with full.turn():
        statuses = Counter(client.get("/charts/women-judges.svg").status_code for _ in range(lane.PER_MINUTE + 1))
    assert statuses == {200: lane.PER_MINUTE + 1}


def test_a_picture_that_another_reader_had_drawn_meanwhile_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([None, b"drawn"])
    monkeypatch.setattr(renderer.kept, "read", lambda path: next(found))
    assert renderer.draw({"data": [], "layout": {}}, "svg", 10, 10) == b"drawn"


@pytest.mark.parametrize("path", ["/charts/women-judges.png?width=641&height=333", "/brief.pdf?v=women-judges"])
@pytest.mark.parametrize(("available", "again"), [(True, str(lane.AGAIN)), (False, None)])
def test_what_could_not_be_drawn_is_worth_asking_again_where_something_draws(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str, available: bool, again: str | None
) -> None:
    def failing(*_given: object, **_named: object) -> bytes:
        raise renderer.NoRenderer("The drawing process did not start.")

    monkeypatch.setattr(renderer, "available", lambda: available)
    monkeypatch.setattr(renderer, "draw", failing)
    monkeypatch.setattr("routes.brief.made", failing)
    answer = client.get(path)
    assert answer.status_code == 503 and answer.headers.get("Retry-After") == again


@pytest.fixture
def counted(server: Flask, client: FlaskClient) -> FlaskClient:
    """A reader, with the counts of all clients at nought before and after."""
    lane.LIMITER.reset()
    yield client
    lane.LIMITER.reset()


def statuses(client: FlaskClient, peer: str, forwarded: list[str], times: int) -> Counter[int]:
    """How often each status came back."""
    return Counter(
        client.get(
            DEAR[2],
            environ_base={"REMOTE_ADDR": peer},
            headers={"X-Forwarded-For": forwarded[n % len(forwarded)]} if forwarded else {},
        ).status_code
        for n in range(times)
    )


def test_one_client_may_ask_for_so_much_and_others_are_served(counted: FlaskClient, monkeypatch) -> None:
    monkeypatch.setitem(__import__("routes.downloads", fromlist=["KINDS"]).KINDS, "xlsx", (lambda *_: b"x", "text/x"))
    most = lane.PER_MINUTE
    assert statuses(counted, "192.0.2.7", [], most + 5) == {200: most, 429: 5}
    told = counted.get(DEAR[2], environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert told.headers["Retry-After"] == "60" and f"more than {most} requests" in told.text
    assert statuses(counted, "192.0.2.8", [], 1) == {200: 1}
    assert counted.get("/glossary", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200
    # Who forwards without being our proxy is counted by the own address, whatever it says.
    assert statuses(counted, "192.0.2.9", [f"198.51.100.{n}" for n in range(9)], most + 1)[429] == 1
    # Behind our proxy each client is counted apart, by the address that the proxy wrote, not by what stood before.
    assert statuses(counted, "127.0.0.1", [f"10.0.0.{n}, 203.0.113.5" for n in range(9)], most + 1)[429] == 1
    assert statuses(counted, "127.0.0.1", ["203.0.113.6"], 1) == {200: 1}
    # One network of IPv6 is one client; where the client is not known, nobody is counted.
    assert statuses(counted, "127.0.0.1", [f"2001:db8::{n}" for n in range(9)], most + 1)[429] == 1
    assert statuses(counted, "127.0.0.1", [], most + 1) == {200: most + 1}


def test_an_address_is_kept_for_a_minute_and_only_as_a_hash(counted: FlaskClient) -> None:
    counted.get(DEAR[2], environ_base={"REMOTE_ADDR": "192.0.2.77"})
    storage = lane.LIMITER.storage
    keys = list(storage.storage)  # type: ignore[attr-defined]
    assert len(keys) == 1 and "192.0.2" not in repr(vars(storage))
    assert storage.expirations[keys[0]] <= time.time() + 60  # type: ignore[attr-defined]


def test_pictures_of_one_request_have_a_deadline(monkeypatch: pytest.MonkeyPatch, server: Flask) -> None:
    waited: list[float] = []
    monkeypatch.setattr(renderer, "available", lambda: True)
    monkeypatch.setattr(renderer, "exchange", lambda *given: (waited.append(given[4]), (200, b"picture"))[1])
    monkeypatch.setattr(lane, "LONGEST", 2.0)
    with server.test_request_context("/"), lane.turn():
        renderer._ask({})
        monkeypatch.setattr(renderer, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + 3))
        with pytest.raises(renderer.NoRenderer, match="in time"):
            renderer._ask({})
    assert len(waited) == 1 and 1 < waited[0] <= 2


@pytest.mark.slow
def test_eight_who_wait_for_pictures_keep_nobody_from_a_page(served, tmp_path: Path) -> None:
    """The browser that draws never answers: whoever asks for a picture holds a thread for seconds."""
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexec sleep 120\n")
    browser.chmod(0o755)
    folder = {"CACHE": str(tmp_path / "cache"), "TMPDIR": str(tmp_path), "CHROMIUM": str(browser)}
    refusals: list[tuple[int, str | None]] = []
    with served(tmp_path / "log.txt", **folder) as address:
        place = urlsplit(address).netloc

        def ask(path: str) -> tuple[int, str | None]:
            connection = http.client.HTTPConnection(place, timeout=60)
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                return answer.status, answer.getheader("Retry-After")
            finally:
                connection.close()

        ask("/glossary")
        dear = [
            threading.Thread(target=lambda n=n: refusals.append(ask(f"/charts/women-judges.png?width={600 + n}")))
            for n in range(8)
        ]
        for thread in dear:
            thread.start()
        time.sleep(1)
        for _ in range(20):
            begun = time.monotonic()
            assert ask("/glossary")[0] == 200
            assert time.monotonic() - begun < 2, "a page waits for pictures"
            time.sleep(0.05)
        assert len([told for told in refusals if told == (503, str(lane.AGAIN))]) == 6
        for thread in dear:
            thread.join(70)
        assert {status for status, _ in refusals} == {503}


@pytest.mark.parametrize(
    ("proxies", "peer", "trusted"),
    [
        ("127.0.0.1,::1", "127.0.0.1", True),
        ("127.0.0.1", "10.1.2.3", False),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("*", "11.1.2.3", True),
        ("10.0.0.0/8", "no address", False),
    ],
)
def test_a_proxy_is_trusted_by_address_or_network(proxies: str, peer: str, trusted: bool) -> None:
    assert Settings.from_environment({"FORWARDED_ALLOW_IPS": proxies}).trusts(peer) is trusted
