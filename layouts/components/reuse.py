"""What journalists and analysts take from a chart into their own text, mail, program or page; folded, for copying."""

from __future__ import annotations

from dash import html

from dashboard import addresses, site
from dashboard.chart import View
from dashboard.export import quoting
from dashboard.i18n import say
from layouts import embed


def corner(view: View) -> html.Details:
    """A sentence, the numbers, code for each program and the HTML of the embed, each with a button that copies it."""
    here = site.address(addresses.page(view))
    wanted = {
        "sentence": (say("A sentence with its citation"), quoting.sentence(view, here)),
        "mail": (say("The numbers for a mail"), quoting.mail(view, here)),
        "embed-html": (say("The chart in your page"), embed.snippet(view, embed.Flags())),
    }
    programs = quoting.code(site.address(addresses.download(view, "csv")))
    return html.Details(
        [
            html.Summary(say("For your text, mail, code or page")),
            *[_part(f"take-{name}", heading, text) for name, (heading, text) in wanted.items()],
            html.H2(say("Read these numbers in a program")),
            html.P(
                say(
                    "Each line reads exactly the rows of this view and follows corrections. In Excel: Data, Get Data, "
                    "From Other Sources, Blank Query, Advanced Editor."
                ),
                className="fine",
            ),
            *[
                _part(f"take-{program.split()[-1].lower()}", program, text, code=True)
                for program, text in programs.items()
            ],
        ],
        className="cite reuse",
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
                **{"aria-label": heading, "role": "region"},
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
