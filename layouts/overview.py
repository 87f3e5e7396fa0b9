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
from layouts.components import page_frame, prose, theme_page
from layouts.components.card import card

CARDS = ("shelters-by-district", "women-judges", "referral-ratio", "smuggling-corridors")


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
    words = prose.page("overview")
    return [
        page_frame.leave(),
        theme_page.heading(words.title, selection),
        prose.lead(words),
        html.Div([answer(finding) for finding in headlines.headline()], className="answers"),
        html.Div([card(CHARTS[slug].at(selection), selection) for slug in CARDS], className="cards"),
        since.latest(),
        html.Section(prose.part(words, "places", *_places(), anchor=False), className="how"),
        html.Section(prose.part(words, "how", anchor=False), className="how"),
    ]


def _places() -> list[Component]:
    provinces = [
        html.Li(html.A(say(name), href=f"/provinces/{code}", className="chip"))
        for code, name in gazetteer.provinces().items()
    ]
    return [
        html.Ul(provinces, className="chips"),
        html.P(
            [
                html.A(say("Find your district"), href="/provinces#find-district"),
                " · ",
                html.A(say("Put provinces side by side"), href="/compare"),
                " · ",
                html.A(say("What the report proposes"), href="/recommendations"),
            ]
        ),
    ]
