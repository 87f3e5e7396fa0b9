"""Where readers reach the site, and how an address says its language: "/ur/law" is "/law" in Urdu.

`?lang=ur` says the same; what the site itself writes has the language in the path. English has none.
"""

from __future__ import annotations

from contextvars import ContextVar
from urllib.parse import urlsplit

from dashboard import i18n
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGE
from dashboard.settings import settings

HOST: ContextVar[str] = ContextVar("host", default="")  # set for each request; "" in a notebook or a cron job
# What holds no words of ours, or is asked for at one address only.
ONE_FOR_ALL = (
    "/assets/",
    "/geodata/",
    "/embed.js",
    "/kept.js",
    "/v/",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/",
    "/_dash",
)


def address(path: str, language: str = "") -> str:
    """The full address of a path of ours, which `under` completes with its language."""
    return (settings().public_url or HOST.get()) + under(path, language)


def split(path: str) -> tuple[str, str]:
    """(language, path without it) of a path: "/ur/law" -> ("ur", "/law"), "/law" -> ("", "/law")."""
    code, _, rest = path.removeprefix("/").partition("/")
    if code == DEFAULT_LANGUAGE or code not in i18n.languages():
        return "", path
    return code, f"/{rest}"


def under(address: str, language: str = "") -> str:
    """An address of ours with its language in the path: "/law?lang=ur#bills" -> "/ur/law#bills".

    It is that which the address names, else `language`, else that in use. Other addresses stay as they are.
    """
    if not address.startswith("/") or address.startswith(("//", *ONE_FOR_ALL)):
        return address
    parts = urlsplit(address)
    (named, path), asked = split(parts.path), parts.query.split("&") if parts.query else []
    named = named or next((part.removeprefix("lang=") for part in asked if part.startswith("lang=")), "")
    used = next((code for code in (named, language, LANGUAGE.get()) if code in i18n.languages()), DEFAULT_LANGUAGE)
    prefix = "" if used == DEFAULT_LANGUAGE else f"/{used}"
    query = "&".join(part for part in asked if not part.startswith("lang="))
    return prefix + path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def asking(address: str, **query: str) -> str:
    """An address that asks for more, by parameters that need no escape (size="social")."""
    more = "&".join(f"{name}={value}" for name, value in query.items())
    return address + ("&" if "?" in address else "?") + more
