"""Embeds: GET /embed/<slug>, frozen ones, the host's script and oEmbed. Plain Flask pages, no Dash."""

from __future__ import annotations

import json
import re
from html import escape
from urllib.parse import parse_qsl, urlsplit

from dash import Dash
from flask import Response, request
from markupsafe import Markup

from dashboard import addresses, built_assets, i18n, site
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image, frozen
from dashboard.rendering import client as renderer
from dashboard.rendering import fonts, word_font
from dashboard.selection import Selection
from dashboard.topics import errata, proposals
from dashboard.topics.proposals import Proposal
from layouts import embed
from layouts.components import errata as corrections
from layouts.components import html_writer
from layouts.components.picture import frame
from layouts.embed import Flags
from routes import lane, templates
from routes.charts import unknown
from routes.images import address
from routes.responses import BRIEFLY, packed, refused, sent, served

HTML = "text/html; charset=utf-8"
WEIGHT = 400  # of the letters in a file
LIVE = re.compile(r' data-figure="[^"]*"')  # what a chart comes to life from; a file on its own has nothing to ask
NOTHING = {"width": 700, "least": 200}


def part(name: str) -> str:
    """A style sheet of the embed, without its comments."""
    return built_assets.inline(f"embed/{name}")


def colours(flags: Flags) -> str:
    """What the style sheet of an embed adds for its colours."""
    if flags.theme == "auto":
        return f"@media (prefers-color-scheme: dark){{{part('dark.css')}}}"
    return part("dark.css") if flags.theme == "dark" else ""


def letters(html: str) -> str:
    """The fonts of an embed in Urdu, as style sheets: a system may lack them.

    What is seen at first has the forms of its own words, inside the document. What comes later (a table that is opened,
    a live chart, the words of a mark) fetches the whole font of the site.
    """
    seen = re.sub(r"<table\b.*?</table>|<[^>]*>", " ", html, flags=re.DOTALL)
    words = word_font.face(seen) if i18n.script() else ""
    whole_font = built_assets.address("font-arabic.woff2")
    return words + part("urdu.css").replace("FONT", whole_font) if words else ""


def _kept_letters(html: str) -> str:
    """The fonts of a file in Urdu that asks for nothing: all forms of its letters.

    Digits and marks too: a line that mixes both is not stretched to the width that was measured (text_width).
    """
    return fonts.face("".join(re.findall("[\u0600-\u06ff\\d.,%()*·–]", html)), weight=WEIGHT) if i18n.script() else ""


def picture(view: View) -> str:
    """The static pictures; where nothing can be drawn, the text alternative, above the table."""
    try:
        svgs = card_image.card_svgs(view)
    except renderer.NoRenderer:
        svgs = [f"<p>{escape(view.alt)}</p>"]
    return frame(view, svgs, name="chart")


def whole(title: str, slug: str, place: str, flags: Flags, body: str, plotly: str = "") -> str:
    """An embed as one HTML document: one request, no cookie, no storage. Its script tells the host how high it is.

    place: the whole address of the page that it stands for; plotly: that of the library, "" for what stays a picture.
    """
    return templates.document(
        "embed.html",
        title=title,
        slug=slug,
        plain=flags.plain,
        plotly=plotly,
        canonical=place,
        style=part("embed.css") + colours(flags) + letters(f"{title} {body}"),
        body=body,
        script=script(),
    )


def script() -> str:
    """The script that stands in every embed."""
    return built_assets.text("embed.js")


def document(view: View, flags: Flags) -> str:
    """The embed of a view."""
    full = address(addresses.page(view))
    body = html_writer.render(embed.article(view, view.selection, flags, full), lambda slug: picture(view))
    plotly = "" if flags.static else built_assets.address("plotly.js")
    return whole(view.title, view.chart.slug, full, flags, body, plotly)


def alone(view: View) -> str:
    """A view as one HTML file to send on: it asks for nothing, so that it opens without a connection."""
    full = address(addresses.page(view))
    body = embed.article(view, view.selection, Flags(static=True), full, alone=True)
    html = html_writer.render(body, lambda slug: LIVE.sub("", picture(view)))
    style = part("embed.css") + _kept_letters(view.title + html)
    return templates.document(
        "print.html", title=view.title, style=style, body=Markup("<main>{}</main>").format(Markup(html))
    )


def record(proposal: Proposal, flags: Flags) -> str:
    """The embed of a proposal."""
    body = html_writer.render(embed.record(proposal))
    return whole(proposal.name, proposal.id, address(proposal.path), flags, body)


def withdrawn(view: View, change: dict[str, str], flags: Flags) -> Response:
    """In the frame of an embed that is no longer served: why, and the way to the present one. Status 410."""
    full = address(addresses.page(view))
    body = html_writer.render(corrections.withdrawn(change, full))
    response = framed(whole(view.title, view.chart.slug, full, flags, body))
    response.status_code = 410
    return response


def headers(html: str) -> dict[str, str]:
    """What lets any page frame an embed, and what the embed may load; of its own scripts only the one in `html`."""
    return _headers(html.rpartition("<script>")[2].partition("</script>")[0])


