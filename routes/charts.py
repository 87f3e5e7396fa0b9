"""Every format of a view, the datasets and the health of the service, as plain GETs."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import brotli
from dash import Dash
from flask import Flask, Response, abort, request

from dashboard import openapi
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import packing, tabular
from dashboard.geography import layers
from dashboard.search import engine
from dashboard.selection import Selection
from dashboard.settings import settings
from layouts import pages
from layouts.components import html_writer
from layouts.components.card import table
from routes.responses import BRIEFLY, FOREVER, NEVER, packed, sent, served


def table_html(view: View) -> str:
    """The table of a view as HTML, for the browser to put into its card."""
    return html_writer.render(table(view))


FORMATS: dict[str, tuple[Callable[[View], str], str]] = {
    "csv": (tabular.csv_text, "text/csv; charset=utf-8"),
    "json": (tabular.json_text, "application/json; charset=utf-8"),
    "figure.json": (tabular.figure_json, "application/json; charset=utf-8"),
    "table.html": (table_html, "text/html; charset=utf-8"),
}


def body(ending: str, view: View) -> bytes:
    """A view in one format, packed."""
    key = (ending, view.chart.slug, view.selection, view.complaints)
    return packed(key, lambda: FORMATS[ending][0](view).encode())


def filename(view: View, ending: str) -> str:
    """A file name made from chart and filters: "women-judges_province-sindh.csv"."""
    chosen = [f"{name}-{value.replace(',', '+')}" for name, value in vars(view.selection).items() if value]
    return "_".join([view.chart.slug, *chosen]) + f".{ending}"


def asked(slug: str) -> View:
    """The view a request asks for; `rows=all` takes in every place, whatever province or district is chosen."""
    view = CHARTS[slug].at(Selection.from_query(request.args.to_dict()))
    return view.everywhere if request.args.get("rows") == "all" else view


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

    def chart_format(slug: str, ending: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        view = asked(slug)
        return sent(body(ending, view), FORMATS[ending][1], filename=filename(view, ending))

    for ending in FORMATS:
        server.add_url_rule(f"/charts/<slug>.{ending}", f"chart-{ending}", chart_format, defaults={"ending": ending})

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

    @server.get("/api/<name>")
    def dataset(name: str) -> Response:
        known: dict[str, Any] = {entry["path"]: "text/csv; charset=utf-8" for entry in tables.package()["resources"]}
        known |= dict.fromkeys(("datapackage.json", *tables.schema_files()), "application/json; charset=utf-8")
        if name not in known:
            abort(404)
        return served((settings().datasets / name).read_bytes(), known[name])

    @server.get("/charts.figure.json")
    def figures() -> Response:
        """The figures of several charts in one answer: the first of a page. A change of filter asks for each alone."""
        slugs = [slug for slug in request.args.get("charts", "").split(",") if slug in CHARTS]
        parts = [
            f"{json.dumps(slug)}:".encode() + brotli.decompress(body("figure.json", asked(slug)))
            for slug in dict.fromkeys(slugs)
        ]
        return served(b"{" + b",".join(parts) + b"}", FORMATS["figure.json"][1])

    @server.get("/geodata/layers.json")
    def several_layers() -> Response:
        """Several layers in one answer, by address: those of the first figures of a page."""
        wanted = [item.partition(".") for item in request.args.get("of", "").split(",")[: len(layers.LAYERS)]]
        known = [(name, version) for name, _, version in wanted if name in layers.LAYERS]
        current = all(version == layers.layer_version(name) for name, version in known)
        parts = [
            json.dumps(layers.layer_url(name)).encode() + b":" + layers.layer_bytes(name)
            for name in dict.fromkeys(name for name, _ in known)
        ]
        return served(b"{" + b",".join(parts) + b"}", openapi.JSON, FOREVER if current else BRIEFLY)

    @server.get("/geodata/<name>.<version>.geojson")
    def borders(name: str, version: str) -> Response:
        if name not in layers.LAYERS:
            abort(404)
        current = version == layers.layer_version(name)
        return served(layers.layer_bytes(name), "application/geo+json", FOREVER if current else BRIEFLY)

    @server.get("/healthz")
    def health() -> Response:
        return served(f'{{"status":"ok","version":"{tables.version()}"}}'.encode(), openapi.JSON, NEVER)
