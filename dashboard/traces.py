"""Where an exception came from, told without what it was about."""

from __future__ import annotations

DEPTH = 8  # functions told


def places(error: BaseException) -> list[str]:
    """The functions an exception went through, the innermost last: "module:line", without its message or any value."""
    found, trace = [], error.__traceback__
    while trace is not None:
        found.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-DEPTH:]
