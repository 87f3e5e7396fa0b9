"""A scenario: one fault or load, what is demanded of the dashboard under it, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class Impossible(Exception):
    """This machine lacks what a scenario needs; the message says what."""


@dataclass(frozen=True)
class Finding:
    """What was measured, in a sentence, and whether it is what was demanded."""

    measured: str
    passed: bool


Try = Callable[[Path], Finding]  # takes an empty folder of its own; raises Impossible


@dataclass(frozen=True)
class Scenario:
    """One row of docs/resilience.md: its name for ONLY=, what is done, and what is demanded."""

    name: str
    done: str
    demanded: str
    run: Try


SCENARIOS: dict[str, Scenario] = {}


def scenario(name: str, done: str, demanded: str) -> Callable[[Try], Try]:
    """Put a function among the scenarios, in the order in which they are imported."""

    def decorate(run: Try) -> Try:
        SCENARIOS[name] = Scenario(name, done, demanded, run)
        return run

    return decorate
