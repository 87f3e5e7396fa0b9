"""The only reader of what `make assets` built: assets/build/ and its manifest."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from dashboard.settings import ROOT

BUILD = ROOT / "assets" / "build"
MANIFEST = BUILD / "manifest.json"


@cache
def _names() -> dict[str, str]:
    return json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {}


def built(name: str) -> Path | None:
    """A built file by its name in the manifest ("plotly.js"), None where it was not built."""
    return BUILD / _names()[name] if name in _names() else None


def address(name: str) -> str:
    """Where a built file is served, "" where it was not built."""
    return f"/assets/build/{_names()[name]}" if name in _names() else ""


def style_sheet() -> str:
    """The link element of the site's style sheet: the built one, or our own part of it where none was built."""
    return f'<link rel="stylesheet" href="{address("site.css") or "/assets/dashboard.css"}">'


@cache
def fingerprint() -> str:
    """A hash of what pictures are drawn with; "full" where nothing was built."""
    drawn_with = "".join(_names().get(name, "") for name in ("plotly.js", "font.woff2"))
    return hashlib.sha256(drawn_with.encode()).hexdigest() if drawn_with else "full"
