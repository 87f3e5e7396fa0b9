"""All charts: a gallery of their pictures, by theme and by kind."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.briefs.brief import ADD
from dashboard.i18n import say
from dashboard.selection import Selection
from dashboard.summaries import gallery
from layouts.components import controls, ids, prose, thumbnails


def content(selection: Selection) -> list[Component | None]:
    """The filters, how many charts there are, and each of them small."""
    words = prose.page("charts")
    views = gallery.found(selection)
    rules = list(dict.fromkeys(rule for view in views for rule in view.rules))
    return [
        html.H1(words.title),
        prose.lead(words),
        html.Form(
            [
                *controls.kept(selection, "topic", "form"),
                controls.select(gallery.TOPIC, selection, ids.PAGE),
                controls.select(gallery.FORM, selection, ids.PAGE),
                controls.button(),
                html.A(say("Show all"), href=gallery.PATH, className="show-all"),
            ],
            method="get",
            action=gallery.PATH,
            className="list-filters",
            role="search",
            autoComplete="off",
            **{"aria-label": say("Filters of this list")},
        ),
        html.P(say("{n} charts", n=len(views)), className="list-count", role="status"),
        html.H2(say("Charts"), className="visually-hidden"),
        html.Div(
            [
                thumbnails.small(
                    view,
                    html.A(say("Add to brief"), href=ADD + view.chart.slug, className="action"),
                    name=say(gallery.FORMS[gallery.form(view.chart)]),
                )
                for view in views
            ],
            className="gallery",
        ),
        html.Section(
            [html.H2(words["read"].heading), html.Ul([html.Li(rule) for rule in rules])],
            className="how",
        )
        if rules
        else None,
    ]
