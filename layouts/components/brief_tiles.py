"""Charts of a brief as small pictures: those that are in it, to be put in order, and the others, to be added."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.briefs.brief import Brief
from dashboard.charts import CHARTS
from dashboard.i18n import say
from dashboard.summaries import gallery
from layouts.components import thumbnails
from layouts.components.brief_links import add

MOVES = (("up", "Move up", "←"), ("down", "Move down", "→"), ("remove", "Remove", "×"))


def order(brief: Brief) -> html.Section | None:
    """The charts of a brief in their order; assets/brief/order.js lets them be dragged and moved by arrow keys."""
    last = len(brief.items)
    if last < 2:
        return None
    ends = {"up": 1, "down": last}  # where a chart is already at that end
    return html.Section(
        [
            html.H2(say("Order of the charts"), className="visually-hidden"),
            html.Ol(
                [
                    html.Li(
                        [
                            html.Span(
                                thumbnails.picture(item.view),
                                className="thumbnail",
                                **{"data-handle": say("Order of “{title}”", title=item.view.title)},
                            ),
                            html.A(item.view.title, href=f"#chart-{number}"),
                            html.Span(
                                [
                                    html.Button(
                                        html.Span(sign, **{"aria-hidden": "true"}),
                                        type="submit",
                                        name="do",
                                        value=f"{what}-{number}",
                                        title=say(name),
                                        className="btn",
                                        **{"aria-label": f"{say(name)}: {item.view.title}", "data-does": what},
                                    )
                                    for what, name, sign in MOVES
                                    if number != ends.get(what)
                                ],
                                className="moves",
                            ),
                        ],
                        id=f"place-{number}",
                        className="whole" if thumbnails.whole(item.view) else None,
                        **{"data-chart": f"chart-{number}"},
                    )
                    for number, item in enumerate(brief.items, 1)
                ],
                className="order",
                **{"data-moved": say("Chart {n} of {last}"), "data-removed": say("Removed")},
            ),
            html.P(
                say("Drag a picture to change the order, or give it the focus and use the arrow keys."),
                className="hint drag-hint",
                id="how-to-order",
            ),
        ],
        className="screen",
    )


def choices(brief: Brief) -> list[Component]:
    """Every chart that is not in the brief, small; its picture and its title add it."""
    there = {item.name for item in brief.items}
    return [
        html.P(
            [
                say("Choose a picture to add it, or set the filters of a chart first: "),
                html.A(say("All charts"), href=gallery.PATH),
                ".",
            ]
        ),
        html.Div(
            [
                thumbnails.small(
                    view,
                    name=say(gallery.FORMS[gallery.form(view.chart)]),
                    page=add(brief) + slug,
                    called=say("Add: {title}", title=view.title),
                )
                for slug, view in ((slug, chart.at()) for slug, chart in CHARTS.items())
                if slug not in there
            ],
            className="choices",
        ),
    ]
