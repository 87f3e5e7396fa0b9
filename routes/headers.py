"""Headers of every answer: what keeps it safe, how long it may be kept, what a page may load."""

from __future__ import annotations

from functools import lru_cache

from dash import Dash
from flask import Response, request

from dashboard import built_assets
from dashboard.settings import settings
from layouts.components import leaving
from routes import sharing
from routes.responses import ASKING

IN_FRONT = "10"  # seconds that nginx keeps a page which browsers ask about each time; others do not know this header
ONLY_TLS = "max-age=63072000"
# Of every answer. Whatever is served is public, and stands in the pages of others.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    **sharing.ORIGIN,
}
DOCUMENTS = ("text/html", "image/svg+xml")  # what a browser shows as a page, with what it asks for


def unlisted(response: Response) -> None:
    """What holds the words of a reader: no search engine lists it and nobody keeps it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"


def finished(response: Response, app: Dash) -> Response:
    """An answer with all its headers."""
    if response.headers.get("Cache-Control") == ASKING and "ETag" in response.headers:
        del response.headers["Cache-Control"]  # nginx obeys the one that comes first
        response.headers["X-Accel-Expires"] = IN_FRONT
        response.headers["Cache-Control"] = ASKING
    if response.status_code == 200 and response.mimetype == "text/html" and "ETag" not in response.headers:
        response.headers.setdefault("Cache-Control", "no-cache")
        response.add_etag()
        response.make_conditional(request)
    for name, value in EVERYWHERE.items():
        response.headers.setdefault(name, value)
    if settings().public_url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = ONLY_TLS
    if response.mimetype not in DOCUMENTS:  # it asks for nothing, and a small answer stays small
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'")
    else:
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
        response.headers.setdefault("Content-Security-Policy", policy(app))
    return response


@lru_cache(maxsize=4)
def policy(app: Dash) -> str:
    """Only our own scripts, no other host; style-src needs 'unsafe-inline' for Plotly and Dash."""
    hashes = [*app.csp_hashes(), built_assets.digest(built_assets.text(leaving.SCRIPT))]
    scripts = " ".join("'" + value.strip("'") + "'" for value in hashes)
    return (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
