"""The paths of charts: one chart in every format."""

from __future__ import annotations

from dashboard.openapi.parameters import NO_CHART, NO_SIZE, ROWS, SIZING, SLUG, filters
from dashboard.openapi.records import BIBTEX, CSL, CSV, HTML, JSON, PNG, SVG, TEXT, XLSX, ZIP, Parameter, Path


def _chart(
    ending: str, kind: str, summary: str, more: tuple[Parameter, ...] = (), query: str = "", schema: str = ""
) -> Path:
    """/charts/<slug>.<ending>, with an example as it is and one with a query."""
    draws = ending in ("png", "svg")
    example = f"/charts/women-judges.{ending}"
    return Path(
        f"/charts/{{slug}}.{ending}",
        "Charts",
        summary,
        kind,
        (SLUG, *filters(), *more),
        (example, f"/charts/shelter-coverage.{ending}?province=sindh{query}"),
        (NO_CHART, *((NO_SIZE,) if draws else ())),
        draws,
        schema,
        ending in ("xlsx", "zip", "html"),
    )


def charts() -> tuple[Path, ...]:
    """The formats of a chart, in the order in which they are described."""
    rows, all_rows = (ROWS,), "&rows=all"
    return (
        _chart("csv", CSV, "The rows that are shown (RFC 4180, UTF-8 with a byte-order mark).", rows, all_rows),
        _chart("xlsx", XLSX, "The rows on one sheet, what belongs to them on another.", rows, all_rows),
        _chart("json", JSON, "The rows with title, n, notes, sources and text alternative.", rows, all_rows, "View"),
        _chart(
            "zip",
            ZIP,
            "CSV, JSON, PNG, SVG and a README; no pictures where nothing can be drawn, and the README says so.",
            rows,
            all_rows,
        ),
        _chart("html", HTML, "The view as one HTML file that asks for nothing: picture, words, table and sources."),
        _chart(
            "png",
            PNG,
            "The view as a picture with all its words; source and address also as text chunks.",
            SIZING,
            "&size=column",
        ),
        _chart("svg", SVG, "The same picture as SVG; source and address also as metadata.", SIZING, "&size=column"),
        _chart("thumbnail.svg", SVG, "The drawing alone, for a small picture beside a link; empty while it is drawn."),
        _chart(
            "figure.json",
            JSON,
            "The Plotly figure; its words are in layout.meta, its borders are addresses. A "
            "trace with meta.geojson takes its points from that layer, one with meta.rest the places of its layer "
            "that no other trace names.",
            schema="Figure",
        ),
        _chart("bib", BIBTEX, "The citation of the view and of its sources as BibTeX."),
        _chart("citation.json", CSL, "The citation of the view and of its sources as CSL-JSON.", schema="Citation"),
        _chart("citation.txt", TEXT, "The citation of the view as text, with today as the day of access."),
    )
