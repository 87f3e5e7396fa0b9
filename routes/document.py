"""The HTML document: head for the page asked for, the plain page beside Dash's entry element, headers, 404."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from dash import Dash, dcc, html
from dash._utils import to_json
from flask import Flask, Response, g, request

from dashboard import built_assets, i18n, site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import card_image
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from dashboard.settings import settings
from layouts import pages
from layouts.components import html_writer, ids, static_parts
from routes import templates
from routes.responses import ASKING, packed, sent

START = "app/start.js"


class Undrawn(Exception):
    """A picture of the page is still being drawn."""


def written(path: str, selection: Selection, brief: Brief, whole: bool) -> tuple[str, str, str]:
    """A page as (HTML that needs no script, the layout of what lives in it as JSON, the script that starts it).

    Raises Undrawn where it must be `whole` and a picture is missing.
    """
    shown, tree = pages.placed(path, selection), pages.tree(path, selection, brief)
    slugs = [part.id["slug"] for part in static_parts.around(tree) if isinstance(part, dcc.Graph)]

    def drawn(slug: str) -> str:
        found = picture(CHARTS[slug].at(shown))
        if whole and not found:
            raise Undrawn
        return found

    return html_writer.render(tree, drawn), to_json(layout(static_parts.skeleton(tree))), start(slugs, shown)


def picture(view: View) -> str:
    """The static picture of a view in its frame; "" where it was not drawn yet (the table holds the figures)."""
    svg = card_image.card_svg_soon(view)
    if not svg:
        return ""
    style = ";".join(f"{name}:{value}" for name, value in html_writer.css(view.style).items())
    kind = "figure map static" if view.chart.map else "figure static"
    named = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(view.alt)}" ', 1)
    return f'<div class="{kind}" style="{style}">{named}</div>'


def start(slugs: list[str], selection: Selection) -> str:
    """The script that asks for what a page needs while its HTML still travels: scripts, figures and their borders."""
    facts = {"app": built_assets.address("app.js")}
    if slugs:
        found = dict.fromkeys(address for slug in slugs for address in CHARTS[slug].at(selection).layers)
        layers = ",".join(address.removeprefix("/geodata/").removesuffix(".geojson") for address in found)
        facts |= {
            "plotly": built_assets.address("plotly.js") if facts["app"] else "",
            "figures": f"/charts.figure.json?charts={','.join(slugs)}{selection.to_search().replace('?', '&')}",
            "layers": f"/geodata/layers.json?of={layers}" if layers else "",
        }
    told = "".join(f' data-{name}="{escape(address)}"' for name, address in facts.items() if address)
    return f"<script{told}>{built_assets.inline(START)}</script>"


def head(path: str, selection: Selection) -> str:
    """Meta elements and style sheets of a page."""
    text = escape(pages.description(path, selection))
    title = escape(pages.title(path, selection))
    return "".join(
        [
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="description" content="{text}">',
            f'<meta property="og:title" content="{title}"><meta property="og:description" content="{text}">',
            '<meta property="og:type" content="website">',
            f'<meta name="plotly" content="{built_assets.address("plotly.js")}">',
            *preview(path, selection),
            f'<link rel="canonical" href="{escape(settings().public_url + path + selection.to_search())}">'
            if indexed(path)
            else '<meta name="robots" content="noindex, nofollow">',
            built_assets.style_sheet(),
        ]
    )


def indexed(path: str) -> bool:
    """Whether search engines may list the page at a path: not what holds the words of a reader."""
    return all(page.indexed for page in (*pages.PAGES, *pages.UNLISTED) if page.path == path)


def preview(path: str, selection: Selection) -> list[str]:
    """The picture that stands for a page in social networks, for its filters; on chart pages oEmbed too."""
    page = pages.find(path)
    if page is None or not page.lead:
        return []
    view, host = CHARTS[page.lead].at(pages.placed(path, selection)), site.address("")
    image = escape(host + view.address("png") + ("&" if view.search else "?") + "size=social")
    found = (
        [
            f'<meta property="og:image" content="{image}"><meta property="og:image:width" content="1200">'
            f'<meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">'
            f'<meta property="og:image:alt" content="{escape(view.alt[:400])}">'
        ]
        if renderer.available()
        else []
    )
    if path.startswith(pages.CHART_PATH):
        asked = urlencode({"url": host + view.path, "format": "json"})
        found.append(
            f'<link rel="alternate" type="application/json+oembed" href="{escape(f"{host}/oembed?{asked}")}" '
            f'title="{escape(view.title)}">'
        )
    return found


DOCUMENTS = ("text/html", "image/svg+xml")  # what a browser shows as a page, with what it asks for


def layout(page: html.Div | None = None) -> html.Div:
    """What Dash renders: what lives in a page, beside the address of the browser."""
    return html.Div([dcc.Location(id=ids.URL, refresh=False), html.Div(page, id=ids.PAGE)])


def asked() -> tuple[Selection, Brief]:
    """What the address of this request chooses, and the brief it takes along."""
    return Selection.from_query(request.args.to_dict()), Brief.from_carried(request.args.get("brief", ""))


def data_block(name: str, json: str) -> str:
    """JSON in the document; Dash asks for it by address, and assets/dashboard.js answers from here."""
    return f'<script type="application/json" id="{name}">{json.replace("</", "<" + chr(92) + "/")}</script>'


class Document(Dash):
    """Dash with a first response that already holds the page, its layout and its wiring."""

    def index(self, *args: Any, **kwargs: Any) -> Any:
        """The document of the page asked for. With all its pictures it is kept; of a brief or a search nothing is."""
        path, (selection, brief), pictures = request.path, asked(), renderer.available()
        if brief == NOTHING and indexed(path):
            g.whole = pictures
            with contextlib.suppress(Undrawn):
                html = packed(
                    ("page", path, selection, site.address(""), pictures),
                    lambda: str(Dash.index(self, *args, **kwargs)).encode(),
                )
                return sent(html, "text/html; charset=utf-8", ASKING)
        g.whole = False
        return super().index(*args, **kwargs)

    def interpolate_index(self, **parts: Any) -> str:
        """The document of the page asked for; the plain page stands beside Dash's entry element."""
        path = request.path
        selection, brief = asked()
        app = built_assets.address("app.js")
        plain_html, layout_json, starter = written(path, selection, brief, g.whole)
        # Without what differs from one request to the next: the same page, the same bytes, which a cache can compare.
        config = {name: value for name, value in self._config().items() if name not in ("end_id", "dash_version_url")}
        scripts = f'<script src="{app}"></script>' if app else parts["scripts"]
        blocks = (
            data_block("dash-layout", layout_json)
            + data_block("dash-dependencies", to_json(self._callback_list))
            + data_block("_dash-config", to_json(config))
        )
        return templates.document(
            "page.html",
            title=pages.title(path, selection),
            head=starter + head(path, selection),
            body=plain_html,
            entry=parts["app_entry"],
            scripts=blocks + scripts + parts["renderer"],
        )


