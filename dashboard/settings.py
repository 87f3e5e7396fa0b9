"""Every setting of the program, read once from the environment.

A setting is one line of SETTINGS: its name (the environment variable), its default and what it does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PUBLIC = re.compile(r"https?://[\w.:\[\]-]+/?")


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
        "SECURITY_CONTACT",
        "",
        "Where to tell of a fault of security (mailto: or https:), in /.well-known/security.txt; empty: no such file.",
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
    Setting(
        "CHROMIUM",
        "",
        "Path of the Chromium that draws pictures; empty: searched on the machine; none: pictures are drawn in "
        "browsers only.",
    ),
    Setting(
        "DRAWING_SOCKET",
        "",
        "Socket of a drawing service that runs by itself (python -m tools.drawing_service); empty: one is started when "
        "a picture is wanted.",
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
    pseudo_language: bool
    datasets: Path
    geodata: Path
    border_sets: Path
    cache: Path
    chromium: str
    drawing_socket: str
    security_contact: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read SETTINGS from `environment` (the process's own by default).

        Raises ValueError, naming the variable and what it may be, when a value cannot be used.
        """
        given = os.environ if environment is None else environment
        raw = {setting.name: given.get(setting.name) or setting.default for setting in SETTINGS}
        if not raw["PORT"].isdigit():
            raise ValueError(f"PORT is {raw['PORT']!r}; it must be a number such as 8050.")
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
        if raw["SECURITY_CONTACT"] and not re.fullmatch(r"(mailto:|https://)\S+", raw["SECURITY_CONTACT"]):
            raise ValueError(
                f"SECURITY_CONTACT is {raw['SECURITY_CONTACT']!r}; it must begin with mailto: or https://, and hold no "
                "space."
            )
        if raw["PUBLIC_URL"] and not PUBLIC.fullmatch(raw["PUBLIC_URL"]):
            raise ValueError(
                f"PUBLIC_URL is {raw['PUBLIC_URL']!r}; it must be such as https://data.example.org, without a path: "
                "the site stands at the root of its name."
            )
        return cls(
            host=raw["HOST"],
            port=int(raw["PORT"]),
            borders=raw["BORDERS"],
            public_url=raw["PUBLIC_URL"].rstrip("/"),
            hosts=hosts,
            pseudo_language=bool(raw["PSEUDO_LANGUAGE"]),
            datasets=Path(raw["DATASETS"]),
            geodata=Path(raw["GEODATA"]),
            border_sets=sets,
            cache=Path(raw["CACHE"]),
            chromium=raw["CHROMIUM"],
            drawing_socket=raw["DRAWING_SOCKET"],
            security_contact=raw["SECURITY_CONTACT"],
        )


@cache
def settings() -> Settings:
    """The settings of this process, read at first use."""
    return Settings.from_environment()
