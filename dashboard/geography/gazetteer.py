"""Names of places: provinces, the drawn units, and the crosswalk of every name that a source uses."""

from __future__ import annotations

from functools import cache

import pandas as pd

from dashboard.settings import settings


def read_csv(name: str) -> pd.DataFrame:
    """A table of geodata/, every cell as text."""
    return pd.read_csv(settings().geodata / name, dtype=str, keep_default_na=False)


@cache
def units() -> pd.DataFrame:
    """The 144 units that are drawn: code, name, name_ur, province, counted_in, census_2023."""
    return read_csv("units.csv")


@cache
def provinces() -> dict[str, str]:
    """Code -> name of the seven provinces and territories, in the order they are listed."""
    frame = read_csv("provinces.csv")
    return dict(zip(frame["code"], frame["name"], strict=True))


@cache
def province_of() -> dict[str, str]:
    """Code of a unit -> code of its province."""
    frame = units()
    return dict(zip(frame["code"], frame["province"], strict=True))


@cache
def counted_in() -> dict[str, str]:
    """Code of a frontier region -> code of the unit whose counts hold it, and which may draw it."""
    frame = units()
    return {row.code: row.counted_in for row in frame.itertuples() if row.counted_in}


@cache
def names() -> dict[str, str]:
    """Code of a unit -> its name."""
    frame = units()
    return dict(zip(frame["code"], frame["name"], strict=True))


@cache
def urdu() -> dict[str, str]:
    """Code of a province or unit -> its name in Urdu."""
    return {row.code: row.name_ur for frame in (read_csv("provinces.csv"), units()) for row in frame.itertuples()}


@cache
def every() -> frozenset[str]:
    """The names of all provinces and units."""
    return frozenset((*provinces().values(), *names().values()))


@cache
def translated(language: str) -> dict[str, str]:
    """English name of a province or unit -> its name in a language, from the column name_<language> of the tables."""
    column = f"name_{language}"
    frames = [frame for frame in (read_csv("provinces.csv"), units()) if column in frame]
    return {name: own for frame in frames for name, own in zip(frame["name"], frame[column], strict=True) if own}


def title(code: str) -> str:
    """The name of a province or unit."""
    return provinces().get(code) or names()[code]


@cache
def crosswalk() -> pd.DataFrame:
    """Every name used by any source: name, source, level, unit (the code that draws it, "" when none does)."""
    return read_csv("crosswalk.csv")


@cache
def _located() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in crosswalk().itertuples():
        key = (row.name.casefold(), row.level)
        known = found.get(key, ())
        codes = [code.strip() for code in row.unit.split(";") if code.strip()]
        found[key] = known + tuple(code for code in codes if code not in known)
    for code, name in names().items():
        found.setdefault((name.casefold(), "district"), (code,))
    for code, name in provinces().items():
        found.setdefault((name.casefold(), "province"), (code,))
    return found


def locate(name: str, level: str) -> tuple[str, ...] | None:
    """Codes of the units that draw `name`; () for a known name that is not drawn, None for an unknown one."""
    return _located().get((name.strip().casefold(), level))


def code_of(name: str, level: str) -> str:
    """The code of the unit that a name stands for, the first where it stands for several, "" where for none."""
    return (locate(name, level) or ("",))[0]


def home(code: str) -> str:
    """Code of the province a unit lies in; a province is its own home, "" for what is neither."""
    return code if code in provinces() else province_of().get(code, "")


def province_code(name: str, level: str) -> str:
    """Code of the province a geography lies in, "" for the country and what lies outside."""
    return home(code_of(name, level))
