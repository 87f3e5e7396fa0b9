"""The sheets of a brief: its title, each view with the reader's words, and its imprint."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, site
from dashboard.briefs.brief import BY_READER, Brief, Item
from dashboard.chart import View
from dashboard.export import citation, print_style
from dashboard.export.image_sizes import PRINT
from dashboard.i18n import say
from dashboard.plots import theme
from layouts.components import card, ids, page_frame

GLUE = "\u00a0"  # between words and their label; a line break there would join them in the outline of a PDF


def words(text: str, tag: type[Component] = html.Span) -> Component:
    """A reader's words: their direction is their own and reaches no further."""
    return tag(text, className="reader-words", dir="auto")


def label() -> html.Span:
    """Whose words these are."""
    return html.Span(say(BY_READER), className="reader-label")


def style(brief: Brief) -> html.Label:
    """The choice between pictures in colour and for print in grey."""
    styles = (("", "In colour"), (PRINT, "For print in grey"))
    return html.Label(
        [
            html.Span(say("Pictures")),
            html.Select(
                [
                    html.Option(say(called), value=value, selected=bool(value) == brief.printed)
                    for value, called in styles
                ],
                name="style",
                className="form-select form-select-sm",
            ),
        ],
        className="control",
    )


def paper(brief: Brief, address: str) -> html.Main:
    """What is printed of the page, for the browser that makes the PDF."""
    sheets = [
        html.Section(sheet(item, number, brief.printed), className="brief-item")
        for number, item in enumerate(brief.items, 1)
    ]
    return html.Main([masthead(brief), html.Div(sheets, className="brief-items"), imprint(brief, address)])


def masthead(brief: Brief) -> html.Div:
    """The head of the paper: whose title it is, whose charts these are."""
    title = [words(brief.title), GLUE, label()] if brief.title else [brief.name]
    return html.Div(
        [
            html.P(say(page_frame.NAME), className="kicker"),
            html.H1(title),
            html.P(about(brief), className="provenance"),
            html.Ol(
                [
                    html.Li(html.A(item.view.title, href=f"#chart-{number}"))
                    for number, item in enumerate(brief.items, 1)
                ],
                className="contents",
            )
            if len(brief.items) > 1
            else None,
        ],
        className="masthead",
    )


def about(brief: Brief) -> str:
    """What a brief is, in two sentences."""
    told = say(
        "{name}, chosen and put in order by a reader of this dashboard. Titles, figures, notes and sources are "
        "the dashboard’s, data version {version}.",
        name=brief.name,
        version=brief.items[0].view.version,
    )
    if brief.worded:
        told += " " + say(
            "Words marked “{label}” are the reader’s own and were not checked by anyone here.", label=say(BY_READER)
        )
    return told


def sheet(item: Item, number: int, printed: bool = False) -> html.Article:
    """One view on paper, under the reader’s words; printed: for print in grey."""
    view = item.view
    keys = print_style.legend(view) if printed else view.legend
    title = html.H3 if item.heading else html.H2
    reader = [
        html.H2([words(item.heading), GLUE, label()]) if item.heading else None,
        html.P([words(item.sentence), GLUE, label()]) if item.sentence else None,
    ]
    return html.Article(
        [
            html.Div(reader, className="reader") if item.heading or item.sentence else None,
            html.P(say(theme.THEMES[view.chart.theme]), className="kicker"),
            title(view.title, className="card-title"),
            html.P(view.subtitle, className="subtitle"),
            html.Ul(card.legend(keys), className="legend") if keys else None,
            html.Figure(
                [
                    dcc.Graph(id=ids.figure(f"{number}")),
                    html.Figcaption(say("Figure {n}", n=number), className="visually-hidden"),
                ]
            ),
            html.Div(card.listing(view), className="listing") if view.listing else None,
            html.P(view.n, className="n") if view.n else None,
            html.Ul([html.Li(note) for note in view.notes], className="notes") if view.notes else None,
            html.P(card.sources(view), className="sources"),
        ],
        className=f"sheet theme-{view.chart.theme}",
    )


def imprint(brief: Brief, address: str) -> html.Section:
    """The end of the paper: how to cite each view, where the brief is, under which licence."""
    return html.Section(
        [
            html.H2(say("How to cite")),
            html.Ol([html.Li(_cited(item.view, site.address(addresses.page(item.view)))) for item in brief.items]),
            html.H2(say("Sources")),
            html.Ul(
                [
                    html.Li([line + ". ", html.A(url, href=url, rel="noreferrer") if url else None])
                    for line, url in brief.sources
                ]
            ),
            html.P(
                [
                    say("Add the day on which you read it; cite the source of a figure with it. "),
                    citation.LICENCE,
                    ". ",
                    say(
                        "An independent compilation: not a product of the United Nations, and nobody cited here has "
                        "endorsed it."
                    ),
                ]
            ),
            html.P([say("This brief: "), html.A(_short(address), href=address)]),
        ],
        className="imprint",
    )


def _cited(view: View, address: str) -> list[str | html.A]:
    before, _, after = citation.text(view, address).rpartition(address)
    return [before, html.A(address, href=address), after]


def _short(address: str) -> str:
    """An address as it is printed: a long one is the target of the link, not its text."""
    return address if len(address) <= 160 else address[:140] + "…"
