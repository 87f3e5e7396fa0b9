"""The search of a published site: an index of everything there is to find, which the browser looks through."""

from __future__ import annotations

import json
from html import escape

from dashboard import site
from dashboard.i18n import say
from layouts import pages
from tools.publish.links import Links

TEXT = 220  # letters of the text an entry is found by, beside its name and its context


def index(links: Links) -> bytes:
    """All targets of the search as JSON: kind, name, text that is shown, more it is found by, and the file it leads to.

    Targets whose page is not published are left out.
    """
    found = []
    for collection in pages.finder().collections:
        for target in collection.every():
            path = site.under(target.path)
            leads = links.rewritten(path)
            if links.find_text(path):
                name = f"{target.title} {target.value}".strip()
                more = " ".join([target.key, *target.names, target.text])[:TEXT]
                kind = say(collection.name)
                found.append({"kind": kind, "name": name, "text": target.context, "more": more, "path": leads})
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def place(index_address: str) -> str:
    """Where the page of the search shows what was found, as HTML; the script of published pages fills it."""
    words = {
        "index": index_address,
        "nothing": say("Nothing holds all these words. Try fewer, or only their beginnings."),
        "failed": say("The index of the search could not be fetched; try again."),
    }
    told = "".join(f' data-{name}="{escape(text)}"' for name, text in words.items())
    return f'<div id="found" role="status"{told}></div>'
