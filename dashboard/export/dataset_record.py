"""A view as schema.org's Dataset, which search engines for data read (https://schema.org/Dataset)."""

from __future__ import annotations

import json
from typing import Any

from dashboard import addresses, i18n
from dashboard.chart import View
from dashboard.export.citation import AUTHOR, LICENCE_URL, WORK, issued
from dashboard.i18n import say

LONGEST = 5000  # letters of a description, by the rules of search engines
SHORTEST = 50
FILES = (
    ("csv", "text/csv"),
    ("json", "application/json"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


def record(view: View, host: str) -> dict[str, Any]:
    """The record of a view; host: the address of the site, without a final slash."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": view.title,
        "description": description(view),
        "url": host + addresses.page(view),
        "version": view.version,
        "dateModified": issued(),
        "inLanguage": i18n.LANGUAGE.get() or "en",
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": say(AUTHOR)},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": say(WORK), "url": host + "/data"},
        "spatialCoverage": {"@type": "Place", "name": "Pakistan"},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": host + addresses.download(view, ending)}
            for ending, kind in FILES
        ],
    }


def description(view: View) -> str:
    """What the view shows, with the notes that must stand wherever it is shown, in 50 to 5,000 letters."""
    told = " ".join([view.alt, *view.notes])
    return (told if len(told) >= SHORTEST else f"{view.title}. {told}")[:LONGEST]


def script(view: View, host: str) -> str:
    """The record as an element of a document's head. It holds data only, so that no policy of scripts is about it."""
    text = json.dumps(record(view, host), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
