"""What is refused before anything is read or drawn: bodies too large, hosts not ours, routes no page uses."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.sansio.utils import host_is_trusted

from dashboard.settings import settings
from routes.responses import refused

LARGEST_BODY = 200_000  # bytes; the only body this site reads is the form of a brief
LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
PROBES = ("/healthz", "/readyz")  # asked by number, without a name
# How Dash's own routes begin that nothing asks for: all callbacks run in the browser, which gets built scripts.
UNUSED = ("/_dash-update-component", "/_reload-hash", "/_favicon.ico", "/_dash-component-suites/")


def hosts() -> list[str]:
    """The names this site answers to: loopback, the host of PUBLIC_URL, and HOSTS."""
    named = urlsplit(settings().public_url).hostname
    return [*LOOPBACK, *([named] if named else []), *settings().hosts]


def register(server: Flask) -> None:
    """Attach the guards; they come before every other function of a request."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY

    @server.before_request
    def only_our_hosts() -> Response | None:
        if request.path in PROBES or host_is_trusted(request.host, hosts()):
            return None
        return refused("This site does not answer to that host. Its operator can name it in PUBLIC_URL or HOSTS.", 421)

    @server.before_request
    def only_small_bodies() -> Response | None:
        if (request.content_length or 0) > LARGEST_BODY:
            return refused(f"The request is larger than {LARGEST_BODY} bytes.", 413)
        return None

    @server.before_request
    def only_used_routes() -> Response | None:
        return refused("There is nothing at this address.", 404) if request.path.startswith(UNUSED) else None
