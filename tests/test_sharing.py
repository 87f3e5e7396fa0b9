"""Pages of other sites may read every answer, a refusal as well, and learn beforehand what they may send."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import app
from dashboard import built_assets
from routes import guards, sharing

RULES = sorted({rule.rule for rule in app.server.url_map.iter_rules()})
UNKNOWN = "nobody-has-this"
# What is wrong with a request, as arguments of the client. Each must be refused by every route that it concerns.
REFUSED = {
    "a host that is not ours": {"headers": {"Host": "evil.example"}},
    "a method that no route knows": {"method": "DELETE"},
    "a body that is too large": {"method": "POST", "data": b"x" * (guards.LARGEST_BODY + 1)},
}
every_rule = pytest.mark.parametrize("rule", RULES)


def filled(rule: str, value: str) -> str:
    """An address that a rule of the map answers to."""
    return re.sub(r"<[^>]+>", value, rule)


def readable(headers: dict[str, str]) -> bool:
    """Whether a script of another site may read an answer and the headers that tell of it."""
    return headers.get("Access-Control-Allow-Origin") == headers.get("Access-Control-Expose-Headers") == "*"


@pytest.mark.thorough
@every_rule
@pytest.mark.parametrize("value", ["women-judges", UNKNOWN])
def test_what_is_found_and_what_is_not_can_be_read(client: FlaskClient, rule: str, value: str) -> None:
    answer = client.get(filled(rule, value), headers={"Origin": "https://elsewhere.example"})
    assert readable(answer.headers), answer.status
    assert answer.headers.getlist("Access-Control-Allow-Origin") == ["*"], "a browser refuses two"
    assert "Access-Control-Allow-Credentials" not in answer.headers


@every_rule
@pytest.mark.parametrize("wrong", REFUSED)
def test_a_refusal_can_be_read(client: FlaskClient, rule: str, wrong: str) -> None:
    answer = client.open(filled(rule, "women-judges"), **{"method": "GET", **REFUSED[wrong]})
    assert (answer.status_code >= 400) or rule in guards.PROBES
    assert readable(answer.headers), answer.status


@every_rule
def test_a_browser_that_asks_first_learns_what_it_may_send(client: FlaskClient, rule: str) -> None:
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    answer = client.options(filled(rule, "women-judges"), headers=asked)
    if rule.startswith(guards.UNUSED):
        assert answer.status_code == 404
        return
    assert (answer.status_code, answer.data) == (204, b"") and readable(answer.headers)
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["Access-Control-Allow-Methods"].split(", "))
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert answer.headers["Access-Control-Max-Age"] == sharing.DAY
    posts = "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert posts == (rule == "/brief"), "and only what the route takes"


def test_what_breaks_can_be_read(server: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(server.view_functions, "health", lambda: 1 / 0)
    monkeypatch.setitem(server.config, "PROPAGATE_EXCEPTIONS", False)
    answer = server.test_client().get("/healthz")
    assert answer.status_code == 500 and readable(answer.headers)


def test_an_answer_that_is_known_already_can_be_read(client: FlaskClient) -> None:
    known = client.get("/charts/women-judges.csv").headers["ETag"]
    again = client.get("/charts/women-judges.csv", headers={"If-None-Match": known})
    assert again.status_code == 304 and readable(again.headers)


@pytest.mark.skipif(not built_assets.BUILD.exists(), reason="the front end was not built")
def test_a_built_file_can_be_read(client: FlaskClient) -> None:
    assert readable(client.get(built_assets.address("site.js")).headers)
