"""The brief: its page, its files, and how far their drawing has come. Plain Flask pages, no Dash."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from html import escape
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash
from flask import Response, redirect, request

from dashboard import built_assets, i18n
from dashboard.briefs import docx, pdf
from dashboard.briefs.brief import PATH, Brief
from dashboard.chart import View
from dashboard.data import tables
from dashboard.export import card_image
from dashboard.rendering import client as renderer
from dashboard.rendering import fonts
from dashboard.selection import Selection
from dashboard.settings import ROOT
from dashboard.site import address, under
from layouts import brief as layout
from layouts import pages
from layouts.components import card, html_writer, page_frame
from routes import lane, templates
from routes.charts import filename
from routes.responses import refused

BUDGET = 4.0  # seconds the page waits for pictures before it is sent with tables in their place
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
EMPTY = "The brief is empty: there is nothing to make a file of. Its page says how to fill it: {page}"
INSTEAD = "The page of the brief can still be printed from a browser: {page}"
SHEETS = ("dashboard.css", "media.css", "brief/brief.css")


def sent() -> str:
    """What this request says: the form, or the query of its address."""
    if request.method == "POST":
        return request.get_data(as_text=True)
    return request.query_string.decode("ascii", "replace")


def asked() -> Brief:
    """The brief of this request."""
    return Brief.from_query(sent())


def guarded(response: Response) -> Response:
    """No search engine lists words that a reader wrote, and no cache keeps them."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def document(content: list[Any], title: str, brief: Brief, pictures: dict[int, str], refresh: str = "") -> str:
    """A page of the brief as HTML; `pictures` holds what stands at each number.

    `refresh` loads it again where there is no script: "2" after two seconds, "0;url=…" another page at once.
    """
    tree = layout.along(page_frame.page(Selection(), pages.ENTRIES, PATH, content, brief=brief), brief)
    return templates.document(
        "brief.html",
        title=f"{title} – {page_frame.NAME}",
        style_sheet=built_assets.style_sheet(i18n.script()),
        style=paper(),
        refresh=refresh,
        body=html_writer.render(tree, lambda number: pictures[int(number)]),
    )


def printed(brief: Brief) -> str:
    """The brief as a document that needs nothing from outside, for the browser that prints it."""
    figures = {
        number: framed(pdf.svg(item.view, brief.printed), item.view, number)
        for number, item in enumerate(brief.items, 1)
    }
    body = html_writer.render(layout.paper(brief, address(brief.path)), lambda number: figures[int(number)])
    styles = "".join((ROOT / "assets" / name).read_text("utf-8") for name in SHEETS)
    style = fonts.faces() + styles + paper()
    return templates.document("print.html", title=f"{brief.name} – {page_frame.NAME}", style=style, body=body)


def paper() -> str:
    """Size and foot of a printed page: where it comes from and its number."""
    host = re.sub(r"[^\w.:/\[\]-]", "", address(PATH))
    foot = "font: 8pt 'Source Sans 3', sans-serif; color: #52616f; vertical-align: top; padding-top: 3mm"
    return (
        f"@page {{ size: A4; margin: 18mm 20mm 20mm; "
        f'@bottom-left {{ content: "{host} · data version {tables.version()}"; {foot} }} '
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {foot} }} }}'
    )


def framed(svg: str, view: View, number: int, kind: str = "paper") -> str:
    """A static picture in its frame; its ids are its own, should a chart stand twice in a brief."""
    slug = view.chart.slug
    own = re.sub(rf'(id="|url\(#|href="#){re.escape(slug)}-', rf"\g<1>{kind}{number}-", svg)
    role = f'<svg role="img" aria-label="{escape(view.alt)}" '
    shape = " ".join([kind, *(["map"] if view.chart.map else []), *(["wide"] if view.chart.width else [])])
    return f'<div class="{shape}">{own.replace("<svg ", role, 1)}</div>'


def figure(view: View, number: int, drawn: bool, printed: bool) -> str:
    """The picture of a view for the page: for paper, and another for a narrow screen; its table where there is none."""
    if not drawn:
        return f'<div class="table-frame">{html_writer.render(card.table(view))}</div>'
    narrow = [] if printed else card_image.card_svgs_soon(view)
    return (framed(narrow[0], view, number, "phone") if narrow else "") + framed(pdf.svg(view, printed), view, number)


