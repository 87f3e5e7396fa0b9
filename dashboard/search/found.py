"""What a search leads to: targets, in collections, what was found of them, and the answer that stands above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from dashboard.data import tables

PATH = "/find"
SUGGESTIONS = "/api/suggestions.json"  # what a browser suggests from while its reader types


@dataclass(frozen=True)
class Target:
    """Something a search leads to.

    title, value and context are shown; names are other names it is found by; text is what else is said of it. rank
    lifts or lowers it among its like. family: of figures that count the same thing, a list shows the best few.
    chart: the slug of a chart, whose picture stands beside it. sensitive: it speaks of victims or shelters.
    """

    key: str
    title: str
    context: str
    path: str
    names: tuple[str, ...] = ()
    text: str = ""
    rank: float = 1.0
    value: str = ""
    family: str = ""
    chart: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class Collection:
    """Targets of one kind: name is that of the kind, one that of a single target. rank lifts or lowers them all."""

    kind: str
    name: str
    one: str
    every: Callable[[], Iterable[Target]]
    rank: float = 1.0


@dataclass(frozen=True)
class Hit:
    """One target that was found, with its kind and the name of it."""

    kind: str
    name: str
    target: Target


@dataclass(frozen=True)
class Kind:
    """How many targets of one kind were found."""

    kind: str
    name: str
    total: int


@dataclass(frozen=True)
class Answer:
    """The answer to a question, as it stands above the results.

    title: of what and where; value and n: the figure and its n of N; period: when; source: who says so; caveat: what
    must be said with it; instead: why it is not quite what was asked ("2022: not in our sources; …"). path: where it
    stands with everything known of it. chart, chart_title, chart_path: its chart, with the place chosen.
    """

    title: str
    value: str
    path: str
    n: str = ""
    period: str = ""
    source: str = ""
    caveat: str = ""
    instead: str = ""
    chart: str = ""
    chart_title: str = ""
    chart_path: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class Found:
    """What a query leads to, best first.

    taken: (what was typed, the nearest word that was looked for instead). missing: words that stand nowhere. told:
    what the reader of such words should know. nearest: other queries, where nothing was found.
    """

    query: str
    answer: Answer | None = None
    hits: tuple[Hit, ...] = ()
    kinds: tuple[Kind, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many targets there are, those that are not listed included."""
        return sum(kind.total for kind in self.kinds)

    @property
    def sensitive(self) -> bool:
        """Whether any of it speaks of victims or shelters."""
        return any(hit.target.sensitive for hit in self.hits) or bool(self.answer and self.answer.sensitive)


def address(query: str, kind: str = "") -> str:
    """Where a query is answered."""
    return f"{PATH}?{urlencode({'q': query, **({'kind': kind} if kind else {})})}"


def plain(found: Found) -> dict[str, Any]:
    """What was found as plain values (the contract of /api/find.json)."""
    shown = ("key", "title", "value", "context", "path")
    return {
        "query": found.query,
        "version": tables.version(),
        "answer": asdict(found.answer) if found.answer else None,
        "taken": dict(found.taken),
        "missing": list(found.missing),
        "told": list(found.told),
        "nearest": list(found.nearest),
        "kinds": [asdict(kind) for kind in found.kinds],
        "results": [{"kind": hit.kind, **{name: getattr(hit.target, name) for name in shown}} for hit in found.hits],
    }
