"""Where readers reach the site: the operator's setting, else the address of the request that is answered."""

from __future__ import annotations

from contextvars import ContextVar

from dashboard.settings import settings

HOST: ContextVar[str] = ContextVar("host", default="")  # set for each request; "" in a notebook or a cron job


def address(path: str) -> str:
    """The full address of a path."""
    return (settings().public_url or HOST.get()) + path
