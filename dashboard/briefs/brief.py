"""A brief: views that a reader put together, in order, with words of the reader's own. It lives in an address only.

/brief?title=…&v=women-judges~province=sindh&h=…&t=…&v=…    each v begins an item; h (heading) and t (text) after it
are its words. On other pages the whole brief travels in one parameter, `brief`, which `carried` writes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from urllib.parse import parse_qsl, quote_plus, urlencode

from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data.source_lines import source_line
from dashboard.export.image_sizes import PRINT
from dashboard.i18n import plural, say
from dashboard.selection import Selection

PATH = "/brief"
ADD = PATH + "?v="  # what an address begins with that adds a view to an empty brief
MOST = 12  # views in a brief
TOLD = 24  # complaints; what stands after so many in an address is not looked at
LONGEST = 300  # characters of one heading, sentence or title
ROOM = 5600  # bytes that all words may take in an address, so that every server on the way accepts it
BY_READER = "added by the reader"
KEPT_FORMATS = {"\u200c", "\u200d"}  # joiners, which Urdu spelling needs; other format characters are removed
MARKS = 3  # combining marks in a row that a script needs; more would climb over the lines around them


def clean(text: str) -> str:
    """A reader's words as plain text: one line, no control, format or unprintable characters, spaces made one."""
    kept, marks = [], 0
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            kept.append(" ")
        elif kind in ("Cs", "Co") or (kind == "Cf" and letter not in KEPT_FORMATS):
            continue
        elif marks <= MARKS and not (ord(letter) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF):
            kept.append(letter)
    return re.sub(" +", " ", "".join(kept)).strip()


@dataclass(frozen=True)
class Item:
    """A view in a brief, and the reader's heading and sentence for it ("" where there is none)."""

    view: View
    heading: str = ""
    sentence: str = ""

    @property
    def name(self) -> str:
        """The view as an address says it: "women-judges~province=sindh"."""
        chosen = [f"{name}={value}" for name, value in vars(self.view.selection).items() if value and name != "lang"]
        return "~".join([self.view.chart.slug, *chosen])


@dataclass(frozen=True)
class Brief:
    """Items in order, a title by the reader, and what could not be used of the address."""

    items: tuple[Item, ...] = ()
    title: str = ""
    complaints: tuple[str, ...] = ()
    printed: bool = False  # its pictures are for print in grey (style=print)

    @classmethod
    def from_query(cls, query: str) -> Brief:
        """The brief a query string asks for. What cannot be used becomes a complaint, never an error."""
        pairs: list[tuple[str, str]] = []
        for name, text in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            pairs += _unpacked(text) if name == "brief" else [(name, text)]
        return cls._read(pairs)

    @classmethod
    def from_carried(cls, text: str) -> Brief:
        """The brief that a page carries in its parameter `brief`."""
        return cls._read(_unpacked(text))

    @classmethod
    def _read(cls, pairs: Iterable[tuple[str, str]]) -> Brief:
        title, room, printed = "", ROOM, False
        items: list[Item] = []
        complaints: list[str] = []
        current: Item | None = None

        def cut(text: str) -> str:
            nonlocal room
            whole = clean(text)
            short = whole[:LONGEST]
            while short and len(quote_plus(short)) > room:
                short = short[: len(short) * 3 // 4]
            room -= len(quote_plus(short))
            if len(short) < len(whole):
                complaints.append(
                    say("“{start}…” is too long and was shortened to {n} characters.", start=whole[:30], n=len(short))
                )
            return short.strip()

        for name, text in pairs:
            if name == "title":
                title = cut(text) or title
            elif name == "style":
                printed = text == PRINT
            elif name == "v" and text.strip() and len(complaints) < TOLD:
                current, complaint = _item(text, items)
                if complaint:
                    complaints.append(complaint)
                if current:
                    items.append(current)
            elif name in ("h", "t") and current:
                words = replace(current, heading=cut(text)) if name == "h" else replace(current, sentence=cut(text))
                items[-1] = current = words
        return cls(tuple(items), title, tuple(dict.fromkeys(complaints)), printed)

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [("title", self.title), ("style", PRINT if self.printed else "")]
        for item in self.items:
            pairs += [("v", item.name), ("h", item.heading), ("t", item.sentence)]
        return [(name, text) for name, text in pairs if text]

    def to_search(self) -> str:
        """The canonical query string, "" for an empty brief."""
        text = urlencode(self._pairs(), safe="~=,")
        return f"?{text}" if text else ""

    @property
    def carried(self) -> str:
        """The whole brief as the value of one parameter."""
        return "|".join(f"{name}={_escaped(text)}" for name, text in self._pairs())

    @property
    def path(self) -> str:
        """The address of the brief."""
        return PATH + self.to_search()

    @property
    def name(self) -> str:
        """What we call the brief, whatever its reader calls it."""
        if not self.items:
            return say("A brief")
        return plural("A brief of one chart", "A brief of {n} charts", len(self.items))

    @property
    def worded(self) -> bool:
        """Whether the reader wrote anything."""
        return bool(self.title or any(item.heading or item.sentence for item in self.items))

    @property
    def sources(self) -> list[tuple[str, str]]:
        """(source, address) of every source of every view, once, in the order of the brief."""
        found = [source_line({**record, "locators": ""}) for item in self.items for record in item.view.sources]
        urls = [record["url"] for item in self.items for record in item.view.sources]
        return list(dict(zip(found, urls, strict=True)).items())

    def after(self, action: str) -> Brief:
        """The brief after "up-2", "down-2" or "remove-2" (the second item); as it is after anything else."""
        what, _, number = action.partition("-")
        at = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
        if not 0 <= at < len(self.items):
            return self
        items = list(self.items)
        moved = items.pop(at)
        if what in ("up", "down"):
            items.insert(max(0, at - 1) if what == "up" else at + 1, moved)
        return replace(self, items=tuple(items)) if what in ("up", "down", "remove") else self


NOTHING = Brief()


def _item(text: str, items: list[Item]) -> tuple[Item | None, str]:
    """(the item that `text` names, what is wrong with it)."""
    slug, *chosen = text.strip().split("~")
    if slug not in CHARTS:
        near = get_close_matches(slug, CHARTS, n=1)
        hint = say(" Did you mean {near}?", near=near[0]) if near else ""
        return None, say("There is no chart “{slug}”, so it was left out.{hint}", slug=clean(slug)[:60], hint=hint)
    parts = (part.partition("=") for part in chosen)
    asked = Selection.from_query({name: clean(value) for name, _, value in parts})
    item = Item(CHARTS[slug].at(asked))
    if item.name in {known.name for known in items}:
        return None, say("“{title}” is already in the brief.", title=item.view.title)
    if len(items) >= MOST:
        return None, say("A brief holds {n} charts at most; “{title}” was left out.", n=MOST, title=item.view.title)
    return item, " ".join(CHARTS[slug].complaints(asked))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _unpacked(text: str) -> list[tuple[str, str]]:
    """The (name, text) pairs of a brief that is carried in one parameter."""
    pairs = []
    for part in re.findall(r"(?:\\.|[^|\\])+", text):
        name, _, value = part.partition("=")
        pairs.append((name, re.sub(r"\\(.)", r"\1", value)))
    return pairs
