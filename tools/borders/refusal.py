"""Why a file of borders is not installed."""

from __future__ import annotations

from collections.abc import Iterable


class Refusal(Exception):
    """A file cannot become a border set; `reasons` says why, one sentence for each name or area concerned.

    advice: lines on what the operator can do next.
    """

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        self.advice: list[str] = []
        super().__init__("\n".join(self.reasons))
