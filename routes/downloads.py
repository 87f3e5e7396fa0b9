"""A view taken away: workbook, archive, one HTML file and citations; and the description of the whole interface."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import nullcontext

from dash import Dash
from flask import Response

from dashboard import addresses, openapi
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import bundle, citation, spreadsheet
from dashboard.i18n import per_language
from routes import embed, lane
from routes.charts import asked, filename, unknown
from routes.images import address
from routes.responses import served

KINDS: dict[str, tuple[Callable[[View, str], bytes], str]] = {
    "xlsx": (spreadsheet.xlsx, openapi.XLSX),
    "zip": (lambda view, place: bundle.make(view, place, filename(view, "")[:-1]), openapi.ZIP),
    "html": (lambda view, place: embed.alone(view).encode(), openapi.HTML),
    "bib": (lambda view, place: citation.bibtex(view, place).encode(), openapi.BIBTEX),
    "citation.json": (lambda view, place: citation.csl_json(view, place).encode(), openapi.CSL),
    "citation.txt": (lambda view, place: citation.full_text(view, place, dt.date.today()).encode(), openapi.TEXT),
}
DEAR = ("xlsx", "zip", "html")


@per_language()
def description() -> bytes:
    """The interface as OpenAPI 3.1."""
    return json.dumps(openapi.document(), ensure_ascii=False).encode()


def register(app: Dash) -> None:
    """Attach the download routes to the Flask server of `app`."""

    def download(slug: str, ending: str) -> Response:
        if slug not in CHARTS:
            return unknown(slug)
        view, (make, kind) = asked(slug), KINDS[ending]
        with lane.turn() if ending in DEAR else nullcontext():
            content = make(view, address(addresses.page(view)))
        return served(content, kind, filename=filename(view, ending))

    for ending in KINDS:
        app.server.add_url_rule(f"/charts/<slug>.{ending}", f"download-{ending}", download, defaults={"ending": ending})

    @app.server.get("/api/openapi.json")
    def openapi_description() -> Response:
        return served(description(), openapi.JSON)
