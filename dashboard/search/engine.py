"""The finder: one search over everything there is to find, in English and by Urdu names, tolerant of typing errors.

A collection is a function that lists targets (targets.py), and one entry in COLLECTIONS (pages are added in
layouts/pages.py, which knows them). What holds more of the words, rarer ones, and in better places, stands higher: one
more word never loses what the others found. Nothing of a query is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.search.found import PATH, SUGGESTIONS, Answer, Collection, Found, Hit, Kind, Target, address, plain
from dashboard.search.index import Index, Worths
from dashboard.search.reading import Asked, Term, read
from dashboard.search.targets import COLLECTIONS, choosing, shown_for
from dashboard.search.words import words
from dashboard.selection import LONGEST

__all__ = [
    "COLLECTIONS",
    "FEW",
    "MOST",
    "PATH",
    "SUGGESTIONS",
    "Answer",
    "Collection",
    "Finder",
    "Found",
    "Hit",
    "Target",
    "address",
    "plain",
    "words",
]

FEW = 20  # targets of all kinds that are listed
MOST = 100  # targets of one kind that is looked at alone
LEAST = 0.2  # of the best score: what is worth less is no result
ALIKE = 3  # figures of one indicator that are listed among other things
TITLED = 3  # charts whose title is that of the place and the choice asked for; making it takes a moment
CALLED_SO = 0.5  # more for a target whose name is the whole query
CALLED_PARTLY = 0.2  # and for one whose name stands in it
WEAK, YEAR = 0.25, 0.3  # what a word that tells little, and a year, weighs
HEAVIEST = 4.0  # the rarest word does not outweigh all others
CHOOSES = 0.75  # what it is worth that a chart can be shown for the place
Reached = list[tuple[Term, Worths]]


@dataclass(frozen=True)
class Finder:
    """A search over collections; `answers` are asked in turn for what stands above.

    The index is made when it is first asked.
    """

    collections: tuple[Collection, ...]
    answers: tuple[Callable[[Asked, Index], Answer | None], ...] = ()

    @property
    def kinds(self) -> list[str]:
        """The kinds of targets there are."""
        return [collection.kind for collection in self.collections]

    @cached_property
    def index(self) -> Index:
        """Everything there is to find."""
        return Index(self.collections)

    def find(self, query: str, kind: str = "") -> Found:
        """What a query leads to, the best first; of one kind alone where `kind` is one."""
        query = " ".join(query[:LONGEST].split())
        asked = read(query)
        if not asked.terms:
            return Found(query)
        taken, reached, missing, whole = [], [], [], True
        for term in asked.terms:
            there = self.index.reach(term)
            if not there.any() and (meant := self.index.meant(term)):
                taken.append((term.typed, meant.typed))
                term, there = meant, self.index.reach(meant)
            if there.any():
                reached.append((term, there))
            else:
                missing.append(term.typed)
                whole = whole and term.weak
        if not reached:
            return Found(query, nearest=self.index.nearest(asked.terms))
        understood = replace(asked, terms=tuple(term for term, _ in reached))
        hits, kinds = self._hits(understood, reached, kind)
        answers = (answer(understood, self.index) for answer in self.answers) if whole else ()
        told = tuple(dict.fromkeys(say(text) for term, _ in reached for text in term.told))
        answer = next((found for found in answers if found), None)
        return Found(query, answer, hits, kinds, tuple(taken), tuple(missing), told)

    def _scores(self, asked: Asked, reached: Reached) -> Worths:
        """The worth of each target: how well it holds the terms, by what they tell, less where it lacks some."""
        size = len(self.index.entries)
        worth, held, whole = np.zeros(size, np.float32), np.zeros(size, np.float32), 0.0
        chosen = self._choosing
        for term, there in reached:
            weight = min(HEAVIEST, self.index.weight(there)) * (WEAK if term.weak else YEAR if term.year else 1.0)
            if term.place:
                chooses = chosen["province" if term.place in gazetteer.provinces() else "district"]
                there = np.maximum(there, CHOOSES * chooses)
            whole += weight
            worth += weight * there
            held += weight * (there > 0)
        score = worth / whole * (held / whole)
        called = tuple(word for term, _ in reached for word in term.phrase)  # as it was understood
        also = set(reached[0][0].others) if len(reached) == 1 else set()
        inside = {called[i:j] for i in range(len(called)) for j in range(i + 1, len(called) + 1)}
        for i in np.flatnonzero(score):
            names = self.index.called[i]
            score[i] += CALLED_SO if called in names or names & also else CALLED_PARTLY if names & inside else 0.0
            collection, target = self.index.entries[i]
            score[i] *= collection.rank * target.rank
        return np.where(score >= LEAST * score.max(), score, 0)

    @cached_property
    def _choosing(self) -> dict[str, Worths]:
        """For a province and for a district: the targets that can be shown for one."""
        return {
            level: np.array([choosing(level).get(target.chart, 0.0) for _, target in self.index.entries], np.float32)
            for level in ("province", "district")
        }

    def _hits(self, asked: Asked, reached: Reached, kind: str) -> tuple[tuple[Hit, ...], tuple[Kind, ...]]:
        score = self._scores(asked, reached)
        held = Counter(self.index.entries[i][0].kind for i in np.flatnonzero(score))
        kind = kind if held[kind] else ""
        hits: list[Hit] = []
        pictured = 0
        families: Counter[str] = Counter()
        for i in np.argsort(-score, kind="stable"):
            collection, target = self.index.entries[i]
            if score[i] <= 0 or len(hits) == (MOST if kind else FEW):
                break
            if (kind and collection.kind != kind) or (not kind and families[target.family] == ALIKE):
                continue
            families[target.family] += bool(target.family)
            if target.chart:
                pictured += 1
                target = shown_for(target, asked, pictured <= TITLED)
            hits.append(Hit(collection.kind, collection.one, target))
        kinds = (Kind(c.kind, c.name, held[c.kind]) for c in self.collections if held[c.kind])
        return tuple(hits), tuple(kinds)
