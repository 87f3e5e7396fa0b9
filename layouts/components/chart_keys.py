"""How a chart is used by keyboard: the words that the browser tells and shows (assets/site/keys.js)."""

from __future__ import annotations

from dash import html

from dashboard.i18n import say


def how(script: str = "") -> html.P:
    """The keys of a chart, read out where one takes the focus and shown by "?"; not seen otherwise.

    script: the address of what listens to them, where the script of the page does not.
    """
    return html.P(
        say(
            "Arrow keys go from mark to mark, Home and End to the first and the last. T: the table. "
            "Escape closes what is shown. A question mark shows this help."
        ),
        id="chart-keys",
        hidden=True,
        **{"data-kind": say("chart"), **({"data-script": script} if script else {})},
    )
