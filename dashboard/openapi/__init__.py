"""The public interface: the ordered list of what the site answers to, and its description as OpenAPI 3.1.

A path is one record. Filters and their values come from the registry of charts, columns from datapackage.json, sizes
from dashboard/export/image.py, the other schemas from schemas.json: nothing that is said elsewhere is said here again.
The page at /api is made from the same document, and a test calls every example in it.
"""

from dashboard.openapi.description import GROUPS, document, endings, paths
from dashboard.openapi.parameters import filters
from dashboard.openapi.records import (
    BIBTEX,
    CSL,
    CSV,
    DOCX,
    GEOJSON,
    HTML,
    JSON,
    PDF,
    PNG,
    SCRIPT,
    SVG,
    TEXT,
    XLSX,
    ZIP,
    Parameter,
    Path,
)

__all__ = [
    "BIBTEX",
    "CSL",
    "CSV",
    "DOCX",
    "GEOJSON",
    "GROUPS",
    "HTML",
    "JSON",
    "PDF",
    "PNG",
    "SCRIPT",
    "SVG",
    "TEXT",
    "XLSX",
    "ZIP",
    "Parameter",
    "Path",
    "document",
    "endings",
    "filters",
    "paths",
]
