"""The page of one chart: the question, the card with its table open, and the way back."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, site
from dashboard.chart import Chart
from dashboard.export import citation
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import errata, reuse
from layouts.components.card import card
from layouts.components.tabs import format_link as link


def content(chart: Chart, selection: Selection) -> list[Component | None]:
    """One chart on a page of its own, with its citation and the rows of all places."""
    view = chart.at(selection)
    return [
        html.P(say(chart.question), className="question"),
        card(view, selection, alone=True),
        reuse.corner(view, selection),
        html.P(
            [
                link(say("This chart as one file (HTML)"), view, "html"),
                say(": to send on by messenger. It opens without a connection."),
            ],
            className="fine",
        ),
        html.Details(
            [
                html.Summary(say("Cite this view")),
                html.P(citation.text(view, site.address(addresses.page(view))), className="citation"),
                html.P(
                    [
                        link("BibTeX", view, "bib"),
                        " · ",
                        link("CSL-JSON", view, "citation.json"),
                        " · ",
                        link(say("Text"), view, "citation.txt"),
                    ]
                ),
            ],
            className="cite cite-view",
        ),
        html.Details(
            [
                html.Summary(say("All rows")),
                html.P(
                    say(
                        "The data links of the card hold exactly the rows shown. These hold the rows of every "
                        "place, whatever province or district is chosen:"
                    )
                ),
                html.P(
                    [
                        part
                        for i, ending in enumerate(("csv", "xlsx", "json", "zip"))
                        for part in (" · " if i else "", link(ending.upper(), view, ending, rows="all"))
                    ]
                ),
            ],
            className="cite",
        )
        if any(f.name == "province" for f in chart.parameters)
        else None,
        errata.folded(chart.slug),
    ]
