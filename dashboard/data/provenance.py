"""Provenance: cells that hold several ids or locators ("R001; R002"), taken apart and put together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=65536)  # a map asks for the same few thousand cells at every view
def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def parts(cell: str) -> list[str]:
    """The parts of a cell, in order: "a; b" -> ["a", "b"]."""
    return list(_parts(cell))


def distinct(cells: Iterable[str]) -> list[str]:
    """The distinct parts of many cells, in order of first appearance."""
    return list(dict.fromkeys(part for cell in cells for part in _parts(str(cell))))


def united(cells: Iterable[str]) -> str:
    """Many cells as one: ("a; b", "b; c") -> "a; b; c"."""
    return "; ".join(distinct(cells))


def split(cells: Iterable[str]) -> list[list[str]]:
    """The parts of each of many cells."""
    return [list(_parts(str(cell))) for cell in cells]


def united_columns(groups: Iterable[Sequence[Mapping[Hashable, Any]]], columns: Sequence[str]) -> list[dict[str, str]]:
    """For each group of rows, its `columns` united: what a row computed from the group has to say of its inputs."""
    return [{name: united(row[name] for row in rows) for name in columns if name in rows[0]} for rows in groups]
