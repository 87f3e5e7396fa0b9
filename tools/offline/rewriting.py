"""HTML as the application writes it -> HTML that is opened from a disk: nothing in it fetches or leads nowhere."""

from __future__ import annotations

import re
from html import escape

from dashboard.i18n import say
from dashboard.selection import Selection
from layouts import offline
from layouts.components.controls import PAGE_WIDE
from tools.offline.plan import SCRIPT
from tools.publish.addresses import SEARCH, Address
from tools.publish.rewriting import ANCHOR, CARD, Html, attribute

# What search engines, social networks and servers read; fonts stand in the style sheet; charts are pictures, which are
# neither played nor walked by keys; a script may read no file to copy it; nobody else can open an address of a disk.
FOR_SERVERS = re.compile(
    r'<meta (?:property="og:|name="twitter:)[^>]*>|<link rel="(?:canonical|alternate|preload)"[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>|<div class="tapped".*?</p></div>'
    r'|<dialog\b[^>]*\bid="embed-dialog".*?</dialog>'
    r'|<div\b[^>]*class="zoom".*?</div>'
    r'|<button\b[^>]*class="action (?:play|take)\b.*?</button>|<p\b[^>]*id="chart-keys".*?</p>',
    re.DOTALL,
)
PICTURE = re.compile(
    r'<a\b[^>]*data-tab="picture"[^>]*>.*?</a>|<div\b[^>]*\bid="show-picture"[^>]*>.*?</div>', re.DOTALL
)
ATTRIBUTES = re.compile(r'\s(?:data-(?:figure|plotly|suggestions|part|open|pin|most)="[^"]*"|data-draw="[^"]*")')
ARTICLE = re.compile(r'(<article\b[^>]*?)\sdata-src="[^"]*"')
SCRIPTS = re.compile(r'<script src="([^"]*)"></script>')
ACTION = re.compile(r'<a\b[^>]*class="action"[^>]*>.*?</a>', re.DOTALL)
LEGEND = re.compile(r'<button aria-pressed="false" data-colour="[^"]*" type="button">(.*?)</button>', re.DOTALL)
COPIES = re.compile(r'<details\b[^>]*class="cite reuse".*?</details>', re.DOTALL)
# The downloads of a view in a line, and the chart as one file.
FILE = re.compile(r"<a\b[^>]*>(?:<bdi\b[^>]*>)?[^<]*(?:</bdi>)?</a>")  # a name from the left, on a page from the right
FILES = re.compile(rf"<p>((?:{FILE.pattern}(?: · )?)+)</p>")
ONE_FILE = re.compile(r'<p class="fine"><a href="/(?:\w\w/)?charts/[^"]*\.html[^"]*">.*?</p>', re.DOTALL)
FOOT = re.compile(r'(<footer\b[^>]*class="site-footer".*?)(</div></footer>)', re.DOTALL)


class DiskHtml(Html):
    """The HTML of one file of the copy."""

    def rewritten(self, html: str) -> str:
        """The HTML with relative links, without what a disk cannot answer."""
        html = PICTURE.sub("", FOR_SERVERS.sub("", html))
        html = LEGEND.sub(r"\1", ARTICLE.sub(r"\1", ATTRIBUTES.sub("", html)))
        html = SCRIPTS.sub(lambda found: found[0] if self.links.find_text(found[1]) else "", html)
        html = FILES.sub(self._files, ONE_FILE.sub("", ACTION.sub(self._action, html)))
        if not self.links.here:  # texts to copy name the site on the web
            html = COPIES.sub("", html)
        html = super().rewritten(html).replace(SEARCH.lstrip("/"), SEARCH.lstrip("/").removesuffix(".json") + SCRIPT)
        return FOOT.sub(self._told, html, count=1)

    def _files(self, match: re.Match[str]) -> str:
        """Of a line of links those that lead to files, or to pages on the web."""
        found = [link for link in FILE.findall(match[1]) if self._there(attribute(link[2:], "href"))]
        return f"<p>{' · '.join(found)}</p>" if found else ""

    def _there(self, address: str) -> bool:
        return not address.startswith("/") or bool(self.links.find_text(address))

    def _action(self, match: re.Match[str]) -> str:
        """A download or another form of a view, where it is a file here."""
        leads = attribute(ANCHOR.match(match[0])[0], "href")  # type: ignore[index]
        return match[0] if self.links.find_text(leads) and " data-embed=" not in match[0] else ""

    def _card(self, source: str, name: str, value: str) -> tuple[str, str]:
        """An option of a card leads to the page of the chart: no card is fetched from a disk."""
        found = CARD.search(source)
        if not found:
            return "", self._closed()
        choices = {key: text for key, text in vars(Selection.from_path(found["chosen"] or "")).items() if text}
        path = f"/charts/{found['slug']}"
        page = self._of_chart(path, choices)
        if not page and not set(choices) & {*PAGE_WIDE}:
            page = self._of_chart(path, {name: value} if value else {})
        return (page, f' data-page="{escape(page)}"') if page else ("", self._closed())

    def _of_chart(self, path: str, choices: dict[str, str]) -> str:
        address = Address(path, tuple(sorted(choices.items())), language=self.language)
        name = self.links.find(address)
        return self.links.to_file(name) if name else ""

    def _told(self, match: re.Match[str]) -> str:
        told = escape(say("This page is part of a copy on a disk."))
        more = escape(say("What is in it, of what day it is, and what needs a server"))
        leads = escape(self.links.rewritten(offline.PATH))
        return f'{match[1]}<p>{told} <a href="{leads}">{more}</a></p>{match[2]}'
