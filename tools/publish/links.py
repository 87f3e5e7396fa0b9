"""Where links lead on a published site: to the file that holds the answer, or to what a server is needed for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode, urlsplit

from dashboard import site
from dashboard.charts import CHARTS
from dashboard.search import engine
from tools.publish.addresses import DEFAULT_SIZE, Address, file
from tools.publish.plan import NEEDS_SERVER, Plan, page_filters


@dataclass
class Links:
    """The links of one published site.

    here: the full address readers reach it by, without a final slash ("https://example.org/pakistan"); server: that of
    a running dashboard for what no file can answer, "" where there is none.
    """

    plan: Plan
    here: str
    server: str = ""
    found: dict[Address, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The path the site lies under, "" at the root of its host."""
        return urlsplit(self.here).path.rstrip("/")

    def find(self, address: Address) -> str:
        """The published file that answers an address, "" where there is none."""
        plain = replace(address, fragment="")
        if plain not in self.found:
            # What is the same in every language, such as a dataset, is published once.
            self.found[plain] = self._find(plain) or (self._find(replace(plain, language="")) if plain.language else "")
        return self.found[plain]

    def _find(self, address: Address) -> str:
        if (name := file(address)) in self.plan:
            return name
        if address.path == engine.PATH:
            name = file(replace(address, query=()))
            return name if name in self.plan else ""
        stem, _, ending = address.path.rpartition("/")[2].partition(".")
        if (
            ending == "png" and stem in CHARTS and "style" not in address.chosen
        ):  # drawn in the browser, from its recipe
            if address.chosen.get("size", DEFAULT_SIZE) != DEFAULT_SIZE:
                return ""
            query = tuple(pair for pair in address.query if pair[0] != "size")
            recipe = file(replace(address, path=f"/charts/{stem}.picture.json", query=query))
            return recipe if recipe in self.plan else ""
        if not ending and not address.path.startswith(("/embed", "/api/snippet", "/v/")):
            # A page leaves aside what it has no filter for.
            used = tuple(pair for pair in address.query if pair[0] in page_filters(address.path))
            if used != address.query and (name := file(replace(address, query=used))) in self.plan:
                return name
        return ""

    def find_text(self, text: str) -> str:
        """The same for an address as text."""
        return self.find(Address.of(text))

    def to_file(self, name: str, start: str | None = None) -> str:
        """The address of a published file."""
        return f"{self.base if start is None else start}/{quote(name, safe='/,~-._')}"

    def rewritten(self, text: str) -> str:
        """A site address ("/charts/x?court=high", with or without our host) as one the published site answers."""
        whole = (bool(self.here) and text.startswith(self.here + "/")) or text == self.here
        address = Address.of(text.removeprefix(self.here) or "/" if whole else text)
        start = self.here if whole else self.base
        fragment = f"#{address.fragment}" if address.fragment else ""
        if name := self.find(address):
            asked = f"?{urlencode(address.query)}" if address.path == engine.PATH and address.query else ""
            return self.to_file(name, start) + asked + fragment
        if self.server:
            return self.server + site.under(address.ask) + fragment
        return self.to_file(file(Address(NEEDS_SERVER, language=address.language)), start)

    def in_text(self, text: str) -> str:
        """A text (CSV, JSON, BibTeX) whose full addresses of ours lead to published files."""
        text = text.replace('"/geodata/', f'"{self.base}/geodata/')
        return re.sub(re.escape(self.here) + r"(?:/[^\s\"'<>\\)\]{}]*)?", self._in_text, text)

    def _in_text(self, match: re.Match[str]) -> str:
        whole = match.group(0)
        kept = whole.rstrip(".,;:")
        following = match.string[match.end() : match.end() + 1]
        return whole if following == "{" else self.rewritten(kept) + whole[len(kept) :]

    def choice(self, path: str, name: str, value: str, language: str = "") -> str:
        """The address of a page with one choice made, "" where it is not published."""
        found = file(Address(path, ((name, value),) if value else (), language=language))
        return self.to_file(found) if found in self.plan else ""

    def card(self, slug: str, choices: dict[str, str], language: str = "") -> str:
        """The address of a card, "" where that view is not published."""
        name = file(Address(f"/charts/{slug}.card.html", tuple(sorted(choices.items())), language=language))
        return self.to_file(name) if name in self.plan else ""