def missing(path: str) -> Response:
    """The 404 page: complete without any script."""
    html = templates.document(
        "missing.html",
        title=pages.title(path, Selection()),
        head=head(path, Selection()),
        body=html_writer.render(pages.tree(path, Selection())),
    )
    return Response(html, status=404, content_type="text/html; charset=utf-8")


def register(app: Dash) -> None:
    """Attach the 404 page and the security headers."""
    server: Flask = app.server

    @server.before_request
    def use_the_language() -> None:
        i18n.use(request.args.get("lang", "").strip().lower())

    @server.before_request
    def only_known_pages() -> Response | None:
        if request.endpoint == "/<path:path>" and pages.find(request.path) is None:
            return missing(request.path)
        return None

    @server.errorhandler(404)
    def not_found(_error: Exception) -> Response:
        return missing(request.path)

    @server.before_request
    def remember_the_host() -> None:
        site.HOST.set(request.host_url.rstrip("/"))

    @server.after_request
    def headers(response: Response) -> Response:
        if not indexed(request.path):
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Cache-Control"] = "no-store"
        if response.status_code == 200 and response.mimetype == "text/html" and "ETag" not in response.headers:
            response.headers.setdefault("Cache-Control", "no-cache")
            response.add_etag()
            response.make_conditional(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        if response.mimetype not in DOCUMENTS:  # it asks for nothing, and a small answer stays small
            response.headers.setdefault("Content-Security-Policy", "default-src 'none'")
        else:
            response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
            response.headers.setdefault("Content-Security-Policy", policy(app))
        return response


@lru_cache(maxsize=4)
def policy(app: Dash) -> str:
    """Only our own scripts, no other host; style-src needs 'unsafe-inline' for Plotly and Dash."""
    hashes = [*app.csp_hashes(), built_assets.digest(built_assets.inline(START))]
    scripts = " ".join(f"'{value}'" if not value.startswith("'") else value for value in hashes)
    return (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
