"""The index of all words of all targets: which words stand where, what a word may stand for, and scores of targets."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dashboard.search.answers import Collection, Target
from dashboard.search.words import Term, phrase_of, split_words, stemmed, terms_of, words

SHORTEST = 3  # letters from which a word may stand for the beginning of a longer one
EXPANDED = 80  # words that one beginning may stand for
Worths = npt.NDArray[Any]  # one number for each target
# What a match is worth, by where it stands …
TITLE, NAME, CONTEXT, TEXT = 3.0, 3.0, 2.0, 0.6
# … and by how near it is to what was typed.
EXACT, SYNONYM, BEGINNING, FAMILY = 1.0, 0.95, 0.8, 0.6


@dataclass(frozen=True)
class Index:
    """Every word of every target: word -> {target: worth of the best place it stands in}."""

    entries: list[tuple[Collection, Target]] = field(default_factory=list)
    called: list[set[tuple[str, ...]]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    places: dict[str, dict[int, float]] = field(default_factory=dict)
    spelled: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, collections: Iterable[Collection]) -> Index:
        """The index of all targets of `collections`."""
        index = cls()
        for collection in collections:
            for target in collection.every():
                index._add(collection, target)
        return index

    def _add(self, collection: Collection, target: Target) -> None:
        i = len(self.entries)
        self.entries.append((collection, target))
        names = (target.title, target.key, *target.names)
        self.called.append({phrase_of(name) for name in names})
        self.lengths.append(max(1, len(phrase_of(target.title))))
        joined = " ".join("".join(split_words(name)) for name in names if len(split_words(name)) in (2, 3))
        fields = (
            (TITLE, target.title),
            (NAME, " ".join(names)),
            (NAME, joined),
            (CONTEXT, f"{target.value} · {target.context}"),
            (TEXT, target.text),
        )
        for worth, text in fields:
            for word in split_words(text):
                stem = stemmed(word)
                there = self.places.setdefault(stem, {})
                there[i] = max(there.get(i, 0.0), worth)
                self.spelled.setdefault(stem, Counter())[word] += 1

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, in order."""
        return sorted(self.places)

    def beginning(self, start: str) -> list[str]:
        """The words that begin so."""
        first = bisect_left(self.vocabulary, start)
        found = []
        for word in self.vocabulary[first : first + EXPANDED]:
            if not word.startswith(start):
                break
            found.append(word)
        return found

    def alike(self, word: str) -> dict[str, float]:
        """The words of the index that `word` may stand for, each with how near it is."""
        found = {word: EXACT} if word in self.places else {}
        if not word.isalpha():  # a number or an id is what it is
            return found
        if len(word) >= SHORTEST:
            for other in self.beginning(word):
                found.setdefault(other, BEGINNING)
        if len(word) >= 7:  # "convicted" and "conviction"
            for other in self.beginning(word[: max(6, len(word) - 4)]):
                if abs(len(other) - len(word)) <= 4:
                    found.setdefault(other, FAMILY)
        return found

    def corrected(self, word: str) -> str:
        """The word that `word` was meant to be, with one error in four letters or two in seven; "" where there is none.

        Of several that are equally near, the one that leads to most.
        """
        errors = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 7 else 2
        near = (
            process.extract(word, self.vocabulary, scorer=OSA.distance, score_cutoff=errors, limit=9) if errors else []
        )
        best = sorted((distance, -len(self.places[other]), other) for other, distance, _ in near if other.isalpha())
        return best[0][2] if best else ""

    def reach(self, term: Term, taken: dict[str, str]) -> Worths:
        """What each target that holds a term is worth, 0 for the others.

        Notes in `taken` what was read for a mistyped word.
        """
        spread = [self.alike(word) for word in term.phrase]
        if len(spread) == 1 and not spread[0] and not any(self.holds(other) for other in term.others):
            meant = self.corrected(term.phrase[0])
            if meant:
                taken[term.typed] = self.spelling(meant)
                return self.reach(terms_of([(term.typed, meant)])[0], {})
        best = self._together(spread) if all(spread) else self._nowhere()
        for other in term.others:
            if self.holds(other):
                best = np.maximum(best, SYNONYM * self._together([{word: EXACT} for word in other]))
        return best

    def holds(self, phrase: tuple[str, ...]) -> bool:
        """Whether all words of a phrase stand somewhere."""
        return all(word in self.places for word in phrase)

    @cached_property
    def _postings(self) -> dict[str, tuple[Worths, Worths]]:
        """Word -> (targets, worth in each)."""
        return {
            word: (np.fromiter(there, int), np.fromiter(there.values(), float)) for word, there in self.places.items()
        }

    def _nowhere(self) -> Worths:
        return np.zeros(len(self.entries))

    def _together(self, spread: list[dict[str, float]]) -> Worths:
        """What each target is worth that holds one of the words at every place of a phrase; 0 where it does not."""
        total, everywhere = self._nowhere(), np.ones(len(self.entries), bool)
        for choices in spread:
            here = self._nowhere()
            for word, nearness in choices.items():
                targets, worth = self._postings[word]
                here[targets] = np.maximum(here[targets], worth * nearness)
            everywhere &= here > 0
            total += here
        return np.where(everywhere, total / len(spread), 0.0)

    def scored(self, known: list[tuple[Term, Worths]], least: int) -> dict[int, float]:
        """The targets that hold at least so many of the terms.

        Rare words and short titles count more, and what holds one of the words only in passing stands lower.
        """
        count, worth, told, whole = self._nowhere(), self._nowhere(), self._nowhere(), 0.0
        weakest = np.ones(len(self.entries))
        for term, places in known:
            there = places > 0
            weight = 1.0 + log(1 + len(self.entries) / np.count_nonzero(there))
            whole += weight
            count += there
            worth += weight * places / TITLE
            told += len(term.phrase) * places / TITLE
            weakest = np.where(there, np.minimum(weakest, places / TITLE), weakest)
        if not known:
            return {}
        score = (worth / whole + 0.2 * np.minimum(1.0, told / np.array(self.lengths))) * (0.6 + 0.4 * weakest)
        return {int(i): float(score[i]) for i in np.flatnonzero(count >= least)}

    def spelling(self, stem: str) -> str:
        """A word as it is most often written."""
        return self.spelled[stem].most_common(1)[0][0]

    def nearest(self, terms: list[Term]) -> tuple[str, ...]:
        """Queries like this one whose words are known."""
        choices = [word for word in self.vocabulary if word.isalpha() and len(word) > 2]
        found = []
        for term in terms:
            word = " ".join(term.phrase)
            for other, _, _ in process.extract(word, choices, scorer=fuzz.ratio, score_cutoff=70, limit=3):
                parts = [self.spelling(other) if t is term else t.typed for t in terms]
                found.append(" ".join(parts) if self.holds(tuple(words(" ".join(parts)))) else self.spelling(other))
        return tuple(dict.fromkeys(found))[:4]
