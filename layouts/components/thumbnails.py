"""A view small: its picture and its sentence, both the way to its page."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.chart import View
from dashboard.i18n import say
from dashboard.plots import theme
from layouts.components import card

HIGH = 220  # CSS pixels of a small picture that is 320 wide


def whole(view: View) -> bool:
    """Whether the picture of a view is shown whole where it is small; others fill the frame from the top: lists, whose
    first rows tell what the rest is like. A line cut in two, or a matrix without its last columns, tells nothing."""
    over_time = view.drawn.in_time and view.height < 2 * HIGH
    return bool(view.shape or view.least or over_time or view.height < HIGH)


def picture(view: View) -> html.Img:
    """The small picture of a view, which a title beside it names."""
    return html.Img(src=addresses.download(view, "thumbnail.svg"), alt="", width=320, height=HIGH)


def small(view: View, *more: Component, name: str = "", page: str = "", called: str = "") -> html.Article:
    """Theme, picture and title of a view, then what follows them; `name` stands beside the theme.

    page: where picture and title lead, if not to the page of the view; called: what that link is called then.
    """
    page = page or addresses.page(view)
    return html.Article(
        [
            html.A(
                picture(view),
                href=page,
                tabIndex=-1,
                className="thumbnail",
                **{"aria-hidden": "true", "aria-label": view.title},
            ),
            html.Div(
                [
                    html.P(
                        " · ".join(part for part in (say(theme.THEMES[view.chart.theme]), name) if part),
                        className="kicker",
                    ),
                    html.H3(html.A(view.title, href=page, **({"aria-label": called} if called else {}))),
                    *more,
                ]
            ),
        ],
        className=f"small-chart theme-{view.chart.theme}" + " whole" * whole(view),
    )


def with_numbers(view: View, elsewhere: Sequence[str] = ()) -> html.Article:
    """The same with what its picture must not be without, and its table behind a summary; `elsewhere`: the rules that
    the page tells for several charts at once."""
    return small(
        view,
        html.P(view.subtitle, className="fine"),
        *[html.P(rule, className="fine") for rule in view.rules if rule not in elsewhere],
        card.folded_table(view),
    )
