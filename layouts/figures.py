"""The figures of one dataset: every row with its value, n, status, source and place in the source."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import data, register
from dashboard.words import say
from layouts import facts


def name(dataset: str) -> str:
    """What a dataset holds, as the heading of its page."""
    return str(data.resource(dataset).get("title", dataset))


def description(dataset: str) -> str:
    """The page in a sentence."""
    return say("{title}: {n} figures, each with its source.", title=name(dataset), n=len(register.entries(dataset)))


def content(dataset: str) -> list[Component | None]:
    """All figures of a dataset as a table; each row can be linked by its figure id."""
    entry = data.resource(dataset)
    return [
        html.H1(say(name(dataset))),
        html.P(description(dataset), className="lead"),
        html.P(say(entry["description"])) if entry.get("description") else None,
        html.P([
            html.A(say("This dataset as CSV"), href=f"/api/{entry['path']}"), " · ",
            html.A(say("What the columns mean"), href="/api/datapackage.json"), " · ",
            html.A(say("All datasets, sources and discrepancies"), href="/data"),
        ]),
        facts.table(name(dataset), register.entries(dataset), "figures"),
    ]  # fmt: skip
