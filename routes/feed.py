"""The Atom feed: what changed since the report, and our own corrections."""

from __future__ import annotations

from flask import Flask, Response

from dashboard import i18n, site
from dashboard.data import catalogue
from dashboard.export import citation
from dashboard.i18n import say
from dashboard.topics import since
from routes.responses import served
from routes.templates import document

ATOM = "application/atom+xml; charset=utf-8"
TITLE = 90  # letters of a title; the whole sentence is the summary


def entries() -> list[dict[str, str]]:
    """Changes since the report and corrections of ours, the newest first, each as title, link, day and words."""
    found = [
        {
            "title": short(say(step.text)),
            "id": site.address(f"{since.FEED}#{step.id}"),
            "link": site.address(step.path),
            "updated": moment(step.day),
            "category": step.theme,
            "summary": f"{say(step.text)} {'; '.join(source['publisher'] for source in step.sources)}.",
        }
        for step in since.everything()
    ]
    found += [
        {
            "title": short(say("Corrected here: {change}", change=say(row["change"]))),
            "id": site.address(f"{since.FEED}#{row['id']}"),
            "link": site.address("/method#changes"),
            "updated": moment(row["date"]),
            "category": "corrections",
            "summary": f"{say(row['change'])} {say(row['why'])}".strip(),
        }
        for row in catalogue.changes()
        if row["kind"] == "corrected"
    ]
    return sorted(found, key=lambda entry: entry["updated"], reverse=True)


def moment(day: str) -> str:
    """A day as Atom writes a moment."""
    return f"{day}T00:00:00Z"


def short(text: str) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= TITLE else text[:TITLE].rsplit(" ", 1)[0] + " …"


def register(server: Flask) -> None:
    """Adds the address of the feed."""

    @server.get(since.FEED)
    def feed() -> Response:
        listed = entries()
        text = document(
            "since.xml",
            code=i18n.LANGUAGE.get(),
            title=say("Pakistan’s response to trafficking and smuggling: changes and corrections"),
            address=site.address(since.FEED),
            page=site.address(since.PATH),
            updated=listed[0]["updated"],
            author=say(citation.AUTHOR),
            entries=listed,
        )
        return served(text.encode(), ATOM)
