"""The one published figure that a question is about: its name holds all words of the subject, and no other's does."""

from __future__ import annotations

import numpy as np

from dashboard.data import observations
from dashboard.data.observations import Entry
from dashboard.geography import gazetteer
from dashboard.search.index import Index
from dashboard.search.reading import Asked, Term
from dashboard.search.words import STOP, WEAK, YEAR, phrase_of

UNASKED = 1  # words that a figure's name may say more than a question without place and year
FEWEST = 2  # words of a subject from which such a question is answered
# Cells that figures of the same thing share; they differ in time.
SAME_THING = ("indicator", "geography_level", "category", "sex", "scope", "unit")


def single(asked: Asked, index: Index, place: str) -> Entry | None:
    """The figure of a place ("": the country) that is meant by a query; None where none is, or more than one may be."""
    length = sum(len(term.phrase) for term in asked.topic)
    if not length or (length < FEWEST and not (place or asked.years)):
        return None
    groups = groups_of(asked, index, place)
    if asked.years and (dated := {key: [e for e in group if is_of(e, asked.years)] for key, group in groups.items()}):
        groups = {key: group for key, group in dated.items() if group} or groups
    ranked = sorted((distance(group, asked.topic), group) for group in groups.values())
    if not ranked or ranked[0][0][0] > (length - 1 if place else length + 1 if asked.years else UNASKED):
        return None
    if len(ranked) > 1 and ranked[0][0][:-1] == ranked[1][0][:-1]:
        return None  # two figures answer alike
    best = max(ranked[0][1], key=end)
    later = str(best.row["superseded_by"])
    return observations.find(later) if observations.known(later) and not asked.years else best


def groups_of(asked: Asked, index: Index, place: str) -> dict[tuple[str, ...], list[Entry]]:
    """The figures of a place whose names hold the subject, those together that count the same thing at other times."""
    held = np.all([index.reach(term, strong=True, see=False) > 0 for term in asked.topic], axis=0)
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for i in np.flatnonzero(held):
        collection, target = index.entries[i]
        if collection.kind == "figure" and is_at(entry := observations.find(target.key), place):
            key = tuple(str(entry.row[name]) for name in SAME_THING)
            groups.setdefault(key, []).append(entry)
    return groups


def years(period: str) -> range:
    """The years of a period as the datasets write it ("2020-04/2021-03")."""
    found = [int(year) for year in YEAR.findall(period)]
    return range(min(found), max(found) + 1) if found else range(0)


def is_at(entry: Entry, place: str) -> bool:
    """Whether a figure that may be told alone is of a place; of the country where none is asked for."""
    row = entry.row
    if row["grade"] == "C" or row["status"].startswith("claim") or row["empty_kind"] not in ("", "zero"):
        return False
    if not place:
        return row["geography_level"] in ("country", "federal")
    return gazetteer.locate(row["geography"], row["geography_level"]) == (place,)


def is_of(entry: Entry, wanted: tuple[int, ...]) -> bool:
    """Whether a figure is of some years."""
    return all(year in years(str(entry.row["period"])) for year in wanted)


def end(entry: Entry) -> str:
    """When the period of a figure ends, as a text that sorts; "" for one without."""
    return str(entry.row["period"]).rpartition("/")[2]


def distance(group: list[Entry], topic: tuple[Term, ...]) -> tuple[int, bool, bool, str]:
    """(words of the figure's name that nobody asked for, whether it is of federal bodies alone, whether it is no share
    with its n, its id): the smaller, the nearer."""
    said: set[str] = {word for term in topic for phrase in (term.phrase, *term.others) for word in phrase}
    entry = group[0]
    narrower = phrase_of(f"{entry.row['category']} {entry.row['scope']}")
    if entry.row["category"].startswith("all "):  # "all courts" narrows nothing
        said |= set(narrower)
    more = [word for word in {*phrase_of(entry.what)} if word not in said and word not in STOP | WEAK]
    unasked = len(more) + sum(word in narrower for word in more)  # a part of what was asked is further away
    return unasked, entry.row["geography_level"] == "federal", entry.row["unit"] != "percent" or not entry.n, entry.id
