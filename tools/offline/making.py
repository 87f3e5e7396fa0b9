"""Makes the files of the copy for disks, as those of the published site are made."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from typing import ClassVar

from dashboard import built_assets, site
from dashboard.selection import Selection
from routes.head import head
from tools.offline import start
from tools.offline.links import DiskLinks
from tools.offline.rewriting import DiskHtml
from tools.publish import searching
from tools.publish.addresses import file
from tools.publish.making import HTML, TEXT, Made, Maker
from tools.publish.plan import Entry

FONT = re.compile(r"url\(([\w.-]+\.woff2)\)")
KIND = {"Content-Type": HTML}


@dataclass
class DiskMaker(Maker):
    """Makes the files of the copy. `links` are those of the file that is made."""

    links: DiskLinks
    day: str = ""  # of the copy, as a date (2026-11-29)
    live: ClassVar[bool] = False

    def make(self, entry: Entry) -> Made:
        """The content of a file. Raises Unanswered or NoRenderer."""
        site.HOST.set("")  # that of a request for another file is no address of the site
        return Maker.make(replace(self, links=self.links.at(entry.file)), entry)

    def _html(self, entry: Entry, html: str, cache: str = "") -> Made:
        address = entry.address
        return Made(DiskHtml(self.links, address.path, address.language).rewritten(html).encode(), KIND)

    def make_notice(self, entry: Entry) -> Made:
        """The first page: what is in the copy, its day and its data version, and what needs a server."""
        page = start.page(self.links.plan, self.day, self.links.here)
        return self._words(entry, start.title(), head("/data", Selection()), page)

    def make_asset(self, entry: Entry) -> Made:
        """A built file; a style sheet holds its fonts, as browsers take none from another folder of a disk."""
        made = super().make_asset(entry)
        if not entry.file.endswith(".css"):
            return made

        def inside(found: re.Match[str]) -> str:
            font = base64.b64encode((built_assets.BUILD / found[1]).read_bytes()).decode()
            return f"url(data:font/woff2;base64,{font})"

        sheet = FONT.sub(inside, made.body.decode()).replace("font-display:optional", "font-display:block")
        return replace(made, body=sheet.encode())

    def make_search(self, entry: Entry) -> Made:
        """The index of the search as a plain script; its links are those of the page of the search."""
        page = file(replace(entry.address, path="/find"))
        return Made(b"window.siteIndex=" + searching.index(self.links.at(page)) + b";\n", {"Content-Type": TEXT})

    def make_note(self, entry: Entry) -> Made:
        """What the folder is, for whoever unpacks it."""
        return Made(start.readme(self.day).encode(), {"Content-Type": TEXT})
