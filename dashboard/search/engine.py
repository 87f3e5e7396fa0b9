"""The finder: one search over everything there is to find, tolerant of typing errors, in English and by Urdu names.

A collection is a function that lists targets (targets.py), and one entry in COLLECTIONS (pages are added in
layouts/pages.py, which knows them). All words of a query matter: a target must hold every one of them, as it is
written, as the beginning of a word, as another name for the same (synonyms.json), or with an error or two. Nothing of
a query is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from dashboard.search.answers import PATH, Collection, Found, Group, Target, address, plain
from dashboard.search.index import Index
from dashboard.search.targets import COLLECTIONS
from dashboard.search.words import asked_words, phrase_of, terms_of, words
from dashboard.selection import LONGEST

__all__ = [
    "COLLECTIONS",
    "FEW",
    "MOST",
    "PATH",
    "Collection",
    "Finder",
    "Found",
    "Group",
    "Target",
    "address",
    "plain",
    "words",
]

FEW = 8  # targets of one group beside other groups
MOST = 100  # targets of one group that is looked at alone
CALLED_SO = 0.5  # more for a target whose name is the whole query


@dataclass(frozen=True)
class Finder:
    """A search over collections. The index is made once, when it is first asked."""

    collections: tuple[Collection, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of targets there are."""
        return [collection.kind for collection in self.collections]

    @cached_property
    def index(self) -> Index:
        """Everything there is to find."""
        return Index.of(self.collections)

    def find(self, query: str, kind: str = "") -> Found:
        """What a query leads to, best groups first; of one kind alone where `kind` is one."""
        query = " ".join(query[:LONGEST].split())
        terms = terms_of(asked_words(query))
        if not terms:
            return Found(query)
        index = self.index
        taken: dict[str, str] = {}
        reached = [index.reach(term, taken) for term in terms]
        missing = tuple(term.typed for term, places in zip(terms, reached, strict=True) if not places.any())
        known = [(term, places) for term, places in zip(terms, reached, strict=True) if places.any()]
        scored = index.scored(known, len(known))
        loose = bool(known) and not scored
        for least in range(len(known) - 1, 0, -1):
            scored = scored or index.scored(known, least)
        groups = self._groups(scored, query, kind) or self._groups(scored, query, "")
        nearest = () if groups else index.nearest(terms)
        return Found(query, groups, tuple(taken.items()), missing if groups else (), loose, nearest)

    def _groups(self, scored: dict[int, float], query: str, kind: str) -> tuple[Group, ...]:
        index, called = self.index, phrase_of(query)
        by_kind: dict[str, list[tuple[float, int]]] = {}
        for i, score in scored.items():
            collection, target = index.entries[i]
            if not kind or collection.kind == kind:
                bonus = CALLED_SO if called in index.called[i] else 0.0
                by_kind.setdefault(collection.kind, []).append(((score + bonus) * target.rank, i))
        found = []
        for collection in self.collections:
            hits = sorted(by_kind.get(collection.kind, ()), key=lambda hit: (-hit[0], hit[1]))
            if hits:
                first = tuple(index.entries[i][1] for _, i in hits[: MOST if kind else FEW])
                group = Group(collection.kind, collection.name, first, len(hits))
                found.append((hits[0][0] * collection.rank, group))
        return tuple(group for _, group in sorted(found, key=itemgetter(0), reverse=True))
