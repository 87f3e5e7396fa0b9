"""A line of the table: a measure with its runs and what was asked of it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measure with what was asked of it; a limit of None is told without judging."""

    part: str
    what: str
    values: list[float]
    unit: str
    limit: float | None = None
    least: bool = False  # the limit is a floor

    @property
    def median(self) -> float:
        """The middle of the runs."""
        return statistics.median(self.values)

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none or nothing was measured."""
        if self.limit is None or not self.values:
            return None
        return self.median >= self.limit if self.least else self.median <= self.limit

    def cells(self) -> list[str]:
        """Part, measure, median, spread, runs, target, verdict."""
        target = "" if self.limit is None else f"{'≥' if self.least else '≤'} {number(self.limit)}"
        if not self.values:
            return [self.part, self.what, "not measured", "", "0", target, "missed" if target else ""]
        spread = f"{number(min(self.values))}–{number(max(self.values))}" if len(set(self.values)) > 1 else ""
        verdict = "met" if self.met else ""
        if self.met is False and self.limit is not None:
            by = self.median / self.limit if not self.least else self.limit / max(self.median, 1e-9)
            verdict = f"MISSED by {(by - 1):.0%}" if self.limit else "MISSED"
        return [
            self.part,
            f"{self.what}, {self.unit}",
            number(self.median),
            spread,
            str(len(self.values)),
            target,
            verdict,
        ]


def number(value: float) -> str:
    """Three digits, no more."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}" if abs(value) >= 0.01 else f"{value:.2g}"


def ratios(values: list[float], others: list[float]) -> list[float]:
    """Run by run, one subject as a share of another."""
    return [value / other for value, other in zip(values, others, strict=False)]


def thousands(values: list[float]) -> list[float]:
    return [value / 1000 for value in values]
