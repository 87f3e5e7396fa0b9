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


def style_sheets() -> str:
    """The link elements of the built style sheets."""
    return "".join(
        f'<link rel="stylesheet" href="{address(name)}">' for name in ("bootstrap.css", "font.css") if address(name)
    )


@cache
def fingerprint() -> str:
    """A hash of everything that was built; "full" where nothing was."""
    return hashlib.sha256(MANIFEST.read_bytes()).hexdigest() if MANIFEST.exists() else "full"
