"""The ordered list of paths, and the description of all of them as OpenAPI 3.1."""

from __future__ import annotations

import json
import pathlib
from typing import Any

from dashboard.data import tables
from dashboard.export import citation
from dashboard.i18n import per_language
from dashboard.openapi.brief_paths import briefs
from dashboard.openapi.chart_paths import charts
from dashboard.openapi.data_paths import data, service
from dashboard.openapi.embed_paths import embeds
from dashboard.openapi.page_paths import pages
from dashboard.openapi.records import Path, name_of
from dashboard.rows import ROW

VERSION = "1.0.0"  # of the interface: the first number changes when something that worked stops working
SCHEMAS = pathlib.Path(__file__).with_name("schemas.json")
GROUPS = {
    "Charts": "One chart in every format. The query says which view; only what differs from the default is needed.",
    "Data": "Everything behind the charts.",
    "Embeds": "Charts on other people’s pages.",
    "Briefs": "Several views as one paper. The words in it are the reader’s, are marked so, and are not indexed.",
    "Pages": "For people.",
    "Service": "About the interface itself.",
}


@per_language()
def paths() -> tuple[Path, ...]:
    """Everything the site answers to, in the order in which it is described. A new path is one more record."""
    return (*charts(), *data(), *embeds(), *briefs(), *pages(), *service())


def endings() -> list[str]:
    """The formats a chart comes in ("csv", "xlsx" …)."""
    start = "/charts/{slug}."
    return [path.path.removeprefix(start) for path in paths() if path.path.startswith(start)]


def _row() -> dict[str, Any]:
    """The JSON Schema of a row, from the columns of datapackage.json."""
    found = {field["name"]: field for field in tables.resource(tables.figure_datasets()[0])["schema"]["fields"]}
    properties: dict[str, Any] = {}
    for name in ROW:
        field = found[name]
        kind: dict[str, Any] = {"type": ["number", "null"] if field["type"] == "number" else "string"}
        if name == "value":
            kind = {"type": ["number", "string", "null"]}
        if name == "empty_kind":
            kind = {"type": "string", "enum": ["", *field["constraints"]["enum"]]}
        properties[name] = {**kind, "description": field["description"]}
    return {"type": "object", "properties": properties, "required": list(ROW), "additionalProperties": False}


def _schemas() -> dict[str, Any]:
    """Every JSON Schema by its name: that of a row from its columns, the others from schemas.json."""
    return {"Row": _row(), **json.loads(SCHEMAS.read_text("utf-8"))}


@per_language()
def document() -> dict[str, Any]:
    """The whole description as OpenAPI 3.1."""
    known = {name_of(parameter): parameter for path in paths() for parameter in path.parameters}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": citation.WORK,
            "summary": "Charts, data, pictures, embeds and citations of the dashboard, as plain GETs.",
            "description": "Every address can be read without a key. Parameters that are not known are ignored, values "
            "that cannot be used fall back to the default. The same request gives the same bytes as long as the data "
            "version stays the same.",
            "version": VERSION,
            "license": {"name": citation.LICENCE, "url": citation.LICENCE_URL},
            "x-data-version": tables.version(),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": about} for name, about in GROUPS.items()],
        "paths": {path.path: path.described for path in paths()},
        "components": {
            "parameters": {name: parameter.described for name, parameter in known.items()},
            "schemas": _schemas(),
        },
    }
