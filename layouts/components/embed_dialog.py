"""The dialog that makes the HTML to paste; assets/site/embed_dialog.js opens it from the link "Embed" of a card."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from dashboard.i18n import say

OPTIONS = (
    ("plain", "Without a frame"),
    ("static", "Static: never loads Plotly"),
    ("controls", "With the filters of this chart"),
    ("frozen", "Frozen: stays as it is today, even when figures are corrected"),
)
COLOURS = (("", "Light"), ("dark", "Dark"), ("auto", "As the reader’s device"))


def dialog() -> html.Dialog:
    """Preview, options, the HTML to paste and a button that copies it."""
    return html.Dialog(
        [
            html.H2(say("Embed this chart"), id="embed-heading"),
            html.P(
                say(
                    "Paste this into your page. The frame sets no cookie, asks no other site and grows with its "
                    "content."
                )
            ),
            html.Form(
                [
                    html.Label(
                        [
                            html.Span(say("Colours")),
                            html.Select(
                                [html.Option(say(name), value=value, selected=not value) for value, name in COLOURS],
                                name="theme",
                                className="form-select form-select-sm",
                            ),
                        ],
                        className="control",
                    ),
                    *[
                        html.Label(
                            [dbc.Input(type="checkbox", name=name, value="1"), html.Span(say(words))],
                            className="embed-option",
                        )
                        for name, words in OPTIONS
                    ],
                ],
                className="embed-form",
            ),
            html.Iframe(title=say("Preview of the embed"), sandbox="allow-scripts allow-popups allow-forms"),
            html.Textarea(
                name="html",
                readOnly=True,
                rows=6,
                **{
                    "aria-label": say("HTML to paste into your page"),
                    "data-failed": say("The snippet could not be fetched; try again."),
                    "data-gone": say("This view has not been frozen; take the live one."),
                },
            ),
            html.P(
                [
                    html.Button(say("Copy the HTML"), className="btn btn-primary", **{"data-does": "copy"}),
                    html.Button(say("Close"), className="btn", **{"data-does": "close"}),
                    html.Span(
                        className="embed-copied",
                        role="status",
                        **{"data-done": say("Copied."), "data-failed": say("Press Ctrl+C to copy.")},
                    ),
                ],
                className="embed-buttons",
            ),
        ],
        className="embed-dialog",
        id="embed-dialog",
        **{"aria-labelledby": "embed-heading"},
    )
