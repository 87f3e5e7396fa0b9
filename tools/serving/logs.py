"""What the server logs: for people, or with LOG=json one JSON object a line for programs.

Rules: no address of a reader, no query, no word that a reader sent. What our own code says is under control; what
libraries say is not, so of their messages only the logger, the level and the place of an exception are kept.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from dashboard.traces import places

OURS = ("dashboard", "gunicorn.error")  # loggers whose words come from our code and settings alone
TOLD = ("app",)  # Flask's: routes/observed.py tells of exceptions itself

log = structlog.stdlib.get_logger("dashboard")


def without_words(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of a record of a library: its logger, its level, and the kind and place of an exception; of ours all."""
    record = event.get("_record")
    if record is None:
        return event
    event["logger"] = record.name
    error = record.exc_info[1] if record.exc_info else None
    event.pop("exc_info", None)
    if error is not None:
        event.update(exception=type(error).__name__, at=places(error))
    if record.name not in OURS:
        event["event"] = "a library reported; its words are left out"
    return event


class NotTold(logging.Filter):
    """Lets through what no other line tells: of Flask's logger nothing that is about an exception."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log it."""
        return not (record.name in TOLD and record.exc_info)


def configured(kind: str) -> dict[str, Any]:
    """The configuration of Python's logging for gunicorn; sets up structlog too.

    kind: "text" or "json" (the setting LOG).
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    clean = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    formatters: dict[str, Any] = {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": [*shared, without_words],
            "processors": [clean, structlog.processors.JSONRenderer(ensure_ascii=False)],
        },
        "text": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": shared,
            "processors": [clean, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())],
        },
    }
    handler = {"class": "logging.StreamHandler", "formatter": kind, "filters": ["not_told"] if kind == "json" else []}
    level = "INFO" if kind == "json" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"not_told": {"()": NotTold}},
        "formatters": formatters,
        "handlers": {"stderr": handler},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            "gunicorn.error": {"level": level, "handlers": ["stderr"], "propagate": False},
            "dashboard": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
            "waitress.queue": {"level": "ERROR"},  # a queue of a few requests is no event
        },
    }
