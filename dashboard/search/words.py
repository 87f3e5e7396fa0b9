"""Words as they are compared, and phrases that mean the same (synonyms.json, and spellings of districts)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from dashboard.geography import gazetteer
from dashboard.i18n import per_language
from dashboard.selection import LONGEST

WORDS = 12  # words of a query that are looked for
# Words that tell nothing of what is looked for.
STOP = frozenset(
    "a an and are as at be been by did do does for from had has have how i in into is it its many me much of on or "
    "please s show tell than that the their there these this to was were what when where which who whose why "
    "with".split()
)


def _synonyms() -> tuple[tuple[tuple[str, ...], str], ...]:
    written = json.loads(Path(__file__).with_name("synonyms.json").read_text("utf-8"))
    return tuple((tuple(entry["names"]), entry["why"]) for entry in written)


# Different names for the same, with the reason why; each is looked for where another is typed.
SAME = _synonyms()
# Arabic letters that are typed for Urdu ones, and two forms of one Urdu letter; accents go by themselves.
LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ھ": "ہ", "ة": "ہ", "ۃ": "ہ", "ـ": None})
DROPPED = frozenset("'’‘ʼ`")  # "Sindh's" is "Sindhs", of which the s goes like that of a plural


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents, hyphens and the s of a plural."""
    return [stemmed(word) for word in split_words(text)]


def split_words(text: str) -> list[str]:
    """The words of a text in small letters, without accents; numbers keep their decimals and lose their commas."""
    text = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    found, word = [], ""
    for i, sign in enumerate(text):
        if sign.isalnum():
            word += str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        elif unicodedata.category(sign) in ("Mn", "Cf") or sign in DROPPED:
            continue
        elif sign in ".," and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
            word += "." if sign == "." else ""  # 18.2 is a word, 3,142 is 3142
        elif word:
            found.append(word)
            word = ""
    return [*found, word] if word else found


def stemmed(word: str) -> str:
    """A word without the ending of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha() else word


def asked_words(query: str) -> list[tuple[str, str]]:
    """(as typed, as compared) of each word that is looked for."""
    typed = [(word, stemmed(word)) for word in split_words(query[:LONGEST])]
    telling = [pair for pair in typed if pair[0] not in STOP]
    return list(dict.fromkeys(telling or typed))[:WORDS]


def phrase_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, those apart that tell nothing."""
    return tuple(stemmed(word) for word in split_words(text) if word not in STOP)


@per_language()
def _same() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrase -> other phrases for the same: those of SAME, and other spellings of districts in the sources."""
    groups = [[phrase_of(name) for name in names] for names, _ in SAME]
    for name, code in _spellings():
        groups.append([phrase_of(name), phrase_of(gazetteer.names()[code])])
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for group in groups:
        for phrase in group:
            others = tuple(other for other in group if other != phrase)
            found[phrase] = tuple(dict.fromkeys((*found.get(phrase, ()), *others)))
    return found


def _spellings() -> Iterator[tuple[str, str]]:
    for row in gazetteer.crosswalk().itertuples():
        name = gazetteer.names().get(row.unit, "")
        if (
            name
            and row.level == "district"
            and phrase_of(row.name) != phrase_of(name)
            and fuzz.ratio(row.name, name) > 75
        ):
            yield row.name, row.unit


@dataclass(frozen=True)
class Term:
    """What must be found once: words as typed, as compared, and the same in other words."""

    typed: str
    phrase: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]


def terms_of(asked: list[tuple[str, str]]) -> list[Term]:
    """Words that have other names together are one term ("dar ul aman"), the others one each."""
    same, found, i = _same(), [], 0
    longest = max(map(len, same))
    while i < len(asked):
        for size in range(min(longest, len(asked) - i), 0, -1):
            part = asked[i : i + size]
            phrase = tuple(stem for _, stem in part)
            if size == 1 or phrase in same:
                found.append(Term(" ".join(word for word, _ in part), phrase, same.get(phrase, ())))
                i += size
                break
    return found
