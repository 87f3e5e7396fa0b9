"""HTML as the application writes it -> HTML for a file server: links to files, and choices that name their files.

Every attribute that holds an address leads to a published file. An option of a filter tells the page (`data-page`) or
the card (`data-src`) it stands for, and the same choices are links where no script runs. Where the page is that of the
select with "#" for the value, the select tells it once: with an address in each of 144 districts, a list of them was
two fifths larger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape, unescape

from dashboard.i18n import say
from dashboard.selection import ALL, Selection
from layouts.components.controls import PAGE_WIDE
from tools.publish.addresses import Address
from tools.publish.links import Links

SELECT = re.compile(r"<select\b([^>]*)>(.*?)</select>(</label>)?", re.DOTALL)
OPTION = re.compile(r"<option\b([^>]*)>(.*?)</option>", re.DOTALL)
BUTTON = re.compile(r'<button\b[^>]*class="[^"]*no-script[^"]*"[^>]*>.*?</button>', re.DOTALL)
# The way to other languages, where they are not published.
LANGUAGES = re.compile(r'<div\b[^>]*class="languages".*?</div>|<link rel="alternate" hreflang[^>]*>', re.DOTALL)
LITE = re.compile(r'<span\b[^>]*class="lite-link".*?</span>', re.DOTALL)  # needs a server
COLOURS = re.compile(r'<nav\b[^>]*class="colours".*?</nav>')  # needs a server
ADDING = re.compile(r'(?s)<form\b[^>]*class="list-add".*?</form>')  # of any district: needs a server
SORT = re.compile(r"<a\b[^>]*data-sort[^>]*>(.*?)</a>", re.DOTALL)  # needs a server
ARTICLE = re.compile(r"<article\b[^>]*>")
ANCHOR = re.compile(r"<a\b[^>]*>")
FEW = 12  # options that are listed as links where no script runs
THUMBNAIL = re.compile(r'<a\b[^>]*class="thumbnail"[^>]*><img\b([^>]*)></a>')
KEPT = re.compile(r' data-pages="([^"]*)"')  # what a browser may keep, with spaces between
PRE = re.compile(r"(<pre\b[^>]*>)(.*?)(</pre>)", re.DOTALL)  # texts to copy, which name full addresses
CARD = re.compile(r"/charts/(?P<slug>[^/.]+)(?:/(?P<chosen>.+))?\.card\.html$")


def attribute(attributes: str, name: str) -> str:
    """The value of an attribute in a start tag, "" where it has none."""
    found = re.search(rf'(?:^|\s){name}="([^"]*)"', attributes)
    return unescape(found.group(1)) if found else ""


def without(attributes: str, *names: str) -> str:
    """A start tag without some attributes."""
    for name in names:
        attributes = re.sub(rf'\s{name}(?:="[^"]*")?(?=[\s>]|$)', "", attributes)
    return attributes


@dataclass(frozen=True)
class Html:
    """The HTML of one page, card or embed at `path`, and its language ("" in English)."""

    links: Links
    path: str
    language: str = ""

    def rewritten(self, html: str) -> str:
        """The HTML for a file server."""
        for part in (BUTTON, LITE, COLOURS, ADDING):
            html = part.sub("", html)
        html = SORT.sub(r"\1", html)
        if len(self.links.plan.languages) < 2:
            html = LANGUAGES.sub("", html)
        html = SELECT.sub(self._select, html)
        html = THUMBNAIL.sub(self._thumbnail, ANCHOR.sub(self._embed, html))
        here = re.escape(self.links.here)
        addresses = re.compile(
            r"\s(href|src|action|data-(?:src|figure|plotly|fields|script|sound|suggestions|worker|here)|content)"
            rf'="((?:{here})?/[^"]*|{here})"'
        )
        html = KEPT.sub(self._pages, html)
        html = PRE.sub(self._text, addresses.sub(self._address, html))
        html = html.replace("url(/assets/", f"url({self.links.base}/assets/")  # the font of an embed in Urdu
        return ANCHOR.sub(self._drawn, html)

    def _address(self, match: re.Match[str]) -> str:
        name, text = match.group(1), unescape(match.group(2))
        if name == "content" and not text.startswith(self.links.here):
            return match.group(0)
        base = self.links.base
        if name == "data-src":  # of an article: what the browser knows the view by; options are done already
            return match.group(0) if base and text.startswith(f"{base}/") else f' {name}="{escape(base + text)}"'
        leads = self.links.rewritten(text)
        if name in ("content", "src") and "/charts/" in text and ".png" in text:  # these must be pictures
            leads = self._picture(text, leads, whole=name == "content")
        return f' {name}="{escape(leads)}"'

    def _picture(self, text: str, leads: str, whole: bool) -> str:
        """Where a picture of a view lies as a file: in its size, else as a preview, else (`whole`) of the chart."""
        if leads.endswith(".png"):
            return leads
        path, _, query = text.partition("?")
        kept = "&".join(part for part in query.split("&") if not part.startswith("size="))
        preview = self.links.rewritten(f"{path}?{kept}&size=social")
        return self.links.rewritten(f"{path}?size=social") if whole and not preview.endswith(".png") else preview

    def _pages(self, match: re.Match[str]) -> str:
        """Of the pages that a browser may keep those that are published."""
        found = [name for address in unescape(match[1]).split() if (name := self.links.find_text(address))]
        return f' data-pages="{escape(" ".join(map(self.links.to_file, found)))}"'

    def _thumbnail(self, match: re.Match[str]) -> str:
        """A small picture where it is published: those of views with a filter are not."""
        return match[0] if self.links.find_text(attribute(match[1], "src")) else ""

    def _text(self, match: re.Match[str]) -> str:
        return match[1] + escape(self.links.in_text(unescape(match[2])), quote=False) + match[3]

    def _select(self, match: re.Match[str]) -> str:
        attributes, inside, end = match.group(1), match.group(2), match.group(3) or ""
        name, default = attribute(attributes, "name"), attribute(attributes, "data-default")
        if not default:  # no filter: the dialog of the embed
            return match.group(0)
        plain: list[tuple[str, str]] = []
        pattern = ""

        def option(found: re.Match[str]) -> str:
            nonlocal pattern
            told, label = found.group(1), found.group(2)
            value = attribute(told, "value")
            value = "" if value in (default, ALL) else value
            source = attribute(told, "data-src")
            told = without(told, "data-src")
            page, more = self._card(source, name, value) if source else self._page(name, value)
            if page:
                plain.append((page, label))
            if value and not source:
                pattern = pattern or page.replace(f"-{value}/", "-#/")
                more = more if not page or page != pattern.replace("#", value) else ""
            return f"<option{told}{more}>{label}</option>"

        inside = OPTION.sub(option, inside)
        links = "".join(f'<a data-to="{escape(page)}">{label}</a> ' for page, label in plain)
        listed = f'<noscript><span class="choices">{links}</span></noscript>' if len(plain) <= FEW else ""
        attributes += f' data-page="{escape(pattern)}"' if pattern else ""
        return f"<select{attributes}>{inside}</select>{end}{listed}"

    def _page(self, name: str, value: str) -> tuple[str, str]:
        page = self.links.choice(self.path, name, value, self.language)
        return page, f' data-page="{escape(page)}"' if page else self._closed()

    def _card(self, source: str, name: str, value: str) -> tuple[str, str]:
        """The page and the attributes of an option of a card; one choice at a time, but never without the place."""
        found = CARD.search(source)
        if not found:
            return "", self._closed()
        slug = found["slug"]
        choices = {key: text for key, text in vars(Selection.from_path(found["chosen"] or "")).items() if text}
        card = self.links.card(slug, choices, self.language)
        if not card and not set(choices) & {*PAGE_WIDE}:
            choices = {name: value} if value else {}
            card = self.links.card(slug, choices, self.language)
        if not card:
            return "", self._closed()
        page = self.links.find(Address(f"/charts/{slug}", tuple(sorted(choices.items())), language=self.language))
        return self.links.to_file(page) if page else "", f' data-src="{escape(card)}"'

    @staticmethod
    def _closed() -> str:
        return f' disabled title="{escape(say("Only on a running dashboard, together with what is chosen already"))}"'

    def _embed(self, match: re.Match[str]) -> str:
        """The link to an embed knows the file of its HTML to paste; without one it is a link only."""
        tag = match.group(0)
        if " data-embed=" not in tag:
            return tag
        address = Address.of(attribute(tag, "href"))
        name = self.links.find(replace(address, path=address.path.replace("/embed/", "/api/snippet/"), fragment=""))
        if not name:
            return without(tag, "data-embed")
        return f'{tag[:-1]} data-snippet="{escape(self.links.to_file(name))}">'

    @staticmethod
    def _drawn(match: re.Match[str]) -> str:
        """A link to a recipe of a picture draws it in the browser."""
        tag = match.group(0).replace(" data-to=", " href=")
        if ".picture.json" not in attribute(tag, "href") or " data-draw=" in tag:
            return tag
        words = escape(say("Drawing …")), escape(say("The picture could not be drawn; try again"))
        return f'{tag[:-1]} data-draw="{words[0]}" data-failed="{words[1]}">'
