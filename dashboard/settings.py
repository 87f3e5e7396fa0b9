"""Every setting of the program, read once from the environment.

A setting is one line of SETTINGS: its name (the environment variable), its default and what it does.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALLEST_CACHE = 20_000_000  # bytes: the pictures of all pages, and room for a few others

PUBLIC = re.compile(r"https?://[\w.:\[\]-]+(/[^\s?#]*)?")
ROOTED = re.compile(r"https?://[^/]+/?")


@dataclass(frozen=True)
class Setting:
    """One environment variable: name, default, a sentence for the reader of the docs, and the default of make serve."""

    name: str
    default: str
    help: str
    serve: str | None = None  # None: as elsewhere


SETTINGS = (
    Setting("HOST", "127.0.0.1", "Address the server listens on."),
    Setting("PORT", "8050", "Port the server listens on."),
    Setting("BORDERS", "schematic", "Border set shown by default: schematic, tiles (no outline), or an installed one."),
    Setting("PUBLIC_URL", "", "Address under which readers reach the site; empty: taken from each request."),
    Setting("HOSTS", "", "Further host names the site answers to, with commas between; others get 421."),
    Setting(
        "SECURITY_CONTACT",
        "",
        "Where to tell of a fault of security (mailto: or https:), in /.well-known/security.txt, and of what somebody "
        "cannot read, on /accessibility; empty: no such file.",
    ),
    Setting(
        "LANGUAGES",
        "",
        "Codes of further translations to offer, with commas between: those begun and not offered by themselves.",
    ),
    Setting(
        "PSEUDO_LANGUAGE",
        "",
        "Any text offers a pseudo-language (lang=qps) that shows what is not translated; empty: off.",
    ),
    Setting("DATASETS", str(ROOT / "datasets"), "Folder of the datasets and their datapackage.json."),
    Setting(
        "OFFLINE_COPY",
        str(ROOT / "offline" / "dashboard-offline.zip"),
        "ZIP of the whole site that make offline wrote; /offline offers it where it is there.",
    ),
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
    Setting(
        "CHROMIUM_SANDBOX",
        "off",
        "on: Chromium draws in its sandbox, which root cannot use; off: without. With make serve it is on.",
        "on",
    ),
    Setting("WEB_CONCURRENCY", "2", "Worker processes. With make serve: one for each core.", "cores"),
    Setting("THREADS", "4", "Answers that a worker makes at the same time."),
    Setting("CONNECTIONS", "1000", "Connections that a worker holds at the same time."),
    Setting("REQUEST_SECONDS", "20", "Seconds in which a request must have arrived whole."),
    Setting(
        "FORWARDED_ALLOW_IPS", "127.0.0.1,::1", "Proxies whose X-Forwarded-Proto is believed, with commas between."
    ),
    Setting("LOG", "text", "text: a log for people; json: one JSON object a line. With make serve it is json.", "json"),
    Setting("ACCESS_LOG", "off", "on: a line for every answer with route, status and time; no address, no query."),
    Setting(
        "METRICS_PORT",
        "",
        "Port of 127.0.0.1 where /metrics answers, for Prometheus; empty: none. With make serve it is 9108.",
        "9108",
    ),
    Setting(
        "DRAWING_SOCKET",
        "",
        "Socket of a drawing service that runs by itself (python -m tools.drawing_service); empty: one is started when "
        "a picture is wanted.",
    ),
)
# What a number may be: the least and the most.
NUMBERS = {
    "PORT": (1, 65535),
    "CACHE_BYTES": (SMALLEST_CACHE, 10**15),
    "WEB_CONCURRENCY": (1, 256),
    "THREADS": (1, 256),
    "CONNECTIONS": (10, 100_000),
    "REQUEST_SECONDS": (1, 3600),
    "METRICS_PORT": (1, 65535),
}
CHOICES = {"CHROMIUM_SANDBOX": ("on", "off"), "LOG": ("text", "json"), "ACCESS_LOG": ("on", "off")}


def serving(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` with the defaults of make serve where it says nothing."""
    cores = str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    defaults = {setting.name: setting.serve for setting in SETTINGS if setting.serve is not None}
    chosen = {name: cores if value == "cores" else value for name, value in defaults.items()}
    return {**environment, **{name: value for name, value in chosen.items() if not environment.get(name)}}


