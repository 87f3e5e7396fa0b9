"""What was measured in browsers: the numbers of every run, the hosts asked and what failed."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field

Samples = dict[tuple[str, str, str], list[float]]  # (subject, line, what) -> one number per run


@dataclass
class Visits:
    """Everything measured in browsers."""

    samples: Samples = field(default_factory=lambda: defaultdict(list))
    hosts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    failures: list[str] = field(default_factory=list)
    chromium: str = ""

    def add(self, subject: str, line: str, **values: float) -> None:
        """Keep the numbers of one run."""
        for what, value in values.items():
            self.samples[subject, line, what].append(value)

    def of(self, subject: str, line: str, what: str) -> list[float]:
        """The numbers of all runs."""
        return self.samples.get((subject, line, what), [])


def dump(kept: Visits) -> str:
    """All samples as JSON, for a closer look."""
    return json.dumps({" | ".join(key): values for key, values in kept.samples.items()}, indent=1)
