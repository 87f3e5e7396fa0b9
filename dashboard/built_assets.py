"""The only reader of assets/: what `make assets` built, by its manifest, and what stands in a document itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

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


def font(name: str) -> Any:
    """A built font as fontTools reads it. Raises KeyError where it was not built."""
    from fontTools.ttLib import TTFont

    return TTFont(BUILD / _names()[name], recalcTimestamp=False)


def text(name: str) -> str:
    """A built script that stands in a document itself; "" where it was not built."""
    path = built(name)
    return _read(path) if path else ""


@cache
def _read(path: Path) -> str:
    return path.read_text("utf-8").strip()


@cache
def inline(name: str) -> str:
    """A style sheet of ours that stands in a document itself, without its comments and what spaces it can spare."""
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "assets" / name).read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", text).strip()


def digest(script: str) -> str:
    """What a content security policy calls an inline script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


MEDIA = "print, (prefers-color-scheme: dark)"  # whoever needs neither fetches media.css last


NO_FONTS = "<style>:root { --font: 'Small DejaVu', system-ui, sans-serif; } .urdu { font-family: var(--font); }</style>"


def style_sheet(script: str = "", more: str = "", fonts: bool = True) -> str:
    """The link elements of the site's style sheet and fonts: the built ones, or our own part where none was built.

    script: "arabic" where the page is written in it, which has a style sheet and a font of its own; more: the style
    sheets that a page has of its own, with spaces between; fonts: whether the page has ours, else those of the system.

    The font is asked for at once, and a first view for which it comes too late keeps the font of the system
    (font-display: optional), so that no line moves under a reader's eyes.
    """
    files = [address(name) for name in ("font.woff2", *((f"font-{script}.woff2",) if script else ()))]
    ahead = "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="{file}" crossorigin>' for file in files if file
    )
    sheets = [*((f"{script}.css",) if script else ()), *more.split()]
    own = "".join(f'<link rel="stylesheet" href="{address(name) or f"/assets/{name}"}">' for name in sheets)
    return (
        f'<link rel="stylesheet" href="{address("site.css") or "/assets/dashboard.css"}">{own}'
        f'<link rel="stylesheet" href="{address("media.css") or "/assets/media.css"}" media="{MEDIA}">'
        f"{ahead if fonts else NO_FONTS}"
    )


def scripts(*names: str) -> str:
    """The script elements of built scripts by their names; none of those that were not built, or are "".

    They run in this order once the document is read: until then nothing waits for them, its first paint least of all.
    """
    found = (address(name) for name in names)
    return "".join(f'<script src="{script}" defer></script>' for script in found if script)


@cache
def fingerprint() -> str:
    """A hash of what pictures are drawn with; "full" where nothing was built."""
    drawn_with = "".join(_names().get(name, "") for name in ("plotly.js", "font.woff2", "font-arabic.woff2"))
    return hashlib.sha256(drawn_with.encode()).hexdigest() if drawn_with else "full"
