"""The page of one chart: the question, the card with its table open, and the way back."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, site
from dashboard.chart import Chart, View
from dashboard.export import citation, image
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import errata, page_frame
from layouts.components.card import card, drawn

SENSITIVE = ("services", "trafficking")


def content(chart: Chart, selection: Selection) -> list[Component | None]:
    """One chart on a page of its own, with its citation and the sizes of its picture."""
    view = chart.at(selection)
    return [
        page_frame.leave() if chart.theme in SENSITIVE else None,
        html.P(say(chart.question), className="question"),
        card(view, selection, alone=True),
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
                html.Summary(say("Image sizes")),
                html.Ul(
                    [
                        html.Li(
                            [
                                link(f"{size.name} PNG", view, "png", size=size.name),
                                " · ",
                                link("SVG", view, "svg", size=size.name),
                                f" – {say(size.reason)}",
                            ]
                        )
                        for size in image.SIZES.values()
                    ]
                ),
            ],
            className="cite",
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


def link(name: str, view: View, ending: str, **more: str) -> html.A:
    """A link to a view in one format; `more` is added to its query."""
    address = site.asking(addresses.download(view, ending), **more)
    return html.A(name, href=address, **drawn(ending))
