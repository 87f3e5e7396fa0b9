"""Which file holds the answer to an address: a query ("?court=high") becomes part of the path.

Pages and embeds are index.html files in a folder of their own, named whole in every link, so that a store without
index documents can hand them out too. Formats of a view stand where `addresses.file` puts them. A language other than
English begins the path ("ur/law/index.html").
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dashboard import site
from dashboard.selection import Selection

INDEX = "index.html"
SEARCH = "/api/search.json"  # the index of the search
FLAGS = ("theme", "plain", "static")  # of embeds; their `controls` needs a server
DEFAULT_SIZE = "full"


@dataclass(frozen=True)
class Address:
    """A site address taken apart: its path, its query by name, the fragment after "#", and its language, "" in English.

    Neither path nor query names the language.
    """

    path: str
    query: tuple[tuple[str, str], ...] = ()
    fragment: str = ""
    language: str = ""

    @classmethod
    def of(cls, text: str) -> Address:
        """The address a link names ("/charts/women-judges?court=high#main"), its query in alphabetical order."""
        parts = urlsplit(text)
        language, path = site.split(unquote(parts.path))
        query = dict(parse_qsl(parts.query))
        asked = query.pop("lang", "")
        return cls(path, tuple(sorted(query.items())), parts.fragment, language or asked)

    @property
    def chosen(self) -> dict[str, str]:
        """The query as a dictionary."""
        return dict(self.query)

    @property
    def selection(self) -> Selection:
        """What the address chooses, its language included."""
        return Selection.from_query({**self.chosen, "lang": self.language})

    @property
    def ask(self) -> str:
        """The address as the application is asked for it, without the fragment."""
        query = [*self.query, *([("lang", self.language)] if self.language else [])]
        return self.path + (f"?{urlencode(query, safe=',')}" if query else "")


def folder(choices: dict[str, str]) -> str:
    """Choices as the part of a path ("court-high/province-sindh"), flags of embeds and unusual names last."""
    selection = Selection.from_query(choices)
    parts = [unquote(selection.to_path())] if selection.to_path() else []
    parts += [f"{name}-{choices[name]}" for name in sorted(choices) if name in FLAGS]
    return "/".join(parts)


def file(address: Address) -> str:
    """The file that answers an address, relative to the published folder."""
    return f"{address.language}/{_file(address)}" if address.language else _file(address)


def _file(address: Address) -> str:
    choices = address.chosen
    size, printed = choices.pop("size", DEFAULT_SIZE), choices.pop("style", "")
    if choices.pop("rows", "") == "all":  # every row, whatever place is chosen
        for name in ("province", "provinces", "district"):
            choices.pop(name, None)
    path, chosen = address.path.strip("/"), folder(choices)
    last = path.rpartition("/")[2]
    if path.startswith("charts/") and "." in last:
        stem, _, ending = path.partition(".")
        sized = f"{size}." if size != DEFAULT_SIZE and ending in ("png", "svg") else ""
        sized += f"{printed}." if printed and ending in ("png", "svg") else ""
        return f"{stem}/{chosen}.{sized}{ending}" if chosen else f"{stem}.{sized}{ending}"
    if path.startswith("api/snippet/"):
        return f"{path}/{chosen}.txt" if chosen else f"{path}.txt"
    if "." in last:
        return path
    return "/".join(part for part in (path, chosen, INDEX) if part)
