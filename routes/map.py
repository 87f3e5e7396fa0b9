"""The map page beside its document: what of it follows a choice, and the finder of places."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard import i18n, site
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.export import card_image
from dashboard.geography import gazetteer
from dashboard.language import said_in
from dashboard.rendering import client as renderer
from dashboard.search import engine, reading
from dashboard.selection import Selection
from dashboard.summaries import pinned
from layouts import map as instrument
from layouts import pages
from layouts.brief import along
from layouts.components import html_writer, map_panel
from layouts.components.picture import frame
from routes import document
from routes.responses import BRIEFLY, NEVER, of_a_page

LAYER = "map layer"  # what another layer is kept as


def part_html(selection: Selection, brief: Brief) -> str:
    """The part of the map page that follows a choice, without the picture of the map, which a reader has."""
    tree = along(instrument.part(selection, pinned_anew=True), brief)
    return html_writer.render(tree, lambda slug: frame(pages.shown(map_panel.PATH, slug, selection), []))


def layer_html(selection: Selection, brief: Brief, whole: bool) -> str:
    """The same of another layer, with its picture, but for the outlines that the one before has.

    Raises Undrawn where it must be `whole` and the picture is missing.
    """
    named = pages.naming(map_panel.PATH, selection, light=True)
    tree = along(instrument.part(selection), brief)
    return html_writer.render(
        tree, lambda slug: document.picture(pages.shown(map_panel.PATH, slug, selection), whole, named=named)
    )


def prepare() -> None:
    """Make each layer that a reader can choose first, in every language, as far as its picture is drawn.

    What is made is kept as answers are, within their bound of bytes.
    """
    for language in i18n.languages():
        said_in(language, partial(_prepare, "" if language == i18n.DEFAULT_LANGUAGE else language))


def _prepare(language: str) -> None:
    for name in pinned.LAYERS:
        selection = map_panel.in_layer(Selection(lang=language), name)
        views = [view for _, view in pinned.shown(selection)]
        if not renderer.available() or all(card_image.drawn(view) for view in views):
            with suppress(document.Undrawn):
                document.kept((LAYER, selection), partial(layer_html, selection, NOTHING), host=False)


def named(query: str) -> str:
    """The code of the district that a query names first, "" where it names none."""
    return next((code for code in reading.read(query).places if code in gazetteer.names()), "")


def register(server: Flask) -> None:
    """Attach the routes."""

    def answered(kind: str, make: Callable[[Selection, Brief, bool], str]) -> Response:
        selection, brief = pages.placed(map_panel.PATH, document.chosen()[0]), document.carried()
        return of_a_page(
            document.answer(
                (kind, selection), lambda whole: make(selection, brief, whole), brief == NOTHING, BRIEFLY, host=False
            )
        )

    @server.get(map_panel.PART)
    def map_part() -> Response:
        return answered("map", lambda selection, brief, _whole: part_html(selection, brief))

    @server.get(map_panel.LAYER_PART)
    def map_layer() -> Response:
        return answered(LAYER, layer_html)

    @server.get(instrument.FIND)
    def map_find() -> BaseResponse:
        """Pins the district that the words of a reader name; the search takes words that name none."""
        selection, words = document.chosen()[0], request.args.get("q", "")
        code = named(words)
        if code and code not in selection.listed("pins"):
            selection = map_panel.toggled(selection, code)
        leads = map_panel.address(selection) if code or not words.strip() else engine.address(words)
        if carried := request.args.get("brief"):
            leads += ("&" if "?" in leads else "?") + urlencode({"brief": carried})
        response = redirect(site.under(leads), 303)
        response.headers["Cache-Control"] = NEVER
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
