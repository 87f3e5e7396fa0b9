"""Links of the copy for disks: from each file to others by relative paths, with the names of files in full."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layouts import families, offline
from tools.offline.plan import ASIDE, ELSEWHERE, README, START
from tools.publish.addresses import Address, file
from tools.publish.links import Links
from tools.publish.plan import NEEDS_SERVER

SITE = "site"  # the folder of all files but those that a reader opens first
FIRST = (START, README)


@dataclass
class DiskLinks(Links):
    """The links of one file; `root` is the way from its folder to that of the site ("../..")."""

    root: str = "."

    @property
    def base(self) -> str:
        """What the address of a file begins with."""
        return self.root

    def at(self, name: str) -> DiskLinks:
        """The links of the file of this name in the plan."""
        root = SITE if name in FIRST else "/".join([".."] * name.count("/")) or "."
        return replace(self, root=root)

    def _find(self, address: Address) -> str:
        if address.path == offline.PATH:  # the page that offers this copy
            return file(Address(NEEDS_SERVER, language=address.language))
        if name := super()._find(address):
            return name
        place = address.chosen.get("district", "")
        if place and not address.path.startswith((families.CHART_PATH, families.DISTRICTS)):
            return super()._find(Address(families.DISTRICTS + place, language=address.language))
        kept = tuple(pair for pair in address.query if pair[0] not in (*ASIDE, *ELSEWHERE))
        return super()._find(replace(address, query=kept)) if kept != address.query else ""

    def rewritten(self, text: str) -> str:
        """A site address as a relative one; a full address of the site on the web stays."""
        return text if not text.startswith("/") else super().rewritten(text)

    def in_text(self, text: str) -> str:
        """Texts to copy, and data, name the site on the web: where they are pasted nobody has this copy."""
        return text

    def choice(self, path: str, name: str, value: str, language: str = "") -> str:
        """The page of a choice; a district that the page has no view of leads to its own page."""
        found = super().choice(path, name, value, language)
        if found or name != "district" or not value:
            return found
        own = self.find(Address(families.DISTRICTS + value, language=language))
        return self.to_file(own) if own else ""
