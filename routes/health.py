"""Whether the service lives (/healthz), and whether it has all that it needs (/readyz).

Both can be asked by anybody, so they tell no path and no figure of the machine.
"""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from typing import Any

from flask import Flask, Response

from dashboard import openapi
from dashboard.data import edition, tables
from dashboard.geography import border_sets, regions
from dashboard.rendering import client as renderer
from dashboard.settings import settings
from routes.responses import NEVER, served

ROOM = 50_000_000  # bytes free on the disk of CACHE


def borders() -> str:
    """Whether the districts of the border set in use can be read: "read" or "broken"."""
    try:
        regions.base_layer(border_sets.layers(settings().borders).districts)
    except (OSError, ValueError, KeyError):
        return "broken"
    return "read"


def disk() -> str:
    """Whether pictures can be kept in the folder CACHE: "writable", "full" or "not writable"."""
    folder = settings().cache
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
        return "writable" if shutil.disk_usage(folder).free >= ROOM else "full"
    except OSError as error:
        return "full" if error.errno == errno.ENOSPC else "not writable"


def ready() -> dict[str, Any]:
    """The data version in service, the reload that was refused since it is (None: none was), and what it rests on."""
    refused = edition.refused()
    told = {"at": refused.at, "version": refused.version, "why": list(refused.why)} if refused else None
    rests = {"borders": borders(), "renderer": renderer.state(), "disk": disk()}
    well = rests["borders"] == "read" and rests["renderer"] != "missing" and rests["disk"] == "writable"
    return {"status": "ready" if well else "not ready", "version": tables.version(), "refused": told, **rests}


def register(server: Flask) -> None:
    """Adds /healthz and /readyz."""

    @server.get("/healthz")
    def health() -> Response:
        return served(f'{{"status":"ok","version":"{tables.version()}"}}'.encode(), openapi.JSON, NEVER)

    @server.get("/readyz")
    def readiness() -> Response:
        found = ready()
        answer = served(json.dumps(found, ensure_ascii=False).encode(), openapi.JSON, NEVER)
        answer.status_code = 200 if found["status"] == "ready" else 503
        return answer
