"""Large numbers in words: in millions, or in lakh and crore where these are counted."""

from __future__ import annotations

from dashboard.i18n import LAKH, locale, number, say


def million(value: float) -> str:
    """A large number in words: 1.9 million, 310,000; where lakh and crore are counted: 19.2 lakh, 2.4 crore."""
    if locale() in LAKH and value >= 1e5:
        if value >= 1e7:
            return say("{n} crore", n=number(value / 1e7, 2 if value < 1e8 else 1))
        return say("{n} lakh", n=number(value / 1e5, 1))
    if value >= 1e6:
        return say("{n} million", n=number(value / 1e6, 2 if value < 1e7 else 1))
    return number(round(value, -3) if value >= 1e5 else value, 0)


def as_rounded(value: float, most: int = 2) -> str:
    """A large number with the decimals it has (`most` of a million): 1.45 million; 14.5 lakh."""
    value = round(value / 1e6, most) * 1e6
    if locale() in LAKH:
        return say("{n} crore", n=_shortest(value / 1e7)) if value >= 1e7 else say("{n} lakh", n=_shortest(value / 1e5))
    return say("{n} million", n=_shortest(value / 1e6))


def _shortest(value: float) -> str:
    return number(value, next(n for n in range(4) if n == 3 or abs(round(value, n) - value) < 1e-9))


def of_many(numerator: float, denominator: float, short: bool = False) -> str:
    """n of N in one unit: "2.41 of 5.49 million" ("m" where `short`); "24.1 of 54.9 lakh", "3.50 of 7.49 crore"."""
    if locale() in LAKH:
        unit, decimals = (1e7, 2) if denominator >= 1e7 else (1e5, 1)
        parts = {"n": number(numerator / unit, decimals), "of": number(denominator / unit, decimals)}
        return say("{n} of {of} crore", **parts) if unit == 1e7 else say("{n} of {of} lakh", **parts)
    if short:
        return say("{n} of {of} m", n=number(numerator / 1e6, 1), of=number(denominator / 1e6, 1))
    n, of = (number(value / 1e6, 2 if value < 1e7 else 1) for value in (numerator, denominator))
    return say("{n} of {of} million", n=n, of=of)
