"""The dashboard as it is put on the web: real nginx before two web processes, and one drawing service."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from observatory import score

from dashboard import built_assets
from tools.resilience import site
from tools.resilience.site import NGINX, SITE, Put, configured, trusting

pytestmark = [
    pytest.mark.slow,  # real servers, over a minute: make test-all
    pytest.mark.skipif(not NGINX or not shutil.which("openssl"), reason="nginx or openssl is not installed here"),
]


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Put]:
    """nginx, two web processes and a drawing service, as the units start them."""
    with site.put(tmp_path_factory.mktemp("put")) as started:
        yield started


def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    main = configured(tmp_path, [8051, 8052], 8080, 8443)
    done = subprocess.run([str(NGINX), "-t", "-c", str(main)], capture_output=True, text=True)
    assert done.returncode == 0 and "[warn]" not in done.stderr, done.stderr


def test_a_reader_gets_pages_embeds_and_files(put: Put) -> None:
    page = put.ask("/glossary")
    assert page.status == 200 and page.headers["content-encoding"] == "br"
    assert put.ask("/embed/women-judges").status == 200
    csv = put.ask("/charts/women-judges.csv", Accept_Encoding="identity")
    assert csv.status == 200 and b"," in csv.body and "content-encoding" not in csv.headers
    assert (
        f"https://{SITE}/charts/women-judges".encode() in put.ask("/api/snippet/women-judges", Accept_Encoding="").body
    )


def test_the_drawing_service_draws_for_the_web_processes(put: Put) -> None:
    picture = put.ask("/charts/women-judges.png")
    assert picture.status == 200 and picture.body.startswith(b"\x89PNG")
    assert "did not start" not in (put.folder / "drawing.txt").read_text()


def test_answers_are_kept_and_known_again(put: Put) -> None:
    path = "/charts/women-judges.json?court=high"
    first, second = put.ask(path), put.ask(path)
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert first.body == second.body
    again = put.ask(path, If_None_Match=second.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    asked = [put.ask("/glossary") for _ in range(3)]
    page = asked[-1]
    assert page.headers["cache-control"] == "no-cache"
    assert "HIT" in [one.headers["x-cache"] for one in asked[1:]], [one.headers for one in asked]
    assert "x-accel-expires" not in page.headers, "nginx keeps it to itself"


def test_each_encoding_is_kept_by_itself(put: Put) -> None:
    path = "/charts/women-judges.csv?court=high"
    for asked, got in (("br", "br"), ("gzip", "gzip"), ("identity", None), ("zstd, BR;q=0.9, gzip", "br")):
        assert put.ask(path, Accept_Encoding=asked).headers.get("content-encoding") == got, asked
    assert put.ask(path, Accept_Encoding="gzip, deflate, br").headers["x-cache"] == "HIT"


def test_what_a_reader_searches_or_puts_together_is_not_kept(put: Put) -> None:
    for path in ("/find?q=shelter", "/brief?v=women-judges", "/healthz"):
        put.ask(path)
        assert put.ask(path).headers["x-cache"] in ("MISS", "BYPASS", "EXPIRED"), path


def test_neither_addresses_nor_words_are_logged(put: Put) -> None:
    put.ask("/find?q=confidential-words", User_Agent="a-browser-of-mine", Referer="https://elsewhere.example/x")
    put.ask("/nothing-here?q=confidential-words")
    put.ask("/brief", "POST", b"x" * 300_000)
    written = put.log()
    assert " GET /find 200 " in written, written[-500:]
    for secret in ("127.0.0.1", "confidential-words", "a-browser-of-mine", "elsewhere.example", "?"):
        assert secret not in written, secret


def test_what_is_too_large_or_unused_is_refused_in_front(put: Put) -> None:
    assert put.ask("/brief", "POST", b"x" * 300_000).status == 413
    assert put.ask("/?q=" + "x" * 9000).status == 414
    assert put.ask("/", "DELETE").status == 405
    assert put.ask("/metrics").status == 404


def test_other_names_get_nothing(put: Put) -> None:
    with pytest.raises((http.client.HTTPException, OSError)):
        put.plain("/", host="evil.example")
    with pytest.raises(OSError):
        trusting().wrap_socket(socket.create_connection(("127.0.0.1", put.https_port)), server_hostname="evil.example")


def test_readers_without_tls_are_sent_to_it(put: Put) -> None:
    moved = put.plain("/shelters?province=sindh")
    assert (moved.status, moved.headers["location"]) == (301, f"https://{SITE}/shelters?province=sindh")


def test_old_tls_is_refused(put: Put) -> None:
    for version, works in (
        (ssl.TLSVersion.TLSv1_1, False),
        (ssl.TLSVersion.TLSv1_2, True),
        (ssl.TLSVersion.TLSv1_3, True),
    ):
        context = trusting()
        context.set_ciphers("DEFAULT:@SECLEVEL=0")  # else this client itself would not speak the old ones
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = version
        plain = socket.create_connection(("127.0.0.1", put.https_port), timeout=20)
        with contextlib.nullcontext() if works else pytest.raises(ssl.SSLError):
            assert context.wrap_socket(plain, server_hostname=SITE).version() == version.name.replace("_", ".")


@pytest.mark.parametrize("path", ["/", "/shelters", "/charts/women-judges", "/nothing-here"])
def test_pages_have_the_best_grade_of_the_observatory(put: Put, path: str) -> None:
    points, why = score(put.ask(path).headers, put.plain(path).headers.get("location", ""))
    assert points >= 100, why


BUILT = built_assets.address("site.js") or "/embed.js"


@pytest.mark.parametrize("path", ["/embed/women-judges", "/charts/women-judges.csv", BUILT, "/brief.pdf?v=none"])
def test_every_answer_has_the_headers_that_protect_it(put: Put, path: str) -> None:
    for found in (put.ask(path), put.ask(path, "DELETE"), put.ask(path + "?q=" + "x" * 9000)):
        assert found.headers["x-content-type-options"] == "nosniff", found
        assert found.headers["strict-transport-security"].startswith("max-age=6"), found
        assert found.headers["content-security-policy"], found
        assert found.headers["access-control-allow-origin"] == "*", "one, whoever answers: browsers refuse two"
        assert found.headers["access-control-expose-headers"] == "*", "scripts of other pages read it"


def test_a_client_that_asks_too_much_is_told_to_wait(put: Put) -> None:
    found = put.often("/api/none.zip", 80)
    late = [one for one in found if one.status == 429]
    assert {one.status for one in found} == {404, 429} and late and late[0].headers["retry-after"] == "5"
    assert put.ask("/glossary").status == 200, "pages are not what was asked too often"
    time.sleep(9)  # until the limit has forgotten


def test_a_web_process_that_is_killed_costs_no_reader_an_answer(put: Put) -> None:
    found: list[int] = []
    ended = threading.Event()

    def read(who: int) -> None:
        number = 0
        while not ended.is_set():
            number += 1
            found.append(put.ask(f"/charts/women-judges.json?note={who}-{number}").status)
            time.sleep(0.1)

    readers = [threading.Thread(target=read, args=(who,)) for who in range(3)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    os.killpg(put.web[0].pid, signal.SIGKILL)
    before = len(found)
    time.sleep(4)
    ended.set()
    for reader in readers:
        reader.join()
    assert len(found) > before + 9 and set(found) == {200}, found


def test_with_no_web_process_left_what_is_kept_is_served(put: Put) -> None:
    path = "/charts/referral-ratio.json"
    kept = put.ask(path)
    assert kept.status == 200
    for process in put.web:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert put.ask(path).body == kept.body
    page = put.ask("/glossary")
    assert page.status == 200 and page.headers["x-cache"] in ("STALE", "HIT")
    away = put.ask("/charts/referral-ratio.json?never=asked")
    assert away.status == 503 and away.headers["retry-after"] == "5" and b"try again" in away.body
