"""The brief: views on paper with the reader's words, a form to change them, and the way to take it away."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.briefs.brief import BY_READER, LONGEST, MOST, PATH, Brief, Item
from dashboard.i18n import say
from layouts.components import controls
from layouts.components.brief_links import CARRIED, along
from layouts.components.brief_sheets import imprint, masthead, paper, sheet, style
from layouts.components.brief_tiles import choices, order

__all__ = ["CARRIED", "FORMATS", "Drawn", "along", "anchor", "content", "paper", "progress"]

FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("zip", "Pictures (ZIP)"))


@dataclass(frozen=True)
class Drawn:
    """What the server could draw: whether it draws at all, and how many pictures of the page are there."""

    possible: bool = True
    done: int = 0
    of: int = 0


def content(brief: Brief, address: str, drawn: Drawn, links: list[tuple[str, str, str]]) -> list[Component | None]:
    """The page's content: `address` is the brief's whole address, `links` (kind, name, href) of its files."""
    if not brief.items:
        return empty(brief)
    return [
        html.Form(
            [
                masthead(brief),
                order(brief),
                tools(brief, drawn, links),
                html.Div(
                    [
                        html.Section(
                            [sheet(item, number, brief.printed), edit(item, number, len(brief.items))],
                            className="brief-item",
                            id=f"chart-{number}",
                        )
                        for number, item in enumerate(brief.items, 1)
                    ],
                    className="brief-items",
                ),
                imprint(brief, address),
            ],
            method="post",
            action=PATH,
            className="brief",
        ),
        more(brief),
    ]


def tools(brief: Brief, drawn: Drawn, links: list[tuple[str, str, str]]) -> html.Div:
    """What stands on the screen only: complaints, how it is kept, downloads, the title."""
    waiting = drawn.possible and drawn.done < drawn.of
    return html.Div(
        [
            complaints(brief),
            html.P(
                [
                    say(
                        "{done} of {of} charts are drawn; the others show their table meanwhile. ",
                        done=drawn.done,
                        of=drawn.of,
                    ),
                    html.A(say("Look again"), href=brief.path),
                ],
                className="callout",
                id="drawing",
                role="status",
                **{"data-some": say("{done} of {of} charts are drawn. ")},
            )
            if waiting
            else None,
            html.P(
                [
                    html.Strong(say("Take it with you: ")),
                    *[
                        part
                        for kind, name, href in links
                        for part in (html.A(say(name), href=href, className="btn", **{"data-kind": kind}), " ")
                    ],
                    say("or print this page."),
                ],
                className="brief-links",
            )
            if drawn.possible
            else html.P(
                say(
                    "This server cannot draw pictures, so there is no PDF, DOCX or ZIP. This page shows the tables and "
                    "can be printed from the browser."
                ),
                className="callout",
            ),
            html.Div(
                [
                    html.Label(
                        [
                            html.Span(say("Title of the brief")),
                            html.Textarea(
                                brief.title, name="title", maxLength=LONGEST, rows=1, dir="auto", className="field"
                            ),
                        ],
                        className="control",
                    ),
                    style(brief),
                    html.Button(say("Keep the words"), type="submit", className="btn btn-primary"),
                ],
                className="title-row",
            ),
            html.P(
                say(
                    "The brief is kept in the address of this page and nowhere else: bookmark the page, or send its "
                    "address, to keep it."
                ),
                className="hint",
            ),
        ],
        className="brief-tools screen",
    )


def complaints(brief: Brief) -> html.Ul | None:
    """What could not be used of the address."""
    if not brief.complaints:
        return None
    return html.Ul([html.Li(text) for text in brief.complaints], className="callout complaints", role="status")


def edit(item: Item, number: int, last: int) -> html.Fieldset:
    """The reader's words for one view."""
    return html.Fieldset(
        [
            html.Legend(say("Chart {n} of {last}", n=number, last=last)),
            controls.unseen("v", item.name),
            html.Label(
                [
                    html.Span(say("Your heading")),
                    html.Textarea(item.heading, name="h", maxLength=LONGEST, rows=2, dir="auto", className="field"),
                ],
                className="control",
            ),
            html.Label(
                [
                    html.Span(say("Your sentence")),
                    html.Textarea(item.sentence, name="t", maxLength=LONGEST, rows=4, dir="auto", className="field"),
                ],
                className="control",
            ),
            html.P(
                say(
                    "At most {n} characters each. In every format they are marked “{label}”.",
                    n=LONGEST,
                    label=say(BY_READER),
                ),
                className="hint",
            ),
            html.P(
                [
                    html.Button(
                        say("Keep the words"), type="submit", name="do", value=f"keep-{number}", className="btn"
                    ),
                    html.Button(
                        [say("Remove"), html.Span(": " + item.view.title, className="visually-hidden")],
                        type="submit",
                        name="do",
                        value=f"remove-{number}",
                        className="btn",
                    ),
                ],
                className="moves",
            ),
            html.P(html.A(say("Open the chart"), href=addresses.page(item.view))),
        ],
        className="edit screen",
    )