def trusted(peer: str, proxies: Collection[str]) -> bool:
    """Whether an address is one of these proxies, or in one of these networks ("10.0.0.0/8"); "*" is any."""
    if "*" in proxies:
        return True
    try:
        found = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return any(found in ipaddress.ip_network(proxy, strict=False) for proxy in proxies if proxy)


def _checked(raw: Mapping[str, str]) -> None:
    """Raises ValueError where a number is none or out of bounds, or a choice is none of those there are."""
    for name, (least, most) in NUMBERS.items():
        number = raw[name]
        if number and not (number.isascii() and number.isdigit() and least <= int(number) <= most):
            raise ValueError(f"{name} is {number!r}; it must be a number from {least} to {most}.")
    for name, choices in CHOICES.items():
        if raw[name] not in choices:
            raise ValueError(f"{name} is {raw[name]!r}; it must be {' or '.join(choices)}.")
    for proxy in raw["FORWARDED_ALLOW_IPS"].split(","):
        try:
            proxy.strip() in ("", "*") or ipaddress.ip_network(proxy.strip(), strict=False)
        except ValueError:
            raise ValueError(
                f"FORWARDED_ALLOW_IPS has {proxy.strip()!r}; it must be addresses or networks such as 10.0.0.0/8."
            ) from None


@dataclass(frozen=True)
class Settings:
    """The settings as the program uses them."""

    host: str
    port: int
    borders: str
    public_url: str
    hosts: tuple[str, ...]
    proxies: tuple[str, ...]
    languages: tuple[str, ...]
    pseudo_language: bool
    datasets: Path
    offline_copy: Path
    geodata: Path
    border_sets: Path
    cache: Path
    cache_bytes: int
    chromium: str
    chromium_sandbox: bool
    workers: int
    threads: int
    connections: int
    request_seconds: int
    log: str
    access_log: bool
    metrics_port: int | None
    drawing_socket: str
    security_contact: str

    def served(self) -> Settings:
        """These settings, for a server. Raises ValueError where it cannot do what they say; published files can."""
        if self.public_url and not ROOTED.fullmatch(self.public_url):
            raise ValueError(
                f"PUBLIC_URL is {self.public_url!r}; it must be such as https://data.example.org, without a path: "
                "the site stands at the root of its name."
            )
        return self

    def trusts(self, peer: str) -> bool:
        """Whether a proxy at the address `peer` is believed who its client is: it is named, or in a network named."""
        return trusted(peer, self.proxies)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read SETTINGS from `environment` (the process's own by default).

        Raises ValueError, naming the variable and what it may be, when a value cannot be used.
        """
        given = os.environ if environment is None else environment
        raw = {setting.name: given.get(setting.name) or setting.default for setting in SETTINGS}
        _checked(raw)
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
                f"PUBLIC_URL is {raw['PUBLIC_URL']!r}; it must be such as https://data.example.org, without ? and #."
            )
        return cls(
            host=raw["HOST"],
            port=int(raw["PORT"]),
            borders=raw["BORDERS"],
            public_url=raw["PUBLIC_URL"].rstrip("/"),
            hosts=hosts,
            proxies=tuple(address.strip() for address in raw["FORWARDED_ALLOW_IPS"].split(",")),
            languages=tuple(code.strip() for code in raw["LANGUAGES"].split(",") if code.strip()),
            pseudo_language=bool(raw["PSEUDO_LANGUAGE"]),
            datasets=Path(raw["DATASETS"]),
            offline_copy=Path(raw["OFFLINE_COPY"]),
            geodata=Path(raw["GEODATA"]),
            border_sets=sets,
            cache=Path(raw["CACHE"]),
            cache_bytes=int(raw["CACHE_BYTES"]),
            chromium=raw["CHROMIUM"],
            chromium_sandbox=raw["CHROMIUM_SANDBOX"] == "on",
            workers=int(raw["WEB_CONCURRENCY"]),
            threads=int(raw["THREADS"]),
            connections=int(raw["CONNECTIONS"]),
            request_seconds=int(raw["REQUEST_SECONDS"]),
            log=raw["LOG"],
            access_log=raw["ACCESS_LOG"] == "on",
            metrics_port=int(raw["METRICS_PORT"]) if raw["METRICS_PORT"] else None,
            drawing_socket=raw["DRAWING_SOCKET"],
            security_contact=raw["SECURITY_CONTACT"],
        )


@cache
def settings() -> Settings:
    """The settings of this process, read at first use."""
    return Settings.from_environment()
