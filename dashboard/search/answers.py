"""What a search leads to: targets, in collections, and what was found of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dashboard.data import tables

PATH = "/find"


@dataclass(frozen=True)
class Target:
    """Something a search leads to.

    title, value and context are shown; names are other names it is found by; text is what else is said of it. rank
    lifts or lowers it among its like. sensitive: it speaks of victims or shelters.
    """

    key: str
    title: str
    context: str
    path: str
    names: tuple[str, ...] = ()
    text: str = ""
    rank: float = 1.0
    value: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class Collection:
    """Targets of one kind. rank lifts or lowers the whole group."""

    kind: str
    name: str
    every: Callable[[], Iterable[Target]]
    rank: float = 1.0


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first targets, and how many there are."""

    kind: str
    name: str
    targets: tuple[Target, ...]
    total: int

    @property
    def sensitive(self) -> bool:
        """Whether any of it speaks of victims or shelters."""
        return any(target.sensitive for target in self.targets)

    @property
    def more(self) -> int:
        """How many are not among `targets`."""
        return self.total - len(self.targets)


@dataclass(frozen=True)
class Found:
    """What a query leads to.

    taken: (what was typed, the nearest word that was looked for instead). missing: words that stand nowhere. loose: no
    target holds all words, so these hold as many as any does. nearest: other queries, where nothing was found.
    """

    query: str
    groups: tuple[Group, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    loose: bool = False
    nearest: tuple[str, ...] = ()


def address(query: str, kind: str = "") -> str:
    """Where a query is answered."""
    return f"{PATH}?{urlencode({'q': query, **({'kind': kind} if kind else {})})}"


def plain(found: Found) -> dict[str, Any]:
    """What was found as plain values (the contract of /api/find.json)."""
    return {
        "query": found.query,
        "version": tables.version(),
        "taken": dict(found.taken),
        "missing": list(found.missing),
        "loose": found.loose,
        "nearest": list(found.nearest),
        "groups": [
            {
                "kind": group.kind,
                "name": group.name,
                "total": group.total,
                "results": [
                    {name: getattr(target, name) for name in ("key", "title", "value", "context", "path")}
                    for target in group.targets
                ],
            }
            for group in found.groups
        ],
    }
