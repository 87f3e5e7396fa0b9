"""Translations: the gettext catalogue of a language, and the names of places, which stand in tables of geodata/."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from dashboard.geography import gazetteer
from dashboard.settings import ROOT, settings

FOLDER = ROOT / "locale"
FILE = "{}/LC_MESSAGES/dashboard.po"


class Places(NullTranslations):
    """Names of provinces and districts as a catalogue: English -> the language."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.names = names

    def gettext(self, message: str) -> str:
        """The name of a place; any other text as it is."""
        return self.names.get(message, message)

    ugettext = gettext


@dataclass(frozen=True)
class About:
    """What locale/<language>/language.toml says of a translation.

    checked: a native reader has passed its shelter answers, help lines, penalties and the two crimes. offered: to
    readers of every site; otherwise where the setting LANGUAGES names it.
    """

    checked: bool = False
    offered: bool = True


@cache
def about(language: str) -> About:
    """What is known of the translation of a language. Raises TypeError for a key that has no meaning."""
    path = FOLDER / language / "language.toml"
    return About(**tomllib.loads(path.read_text("utf-8"))) if path.exists() else About()


def codes() -> list[str]:
    """The codes of the languages that have a catalogue, in order."""
    return sorted(found.parent.parent.name for found in FOLDER.glob(FILE.format("*")))


def offered() -> list[str]:
    """The codes of the languages that readers are offered beside English, in order."""
    return [code for code in codes() if about(code).offered or code in settings().languages]


def path(language: str) -> Path:
    """The catalogue of a language as a file."""
    return FOLDER / FILE.format(language)


def read(language: str) -> NullTranslations:
    """The catalogue of a language as it was written, compiled in memory, with the names of places behind it."""
    with path(language).open("rb") as file:
        written = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, written)
    compiled.seek(0)
    found = Translations(compiled)
    found.add_fallback(Places(gazetteer.translated(language)))
    return found
