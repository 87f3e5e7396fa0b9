"""An address that begins with a language ("/ur/law") is answered as the address behind it, asked in that language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

from dashboard import site

if TYPE_CHECKING:
    from wsgiref.types import StartResponse


def register(server: Flask) -> None:
    """Put this before all routes of `server`: they, and what is kept of answers, know a language by `lang` alone."""
    inside = server.wsgi_app

    def outside(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        language, path = site.split(environ["PATH_INFO"])
        if language:
            asked = environ.get("QUERY_STRING", "").split("&")
            kept = [part for part in asked if part and not part.startswith("lang=")]
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{language}"
            environ["PATH_INFO"], environ["QUERY_STRING"] = path, "&".join([*kept, f"lang={language}"])
        return inside(environ, start_response)

    server.wsgi_app = outside  # type: ignore[method-assign]
