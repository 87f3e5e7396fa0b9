"""What journalists and analysts take from a chart into their own text, mail, program or page; folded, for copying."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, site
from dashboard.chart import View
from dashboard.export import quoting
from dashboard.export.image_sizes import PRINT
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts import embed
from layouts.components import tabs


def corner(view: View, selection: Selection) -> html.Details:
    """A sentence, the numbers, code for each program and the HTML of the embed, each with a button that copies it; and
    the picture, in colour and for print in grey."""
    here = site.address(addresses.page(view))
    wanted = {
        "sentence": (say("A sentence with its citation"), quoting.sentence(view, here)),
        "mail": (say("The numbers for a mail"), quoting.mail(view, here)),
        "embed-html": (say("The chart in your page"), embed.snippet(view, embed.Flags())),
    }
    programs = quoting.code(*(site.address(addresses.download(view, kind)) for kind in ("csv", "json")))
    return html.Details(
        [
            html.Summary(say("For your text, mail, code or page")),
            html.Div(
                [
                    *[_part(f"take-{name}", heading, text) for name, (heading, text) in wanted.items()],
                    _picture(view, selection),
                ],
                className="parts",
            ),
            html.H2(say("Read these numbers in a program")),
            html.P(
                say(
                    "Each line reads exactly the rows of this view and follows corrections. In Excel: Data, Get Data, "
                    "From Other Sources, Blank Query, Advanced Editor."
                ),
                className="fine",
            ),
            html.Div(
                [
                    _part(f"take-{program.split()[-1].lower()}", program, text, code=True)
                    for program, text in programs.items()
                ],
                className="parts",
            ),
        ],
        className="cite reuse",
    )


def _picture(view: View, selection: Selection) -> html.Div:
    """The picture in its common form, for print in grey, and the way to all its sizes."""
    links: list[Component] = [
        tabs.format_link(say("Image (PNG)"), view, "png"),
        tabs.format_link("SVG", view, "svg"),
        tabs.format_link(say("For print in grey"), view, "png", style=PRINT),
        html.A(say("All sizes"), href=f"{tabs.address(view, selection, show='picture')}#show-picture"),
    ]
    return html.Div(
        [
            html.H2(say("The picture")),
            html.P([part for link in links for part in (" · ", link)][1:]),
        ],
    )


def _part(name: str, heading: str, text: str, code: bool = False) -> html.Div:
    """A text under its heading, and the button that copies it where a script runs."""
    return html.Div(
        [
            (html.H3 if code else html.H2)(heading),
            html.Pre(
                text,
                id=name,
                tabIndex=0,
                className="snippet code" if code or name == "take-embed-html" else "snippet",
                **{"aria-label": heading, "role": "region", **({"data-table": "1"} if name == "take-mail" else {})},
            ),
            html.Button(
                say("Copy"),
                type="button",
                className="btn copy",
                **{
                    "data-copy": name,
                    "data-done": say("Copied."),
                    "data-failed": say("Press Ctrl+C to copy."),
                    "aria-label": say("Copy: {what}", what=heading),
                },
            ),
        ],
        className="taken",
    )
