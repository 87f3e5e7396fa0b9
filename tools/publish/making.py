"""Makes the content of each published file, with what a store is told of it: content type, caching, headers."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dash.development.base_component import Component
from flask import Flask, Response

from dashboard import addresses, built_assets, i18n
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image, image
from dashboard.geography import layers
from dashboard.rendering import client as renderer
from dashboard.rendering import fonts
from dashboard.search import engine
from dashboard.selection import Selection
from layouts import embed as embed_layout
from layouts import pages
from layouts.components import card, html_writer, map_panel
from layouts.components.picture import frame
from routes import charts, embed, images, templates
from routes.head import head
from routes.responses import ASKING, BRIEFLY, FOREVER
from tools.publish import map_page, notice, searching
from tools.publish.addresses import SEARCH, file
from tools.publish.links import Links
from tools.publish.plan import FACE, Entry
from tools.publish.rewriting import Html

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
# Seconds between attempts to draw: the drawing process may be ended by whoever else uses it, and after one that did not
# start, as on a machine with too much to do, none is started for a while.
PAUSES = (1, 5, renderer.RESTING + 1, renderer.RESTING + 1)
TOLD = ("Content-Security-Policy", "Permissions-Policy", "X-Robots-Tag")
FRAMING = ("Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Opener-Policy")
TOLD_TOO = ("Access-Control-Allow-Origin", "X-Content-Type-Options", "Referrer-Policy", "Content-Disposition")


class Unanswered(Exception):
    """The application has no good answer to an address of the plan."""


@dataclass(frozen=True)
class Made:
    """The content of a file and its headers (names as in HTTP)."""

    body: bytes
    headers: dict[str, str]


def static_pictures(view: View) -> str:
    """The pictures of a view in their frame; without Chromium an empty frame, which the browser draws."""
    return frame(view, _patiently(lambda: card_image.card_svgs(view)) if renderer.available() else [])


def _patiently(draw: Callable[[], Any]) -> Any:
    """What `draw` gives. Raises NoRenderer when it fails over and over."""
    for pause in PAUSES:
        with contextlib.suppress(renderer.NoRenderer):
            return draw()
        time.sleep(pause)
    return draw()


@dataclass
class Maker:
    """Makes the files of one published site with the application `server`."""

    server: Flask
    links: Links
    live: ClassVar[bool] = True  # whether charts come to life in the browser

    def make(self, entry: Entry) -> Made:
        """The content of a file. Raises Unanswered or NoRenderer."""
        make = getattr(self, f"make_{entry.kind}")
        with self.server.test_request_context(entry.ask):
            i18n.use(entry.address.language)
            made: Made = make(entry)
        return made

    def _html(self, entry: Entry, html: str, cache: str = ASKING) -> Made:
        """HTML with its links turned to files, and the headers the application gives to HTML of this address."""
        address = entry.address
        text = Html(self.links, address.path, address.language).rewritten(html)
        response: Response = self.server.process_response(Response(text, content_type=HTML))
        return Made(text.encode(), headers(response) | {"Cache-Control": cache})

    def make_page(self, entry: Entry) -> Made:
        """A page as a document without Dash: its choices lead to files."""
        path, selection = entry.address.path, entry.address.selection
        tree = pages.tree(path, selection)
        body = html_writer.render(tree, lambda slug: static_pictures(pages.shown(path, slug, selection)))
        if path == map_panel.PATH:
            body = map_page.without_pins(body, self.links, entry.address.language, self.live)
        if path == engine.PATH:
            index = self.links.to_file(file(replace(entry.address, path=SEARCH, query=())))
            body = body.replace("</h1>", "</h1>" + searching.place(index), 1)
        html = templates.document(
            "page.html",
            title=pages.title(path, selection),
            version=tables.version(),
            plotly=built_assets.address("plotly.js"),
            fields=built_assets.address("fields.js"),
            head=head(path, selection),
            body=body,
            entry="",
            scripts=built_assets.scripts("published.js", getattr(pages.find(path), "script", "")),
        )
        return self._html(entry, html)

    def make_notice(self, entry: Entry) -> Made:
        """The page that says what a file server cannot do."""
        page_head = head("/data", Selection()).replace("/data", entry.address.path)
        return self._words(entry, notice.title(), page_head, notice.page(self.links.server))

    def _words(self, entry: Entry, title: str, page_head: str, page: Component) -> Made:
        """A page of words that only a site of files has."""
        html = templates.document(
            "page.html",
            title=title,
            version=tables.version(),
            plotly="",
            fields=built_assets.address("fields.js"),
            head=page_head,
            body=html_writer.render(page),
            entry="",
            scripts=built_assets.scripts("published.js"),
        )
        return self._html(entry, html)

    def _view(self, entry: Entry) -> View:
        slug = entry.address.path.rpartition("/")[2].partition(".")[0]
        return CHARTS[slug].at(entry.address.selection)

    def make_card(self, entry: Entry) -> Made:
        """A card, for the browser to put in the place of another view of its chart."""
        view = self._view(entry)
        html = html_writer.render(card.card(view, view.selection), lambda slug: static_pictures(view))
        return self._html(entry, html, BRIEFLY)

    def make_embed(self, entry: Entry) -> Made:
        """An embed: of a view, of a proposal, or of a data version that was frozen."""
        address = entry.address
        if address.path.startswith("/v/") or address.path.count("/") > 2:
            html = self._asked(entry.ask).body.decode()
        else:
            view, flags = self._view(entry), embed_layout.Flags.from_query(address.chosen)
            html = _patiently(lambda: embed.document(view, flags))
        made = self._html(entry, html, BRIEFLY)
        made.headers.update(embed.headers(made.body.decode()))  # any page may frame it
        return made

    def make_snippet(self, entry: Entry) -> Made:
        """The HTML that a page pastes to show an embed."""
        html = embed_layout.snippet(self._view(entry), embed_layout.Flags())
        text = Html(self.links, entry.address.path, entry.address.language).rewritten(html)
        if ".png" not in text:  # no picture lies ready for readers without frames
            text = text[: text.index("<noscript>")] + text[text.index("</noscript>") + len("</noscript>") :]
        return Made(text.encode(), {"Content-Type": TEXT, "Cache-Control": BRIEFLY})

    def make_data(self, entry: Entry) -> Made:
        """Data of a view or of the whole site, with our addresses in it turned to files."""
        view_ending = entry.address.path.rpartition("/")[2].partition(".")[2]
        if entry.ask.startswith("/charts/") and view_ending in charts.FORMATS:
            view = self._view(entry)
            make, kind = charts.FORMATS[view_ending]
            response = Response(make(view), content_type=kind)
            response.headers["Content-Disposition"] = f'inline; filename="{charts.filename(view, view_ending)}"'
            made = Made(response.get_data(), headers(self.server.process_response(response)))
            made.headers["Cache-Control"] = BRIEFLY
        else:
            made = self._asked(entry.ask)
        if made.headers["Content-Type"].startswith(("text/", "application/json", "application/x-bibtex")):
            return Made(self.links.in_text(made.body.decode()).encode(), made.headers)
        return made

    def _own(self, view: View) -> str:
        """The address that a picture of a view prints."""
        return self.links.rewritten(self.links.here + addresses.page(view))

    def make_recipe(self, entry: Entry) -> Made:
        """All a browser needs to draw the PNG of a view; its borders are fetched from their own files."""
        view = self._view(entry)
        # A cut of the fonts for each picture would take longer than the rest of it, and a quarter of its bytes.
        face = f"{self.links.base}{FACE}" if fonts.whole() else ""
        recipe = image.recipe(view, image.wanted({}), self._own(view), face)
        for trace in recipe["figure"]["data"]:
            name = next((name for name in layers.every() if trace.get("geojson") == layers.layer(name)), "")
            if name:
                trace["geojson"] = self.links.base + layers.layer_url(name)
        text = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
        return Made(text.encode(), {"Content-Type": JSON, "Cache-Control": BRIEFLY, "Access-Control-Allow-Origin": "*"})

    def make_face(self, entry: Entry) -> Made:
        """The fonts that a browser draws pictures with, as a style sheet."""
        told = {"Content-Type": "text/css; charset=utf-8", "Cache-Control": BRIEFLY, "Access-Control-Allow-Origin": "*"}
        return Made(fonts.whole().encode(), told)

    def make_picture(self, entry: Entry) -> Made:
        """A picture, or an archive that holds one."""
        kind = entry.address.path.rpartition(".")[2]
        if kind not in images.KINDS:
            return self._asked(entry.ask)
        view, size = self._view(entry), image.wanted(entry.address.chosen)
        draw, content_type = images.KINDS[kind]
        body = _patiently(lambda: draw(view, size, self._own(view)))
        name = charts.filename(view, f"{size.name}.{kind}")
        told = {"Content-Type": content_type, "Cache-Control": BRIEFLY, "Access-Control-Allow-Origin": "*"}
        return Made(body, told | {"Content-Disposition": f'inline; filename="{name}"'})

    def make_thumbnail(self, entry: Entry) -> Made:
        """The small picture of a view, as its card shows it."""
        view = self._view(entry)
        _patiently(lambda: card_image.card_svg(view))
        return self._asked(entry.ask)

    def make_asset(self, entry: Entry) -> Made:
        """A built script, style sheet or font: its name holds its hash."""
        body = (built_assets.BUILD / entry.file.rpartition("/")[2]).read_bytes()
        kinds = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "woff2": "font/woff2"}
        kind = kinds.get(entry.file.rpartition(".")[2], TEXT)
        return Made(body, {"Content-Type": kind, "Cache-Control": FOREVER, "Access-Control-Allow-Origin": "*"})

    def make_search(self, entry: Entry) -> Made:
        """The index of the search."""
        return Made(searching.index(self.links), {"Content-Type": JSON, "Cache-Control": BRIEFLY})

    def make_suggestions(self, entry: Entry) -> Made:
        """What the field of the search suggests: only what is published."""
        body = pages.suggestions(lambda path: self.links.rewritten(path) if self.links.find_text(path) else "")
        return Made(body, {"Content-Type": JSON, "Cache-Control": BRIEFLY})

    def make_note(self, entry: Entry) -> Made:
        """What the folder is, for whoever puts it on a server."""
        return Made(notice.readme(self.links).encode(), {"Content-Type": TEXT, "Cache-Control": BRIEFLY})

    def _asked(self, ask: str) -> Made:
        """The answer of the application, asked again where the drawing process was gone. Raises Unanswered."""
        for pause in PAUSES:
            response = self.server.test_client().get(ask)
            if response.status_code in (200, 410):
                return Made(response.get_data(), headers(response))
            if response.status_code != 503:
                break
            time.sleep(pause)
        raise Unanswered(f"{ask}: {response.status_code} {response.get_data(as_text=True)[:200]}")


def headers(response: Any) -> dict[str, str]:
    """Of the headers of an answer those that a store is to repeat."""
    names = ("Content-Type", "Cache-Control", *TOLD, *FRAMING, *TOLD_TOO)
    return {name: response.headers[name] for name in names if name in response.headers}