def links(brief: Brief) -> list[tuple[str, str, str]]:
    """(kind, name, address) of every file: the file where all its pictures are drawn, else the page that waits."""
    found = []
    for kind, name in layout.FORMATS:
        ready = all(job.done for job in pdf.jobs(brief, kind, address))
        waits = f"{PATH}/progress{brief.to_search()}&kind={kind}"
        found.append((kind, name, file(brief, kind) if ready else waits))
    return found


def file(brief: Brief, kind: str) -> str:
    """The address of the brief as a file."""
    return under(f"{PATH}.{kind}{brief.to_search()}")


def drawn(brief: Brief, kind: str) -> layout.Drawn:
    """How many pictures of a file are drawn; begins to draw the others."""
    wanted = pdf.jobs(brief, kind, address)
    pdf.start(wanted)
    return layout.Drawn(renderer.available(), sum(job.done for job in wanted), len(wanted))


def made(brief: Brief, kind: str) -> bytes:
    """The brief as a file. Raises NoRenderer."""
    if kind == "pdf":
        return pdf.pdf(printed(brief))
    return docx.docx(brief, address) if kind == "docx" else docx.archive(brief, address, filename)


def html(text: str, status: int = 200) -> Response:
    """A page."""
    return guarded(Response(text, status=status, content_type="text/html; charset=utf-8"))


def last(name: str) -> str:
    """The last value of a parameter, in the address or the form."""
    return dict(parse_qsl(sent())).get(name, "")


def register(app: Dash) -> None:
    """Attach the routes of the brief to the Flask server of `app`."""
    server = app.server

    def show() -> Response:
        action = last("do")
        brief = asked().after(action)
        if not brief.complaints and (request.method == "POST" or action or last(layout.CARRIED)):
            return guarded(redirect(under(brief.path + layout.anchor(action)), 303))  # type: ignore[arg-type]
        with lane.turn() if brief.items else nullcontext():
            return shown(brief)

    def shown(brief: Brief) -> Response:
        wanted = pdf.jobs(brief, "pdf", address)
        pdf.wait(wanted, BUDGET)
        there = [job.done for job in wanted]
        figures = {n: figure(item.view, n, there[n - 1], brief.printed) for n, item in enumerate(brief.items, 1)}
        state = layout.Drawn(renderer.available(), sum(there), len(there))
        content = layout.content(brief, address(brief.path), state, links(brief) if brief.items else [])
        return html(document(content, brief.name, brief, figures))

    server.add_url_rule(PATH, "brief", show, methods=["GET", "POST"])

    def download(kind: str) -> Response:
        brief = asked()
        if not brief.items:
            return guarded(refused(EMPTY.format(page=address(PATH)), 400))
        try:
            with lane.turn():
                content = made(brief, kind)
        except renderer.NoRenderer as problem:
            return guarded(lane.undrawn(f"{problem} {INSTEAD.format(page=address(brief.path))}"))
        response = Response(content, content_type=TYPES[kind])
        response.headers["Content-Disposition"] = f'attachment; filename="brief-{tables.version()}.{kind}"'
        return guarded(response)

    for kind in TYPES:
        server.add_url_rule(f"{PATH}.{kind}", f"brief-{kind}", download, defaults={"kind": kind})

    def known(kind: str) -> str:
        return kind if kind in TYPES else "pdf"

    @server.get(f"{PATH}/status")
    def status() -> Response:
        state = drawn(asked(), known(last("kind")))
        body = {"possible": state.possible, "done": state.done, "of": state.of}
        return guarded(Response(json.dumps(body), content_type="application/json; charset=utf-8"))

    @server.get(f"{PATH}/progress")
    def progress() -> Response:
        brief, kind = asked(), known(last("kind"))
        if not brief.items:
            return guarded(redirect(under(PATH), 303))  # type: ignore[arg-type]
        state = drawn(brief, kind)
        if not state.possible:
            return guarded(refused(f"Nothing can be drawn here. {INSTEAD.format(page=address(brief.path))}", 503))
        target = file(brief, kind)
        again = f"0;url={target}" if state.done >= state.of else "2"
        return html(document(layout.progress(brief, kind, state, target), "Drawing a brief", brief, {}, again))
