"""The names of places: of provinces and districts, old names, other spellings, Urdu, and towns in them."""

from __future__ import annotations

from dashboard.geography import gazetteer
from dashboard.i18n import per_language
from dashboard.search import synonyms
from dashboard.search.words import phrase_of

# Names that are words too: alone they are no place.
WORDS_TOO = frozenset({("hub",), ("mand",), ("mach",)})


def place_path(code: str) -> str:
    """Where a province or a district is shown."""
    return f"/provinces/{code}" if code in gazetteer.provinces() else f"/districts/{code}"


@per_language()
def titles() -> dict[str, str]:
    """Code -> name of every province and district."""
    return {code: gazetteer.title(code) for code in (*gazetteer.provinces(), *gazetteer.names())}


@per_language()
def called() -> dict[str, tuple[str, ...]]:
    """Code -> other names of a province or district in the sources, places in it included."""
    found: dict[str, list[str]] = {}
    for row in gazetteer.crosswalk().itertuples():
        if row.level in ("province", "district", "place") and not {";", "("} & set(row.unit + row.name):
            found.setdefault(row.unit, []).append(row.name)
    for same in synonyms.SAME:
        for code, name in titles().items():
            if name in same.names:
                found.setdefault(code, []).extend(same.names)
    return {
        code: tuple(n for n in dict.fromkeys(names) if phrase_of(n) != phrase_of(titles().get(code, "")))
        for code, names in found.items()
    }


@per_language()
def wider() -> dict[str, str]:
    """Code -> names of what the sources count a district into ("former FATA", "Gujranwala Division")."""
    found: dict[str, str] = {}
    for row in gazetteer.crosswalk().itertuples():
        for code in row.unit.split("; ") if ";" in row.unit and ";" not in row.name else ():
            found[code] = f"{found.get(code, '')} {row.name}"
    return found


@per_language()
def place_phrases() -> dict[tuple[str, ...], str]:
    """Phrase -> code of the province or district that it names."""
    found: dict[tuple[str, ...], str] = {}
    urdu = gazetteer.urdu()
    for code, name in titles().items():
        for called_so in (name, urdu[code], *called().get(code, ())):
            if phrase_of(called_so) and phrase_of(called_so) not in WORDS_TOO:
                found.setdefault(phrase_of(called_so), code)
    return found
