"""Compares names of places with those of the crosswalk, and says which are like one that is not known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from rapidfuzz import fuzz, process

from dashboard.geography import gazetteer

LIKE = 65  # of 100, how alike a name must be to be named as a guess


def letters(name: str) -> str:
    """A name without accents, capitals, spaces and marks: "Tor Ghar" -> "torghar"."""
    return "".join(_words(name))


def in_order(name: str) -> str:
    """The same with its words in the order of the alphabet: "Chitral Lower" and "Lower Chitral" become one."""
    return "".join(sorted(_words(name)))


def _words(name: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return [word for word in re.findall(r"[a-z0-9]+", bare) if word != "district"]


class Names:
    """The names of one level (district or province) in the crosswalk, for finding one that is written otherwise."""

    def __init__(self, level: str) -> None:
        rows = gazetteer.crosswalk()
        own = gazetteer.names() if level == "district" else gazetteer.provinces()
        self.level = level
        self.known = sorted({*rows.loc[rows["level"] == level, "name"], *own.values()})
        self._by_form = [self._index(form) for form in (letters, in_order)]

    def _index(self, form: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
        """Form of a name -> codes; a form that two names with different codes share is left out."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in self.known:
            found.setdefault(form(name), set()).add(gazetteer.locate(name, self.level) or ())
        return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}

    def find(self, name: str) -> tuple[str, ...] | None:
        """Codes that a name stands for, however it is spaced, marked and ordered; None where it is not known."""
        exact = gazetteer.locate(name, self.level)
        if exact is not None or not letters(name):
            return exact
        return next(
            (by[form(name)] for by, form in zip(self._by_form, (letters, in_order), strict=True) if form(name) in by),
            None,
        )

    def like(self, name: str, limit: int = 3) -> list[str]:
        """Known names that are most like this one."""
        found = process.extract(
            name,
            self.known,
            scorer=fuzz.token_sort_ratio,
            processor=lambda text: " ".join(_words(text)),
            score_cutoff=LIKE,
            limit=limit,
        )
        return [str(known) for known, _, _ in found]
