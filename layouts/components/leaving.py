"""A quick way out for a reader who is watched: of every page, and of embeds that speak of victims and shelters.

Each page has it, as a survivor may land on any. Its words say what it cannot do: whoever relies on it must know.
"""

from __future__ import annotations

from dash import html

from dashboard import built_assets
from dashboard.chart import Chart
from dashboard.i18n import say

ELSEWHERE = "https://www.wikipedia.org/"  # a site that anybody may have open
SCRIPT = "leave.js"
SENSITIVE = ("services", "trafficking")  # themes of charts that speak of victims and shelters


def bar() -> html.Aside:
    """The bar at the foot of the window; assets/site/leave.js counts Shift in the place of its words."""
    return html.Aside(
        [
            html.A(
                say("Leave this page quickly"),
                href=ELSEWHERE,
                className="leave",
                rel="noreferrer",
                **{"data-leave": "1"},
            ),
            html.Span(
                [
                    html.Span(say("Shift pressed three times does the same. "), className="by-key"),
                    say("It cannot clear the browser’s history."),
                ],
                className="leave-words",
            ),
            html.Span(
                className="leave-count",
                role="status",
                **{"data-count": say("Shift {n} of 3", n="{n}")},
            ),
        ],
        className="leave-box",
        **{"aria-label": say("Leave this page quickly")},
    )


def script() -> str:
    """The script of the bar as HTML, in the document itself, so that it is there first; "" where it was not built."""
    text = built_assets.text(SCRIPT)
    return f"<script>{text}</script>" if text else ""


def of_frame(chart: Chart) -> html.P | None:
    """That of an embed, None where its chart does not speak of victims or shelters. It works without a script."""
    if chart.theme not in SENSITIVE:
        return None
    return html.P(
        [
            html.A(say("Empty this frame quickly"), href="about:blank", className="leave", **{"data-leave": "1"}),
            html.Span(say("The page around it stays.")),
        ],
        className="leave-box",
    )
