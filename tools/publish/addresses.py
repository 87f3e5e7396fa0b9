"""Which file holds the answer to an address: a query ("?court=high") becomes part of the path.

Pages and embeds are index.html files in a folder of their own, named whole in every link, so that a store without
index documents can hand them out too. Formats of a view stand where `View.file` puts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dashboard.selection import Selection

INDEX = "index.html"
FLAGS = ("theme", "plain", "static")  # of embeds; their `controls` needs a server
DEFAULT_SIZE = "full"


@dataclass(frozen=True)
class Address:
    """A site address taken apart: its path, its query by name, and the fragment after "#"."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    fragment: str = ""

    @classmethod
    def of(cls, text: str) -> Address:
        """The address a link names ("/charts/women-judges?court=high#main"), its query in alphabetical order."""
        parts = urlsplit(text)
        return cls(unquote(parts.path), tuple(sorted(parse_qsl(parts.query))), parts.fragment)

    @property
    def chosen(self) -> dict[str, str]:
        """The query as a dictionary."""
        return dict(self.query)

    @property
    def ask(self) -> str:
        """The address as the application is asked for it, without the fragment."""
        return self.path + (f"?{urlencode(self.query, safe=',')}" if self.query else "")


def folder(choices: dict[str, str]) -> str:
    """Choices as the part of a path ("court-high/province-sindh"), flags of embeds and unusual names last."""
    selection = Selection.from_query(choices)
    parts = [unquote(selection.to_path())] if selection.to_path() else []
    parts += [f"{name}-{choices[name]}" for name in sorted(choices) if name in FLAGS]
    return "/".join(parts)


def file(address: Address) -> str:
    """The file that answers an address, relative to the published folder."""
    choices = address.chosen
    size = choices.pop("size", DEFAULT_SIZE)
    if choices.pop("rows", "") == "all":  # every row, whatever place is chosen
        for name in ("province", "provinces", "district"):
            choices.pop(name, None)
    path, chosen = address.path.strip("/"), folder(choices)
    last = path.rpartition("/")[2]
    if path.startswith("charts/") and "." in last:
        stem, _, ending = path.partition(".")
        sized = f"{size}." if size != DEFAULT_SIZE and ending in ("png", "svg") else ""
        return f"{stem}/{chosen}.{sized}{ending}" if chosen else f"{stem}.{sized}{ending}"
    if path.startswith("api/snippet/"):
        return f"{path}/{chosen}.txt" if chosen else f"{path}.txt"
    if "." in last:
        return path
    return "/".join(part for part in (path, chosen, INDEX) if part)