def anchor(action: str) -> str:
    """Where on the page a reader is after an action ("keep-3" -> "#chart-3", "up-3" -> "#place-2")."""
    what, _, number = action.partition("-")
    if what not in ("keep", "up", "down") or not number.isdecimal() or len(number) > 2:
        return ""
    if what == "keep":
        return f"#chart-{number}"
    return f"#place-{max(1, int(number) + (-1 if what == 'up' else 1))}"


def more(brief: Brief) -> html.Details | html.P:
    """Other charts to add."""
    if len(brief.items) >= MOST:
        return html.P(say("The brief is full: it holds {n} charts.", n=MOST), className="screen hint")
    return html.Details(
        [html.Summary(say("Add another chart")), *choices(brief)],
        className="more screen",
    )


def empty(brief: Brief) -> list[Component | None]:
    """The page before anything is in the brief."""
    return [
        html.H1(say("Your brief is empty")),
        complaints(brief),
        html.P(
            say(
                "A brief is a handful of charts of your choice, in your order, with a heading and a sentence of "
                "your own for each: to print on A4, or to take away as PDF, Word document or pictures."
            ),
            className="lead",
        ),
        html.P(
            say(
                "Browse, set the filters as you need them, and choose “Add to brief” under a chart; or begin with "
                "one of these. Nothing is stored here: the brief lives in the address of its page."
            )
        ),
        *choices(brief),
    ]


def progress(brief: Brief, kind: str, drawn: Drawn, file: str) -> list[Component | None]:
    """The page that shows how far the drawing has come; `file` is where it leads when all is drawn."""
    ready = drawn.done >= drawn.of
    return [
        html.H1(
            say("Your brief is ready") if ready else say("Drawing your brief"),
            **{"data-ready": say("Your brief is ready")},
        ),
        html.P(
            say("{done} of {of} charts drawn.", done=drawn.done, of=drawn.of),
            id="told",
            role="status",
            className="lead",
            **{
                "data-some": say("{done} of {of} charts drawn."),
                "data-all": say("All {of} charts are drawn; the file is being put together."),
                "data-failed": say(
                    "The charts could not be drawn. Try again later; the page of the brief can still be printed."
                ),
            },
        ),
        html.Progress(value=str(drawn.done), max=str(drawn.of), id="bar", **{"aria-label": say("Charts drawn")}),
        html.P(
            [
                html.A(
                    say("Download: {name}", name=say(dict(FORMATS)[kind])),
                    href=file,
                    id="file",
                    className="btn btn-primary",
                    **{"data-kind": kind},
                ),
                " ",
                html.A(say("Back to the brief"), href=brief.path, className="btn"),
            ],
        ),
        html.P(
            say(
                "The file comes by itself when all charts are drawn; where scripts are off, this page looks again "
                "every two seconds."
            ),
            className="hint",
        ),
    ]
