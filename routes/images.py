"""A view as a picture: GET /charts/<slug>.png and .svg, in named sizes or within caps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from dash import Dash
from flask import Response, request

from dashboard import addresses, i18n, openapi
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import card_image, image
from dashboard.rendering import client as renderer
from dashboard.rendering import word_font
from dashboard.selection import Selection
from dashboard.site import address
from routes import lane
from routes.charts import filename, unknown
from routes.responses import NEVER, refused, served

KINDS: dict[str, tuple[Callable[[View, image.Size, str], bytes], str]] = {
    "png": (image.png, "image/png"),
    "svg": (image.svg, "image/svg+xml; charset=utf-8"),
}
EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'  # until the picture is drawn
NO_RENDERER = "The chart’s page still shows it, with its table: {page}"


def _lettered(svg: str) -> str:
    """An SVG for an <img>, which sees no font of the page: in Urdu it carries the forms of its own words, as a system
    may lack them."""
    words = word_font.face(re.sub("<[^>]*>", " ", svg)) if i18n.script() else ""
    if not words:
        return svg
    style = f'<style>{words}text,tspan{{font-family:"{word_font.FAMILY}",sans-serif}}</style>'
    return re.sub("(<svg[^>]*>)", lambda found: found[1] + style, svg, count=1)


def register(app: Dash) -> None:
    """Attach the picture routes to the Flask server of `app`."""

    def chart_picture(slug: str, kind: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        query = request.args.to_dict()
        view = CHARTS[slug].at(Selection.from_query(query))
        try:
            size = image.wanted(query)
            with lane.turn_to_draw():
                drawn = KINDS[kind][0](view, size, address(addresses.page(view)))
        except image.BadSize as problem:
            return refused(str(problem), 400)
        except renderer.NoRenderer as problem:
            return lane.undrawn(f"{problem} {NO_RENDERER.format(page=address(addresses.page(view)))}")
        return served(drawn, KINDS[kind][1], filename=filename(view, f"{image.called(size)}.{kind}"))

    def chart_recipe(slug: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        query = request.args.to_dict()
        view = CHARTS[slug].at(Selection.from_query(query))
        try:
            made = image.recipe(view, image.wanted(query), address(addresses.page(view)))
        except image.BadSize as problem:
            return refused(str(problem), 400)
        return served(json.dumps(made, ensure_ascii=False).encode(), openapi.JSON)

    def chart_thumbnail(slug: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        svgs = card_image.card_svgs_soon(CHARTS[slug].at(Selection.from_query(request.args.to_dict())))
        return served(_lettered(svgs[0]).encode(), KINDS["svg"][1]) if svgs else served(EMPTY, KINDS["svg"][1], NEVER)

    app.server.add_url_rule("/charts/<slug>.thumbnail.svg", "picture-thumbnail", chart_thumbnail)
    app.server.add_url_rule("/charts/<slug>.picture.json", "picture-recipe", chart_recipe)
    for kind in KINDS:
        app.server.add_url_rule(f"/charts/<slug>.{kind}", f"picture-{kind}", chart_picture, defaults={"kind": kind})

    @app.server.get("/charts/<slug>.<ending>")
    def unknown_format(slug: str, ending: str) -> Response:
        return refused(f"There is no format {ending[:20]!r}. Formats: {', '.join(openapi.endings())}.", 404)
