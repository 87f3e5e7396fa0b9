"""The overview: four answers, the way to a place and the map; what changed since; then four charts in small."""

from __future__ import annotations

from collections import Counter

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts import CHARTS
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import gallery, headlines
from layouts import since
from layouts.components import card, find_form, ids, page_frame, prose, theme_page, thumbnails

MAP = "shelters-by-district"
CHARTED = ("women-judges", "referral-ratio", "smuggling-corridors", "girls-out-of-school")


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
    """One sentence; four answers, a place and the map; what changed; four charts; how to use it."""
    words = prose.page("overview")
    charts = [CHARTS[slug].at(selection) for slug in CHARTED]
    rules = Counter(rule for view in (*charts, CHARTS[MAP].at(selection)) for rule in view.rules)
    several = [rule for rule in rules if rules[rule] > 1]  # of the charts here: they are told once
    return [
        theme_page.heading(words.title, selection),
        prose.lead(words),
        html.Div(
            [
                html.Div(
                    [
                        district(selection),
                        html.Div([answer(finding) for finding in headlines.headline()], className="answers"),
                    ]
                ),
                mapped(selection),
                since.latest(),
            ],
            className="front",
        ),
        html.H2(say("Four charts")),
        html.Div([thumbnails.with_numbers(view, several) for view in charts], className="small-charts"),
        html.Ul([html.Li(rule) for rule in several], className="notes"),
        html.P(html.A(say("All {n} charts", n=len(CHARTS)), href=gallery.PATH)),
        html.Div(
            [
                html.Section(prose.part(words, "places", *_places(), anchor=False), className="how"),
                html.Section(prose.part(words, "how", anchor=False), className="how"),
            ],
            className="side-by-side",
        ),
    ]


def district(selection: Selection) -> html.Form:
    """The search, asked for a place; it suggests districts while a reader types."""
    kept = page_frame.carried(selection).without("province", "district")
    example = say("Lahore, Swat, Gwadar …")
    return find_form.form("place-find", "find-place", kept, say("Find your district"), say("Find"), placeholder=example)


def mapped(selection: Selection) -> html.Article:
    """The map of shelters with all that its card must say, and its table behind a summary."""
    view = CHARTS[MAP].at(selection)
    return html.Article(
        [
            html.P(say("Services for survivors"), className="kicker"),
            html.H2(card.link(view), className="card-title"),
            html.P(view.subtitle, className="subtitle"),
            html.Ul(card.legend(view.legend), className="legend"),
            html.Figure(
                dcc.Graph(id=ids.figure(MAP)),
                className="chart-frame",
            ),
            html.Ul([html.Li(rule) for rule in view.rules], className="notes"),
            card.cited(view),
            card.folded_table(view),
        ],
        className=f"card front-map theme-{view.chart.theme}",
    )


def _places() -> list[Component]:
    provinces = [
        html.Li(html.A(say(name), href=f"/provinces/{code}", className="chip"))
        for code, name in gazetteer.provinces().items()
    ]
    return [
        html.Ul(provinces, className="chips"),
        html.P(
            [
                html.A(say("Every district, by province"), href="/provinces#find-district"),
                " · ",
                html.A(say("Districts on the map"), href="/map"),
                " · ",
                html.A(say("Put provinces side by side"), href="/compare"),
                " · ",
                html.A(say("What the report proposes"), href="/recommendations"),
            ]
        ),
    ]
