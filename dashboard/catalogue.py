"""Translations: the gettext catalogue of a language, and the names of places, which stand in tables of geodata/."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from dashboard.geography import gazetteer
from dashboard.settings import ROOT

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


def codes() -> list[str]:
    """The codes of the languages that have a catalogue, in order."""
    return sorted(found.parent.parent.name for found in FOLDER.glob(FILE.format("*")))


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
