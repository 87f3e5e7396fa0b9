"""Entries of a legend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One entry of a legend: what it means and how it looks (a colour; a pattern for a kind of empty)."""

    label: str
    colour: str
    pattern: str = ""
    # Patterns: hatch, dots, spots (light, on a colour), specks (dark), line, dot, circle (hollow), ring;
    # turned (a diamond), peak (a triangle), cross;
    # in print - and + (lines, level and crossed).