def _headers(inside: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": f"default-src 'none'; script-src 'self' '{built_assets.digest(inside)}'; "
        "style-src 'unsafe-inline'; font-src 'self' data:; img-src data: blob:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; "
        "frame-ancestors *",
        "Cross-Origin-Embedder-Policy": "require-corp",  # else a page that has this could not frame it
    }


def framed(html: str, cache: str = BRIEFLY) -> Response:
    """An embed as a response that any page may frame."""
    response = served(html.encode(), HTML, cache)
    response.headers.update(headers(html))
    return response


def register(app: Dash) -> None:
    """Attach the embed routes to the Flask server of `app`."""
    server = app.server

    @server.get("/embed/<slug>")
    def live(slug: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        query = request.args.to_dict()
        view = CHARTS[slug].at(Selection.from_query(query))
        flags = Flags.from_query(query).of(view.chart)
        drawn = card_image.drawn(view)
        if renderer.available() and not drawn:
            with lane.turn():
                return framed(document(view, flags))  # with whatever of its pictures can be had now, so it is not kept
        body = packed(("embed", view.key, flags, address(""), drawn), lambda: document(view, flags).encode())
        response = sent(body, HTML)
        response.headers.update(_headers(script()))  # what is kept need not be unpacked to know its script
        return response

    @server.get("/embed/recommendations/<proposal>")
    def proposed(proposal: str) -> Response:
        if proposal not in proposals.ids():
            return refused(f"There is no proposal {proposal[:20]!r}; there are P01 to {proposals.ids()[-1]}.", 404)
        return framed(record(proposals.find(proposal), Flags.from_query(request.args.to_dict())))

    @server.get("/embed.js")
    def host() -> Response:
        return served(part("host.js").encode(), "text/javascript; charset=utf-8")

    @server.get("/v/<version>/embed/<slug>")
    def kept(version: str, slug: str) -> Response:
        query = request.args.to_dict()
        flags = Flags.from_query(query)
        if slug not in CHARTS:
            return unknown(slug)
        view = CHARTS[slug].at(Selection.from_query(query))
        page = frozen.page(version, slug, view.search)
        if page is None:
            return refused(
                f"Version {version[:20]!r} of this view was never frozen. The live one: "
                f"{address(f'/embed/{slug}{view.search}')}",
                410,
            )
        later = errata.after(slug, frozen.days(frozen.FOLDER).get(version, ""))
        if harmful := [row for row in later if row["kind"] == errata.WITHDRAWN]:
            return withdrawn(view, harmful[0], flags)
        notice = "" if version == tables.version() else html_writer.render(corrections.state(version, view, later))
        html = page.replace(frozen.HERE, address("")).replace("</style>", f"{colours(flags)}</style>", 1)
        html = html.replace('class=""', f'class="{"is-plain" if flags.plain else ""}"', 1)
        return framed(html.replace("<body>", f"<body>{notice}", 1), BRIEFLY)

    @server.get("/api/snippet/<slug>")
    def pasted(slug: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        query = request.args.to_dict()
        view, keep = CHARTS[slug].at(Selection.from_query(query)), bool(query.get("frozen"))
        if keep and frozen.page(view.version, slug, view.search) is None:
            return refused("This view of the present data version has not been frozen.", 410)
        text = embed.snippet(view, Flags.from_query(query).of(view.chart), keep=keep)
        return served(text.encode(), "text/plain; charset=utf-8")

    @server.get("/oembed")
    def oembed() -> Response:
        query = request.args.to_dict()
        if query.get("format", "json") != "json":
            return refused("Only format=json is served.", 501)
        try:
            asked = urlsplit(query.get("url", ""))
        except ValueError:
            return refused("url is not an address.", 400)
        language, path = site.split(asked.path)
        slug, chosen = path.removeprefix("/charts/"), dict(parse_qsl(asked.query))
        here = urlsplit(address("/")).netloc
        if asked.scheme not in ("http", "https") or asked.netloc not in (here, request.host) or slug not in CHARTS:
            return refused("url must be the address of a chart on this site.", 404)
        i18n.use(language or chosen.get("lang", ""))  # that of the address that is asked about
        view = CHARTS[slug].at(Selection.from_query({**chosen, "lang": i18n.LANGUAGE.get()}))
        width, tall = (
            _within(query.get("maxwidth"), NOTHING["width"]),
            _within(query.get("maxheight"), embed.height(view)),
        )
        body = {
            "type": "rich",
            "version": "1.0",
            "title": view.title,
            "width": width,
            "height": tall,
            "html": embed.snippet(view, Flags(), f"{width}px", tall),
            "provider_name": "Trafficking and smuggling: how Pakistan responds",
            "provider_url": address("/"),
            "cache_age": 3600,
        }
        return served(json.dumps(body, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def _within(text: str | None, wanted: int) -> int:
    """The wanted size, or less where the consumer allows less."""
    return min(wanted, int(text)) if text and text.isdecimal() and len(text) < 7 and int(text) > 0 else wanted
