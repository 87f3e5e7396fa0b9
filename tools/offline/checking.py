"""Looks through an unpacked copy for links that lead nowhere, and for whatever would ask another host.

python -m tools.offline.checking FOLDER
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.publish.checking import report

ATTRIBUTE = re.compile(r'\s(href|src|action|data-(?:page|src|open|fields|script|figure|suggestions))="([^"]*)"')
INDEX = re.compile(r'id="found"[^>]*\sdata-(index)="([^"]*)"')
ENTRY = re.compile(r'"path":"([^"]*)"')  # of the index of the search
STYLE = re.compile(r"url\(([^)]*)\)")
LOADED = ("src", "data-fields", "index")  # what a page takes by itself
ELSEWHERE = ("http:", "https:", "mailto:", "data:", "about:")


def broken(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, address) of every address of a copy that leads to no file in it, or that a page takes from elsewhere."""
    folder = folder.resolve()
    known: dict[Path, bool] = {}

    def there(page: Path, address: str) -> bool:
        path = (page.parent / unquote(urlsplit(address).path)).resolve()
        if path not in known:
            known[path] = path.is_relative_to(folder) and path.is_file()
        return known[path]

    for page in sorted(folder.rglob("*")):
        for kind, text in _addresses(page):
            address = unescape(text)
            if address.startswith("#") or (not address and kind == "action"):
                continue
            outside = address.startswith(ELSEWHERE)
            loaded = outside and kind in LOADED and not address.startswith("data:")
            if loaded or not (outside or there(page, address)):
                yield str(page.relative_to(folder)), address


def _addresses(page: Path) -> Iterator[tuple[str, str]]:
    if page.suffix == ".html":
        html = page.read_text("utf-8").replace("/#/", "/lahore/")
        yield from (*ATTRIBUTE.findall(html), *INDEX.findall(html))
    elif page.suffix == ".css":
        yield from (("src", address.strip("\"'")) for address in STYLE.findall(page.read_text("utf-8")))
    elif page.name == "search.js":  # its links are those of the page that shows them
        found = page.parents[1] / "find" / "index.html"
        yield from (("href", str(found.parent / address)) for address in ENTRY.findall(page.read_text("utf-8")))


if __name__ == "__main__":
    sys.exit(report(broken(Path(sys.argv[1])), "addresses"))
