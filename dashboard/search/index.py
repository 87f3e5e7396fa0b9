"""The index of all words of all targets: SQLite's FTS5 with its BM25, prefixes and Porter's stems.

The database is made once, in memory. A process that was forked opens a copy of its own: SQLite's connections do not
outlive a fork.
"""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from math import log
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dashboard.search.found import Collection, Target
from dashboard.search.reading import Term, term
from dashboard.search.synonyms import Phrase
from dashboard.search.words import STOP, phrase_of, split_words, urdu_stem, words

Worths = npt.NDArray[np.float32]  # one number for each target, 0 to 1; 0: it does not hold the words
# What a match is worth by where it stands (FTS5 multiplies by it) …
COLUMNS = {"title": 10.0, "names": 10.0, "context": 2.5, "text": 0.6}
STRONG = "{title names} : "  # the columns that say what a target is
# … and by how near it is to what was typed.
SYNONYM, BEGINNING, APART, SEE = 0.92, 0.8, 0.75, 0.6
SATURATION = 2.2  # BM25's factor of a word tends to this (k1 + 1, with FTS5's k1 of 1.2)
SHORTEST = 3  # letters from which a word may stand for the beginning of a longer one
CORRECTED = 5  # letters from which a word may be a mistyped one
LONG = 8  # letters from which it may hold two errors
KEPT = 300  # words whose worths a process keeps, ten kilobytes each
SCHEMA = (
    f"CREATE VIRTUAL TABLE found USING fts5({', '.join(COLUMNS)}, content='', "
    "tokenize=\"porter unicode61 remove_diacritics 0 tokenchars '.'\", prefix='3 4')"
)


