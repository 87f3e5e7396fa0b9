"""Every setting of the program, read once from the environment.

A setting is one line of SETTINGS: its name (the environment variable), its default and what it does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALLEST_CACHE = 20_000_000  # bytes: the pictures of all pages, and room for a few others


@dataclass(frozen=True)
class Setting:
    """One environment variable: name, default and a sentence for the reader of the docs."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("HOST", "127.0.0.1", "Address the server listens on."),
    Setting("PORT", "8050", "Port the server listens on."),
    Setting("BORDERS", "schematic", "Border set shown by default: schematic, tiles (no outline), or an installed one."),
    Setting("PUBLIC_URL", "", "Address under which readers reach the site; empty: taken from each request."),
    Setting("HOSTS", "", "Further host names the site answers to, with commas between; others get 421."),
    Setting(
        "FORWARDED_ALLOW_IPS",
        "127.0.0.1,::1",
        "Addresses of proxies, with commas between, that are believed who their client is; *: any.",
    ),
    Setting(
        "PSEUDO_LANGUAGE",
        "",
        "Any text offers a pseudo-language (lang=qps) that shows what is not translated; empty: off.",
    ),
    Setting("DATASETS", str(ROOT / "datasets"), "Folder of the datasets and their datapackage.json."),
    Setting("GEODATA", str(ROOT / "geodata"), "Folder of the border set."),
    Setting("BORDER_SETS", str(ROOT / "geodata" / "sets"), "Folder of the border sets that make borders installs."),
    Setting("CACHE", str(ROOT / ".cache"), "Folder for drawn pictures; may be deleted at any time."),
    Setting("CACHE_BYTES", "500000000", "Bytes of drawn pictures kept at most; the least recently used go first."),
    Setting(
        "CHROMIUM",
        "",
        "Path of the Chromium that draws pictures; empty: searched on the machine; none: pictures are drawn in "
        "browsers only.",
    ),
)


@dataclass(frozen=True)
class Settings:
    """The settings as the program uses them."""

    host: str
    port: int
    borders: str
    public_url: str
    hosts: tuple[str, ...]
    proxies: tuple[str, ...]
    pseudo_language: bool
    datasets: Path
    geodata: Path
    border_sets: Path
    cache: Path
    cache_bytes: int
    chromium: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read SETTINGS from `environment` (the process's own by default).

        Raises ValueError, naming the variable and what it may be, when a value cannot be used.
        """
        given = os.environ if environment is None else environment
        raw = {setting.name: given.get(setting.name) or setting.default for setting in SETTINGS}
        if not raw["PORT"].isdigit():
            raise ValueError(f"PORT is {raw['PORT']!r}; it must be a number such as 8050.")
        if not raw["CACHE_BYTES"].isdecimal() or int(raw["CACHE_BYTES"]) < SMALLEST_CACHE:
            raise ValueError(
                f"CACHE_BYTES is {raw['CACHE_BYTES']!r}; it must be a number of bytes, {SMALLEST_CACHE} at least."
            )
        sets = Path(raw["BORDER_SETS"])
        if raw["BORDERS"] not in ("schematic", "tiles") and not (sets / raw["BORDERS"] / "set.json").is_file():
            raise ValueError(
                f"BORDERS is {raw['BORDERS']!r}; it must be schematic, tiles or a set that make borders installed "
                f"in {sets}."
            )
        hosts = tuple(name.strip() for name in raw["HOSTS"].split(",") if name.strip())
        if raw["HOST"] not in ("127.0.0.1", "localhost", "::1") and not (hosts or raw["PUBLIC_URL"]):
            raise ValueError(
                f"HOST is {raw['HOST']!r}, which others can reach; PUBLIC_URL or HOSTS must say under which name."
            )
        return cls(
            host=raw["HOST"],
            port=int(raw["PORT"]),
            borders=raw["BORDERS"],
            public_url=raw["PUBLIC_URL"].rstrip("/"),
            hosts=hosts,
            proxies=tuple(address.strip() for address in raw["FORWARDED_ALLOW_IPS"].split(",")),
            pseudo_language=bool(raw["PSEUDO_LANGUAGE"]),
            datasets=Path(raw["DATASETS"]),
            geodata=Path(raw["GEODATA"]),
            border_sets=sets,
            cache=Path(raw["CACHE"]),
            cache_bytes=int(raw["CACHE_BYTES"]),
            chromium=raw["CHROMIUM"],
        )


@cache
def settings() -> Settings:
    """The settings of this process, read at first use."""
    return Settings.from_environment()
