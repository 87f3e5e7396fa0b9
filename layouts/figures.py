"""The figures of one dataset: every row with its value, n, status, source and place in the source."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data import observations, tables
from dashboard.i18n import say
from layouts.components import observations as citations


def name(dataset: str) -> str:
    """What a dataset holds, as the heading of its page."""
    return str(tables.resource(dataset).get("title", dataset))


def description(dataset: str) -> str:
    """The page in a sentence."""
    return say("{title}: {n} figures, each with its source.", title=name(dataset), n=len(observations.entries(dataset)))


def content(dataset: str) -> list[Component | None]:
    """All figures of a dataset as a table; each row can be linked by its figure id."""
    entry = tables.resource(dataset)
    return [
        html.H1(say(name(dataset))),
        html.P(description(dataset), className="lead"),
        html.P(say(entry["description"])) if entry.get("description") else None,
        html.P(
            [
                html.A(say("This dataset as CSV"), href=f"/api/{entry['path']}"),
                " · ",
                html.A(say("What the columns mean"), href="/api/datapackage.json"),
                " · ",
                html.A(say("All datasets, sources and discrepancies"), href="/data"),
            ]
        ),
        citations.table(say(name(dataset)), observations.entries(dataset), "figures"),
    ]
