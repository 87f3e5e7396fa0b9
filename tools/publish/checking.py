"""Looks through a published folder for links that lead to no file.

python -m tools.publish.checking OUT
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.publish.manifest import MANIFEST

ATTRIBUTE = re.compile(r'\s(href|src|action|content|data-(?:page|src|figure|plotly|script|snippet|index))="([^"]*)"')
PATTERN = re.compile(r'<select\b[^>]* data-page="([^"]*#[^"]*)"[^>]*>(.*?)</select>', re.DOTALL)  # "#" for the value
OPTION = re.compile(r'<option\b(?![^>]* (?:disabled|data-page))[^>]* value="([^"]*)"')
ARTICLE = re.compile(r"<article\b[^>]*>")  # its data-src is a name, which nothing fetches


def broken(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, address) of every link of a published folder to a file of its own site that is not there."""
    told = json.loads((folder / MANIFEST).read_text("utf-8"))
    parts = urlsplit(told["address"])
    host, base = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    known = set(told["files"])
    for name in sorted(known):
        if not name.endswith(".html"):
            continue
        html = PATTERN.sub(_spelled, ARTICLE.sub("", (folder / name).read_text("utf-8")))
        for kind, text in ATTRIBUTE.findall(html):
            address = unescape(text)
            inside = address.startswith(told["address"]) or (address.startswith("/") and not address.startswith("//"))
            if not inside or (kind == "content" and not address.startswith("http")):
                continue
            path = unquote(urlsplit(address.removeprefix(host)).path)
            if not path.startswith(f"{base}/") or path.removeprefix(f"{base}/") not in known:
                yield name, address


def _spelled(select: re.Match[str]) -> str:
    """A select whose options name their pages one by one."""
    return "".join(f'<option data-page="{select[1].replace("#", value)}">' for value in OPTION.findall(select[2]))


def report(broken: Iterable[tuple[str, str]], what: str) -> int:
    """Prints each (file, address) that leads nowhere, and how many they are; `what` names them. Fails where any is."""
    found = list(broken)
    for name, address in found[:40]:
        print(f"{name}: {address}", file=sys.stderr)
    print(f"› {len(found)} {what} lead to no file.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(report(broken(Path(sys.argv[1])), "links"))
