"""Checks that no run of words is that of the report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard.data import tables
from dashboard.data.validation.found import Found, as_text, records

RUN = 8  # so many words in a row make a sentence somebody else's
HASH_BYTES = 5
TITLE = "unodc-2021"  # the report may be called by its name


def _words(text: str) -> list[str]:
    # A name is nobody's sentence: it counts as one word.
    return re.findall(r"[^\W_]+", text.casefold().replace("united nations office on drugs and crime", "unodc"))


def shingles(text: str) -> dict[bytes, str]:
    """Hash -> words of every run of RUN words of a text; case and punctuation do not count."""
    said = _words(text)
    runs = (" ".join(said[i : i + RUN]) for i in range(len(said) - RUN + 1))
    return {hashlib.blake2b(run.encode(), digest_size=HASH_BYTES).digest(): run for run in runs}


@cache
def report_shingles(path: Path) -> frozenset[bytes]:
    """The hashes of all runs of words of the report: they say whether a run stands there, not what stands there."""
    packed = path.read_bytes()
    return frozenset(packed[i : i + HASH_BYTES] for i in range(0, len(packed), HASH_BYTES))


def copied(text: str, report: Collection[bytes]) -> list[str]:
    """The runs of RUN words that a text shares with the report, its title apart."""
    shared = {key: run for key, run in shingles(text).items() if key in report}
    if not shared:
        return []
    own = shingles(tables.sources([TITLE])[0]["title"])
    return [run for key, run in shared.items() if key not in own]


def own_words(report: Collection[bytes]) -> Callable[[pd.DataFrame], Found]:
    """The check that no cell of a dataset shares a run of RUN words with the report."""

    @cache  # most cells say what many others say
    def said(text: str) -> list[str]:
        return copied(text, report)

    def check(rows: pd.DataFrame) -> Found:
        found = Found()
        for name in tables.names():
            frame = as_text(name) if name not in tables.figure_datasets() else rows[rows["dataset"] == name]
            first = "figure_id" if "figure_id" in frame else str(frame.columns[0])
            for row in records(frame.assign(figure_id=frame[first])):
                for column in data_columns(name):
                    found.checked += 1
                    for run in said(row[column]):
                        found.error(row, column, f"our own words; the report says {run!r}")
        return found

    check.__doc__ = "No eight words in a row are those of the report."
    return check


def data_columns(name: str) -> list[str]:
    """The text columns of a dataset."""
    return [entry["name"] for entry in tables.resource(name)["schema"]["fields"] if entry["type"] == "string"]
