"""The overview: four questions answered at a glance, each number linked to its chart."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import headlines
from layouts import since
from layouts.components.card import card
from layouts.components.theme_page import chosen

DESCRIPTION = (
    "How Pakistan responds to trafficking in persons and smuggling of migrants: shelters, judges, police, "
    "referrals and routes, every number with its source."
)


def answer(finding: headlines.Finding) -> html.A:
    """One question, its number, its n and where it leads."""
    return html.A(
        [
            html.Span(say(finding.question), className="answer-question"),
            html.Span(finding.figure, className="answer-figure"),
            html.Span(finding.words, className="answer-words"),
            html.Span(say("See the chart and its source"), className="answer-link"),
        ],
        href=finding.path,
        className=f"answer theme-{finding.theme}",
    )


def content(selection: Selection) -> list[Component | None]:
    """One sentence, four answers, four charts."""
    slugs = ("shelters-by-district", "women-judges", "referral-ratio", "smuggling-corridors")
    return [
        html.H1(
            [
                say("How Pakistan responds to trafficking and smuggling of people"),
                html.Span(chosen(selection), id="chosen-place"),
            ]
        ),
        html.P(
            say(
                "Four questions, answered from a study of December 2021 for the United Nations Office on Drugs and "
                "Crime and from later public figures. Every number leads to its source."
            ),
            className="lead",
        ),
        html.Div([answer(finding) for finding in headlines.headline()], className="answers"),
        html.Div([card(CHARTS[slug].at(selection), selection) for slug in slugs], className="cards"),
        since.latest(),
        html.Section(
            [
                html.H2(say("Start from a place")),
                html.P(
                    say(
                        "Everything known of a province or of one of its districts, beside the national figures, with "
                        "what nobody reports."
                    )
                ),
                html.Ul(
                    [
                        html.Li(html.A(say(name), href=f"/provinces/{code}", className="chip"))
                        for code, name in gazetteer.provinces().items()
                    ],
                    className="chips",
                ),
                html.P(
                    [
                        html.A(say("Find your district"), href="/provinces#find-district"),
                        " · ",
                        html.A(say("Put provinces side by side"), href="/compare"),
                        " · ",
                        html.A(say("What the report proposes"), href="/recommendations"),
                    ]
                ),
            ],
            className="how",
        ),
        html.Section(
            [
                html.H2(say("How to use this")),
                html.Ul(
                    [
                        html.Li(
                            say(
                                "Choose a province above: every chart that knows provinces follows, and the address "
                                "keeps your choice, so that a link shows what you see."
                            )
                        ),
                        html.Li(
                            say(
                                "Open the table under a chart for every figure with its n, status and source, or take "
                                "the rows as CSV or JSON."
                            )
                        ),
                        html.Li(
                            say(
                                "Zero, not reported, not applicable and withheld are four different things here, and "
                                "each looks different."
                            )
                        ),
                    ]
                ),
            ],
            className="how",
        ),
    ]
