"""A sample of the cases of a test that runs over every chart or page: the others are slow (`make test-all`)."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], step: int, always: Container[Any] = ()) -> list[Any]:
    """One in `step` of the cases (0: none), and those of `always`; a case is one argument, or a tuple of them."""
    return [
        case
        if (step and i % step == 0) or case in always
        else pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow)
        for i, case in enumerate(cases)
    ]
