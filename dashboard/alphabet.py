"""The order of letters, where it is not that of Unicode."""

from __future__ import annotations

# Code of a language -> its letters in order.
ALPHABETS = {"ur": "آأابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۂۃھءیئےۓ"}
UNHEEDED = "ًٌٍَُِّْٰٔ\u200c"  # marks of vowels and the joiner


def key(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """What sorts texts of a language by its alphabet; letters of another come before it, by Unicode."""
    letters = ALPHABETS.get(language, "")
    return tuple((letters.find(letter) + 1, letter) for letter in text if letter not in UNHEEDED)
