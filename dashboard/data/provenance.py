"""Provenance: cells that hold several ids or locators ("R001; R002"), taken apart and put together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


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
