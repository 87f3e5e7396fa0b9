"""What an operator sees of requests: an id for each, counts and times by route, and a line for what failed.

Nothing that a reader sends is kept: a route is the pattern of an address ("/charts/<slug>"), never the address.
"""

from __future__ import annotations

import time
import uuid
from typing import Any

import structlog
from flask import Flask, Response, g, got_request_exception, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from dashboard.data import tables
from dashboard.settings import settings
from dashboard.traces import places

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
UNKNOWN = "none"  # the route of an address that is none of ours
SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90)

log = structlog.stdlib.get_logger("dashboard")
# A registry of its own: a reload imports this module anew in the same process.
registry = CollectorRegistry()
ANSWERS = Counter("dashboard_answers", "Answers", ["route", "method", "status"], registry=registry)
TIMES = Histogram(
    "dashboard_answer_seconds",
    "Time from the whole request to the answer",
    ["route"],
    buckets=SECONDS,
    registry=registry,
)
FAILURES = Counter("dashboard_exceptions", "Exceptions that became an answer 500", ["kind"], registry=registry)
EDITION = Gauge(
    "dashboard_edition_info",
    "Workers that serve a data version",
    ["version"],
    multiprocess_mode="livesum",
    registry=registry,
)


def route() -> str:
    """The pattern of the address that was asked for."""
    return request.url_rule.rule if request.url_rule else UNKNOWN


def register(server: Flask) -> None:
    """Attach it; to be called before everything else that looks at requests."""

    @server.before_request
    def begin() -> None:
        g.begun, g.request_id = time.perf_counter(), uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

    @server.after_request
    def end(response: Response) -> Response:
        if "begun" not in g:  # nobody asked: a file is being published
            return response
        method = request.method if request.method in METHODS else UNKNOWN
        took = time.perf_counter() - g.begun
        ANSWERS.labels(route(), method, response.status_code).inc()
        TIMES.labels(route()).observe(took)
        response.headers["X-Request-Id"] = g.request_id
        if settings().access_log:
            log.info("answer", route=route(), method=method, status=response.status_code, ms=round(took * 1000, 1))
        return response

    def failed(_server: Any, exception: BaseException, **_more: Any) -> None:
        kind = type(exception).__name__
        FAILURES.labels(kind).inc()
        log.error("failed", route=route(), exception=kind, at=places(exception))

    got_request_exception.connect(failed, server)
    server.extensions["observed"] = failed  # the signal holds it weakly, so that a reload can drop the old program


def serving() -> None:
    """Count this worker as one that serves its data version."""
    EDITION.labels(tables.version()).set(1)
