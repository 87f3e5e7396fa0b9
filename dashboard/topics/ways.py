"""The stages of a way as a source describes it ("Karachi / Quetta > Iran > abroad"), in the language of the reader."""

from __future__ import annotations

from dashboard import i18n
from dashboard.i18n import say


def either(names: str) -> str:
    """A stage that is one of several places: "Sialkot, Gujranwala or Gujrat"."""
    *some, last = [say(name) for name in names.split(" / ")]
    return say("{some} or {last}", some=i18n.comma().join(some), last=last) if some else last


def told(value: str) -> str:
    """All stages, one after the other."""
    return (" ← " if i18n.script() else " → ").join(map(either, value.split(" > ")))
