"""The page of one chart: the question, the card with its table open, and the way back."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import site
from dashboard.chart import Chart, View
from dashboard.export import citation, image
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import page_frame
from layouts.components.card import card, drawn

SENSITIVE = ("services", "trafficking")


def content(chart: Chart, selection: Selection) -> list[Component | None]:
    """One chart on a page of its own, with its citation and the sizes of its picture."""
    view = chart.at(selection)
    return [
        page_frame.leave() if chart.theme in SENSITIVE else None,
        html.P(say(chart.question), className="question"),
        card(view, selection, heading=1, opened=True),
        html.Details(
            [
                html.Summary(say("Cite this view")),
                html.P(
                    citation.text(view, site.address(view.path)), className="citation", **{"data-search": view.search}
                ),
                html.P(
                    [
                        follows("BibTeX", view, "bib"),
                        " · ",
                        follows("CSL-JSON", view, "citation.json"),
                        " · ",
                        follows(say("Text"), view, "citation.txt"),
                    ]
                ),
            ],
            className="cite",
            **{"data-follows": chart.slug},
        ),
        html.Details(
            [
                html.Summary(say("Image sizes")),
                html.Ul(
                    [
                        html.Li(
                            [
                                follows(f"{size.name} PNG", view, "png", f"size={size.name}"),
                                " · ",
                                follows("SVG", view, "svg", f"size={size.name}"),
                                f" – {say(size.reason)}",
                            ]
                        )
                        for size in image.SIZES.values()
                    ]
                ),
            ],
            className="cite",
            **{"data-follows": chart.slug},
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
                        for part in (" · " if i else "", follows(ending.upper(), view, ending, "rows=all"))
                    ]
                ),
            ],
            className="cite",
            **{"data-follows": chart.slug},
        )
        if any(f.name == "province" for f in chart.parameters)
        else None,
    ]


def follows(name: str, view: View, ending: str, more: str = "") -> html.A:
    """A link to a view in one format (`more` is added to its query); the browser keeps it with the filters."""
    address = view.address(ending) + (("&" if view.search else "?") + more if more else "")
    return html.A(name, href=address, **{"data-ending": ending, "data-more": more or None, **drawn(ending)})
