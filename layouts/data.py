"""Data: every dataset, every source, what is left out, and all of it as one download."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations
from dashboard.data.tables import figure_datasets
from dashboard.export import border_files
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import prose

FEW = 3  # columns that fit on a phone side by side


def _table(
    caption: str, headings: list[str], rows: Sequence[Sequence[object]], name: str, ids: Sequence[str] = ()
) -> html.Div:
    body = [
        html.Tr([html.Th(row[0], scope="row"), *[html.Td(cell) for cell in row[1:]]], **({"id": ids[i]} if ids else {}))
        for i, row in enumerate(rows)
    ]
    return citations.frame(say(caption), headings, body, name, stacks=len(headings) > FEW)


def content(selection: Selection) -> list[Component | None]:
    """Charts, datasets, sources, and what was left out."""
    read = figure_datasets()
    datasets = [
        [
            html.A(item.name, href=observations.PATH + item.name if item.name in read else item.path),
            say(item.title),
            item.rows,
            item.sources,
            html.A("CSV", href=item.path),
        ]
        for item in catalogue.datasets()
    ]
    charts = [
        [
            html.A(view.title, href=addresses.page(view)),
            html.A("CSV", href=addresses.download(view, "csv")),
            html.A("JSON", href=addresses.download(view, "json")),
        ]
        for view in (c.at() for c in CHARTS.values())
    ]
    listed = [
        [
            citations.source_link(row["title"], row),
            row["publisher"],
            html.Span(row["published"], className="date"),
            row["grade"],
            row["licence"],
        ]
        for row in catalogue.sources()
    ]
    borders = [
        [
            say(offer.title),
            say(offer.source),
            say(offer.licence),
            say(offer.note),
            html.A(say("GeoJSON"), href=offer.path),
        ]
        for offer in border_files.offers().values()
    ]
    left = [[row["figure_id"], say(row["reason"])] for row in catalogue.left_out()]
    words = prose.page("data")
    return [
        html.H1(words.title),
        prose.lead(words),
        html.P(
            [
                html.A(say("Download all datasets (ZIP)"), href="/api/datasets.zip", className="btn btn-primary"),
                " ",
                html.A("datapackage.json", href="/api/datapackage.json"),
                " · ",
                html.A("charts.json", href="/api/charts.json"),
                " · ",
                html.A(say("For programs"), href="/api"),
            ]
        ),
        html.H2(say("Charts"), id="charts"),
        _table("All charts with their rows", ["Chart", "CSV", "JSON"], charts, "charts"),
        html.H2(say("Datasets"), id="datasets"),
        _table("All datasets", ["Dataset", "What it holds", "Rows", "Sources", "File"], datasets, "datasets"),
        html.H2(say("Borders"), id="borders"),
        _table("All border sets", ["Borders", "Source", "Licence", "Note", "File"], borders, "borders"),
        *prose.part(words, "discrepancies"),
        *prose.part(words, "sources"),
        _table(
            "All sources",
            ["Title", "Publisher", "Published", "Grade", "Licence"],
            listed,
            "sources",
            [f"source-{row['id']}" for row in catalogue.sources()],
        ),
        html.H2(say("Left out, and why"), id="left-out"),
        _table("Figures not published here", ["Figure", "Reason"], left, "left-out"),
    ]
