"""Collects every text to translate, and brings the catalogue of each language up to date with them.

    python -m tools.words          (make words)

Babel finds the texts that stand in a call of `say`. Texts that come from a table or a dictionary are found by asking
for everything the site serves in English and writing down what it says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from typing import ClassVar

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from babel.support import NullTranslations

from dashboard import addresses, catalogue, i18n
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.geography import gazetteer
from dashboard.rendering import client as renderer
from dashboard.settings import ROOT
from dashboard.topics import proposals
from layouts import pages

KEYWORDS = {"say": None, "plural": (1, 2)}
WIDTH = 118  # of a line in a catalogue
LONG = 40  # letters of a text that are enough to know it by
FORMATS = ("csv", "json", "citation.txt", "xlsx")


class Said(str):
    """A text that notes what became of it when its values were filled in: that is no text to translate."""

    filled: ClassVar[set[str]] = set()

    def format(self, *args: object, **values: object) -> str:
        """The text with its values."""
        told = super().format(*args, **values)
        self.filled.add(told)
        return told


class Heard(NullTranslations):
    """A catalogue that notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, None] = {}

    def gettext(self, message: str) -> str:
        """The text as it is."""
        self.messages[str(message)] = None
        return Said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The text for n things; where it is written in a call, it is found there."""
        return Said(msgid1 if n == 1 else msgid2)

    ugettext = gettext
    ungettext = ngettext


def visited() -> Iterator[str]:
    """Every page, every view with one choice, every format of each chart, embeds, and pages of errors."""
    yield from (page.path for page in (*pages.PAGES, *pages.UNLISTED))
    yield from (f"/provinces/{code}" for code in gazetteer.provinces())
    yield from (f"/districts/{code}" for code in gazetteer.names())
    yield from (f"/figures/{name}" for name in tables.figure_datasets())
    yield from (f"/embed/recommendations/{name}" for name in proposals.ids())
    yield from (f"/recommendations/{name}" for name in proposals.ids())
    yield from ("/map?pins=lahore,gilgit", "/map?pins=lahore,quetta")
    yield from ("/nowhere", "/compare?provinces=punjab,sindh", "/find?q=quetta", "/find?q=judges", "/find?q=zzzz")
    yield from ("/api.json", "/since.xml", "/embed/nowhere", "/charts/nowhere.csv", "/brief?v=women-judges")
    yield "/brief?v=women-judges&v=women-police&v=shelter-coverage"
    for slug, chart in CHARTS.items():
        yield from (f"/charts/{slug}", f"/embed/{slug}", *(f"/charts/{slug}.{ending}" for ending in FORMATS))
        yield from (addresses.download(view, "card.html") for view in chart.views(("lang",)))


def heard() -> list[str]:
    """What the site says in English, in the order in which it says it."""
    ear = Heard()
    i18n._catalogue = lambda language: ear  # type: ignore[assignment]
    renderer.available = lambda: False  # pictures hold no other words, and take minutes
    client = import_module("app").server.test_client()
    for address in visited():
        client.get(address)
    # A name of a place comes from the tables of geodata/, not from a catalogue.
    places = {*gazetteer.provinces().values(), *gazetteer.names().values()}
    begun = tuple(told for told in Said.filled if len(told) > LONG)
    return [
        text
        for text in ear.messages
        if any(map(str.isalpha, text)) and text not in places | Said.filled and not text.startswith(begun)
    ]


def counters() -> list[str]:
    """Who counted, by all rows of the datasets: pages of places say it, one row here and another there."""
    rows = (row for name in tables.figure_datasets() for row in tables.table(name).to_dict("records"))
    found = dict.fromkeys(str(row.get("counted_by") or "") for row in rows)
    return [text for text in found if text and not text.lower().startswith("not stated")]


def collected() -> Catalog:
    """Every text to translate."""
    found = Catalog(project="dashboard", charset="utf-8")
    literal = chain.from_iterable(
        extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for folder in ("dashboard", "layouts", "routes", "tools/publish", "tools/offline")
    )
    for text in chain((entry[2] for entry in literal), counters(), heard()):
        if isinstance(text, tuple) or (isinstance(text, str) and text.strip()):
            found.add(text)
    return found


def main() -> int:
    """Write locale/dashboard.pot and bring every catalogue up to date; tell how far each is."""
    template = collected()
    catalogue.FOLDER.mkdir(exist_ok=True)
    with (catalogue.FOLDER / "dashboard.pot").open("wb") as file:
        write_po(file, template, sort_output=True, width=WIDTH, omit_header=True)
    print(f"› {len(template)} texts in locale/dashboard.pot")
    for language in catalogue.codes():
        path = catalogue.path(language)
        with path.open("rb") as file:
            known = read_po(file, locale=language)
        begun = known.creation_date
        known.update(template, no_fuzzy_matching=True)
        known.creation_date = begun  # else the file differs each time
        known.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, known, sort_output=True, width=WIDTH)
        told = sum(bool(message.string) for message in known if message.id)
        print(f"› {language}: {told} of {len(known)} texts translated ({100 * told / len(known):.1f} %)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