class Index:
    """Everything there is to find, and which words stand in it."""

    def __init__(self, collections: Iterable[Collection]) -> None:
        """Reads every target of every collection."""
        self.entries: list[tuple[Collection, Target]] = []
        self.called: list[set[tuple[str, ...]]] = []  # the names of each target as phrases
        self._spelled: Counter[str] = Counter()  # words of titles and names, as they are written
        database = sqlite3.connect(":memory:")
        database.execute(SCHEMA)
        for collection in collections:
            for target in collection.every():
                self._add(database, collection, target)
        database.commit()
        self._image = database.serialize()
        database.close()
        self._open: tuple[int, sqlite3.Connection] | None = None
        self._turn = Lock()
        self._kept: LRUCache[tuple[str, bool, bool], Worths] = LRUCache(KEPT)

    def _add(self, database: sqlite3.Connection, collection: Collection, target: Target) -> None:
        names = (target.title, target.key, *target.names)
        self.called.append({phrase_of(name) for name in names})
        # "Gilgit-Baltistan" is found as one word too.
        joined = ["".join(split_words(name)) for name in names if len(split_words(name)) in (2, 3)]
        fields = (
            target.title,
            " ".join([target.key, *target.names, *joined]),
            f"{target.value} · {target.context}",
            target.text,
        )
        # Without words that tell nothing, so that "age of marriage" holds "marriage age" as neighbours, as in a query.
        told = [[word for word in split_words(text) if word not in STOP] for text in fields]
        cells = [" ".join(map(urdu_stem, words)) for words in told]  # SQLite has the stems of English only
        insert = "INSERT INTO found(rowid, title, names, context, text) VALUES (?, ?, ?, ?, ?)"
        database.execute(insert, (len(self.entries), *cells))
        self._spelled.update(word for words in told[:2] for word in words if word.isalpha())
        self.entries.append((collection, target))

    def _rows(self, query: str) -> list[tuple[int, float]]:
        with self._turn:
            if self._open is None or self._open[0] != os.getpid():
                database = sqlite3.connect(":memory:", check_same_thread=False)
                database.deserialize(self._image)
                self._open = (os.getpid(), database)
            weights = ", ".join(map(str, COLUMNS.values()))
            asked = f"SELECT rowid, -bm25(found, {weights}) FROM found WHERE found MATCH ?"
            return self._open[1].execute(asked, (query,)).fetchall()

    def _word(self, word: str, beginning: bool = False, strong: bool = False) -> Worths:
        """What each target is worth that holds a word, or words side by side: BM25 without rarity (`weight` has it)."""
        key = (word, beginning, strong)
        with self._turn:
            found = self._kept.get(key)
        if found is None:
            rows = self._rows(f'{STRONG if strong else ""}"{word}"{" *" if beginning else ""}')
            found = np.zeros(len(self.entries), np.float32)
            if rows:
                places, scores = zip(*rows, strict=True)
                rarity = max(log((len(self.entries) - len(rows) + 0.5) / (len(rows) + 0.5)), 1e-6)
                found[list(places)] = np.minimum(np.array(scores) / rarity / SATURATION, 1.0)
            with self._turn:
                self._kept[key] = found
        return found

    def together(self, phrase: Phrase, beginning: bool = False, strong: bool = False) -> Worths:
        """What each target is worth that holds all words of a phrase; more where they stand side by side."""
        parts = [self._word(word, beginning, strong) for word in phrase]
        if len(parts) == 1:
            return parts[0]
        apart = np.where(np.all([part > 0 for part in parts], axis=0), APART * np.mean(parts, axis=0), 0)
        return np.maximum(apart, self._word(" ".join(phrase), strong=strong)) if apart.any() else apart

    def reach(self, asked: Term, strong: bool = False, see: bool = True) -> Worths:
        """What each target is worth that holds a term: its words, else their beginnings, or other names for it.

        strong: in its title or its names; see: or what is looked for too.
        """
        found = self.together(asked.phrase, strong=strong)
        if not found.any() and len(asked.phrase) == 1 and self._begins(asked.typed):
            found = BEGINNING * self.together(asked.phrase, beginning=True, strong=strong)
        for nearness, phrases in ((SYNONYM, asked.others), (SEE, asked.see if see else ())):
            for phrase in phrases:
                found = np.maximum(found, nearness * self.together(phrase, strong=strong))
        return found

    def _begins(self, word: str) -> bool:
        """Whether a word in a title or a name begins so."""
        following = self._vocabulary[bisect_left(self._vocabulary, word) :][:1]
        return len(word) >= SHORTEST and word.isalpha() and following != [] and following[0].startswith(word)

    def weight(self, reached: Worths) -> float:
        """How much a term tells: rare ones more."""
        return 1.0 + log(1.0 + len(self.entries) / max(1, int(np.count_nonzero(reached))))

    def meant(self, asked: Term) -> Term | None:
        """The term that a mistyped word was meant to be; None where none is near.

        One error in five letters, two in eight, never in the first; only words of titles and names are offered. Of
        several that are equally near, the one that stands in most.
        """
        word = asked.typed
        if len(asked.phrase) != 1 or len(word) < CORRECTED or not word.isalpha():
            return None
        errors = 1 if len(word) < LONG else 2
        near = process.extract(word, self._vocabulary, scorer=OSA.distance, score_cutoff=errors, limit=20)
        best = sorted(
            (distance, -self._spelled[other], other)
            for other, distance, _ in near
            if other[0] == word[0] and len(other) >= CORRECTED and (len(word) > CORRECTED or len(other) >= len(word))
        )
        return term(best[0][2], tuple(words(best[0][2]))) if best else None

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(word for word in self._spelled if len(word) >= SHORTEST)

    def nearest(self, terms: Iterable[Term]) -> tuple[str, ...]:
        """Words that are written like those of a query of which nothing was found."""
        found: list[Any] = []
        for asked in terms:
            if len(asked.typed) >= CORRECTED and asked.typed.isalpha():
                near = process.extract(asked.typed, self._vocabulary, scorer=fuzz.ratio, score_cutoff=70, limit=3)
                found += [other for other, _, _ in near if other[0] == asked.typed[0]]
        return tuple(dict.fromkeys(found))[:4]
