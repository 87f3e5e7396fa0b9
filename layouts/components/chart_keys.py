"""How a chart is used by keyboard: the words that the browser tells and shows (assets/site/keys.js)."""

from __future__ import annotations

from dash import html

from dashboard.chart import View
from dashboard.i18n import say


def how(script: str = "", sound: str = "") -> html.P:
    """The keys of a chart, read out where one takes the focus and shown by "?"; not seen otherwise.

    script: the address of what listens to them, where the script of the page does not. sound: that of what plays charts
    as sound, where there is a button for it.
    """
    keys = say(
        "Arrow keys go from mark to mark, Home and End to the first and the last. T: the table. "
        "Escape closes what is shown. A question mark shows this help."
    )
    told = {"data-kind": say("chart"), **({"data-script": script} if script else {})}
    if sound:
        keys += " " + say("S, or the button “Play as sound” below a chart, plays lines and sorted bars as tones.")
        told |= {
            "data-sound": sound,
            "data-stop": say("Stop the sound"),
            "data-begins": say(
                "Sound: a higher tone is a higher number, a click stands where there is no number. Escape stops it."
            ),
            "data-ended": say("End of the sound"),
        }
    return html.P(keys, id="chart-keys", hidden=True, **told)


def player(view: View, **more: bool) -> html.Button | None:
    """The button that plays a chart as sound; seen where a script runs (assets/site/player.js)."""
    if not view.drawn.heard:
        return None
    return html.Button(say("Play as sound"), type="button", className="action play", **more)
