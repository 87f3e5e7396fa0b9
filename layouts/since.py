"""Since the report: what changed after December 2021, by theme, newest first."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.topics import proposals, since
from dashboard.topics.since import Step
from layouts.components import facts, prose
from layouts.components import observations as citations

LATEST = 3  # so many stand on the overview


def content(selection: Selection) -> list[Component | None]:
    """Every change under its theme."""
    words = prose.page("since")
    parts: list[Component | None] = [
        html.H1(words.title),
        prose.lead(words),
        html.P(
            [
                html.A(say("Follow as a feed (Atom)"), href=since.FEED),
                " · ",
                html.A(say("As CSV"), href="/api/since.csv"),
                " · ",
                html.A(say("Our corrections"), href="/method#changes"),
            ]
        ),
    ]
    for theme, steps in since.by_theme().items():
        parts.append(html.H2(say(since.THEMES[theme]), id=theme))
        events = [facts.Dated(i18n.period(step.date), step.date, [record(step)]) for step in steps]
        parts.append(facts.timeline(events, since.THEMES[theme]))
    return parts


def record(step: Step) -> html.Article:
    """A change with its figures, its sources and what it touches."""
    touched: list[Component] = [
        html.Li(html.A(say(CHARTS[slug].at().title), href=f"/charts/{slug}")) for slug in step.charts
    ]
    touched += [html.Li(html.A(proposals.find(key).name, href=proposals.find(key).path)) for key in step.proposals]
    warnings = list(dict.fromkeys(filter(None, (observations.find(key).row["caveat"] for key in step.figures))))
    cited: list[Component | str] = []
    for source in step.sources:
        published = f" ({i18n.period(source['published'])})" if source["published"] else ""
        cited += ["; " if cited else "", citations.source_link(source["publisher"] + published, source)]
    return html.Article(
        [
            html.Div(
                [
                    html.P([say(step.text), *citations.references(*step.figures[:FIGURES]), more(step)]),
                    *[html.P(say(warning), className="small") for warning in warnings],
                    html.P([say("Sources: "), *cited], className="sources"),
                ]
            ),
            html.Div([html.P(say("It touches:")), html.Ul(touched)]) if touched else None,
        ],
        className="record",
        id=step.id,
    )


FIGURES = 4  # so many ids are named; the rest stand in the CSV


def more(step: Step) -> str:
    """How many figures are not named."""
    rest = len(step.figures) - FIGURES
    return say(" and {n} more", n=rest) if rest > 0 else ""


def latest() -> html.Section:
    """The newest changes in short, for the overview."""
    return html.Section(
        [
            html.H2(say("Since the report")),
            html.Ul(
                [
                    html.Li([i18n.period(step.date), ": ", html.A(say(step.text), href=step.path)])
                    for step in since.everything()[:LATEST]
                ]
            ),
            html.P(html.A(say("Everything that changed since"), href=since.PATH)),
        ],
        className="how",
    )
