"""What a query names: places, years, and the words of its subject, each with what it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import per_language
from dashboard.search import synonyms
from dashboard.search.places import place_phrases
from dashboard.search.synonyms import Phrase
from dashboard.search.words import STOP, WEAK, YEAR, split_words, stemmed
from dashboard.selection import LONGEST

MOST_WORDS = 12  # words of a query that are looked for


@dataclass(frozen=True)
class Term:
    """Words that are found together or not: as typed, as compared, other names for the same, and what is near it.

    place: the code of the province or district it names; weak: it tells little of the subject.
    """

    typed: str
    phrase: Phrase
    others: tuple[Phrase, ...] = ()
    see: tuple[Phrase, ...] = ()
    told: tuple[str, ...] = ()
    place: str = ""
    weak: bool = False

    @property
    def year(self) -> bool:
        """Whether it is a year."""
        return bool(YEAR.fullmatch(self.typed))


@dataclass(frozen=True)
class Asked:
    """A query, taken apart."""

    query: str
    terms: tuple[Term, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the places it names, districts before provinces."""
        return tuple(dict.fromkeys(term.place for term in self.terms if term.place))

    @property
    def years(self) -> tuple[int, ...]:
        """The years it names."""
        return tuple(int(term.typed) for term in self.terms if term.year)

    @property
    def words(self) -> set[str]:
        """All words it may stand for."""
        return {word for term in self.terms for phrase in (term.phrase, *term.others) for word in phrase}

    @property
    def topic(self) -> tuple[Term, ...]:
        """What it is about, without places, years and words that tell little."""
        return tuple(term for term in self.terms if not (term.place or term.year or term.weak))


def asked_words(query: str) -> list[tuple[str, str]]:
    """(as typed, as compared) of each word that is looked for; of "2020/21" and "2020-21" the year alone."""
    split = split_words(query[:LONGEST])
    typed = [
        (word, stemmed(word))
        for before, word in zip(["", *split], split, strict=False)
        if not (YEAR.fullmatch(before) and word == f"{int(before) + 1}"[2:])
    ]
    telling = [pair for pair in typed if pair[0] not in STOP]
    return list(dict.fromkeys(telling or typed))[:MOST_WORDS]


@per_language()
def _longest() -> int:
    return max(map(len, (*synonyms.meanings(), *place_phrases())))


def term(typed: str, phrase: Phrase) -> Term:
    """A term with all that is known of its phrase."""
    meaning = synonyms.meanings().get(phrase, synonyms.Meaning())
    weak = len(phrase) == 1 and bool({typed, *phrase} & WEAK)
    return Term(typed, phrase, meaning.others, meaning.see, meaning.told, place_phrases().get(phrase, ""), weak)


def read(query: str) -> Asked:
    """A query taken apart: the longest names that are known first, then single words."""
    asked, found, i = asked_words(query), [], 0
    while i < len(asked):
        for size in range(min(_longest(), len(asked) - i), 0, -1):
            part = asked[i : i + size]
            phrase = tuple(stem for _, stem in part)
            if size == 1 or phrase in synonyms.meanings() or phrase in place_phrases():
                found.append(term(" ".join(word for word, _ in part), phrase))
                i += size
                break
    return Asked(query, tuple(found))
