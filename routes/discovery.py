"""What machines look for first: robots.txt, the sitemap, and whom to tell of a fault of security."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape

from flask import Flask, Response

from dashboard import i18n, site
from dashboard.settings import settings
from layouts import families, pages
from routes import head
from routes.responses import refused, served

TEXT = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
SITEMAP = "/sitemap.xml"
SECURITY = "/.well-known/security.txt"
POLICY = 180  # days for which the contact is promised; a year is the most that RFC 9116 advises
# They hold a reader's words, or cost much and say nothing that a page does not.
CLOSED = ("/brief", "/find", "/map/find", "/api/find.json")


def robots() -> str:
    """robots.txt (RFC 9309): all but what holds a reader's words."""
    closed = [site.under(path, code) for code in i18n.languages() for path in CLOSED]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {site.address(SITEMAP)}"]
    return "\n".join(lines) + "\n"


def addresses() -> list[str]:
    """The path of every page that search engines may list."""
    alone = [page.path for page in (*pages.PAGES, *pages.UNLISTED) if page.indexed]
    return [*alone, *(family.path + key for family in families.FAMILIES for key in family.every())]


def sitemap() -> str:
    """The sitemap (https://www.sitemaps.org/protocol.html): every page at its default, in each language."""
    entries = "".join(entry for path in addresses() for entry in _entries(path))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}</urlset>\n'
    )


def _entries(path: str) -> list[str]:
    """An entry for a page in each language; every one names all of them."""
    found = head.alternates(path)
    same = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(to)}"/>' for code, to in found)
    own = [to for code, to in found if code in i18n.languages()] or [site.address(path)]
    return [f"<url><loc>{escape(to)}</loc>{same}</url>\n" for to in own]


def security(today: dt.date) -> str:
    """security.txt (RFC 9116): the contact in SECURITY_CONTACT, good for POLICY days."""
    until = today + dt.timedelta(days=POLICY)
    return (
        f"Contact: {settings().security_contact}\n"
        f"Expires: {until.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {site.address(SECURITY)}\n"
    )


def register(server: Flask) -> None:
    """Adds the three addresses; security.txt is 404 where the operator named no contact."""

    @server.get("/robots.txt")
    def robots_text() -> Response:
        return served(robots().encode(), TEXT)

    @server.get(SITEMAP)
    def sitemap_file() -> Response:
        return served(sitemap().encode(), XML)

    @server.get(SECURITY)
    def security_text() -> Response:
        if not settings().security_contact:
            return refused("The operator of this site has named no contact.", 404)
        return served(security(dt.datetime.now(dt.UTC).date()).encode(), TEXT)
