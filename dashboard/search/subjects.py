"""The indicators of places, and the words that ask for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.search.reading import Term
from dashboard.search.words import phrase_of
from dashboard.selection import Selection


@dataclass(frozen=True)
class Subject:
    """An indicator of places, and the words that ask for it: one of `needs`, and of `also` as many as there are.

    never_without: a word that must be there, where another indicator has the same words but for this. chart: the one
    that shows it, at `chosen`.
    """

    indicator: str
    needs: tuple[str, ...]
    also: tuple[str, ...]
    chart: str
    chosen: Selection = field(default_factory=Selection)
    never_without: str = ""


SUBJECTS = (
    Subject("women-judges", ("judge",), ("women", "all court"), "women-judges"),
    Subject("women-police", ("police", "policewomen"), ("women", "force"), "women-police"),
    Subject("women-voters", ("registered voter",), ("women", "registered"), "women-voters"),
    Subject("men-literacy", ("literate",), ("men",), "", never_without="men"),
    Subject("women-literacy", ("literate",), ("women", "girl"), "women-literacy"),
    Subject("boys-out-of-school", ("out of school",), ("boy",), "girls-out-of-school", Selection(sex="male"), "boy"),
    Subject("girls-out-of-school", ("out of school",), ("girl", "child"), "girls-out-of-school"),
    Subject("early-marriage", ("early marriage",), ("girl", "women", "child"), "early-marriage"),
    Subject("women-share", ("population",), ("women", "girl"), "", never_without="women"),
    Subject("reserved-seats", ("reserved",), ("women", "seat", "parliament"), "", never_without="reserved"),
)


def names(term: Term, phrases: Iterable[str]) -> bool:
    """Whether a term, or another name for it, is one of some phrases."""
    return bool({term.phrase, *term.others} & set(map(phrase_of, phrases)))


def is_about(topic: tuple[Term, ...], subject: Subject) -> bool:
    """Whether all words of a topic ask for an indicator."""
    if subject.never_without and not any(names(term, [subject.never_without]) for term in topic):
        return False
    asked_for = any(names(term, subject.needs) for term in topic)
    return asked_for and all(names(term, (*subject.needs, *subject.also)) for term in topic)
