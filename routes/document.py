"""The HTML document of a page: its head, the page, and beside it Dash's entry element; headers, redirects, 404."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Hashable
from html import escape
from typing import Any

from dash import Dash, dcc, html
from flask import Flask, Response, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard import built_assets, i18n, site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.chart import View
from dashboard.data import tables
from dashboard.export import card_image
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from layouts import choices, offline, pages
from layouts.components import html_writer, ids
from layouts.components.page_frame import LITE
from layouts.components.picture import frame
from routes import colours, templates
from routes.head import head, indexed
from routes.headers import finished, unlisted
from routes.responses import ASKING, packed, sent, unpacked


class Undrawn(Exception):
    """A picture of the page is still being drawn."""


def written(path: str, selection: Selection, brief: Brief, whole: bool) -> str:
    """A page as HTML that needs no script. Raises Undrawn where it must be `whole` and a picture is missing."""
    small = lite()
    tree = pages.tree(path, selection, brief, small)
    named = pages.naming(path, selection) if not small else str
    return html_writer.render(tree, lambda slug: picture(pages.shown(path, slug, selection), whole, small, named))


def picture(view: View, whole: bool = False, words: bool = False, named: Callable[[str], str] = str) -> str:
    """The static pictures of a view in their frame; `words`: what they show is told where they are not there yet.

    named: names what a picture draws. Raises Undrawn where pictures must be there and are not.
    """
    svgs = [named(svg) for svg in card_image.card_svgs_soon(view)]
    if whole and not svgs:
        raise Undrawn
    return frame(view, svgs or [f"<p>{escape(view.alt)}</p>"] * words)


def lite() -> bool:
    """Whether this request is for the small page, without scripts and fonts."""
    return request.args.get(LITE) == "1"


MAIN = re.compile(r"<main[^>]*><div[^>]*>")  # where the content of a page begins
LANGUAGE_IN_PATH = re.compile(r"/lang-([a-z]+)(?=[./]|$)")  # as it was written before it began the path


def layout() -> html.Div:
    """What Dash renders: the address of the browser, and what the page shows of it. The page itself is HTML."""
    return html.Div([dcc.Location(id=ids.URL, refresh=False), dcc.Store(id=ids.SHOWN)])


def chosen() -> tuple[Selection, tuple[str, ...]]:
    """What of the address of this request anything here can use, and what is to be said of the rest."""
    given = Selection.from_query(request.args.to_dict())
    usable, told = choices.known(given)
    return choices.with_words(usable, given, request.path), told


def carried() -> Brief:
    """The brief that the address of this request takes along."""
    return Brief.from_carried(request.args.get("brief", ""))


def kept(key: Hashable, make: Callable[[bool], str], host: bool = True) -> bytes:
    """HTML with all its pictures, packed; made once in this process, for each host where its addresses name that.

    make: as in `answer`, whose Undrawn it raises.
    """
    pictures = renderer.available()
    return packed((key, site.address("") if host else "", pictures), lambda: make(pictures).encode())


def answer(
    key: Hashable,
    make: Callable[[bool], str],
    keep: bool,
    cache: str = ASKING,
    told: tuple[str, ...] = (),
    host: bool = True,
) -> Response:
    """HTML with pictures as an answer. It is kept in this process once all its pictures are there, and only if `keep`.

    make(whole): gives the HTML, and raises Undrawn where it must be whole and a picture is still being drawn. told:
    what this reader is told above all; it is put into the answer and not kept. host: whether the host is named in it.
    """
    if keep:
        with contextlib.suppress(Undrawn):
            html = kept(key, make, host)
            if not told and not colours.asked():
                return sent(html, "text/html; charset=utf-8", cache)
            return _for_reader(unpacked(html).decode(), told)
    return _for_reader(make(False), told)


def _for_reader(page: str, told: tuple[str, ...]) -> Response:
    """A page with what only this reader asked for; it is not kept."""
    page = colours.dressed(with_notice(page, told), colours.asked())
    return Response(page, content_type="text/html; charset=utf-8")


def with_notice(page: str, told: tuple[str, ...]) -> str:
    """The HTML of a page with what its reader is told at the top of its content."""
    if not told:
        return page
    notice = html_writer.render(choices.notice(told))
    return MAIN.sub(lambda found: found.group() + notice, page, count=1)


def document(path: str, whole: bool, entry: str = "", scripts: str = "") -> str:
    """The HTML document of a page; `entry` and `scripts` are Dash's. Without them it is complete and its forms work."""
    selection, brief = chosen()[0], carried()
    return templates.document(
        "page.html",
        title=pages.title(path, selection),
        version=tables.version(),
        plotly=built_assets.address("plotly.js"),
        head=head(path, selection.without(*choices.SHOWN), lite()),
        fields=built_assets.address("fields.js"),
        body=written(path, selection, brief, whole),
        entry=entry,
        scripts=scripts,
    )


class Document(Dash):
    """Dash with a first response that already holds the whole page; what Dash renders beside it has no look."""

    def interpolate_index(self, **parts: Any) -> str:
        """The document of the page asked for."""
        # Without what differs from one process to the next: the same page, the same bytes, which a cache can compare.
        told = json.loads(parts["config"].partition(">")[2].rpartition("<")[0])
        config = {name: value for name, value in told.items() if name not in ("end_id", "dash_version_url")}
        data = json.dumps(config, separators=(",", ":"))
        own = getattr(pages.find(request.path), "script", "")
        scripts = (
            f'<script type="application/json" id="_dash-config">{data}</script>'
            f"{built_assets.scripts('site.js', own, 'dash.js')}{parts['renderer']}"
        )
        return document(request.path, g.whole, parts["app_entry"], scripts)


def page(app: Dash, path: str) -> Response:
    """The page at a path, for the selection of the request."""
    (selection, told), brief = chosen(), carried()

    def make(whole: bool) -> str:
        g.whole = whole
        scripts = built_assets.address("dash.js") and not lite()
        return str(app.index()) if scripts else document(path, whole)

    return answer(
        ("page", path, selection, lite()),
        make,
        # The copy of the site may be made, or made anew, while the server runs.
        keep=brief == NOTHING and indexed(path) and not selection.find and path != offline.PATH,
        told=told,
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

    # Before any page is made: what is left of the request before in this thread is another reader's.
    @server.before_request
    def remember_the_host() -> None:
        site.HOST.set(request.host_url.rstrip("/"))

    @server.before_request
    def use_the_language() -> None:
        in_path = LANGUAGE_IN_PATH.search(request.path)
        i18n.use(request.args.get("lang", in_path[1] if in_path else "").strip().lower())

    @server.before_request
    def pages_before_dash() -> BaseResponse | None:
        if not request.url_rule or request.url_rule.rule not in ("/", "/<path:path>"):
            return None  # a route of ours or a file
        path = request.path
        if pages.exists(path):
            return page(app, path)
        plain = pages.redirected(path)
        if plain != path and pages.exists(plain):
            query = request.query_string.decode()
            return redirect(site.under(f"{plain}?{query}" if query else plain), 308)
        return missing(path)

    @server.errorhandler(404)
    def not_found(_error: Exception) -> Response:
        return missing(request.path)

    @server.after_request
    def headers(response: Response) -> Response:
        if not indexed(request.path) or request.args.get("find"):
            unlisted(response)
        return finished(response, app)
