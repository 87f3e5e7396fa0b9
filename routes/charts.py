"""Every format of a view, and the datasets, as plain GETs."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from dash import Dash
from flask import Flask, Response, abort, request

from dashboard import openapi
from dashboard.briefs.brief import NOTHING, Brief
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import edition, tables
from dashboard.export import border_files, packing, tabular
from dashboard.geography import layers
from dashboard.search import engine
from dashboard.selection import Selection
from layouts import pages
from layouts.brief import along
from layouts.components import card, html_writer
from routes import document
from routes.responses import BRIEFLY, FOREVER, NEVER, of_a_page, packed, sent, served

FORMATS: dict[str, tuple[Callable[[View], str], str]] = {
    "csv": (tabular.csv_text, "text/csv; charset=utf-8"),
    "json": (tabular.json_text, "application/json; charset=utf-8"),
    "figure.json": (tabular.figure_json, "application/json; charset=utf-8"),
}


def body(ending: str, view: View, unused: tuple[str, ...] = ()) -> bytes:
    """A view in one format, packed; `unused` names the parameters of the query whose values it could not use."""
    if ending == "json" and unused:
        return packed((ending, view.key, unused), lambda: tabular.json_text(view, unused).encode())
    return packed((ending, view.key), lambda: FORMATS[ending][0](view).encode())


def filename(view: View, ending: str) -> str:
    """A file name made from chart and filters: "women-judges_province-sindh.csv"."""
    chosen = [f"{name}-{value.replace(',', '+')}" for name, value in vars(view.selection).items() if value]
    return "_".join([view.chart.slug, *chosen]) + f".{ending}"


def selected(chosen: str = "") -> Selection:
    """What a request chooses, by its query or by an address without one ("court-high/province-sindh")."""
    return Selection.from_path(chosen) if chosen else Selection.from_query(request.args.to_dict())


def asked(slug: str, chosen: str = "") -> View:
    """The view a request asks for. `rows=all` takes in every place, whatever province or district is chosen."""
    view = CHARTS[slug].at(selected(chosen))
    return view.everywhere if request.args.get("rows") == "all" else view


def card_html(view: View, brief: Brief, whole: bool) -> str:
    """A card as HTML: what a page holds of a view, for the browser to put in the place of another view."""
    tree = along(card.card(view, view.selection), brief)
    return html_writer.render(tree, lambda slug: document.picture(view, whole))


def unknown(slug: str) -> Response:
    """404 in words: the nearest charts to a slug nobody has."""
    near = get_close_matches(slug, CHARTS, n=3, cutoff=0.4)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return Response(
        f"There is no chart {slug[:80]!r}.{hint} All charts: /api/charts.json\n",
        status=404,
        content_type="text/plain; charset=utf-8",
    )


def register(app: Dash) -> None:
    """Attach all routes to the Flask server of `app`."""
    server: Flask = app.server

    def chart_format(slug: str, ending: str, chosen: str = "") -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        view = asked(slug, chosen)
        unused = tuple(told.partition(":")[0] for told in CHARTS[slug].complaints(selected(chosen)))
        return sent(body(ending, view, unused), FORMATS[ending][1], filename=filename(view, ending))

    for ending in FORMATS:
        for address in (f"/charts/<slug>.{ending}", f"/charts/<slug>/<path:chosen>.{ending}"):
            server.add_url_rule(address, f"chart-{ending}", chart_format, defaults={"ending": ending})

    @server.get("/charts/<slug>.card.html")
    @server.get("/charts/<slug>/<path:chosen>.card.html")
    def chart_card(slug: str, chosen: str = "") -> Response:
        """A choice of a reader as one answer; it may carry a brief, for its links."""
        if slug not in CHARTS:
            return unknown(slug)
        view, brief = asked(slug, chosen), document.carried()
        return of_a_page(
            document.answer(("card", view.key), lambda whole: card_html(view, brief, whole), brief == NOTHING, BRIEFLY)
        )

    @server.get("/api/charts.json")
    def charts() -> Response:
        return served(tabular.catalogue(CHARTS.values()).encode(), "application/json; charset=utf-8")

    @server.get("/api/datasets.zip")
    def archive() -> Response:
        return served(packing.datasets(), "application/zip", filename=f"datasets-{tables.version()}.zip")

    @server.get("/api/find.json")
    def found() -> Response:
        chosen = Selection.from_query(request.args.to_dict())
        answer = json.dumps(engine.plain(pages.finder().find(chosen.q, chosen.kind)), ensure_ascii=False)
        response = served(answer.encode(), openapi.JSON, NEVER)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    @server.get(engine.SUGGESTIONS)
    def suggested() -> Response:
        return served(pages.suggestions(), openapi.JSON)

    @server.get("/api/<name>")
    def dataset(name: str) -> Response:
        known: dict[str, Any] = {entry["path"]: "text/csv; charset=utf-8" for entry in tables.package()["resources"]}
        known |= dict.fromkeys(("datapackage.json", *tables.schema_files()), "application/json; charset=utf-8")
        if name not in known:
            abort(404)
        return served(edition.files()[name], known[name])

    @server.get("/geodata/<name>.<version>.geojson")
    def borders(name: str, version: str) -> Response:
        if name not in layers.every():
            abort(404)
        current = version == layers.layer_version(name)
        return served(layers.layer_bytes(name), "application/geo+json", FOREVER if current else BRIEFLY)

    @server.get("/api/borders/<name>.geojson")
    def border_set(name: str) -> Response:
        if name not in border_files.offers():
            abort(404)
        return served(border_files.geojson(name), openapi.GEOJSON, filename=f"districts-{name}.geojson")
