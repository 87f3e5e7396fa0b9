"""Whether the service answers, and which edition of the data it serves."""

from __future__ import annotations

import json
from typing import Any

from flask import Flask, Response

from dashboard import openapi
from dashboard.data import edition, tables
from routes.responses import NEVER, served


def ready() -> dict[str, Any]:
    """The data version in service, and the reload that was refused since it is (None: none was)."""
    refused = edition.refused()
    told = {"at": refused.at, "version": refused.version, "why": list(refused.why)} if refused else None
    return {"status": "ready", "version": tables.version(), "refused": told}


def register(server: Flask) -> None:
    """Adds /healthz and /readyz."""

    @server.get("/healthz")
    def health() -> Response:
        return served(f'{{"status":"ok","version":"{tables.version()}"}}'.encode(), openapi.JSON, NEVER)

    @server.get("/readyz")
    def readiness() -> Response:
        return served(json.dumps(ready(), ensure_ascii=False).encode(), openapi.JSON, NEVER)
