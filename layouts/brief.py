"""The brief: views on paper with the reader's words, a form to change them, and the way to take it away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.briefs.brief import ADD, BY_READER, LONGEST, MOST, PATH, Brief, Item
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import citation
from dashboard.i18n import say
from dashboard.plots import theme
from layouts.components import card, ids, page_frame

GLUE = "\u00a0"  # between words and their label; a line break there would join them in the outline of a PDF
CARRIED = "brief"  # the parameter in which other pages carry the brief along
FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("zip", "Pictures (ZIP)"))


@dataclass(frozen=True)
class Drawn:
    """What the server could draw: whether it draws at all, and how many pictures of the page are there."""

    possible: bool = True
    done: int = 0
    of: int = 0


# The brief on its way from page to page


def add(brief: Brief) -> str:
    """What the address of "Add to brief" begins with; the name of the view follows."""
    return f"{brief.path}&v=" if brief.items or brief.title else ADD


def along(tree: Any, brief: Brief) -> Any:
    """The same tree with the brief in every link to another page, in forms, and in "Add to brief"."""
    if not (brief.items or brief.title):
        return tree
    kept = urlencode({CARRIED: brief.carried}, safe="~=,")
    for part in _components(tree):
        if isinstance(part, html.A):
            if part.href.startswith(ADD):
                part.href = add(brief) + part.href.removeprefix(ADD)
            elif _is_page(part):
                path, mark, anchor = part.href.partition("#")
                part.href = path + ("&" if "?" in path else "?") + kept + mark + anchor
        elif isinstance(part, html.Option) and hasattr(part, "data-src"):
            setattr(part, "data-src", getattr(part, "data-src") + "?" + kept)
        elif isinstance(part, html.Form) and getattr(part, "method", "") == "get":
            inside = part.children if isinstance(part.children, list) else [part.children]
            part.children = [hidden(CARRIED, brief.carried), *inside]  # no list within a list: the browser refuses it
    return tree


def hidden(name: str, value: str) -> html.Textarea:
    """A value that a form sends along unseen (Dash's html has no input element)."""
    return html.Textarea(value, name=name, hidden=True, readOnly=True, **{"aria-label": name})


def _is_page(link: html.A) -> bool:
    """Whether a link leads to a page of ours; "Link" of a card is for sharing and stays as it is."""
    href = getattr(link, "href", "")
    path = urlsplit(href).path
    return (
        href.startswith("/")
        and not (path == PATH or path.startswith(PATH + "/"))
        and "." not in path.rsplit("/", 1)[-1]
        and not path.startswith("/embed/")
        and getattr(link, "className", "") != "action"
    )


def _components(node: Any) -> Iterator[Component]:
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from _components(child)
    elif isinstance(node, Component):
        yield node
        yield from _components(getattr(node, "children", None))


# The page


def words(text: str, tag: type[Component] = html.Span) -> Component:
    """A reader's words: their direction is their own and reaches no further."""
    return tag(text, className="reader-words", dir="auto")


def label() -> html.Span:
    """Whose words these are."""
    return html.Span(say(BY_READER), className="reader-label")


def content(brief: Brief, address: str, drawn: Drawn, links: list[tuple[str, str, str]]) -> list[Component | None]:
    """The page's content: `address` is the brief's whole address, `links` (kind, name, href) of its files."""
    if not brief.items:
        return empty(brief)
    last = len(brief.items)
    return [
        html.Form(
            [
                masthead(brief),
                tools(brief, drawn, links),
                html.Div(
                    [
                        html.Section(
                            [sheet(item, number), edit(item, number, last)],
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


def paper(brief: Brief, address: str) -> html.Main:
    """What is printed of the page, for the browser that makes the PDF."""
    sheets = [html.Section(sheet(item, number), className="brief-item") for number, item in enumerate(brief.items, 1)]
    return html.Main([masthead(brief), html.Div(sheets, className="brief-items"), imprint(brief, address)])


def masthead(brief: Brief) -> html.Div:
    """The head of the paper: whose title it is, whose charts these are."""
    title = [words(brief.title), GLUE, label()] if brief.title else [brief.name]
    return html.Div(
        [
            html.P(say(page_frame.NAME), className="kicker"),
            html.H1(title),
            html.P(about(brief), className="provenance"),
            html.Ol(
                [
                    html.Li(html.A(item.view.title, href=f"#chart-{number}"))
                    for number, item in enumerate(brief.items, 1)
                ],
                className="contents",
            )
            if len(brief.items) > 1
            else None,
        ],
        className="masthead",
    )


def about(brief: Brief) -> str:
    """What a brief is, in two sentences."""
    told = say(
        "{name}, chosen and put in order by a reader of this dashboard. Titles, figures, notes and sources are "
        "the dashboard’s, data version {version}.",
        name=brief.name,
        version=brief.items[0].view.version,
    )
    if brief.worded:
        told += " " + say(
            "Words marked “{label}” are the reader’s own and were not checked by anyone here.", label=say(BY_READER)
        )
    return told


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


def sheet(item: Item, number: int) -> html.Article:
    """One view on paper, under the reader's words."""
    view = item.view
    title = html.H3 if item.heading else html.H2
    reader = [
        html.H2([words(item.heading), GLUE, label()]) if item.heading else None,
        html.P([words(item.sentence), GLUE, label()]) if item.sentence else None,
    ]
    return html.Article(
        [
            html.Div(reader, className="reader") if item.heading or item.sentence else None,
            html.P(say(theme.THEMES[view.chart.theme]), className="kicker"),
            title(view.title, className="card-title"),
            html.P(view.subtitle, className="subtitle"),
            html.Ul(card.legend(view.legend), className="legend") if view.legend else None,
            html.Figure(
                [
                    dcc.Graph(id=ids.figure(f"{number}")),
                    html.Figcaption(say("Figure {n}", n=number), className="visually-hidden"),
                ]
            ),
            html.Div(card.listing(view), className="listing") if view.listing else None,
            html.P(view.n, className="n") if view.n else None,
            html.Ul([html.Li(note) for note in view.notes], className="notes") if view.notes else None,
            html.P(card.sources(view), className="sources"),
        ],
        className=f"sheet theme-{view.chart.theme}",
    )


def edit(item: Item, number: int, last: int) -> html.Fieldset:
    """The reader's words for one view, and its place in the order."""
    moves = [
        ("up", say("Move up")) if number > 1 else None,
        ("down", say("Move down")) if number < last else None,
        ("remove", say("Remove")),
    ]
    return html.Fieldset(
        [
            html.Legend(say("Chart {n} of {last}", n=number, last=last)),
            hidden("v", item.name),
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
                    *[
                        html.Button(
                            [move[1], html.Span(": " + item.view.title, className="visually-hidden")],
                            type="submit",
                            name="do",
                            value=f"{move[0]}-{number}",
                            className="btn",
                        )
                        for move in moves
                        if move
                    ],
                ],
                className="moves",
            ),
            html.P(html.A(say("Open the chart"), href=item.view.path)),
        ],
        className="edit screen",
    )


def anchor(action: str) -> str:
    """Where on the page a reader is after an action ("up-3" -> "#chart-2")."""
    what, _, number = action.partition("-")
    if what not in ("keep", "up", "down") or not number.isdecimal() or len(number) > 2:
        return ""
    return f"#chart-{max(1, int(number) + {'up': -1, 'down': 1}.get(what, 0))}"


def imprint(brief: Brief, address: str) -> html.Section:
    """The end of the paper: how to cite each view, where the brief is, under which licence."""
    host = address.removesuffix(brief.path)
    return html.Section(
        [
            html.H2(say("How to cite")),
            html.Ol([html.Li(_cited(item.view, host + item.view.path)) for item in brief.items]),
            html.H2(say("Sources")),
            html.Ul(
                [
                    html.Li([line + ". ", html.A(url, href=url, rel="noreferrer") if url else None])
                    for line, url in brief.sources
                ]
            ),
            html.P(
                [
                    say("Add the day on which you read it; cite the source of a figure with it. "),
                    citation.LICENCE,
                    ". ",
                    say(
                        "An independent compilation: not a product of the United Nations, and nobody cited here has "
                        "endorsed it."
                    ),
                ]
            ),
            html.P([say("This brief: "), html.A(_short(address), href=address)]),
        ],
        className="imprint",
    )


def _cited(view: View, address: str) -> list[str | html.A]:
    before, _, after = citation.text(view, address).rpartition(address)
    return [before, html.A(address, href=address), after]


def _short(address: str) -> str:
    """An address as it is printed: a long one is the target of the link, not its text."""
    return address if len(address) <= 160 else address[:140] + "…"


def more(brief: Brief) -> html.Details | html.P:
    """Other charts to add."""
    if len(brief.items) >= MOST:
        return html.P(say("The brief is full: it holds {n} charts.", n=MOST), className="screen hint")
    return html.Details(
        [html.Summary(say("Add another chart")), *choices(brief)],
        className="more screen",
    )


def choices(brief: Brief) -> list[Component]:
    """Every chart that is not in the brief, each with the link that adds it."""
    there = {item.name for item in brief.items}
    rows = [
        html.Li(
            [
                html.A(say("Add"), href=add(brief) + slug, **{"aria-label": say("Add: {title}", title=view.title)}),
                " ",
                html.Span(view.title),
            ]
        )
        for slug, view in ((slug, chart.at()) for slug, chart in CHARTS.items())
        if slug not in there
    ]
    return [html.Ul(rows, className="choices")]


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
        html.H1(say("Your brief is ready") if ready else say("Drawing your brief")),
        html.P(
            say("{done} of {of} charts drawn.", done=drawn.done, of=drawn.of),
            id="told",
            role="status",
            className="lead",
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
