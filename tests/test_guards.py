"""What is refused before it costs anything."""

from __future__ import annotations

import contextvars
import re

import pytest
from flask.testing import FlaskClient

from dashboard.settings import Settings
from routes import guards


@pytest.mark.parametrize("path", ["/", "/embed/women-judges", "/oembed?url=x", "/api/snippet/women-judges"])
def test_a_host_that_is_not_ours_is_refused(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert b"evil.example" not in answer.data
    assert "evil.example" not in client.get("/embed/women-judges").get_data(as_text=True), "and no cache keeps it"


@pytest.mark.parametrize(
    "path",
    ["/", "/shelters?province=sindh", "/charts/women-judges", "/embed/women-judges", "/api/snippet/women-judges"],
)
def test_an_answer_names_the_host_of_its_own_request(client: FlaskClient, path: str) -> None:
    for host in ("localhost", "127.0.0.1", "localhost"):  # as by turns in one thread
        text = client.get(path, headers={"Host": host}).get_data(as_text=True)
        assert set(re.findall(r"http://(localhost|127\.0\.0\.1)/", text)) == {host}
    # A thread that answers its first request knows no host of one before.
    first = contextvars.Context().run(client.get, path, headers={"Host": "127.0.0.1"})
    assert "http://127.0.0.1/" in first.get_data(as_text=True)


def test_a_probe_may_come_by_number(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"Host": "10.1.2.3"}).status_code == 200


def test_hosts_named_by_the_operator_are_ours(monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
    named = Settings.from_environment({"PUBLIC_URL": "https://data.example.org", "HOSTS": "a.example, b.example:8050"})
    monkeypatch.setattr(guards, "settings", lambda: named)
    for host, status in (("data.example.org", 200), ("a.example", 200), ("b.example:8050", 200), ("c.example", 421)):
        assert client.get("/glossary", headers={"Host": host}).status_code == status, host


@pytest.mark.parametrize("path", [*guards.UNUSED, "/_dash-component-suites/x/y", "/_dash-component-suites/dash/deps"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_routes_that_no_page_uses_are_gone(client: FlaskClient, path: str, method: str) -> None:
    assert client.open(path, method=method).status_code == 404


@pytest.mark.parametrize("path", ["/brief", "/", "/charts/women-judges.csv", "/_dash-update-component"])
def test_a_large_body_is_refused_before_it_is_read(client: FlaskClient, path: str) -> None:
    answer = client.post(path, data=b"x" * (guards.LARGEST_BODY + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize("given", [{"HOST": "0.0.0.0"}, {"HOST": "::"}])
def test_a_public_address_demands_a_name(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="PUBLIC_URL or HOSTS"):
        Settings.from_environment(given)
    Settings.from_environment({**given, "PUBLIC_URL": "https://data.example.org"})
