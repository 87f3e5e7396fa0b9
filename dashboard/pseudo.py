"""A pseudo-language that shows what is not translated: accents, 40 % longer, marked ends, right to left.

It is switched on by the setting PSEUDO_LANGUAGE, for tests and for whoever prepares a translation. Text that a page
shows without the marks did not pass through `say`.
"""

from __future__ import annotations

import re

from babel.support import NullTranslations

CODE = "qps"  # reserved for pseudo-languages
NAME = "Pseudo-language"
START, END = "⟦", "⟧"
LONGER = 0.4  # translations are that much longer than English
ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
FIELD = re.compile(r"(\{[^}]*\})")


def pseudo(message: str) -> str:
    """`message` in the pseudo-language; its {fields} stay as they are."""
    if not message.strip() or (message.startswith(START) and message.endswith(END)):
        return message
    parts = [part if FIELD.fullmatch(part) else part.translate(ACCENTS) for part in FIELD.split(message)]
    return f"{START}{''.join(parts)}{'~' * round(len(message) * LONGER)}{END}"


class Translations(NullTranslations):
    """A catalogue that translates everything."""

    def gettext(self, message: str) -> str:
        """`message` in the pseudo-language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for one or for many in the pseudo-language."""
        return pseudo(msgid1 if n == 1 else msgid2)

    ugettext = gettext
    ungettext = ngettext
