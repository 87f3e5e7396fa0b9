"""Provenance: cells that hold several ids or locators ("R001; R002"), taken apart and put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd


@lru_cache(maxsize=65536)  # a map asks for the same few thousand cells at every view
def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def source_ids(cell: str) -> list[str]:
    """The parts of a cell, in order: "a; b" -> ["a", "b"]."""
    return list(_parts(cell))


def source_ids_of(cells: Iterable[str]) -> list[str]:
    """The distinct parts of many cells, in order of first appearance."""
    return list(dict.fromkeys(part for cell in cells for part in _parts(str(cell))))


def united(cells: Iterable[str]) -> str:
    """Many cells as one: ("a; b", "b; c") -> "a; b; c"."""
    return "; ".join(source_ids_of(cells))


def split(cells: Iterable[str]) -> list[list[str]]:
    """The parts of each of many cells."""
    return [list(_parts(str(cell))) for cell in cells]


def united_columns(frames: Iterable[pd.DataFrame], columns: Sequence[str]) -> list[dict[str, str]]:
    """For each frame, its `columns` united: what a row computed from all rows of the frame has to say of its inputs."""
    return [{name: united(frame[name]) for name in columns if name in frame} for frame in frames]


def united_rows(left: pd.DataFrame, right: pd.DataFrame, columns: Sequence[str]) -> list[dict[str, str]]:
    """`columns` of two frames with the same number of rows, united row by row."""
    pairs = zip(left[list(columns)].to_numpy().tolist(), right[list(columns)].to_numpy().tolist(), strict=True)
    return [{name: united(pair) for name, *pair in zip(columns, one, other, strict=True)} for one, other in pairs]
