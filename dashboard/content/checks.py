"""Checks of the prose of pages; `make data` runs them with those of the datasets."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import pandas as pd

from dashboard.content.pages import FOLDER, BrokenPage, blocks, place, read, source
from dashboard.data import observations
from dashboard.data.validation import Found, copied

Check = Callable[[pd.DataFrame], Found]
VALUE = re.compile(r"\{\{.*?\}\}")
LINK = re.compile(r"\]\([^)]*\)")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STATED = re.compile(r"\d{1,3}(?:,\d{3})+|\d[\d.]*\s?%")  # 19,954 and 4 %: always of an observation
YEARS = range(1900, 2100)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
SHORTEST = 6  # words of a sentence that is compared with others


def checks(values: Mapping[str, Callable[[], object]], report: Collection[bytes]) -> tuple[Check, ...]:
    """The checks, for the values that pages compute and the hashes of the runs of words of the report."""

    def readable(rows: pd.DataFrame) -> Found:
        """Every page of prose can be read, and every value and id in it is published."""
        found = Found()
        for path in every():
            found.checked += 1
            try:
                read(path, values)
                named = list(blocks(path))
            except BrokenPage as error:
                found.errors.append(str(error))
                continue
            for block, ids in named:
                found.errors += [
                    f"{place(path)}: {name} in {_start(block)} is no published observation"
                    for name in sorted(ids)
                    if not observations.known(name)
                ]
        return found

    def own_words(rows: pd.DataFrame) -> Found:
        """No eight words in a row of a page are those of the report."""
        found = Found()
        for path, text in _texts():
            found.checked += 1
            found.errors += [
                f"{place(path)}: use our own words; the report says {run!r}" for run in copied(text, report)
            ]
        return found

    return readable, typed, once, own_words


def every() -> list[Path]:
    """The files of all languages."""
    return sorted(FOLDER.glob("*/*.md"))


def typed(rows: pd.DataFrame) -> Found:
    """No number on a page is typed by hand that an observation holds."""
    found = Found()
    for path, text in _texts():
        found.checked += 1
        bare = observations.ID.sub("", LINK.sub("]", VALUE.sub("", text)))
        wrong = set(STATED.findall(bare))
        held = {
            number
            for name in observations.ID.findall(text)
            if observations.known(name)
            for number in (observations.find(name).row[column] for column in ("value", "numerator", "denominator"))
            if isinstance(number, float)
        }
        for number in NUMBER.findall(bare):
            value = float(number.replace(",", ""))
            if value in held and value not in YEARS:
                wrong.add(number)
        found.errors += [
            f"{place(path)}: {number} in {_start(text)} is typed by hand; write the value of its observation, as in "
            "{{ R006|number }}"
            for number in sorted(wrong)
        ]
    return found


def once(rows: pd.DataFrame) -> Found:
    """No sentence stands in two places of the pages."""
    found, seen = Found(), dict[tuple[str, str], Path]()
    for path, text in _texts():
        if text.startswith(("#", "| ---")):  # pages share headings and the lines below heads of tables
            continue
        for sentence in SENTENCE.split(text.removeprefix("- ")):
            found.checked += 1
            key = (path.parent.name, sentence)
            if key in seen and len(sentence.split()) >= SHORTEST:
                found.errors.append(f"{place(path)}: {sentence!r} also stands in {place(seen[key])}; write it once")
            seen.setdefault(key, path)
    return found


def _texts() -> Iterator[tuple[Path, str]]:
    """(file, text) of the head and of every block of every page that can be read."""
    for path in every():
        try:
            head, _ = source(path)
            written = [block for block, _ in blocks(path)]
        except BrokenPage:
            continue
        yield from ((path, text) for text in (head["title"], head["description"], *written))


def _start(text: str) -> str:
    return repr(text if len(text) < 60 else text[:60] + "…")
