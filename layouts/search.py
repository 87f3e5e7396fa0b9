"""Search: what was found for a query, kind by kind; examples where nothing was asked, a way on where nothing is."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import listing, number, say
from dashboard.search.engine import Answer, Finder, Found, Hit, Kind, address
from dashboard.selection import Selection
from layouts.components import find_form, page_frame, prose

LONG = 40  # letters of an unknown word that are repeated
# (what is asked, what that shows)
EXAMPLES = (
    ("women judges Sindh district courts", "a question: its answer stands on top"),
    ("girls out of school Quetta", "a subject and a place"),
    ("Nawabshah", "a place by an old name"),
    ("پشاور", "a place in Urdu"),
    ("R123", "a figure by its id"),
    ("11,803", "a number"),
    ("trafiking convictions", "with a typing error"),
)


def form(selection: Selection) -> html.Form:
    """The search of this page."""
    label, kept = say("Search charts, figures, places, sources"), page_frame.carried(selection)
    return find_form.form("page-find", "asked", kept, label, say("Search"), say("Search"), value=selection.q)


def content(finder: Finder, selection: Selection) -> list[Component | None]:
    """The page for the query of a selection."""
    found = finder.find(selection.q, selection.kind)
    heading = html.H1([say("Search: "), *_said(found.query)] if found.query else say("Search"))
    return [
        heading,
        form(selection),
        *(_result(found, selection) if found.query else _empty()),
    ]


def _said(query: str) -> list[str | html.Span]:
    """A reader's words: their direction is their own."""
    return ["“", html.Span(query, dir="auto", className="asked"), "”"]


def _link(query: str) -> html.A:
    return html.A(query, href=address(query), dir="auto")


def _empty() -> list[Component | None]:
    words = prose.page("search")
    return [
        prose.lead(words),
        html.H2(say("For example")),
        html.Ul([html.Li([_link(query), f" – {say(why)}"]) for query, why in EXAMPLES], className="examples"),
        prose.text(words["privacy"].text, "hint"),
    ]


def _result(found: Found, selection: Selection) -> list[Component | None]:
    if not found.hits:
        return _nothing(found)
    return [*_remarks(found), _answer(found.answer) if found.answer else None, _hits(found, selection.kind)]


def _remarks(found: Found) -> list[Component | None]:
    """What was looked for instead of what was typed, and what the reader of such words should know."""
    told = [
        say("“{typed}” stands nowhere here; “{taken}” was looked for.", typed=typed, taken=taken)
        for typed, taken in found.taken
    ]
    if found.missing:
        words = listing([f"“{word[:LONG]}”" for word in found.missing])
        told.append(say("Nothing here holds {words}; these hold the rest.", words=words))
    told += found.told
    return [html.P(" ".join(told), className="callout found-instead", role="status")] if told else []


def _answer(answer: Answer) -> html.Section:
    """The answer above the results: figure, n, time, what must be said with it, source, and its chart."""
    figure = [html.Strong(answer.value), *[f" · {part}" for part in (answer.n, answer.period) if part]]
    return html.Section(
        [
            html.H2(html.A(answer.title, href=answer.path)),
            html.P(answer.instead, className="instead") if answer.instead else None,
            html.P(figure, className="told"),
            html.P(answer.caveat) if answer.caveat else None,
            html.P(say("Source: {source}", source=answer.source), className="fine") if answer.source else None,
            html.P(
                [_thumbnail(answer.chart), html.A(answer.chart_title, href=answer.chart_path)], className="found-chart"
            )
            if answer.chart
            else None,
        ],
        className="answer-box found-answer",
        **{"aria-label": say("Answer")},
    )


def _thumbnail(slug: str) -> html.Img | None:
    """The picture of a chart, small: what it says stands in the words beside it."""
    return html.Img(src=thumbnail(slug), alt="", width=96, height=64) if slug else None


def thumbnail(slug: str) -> str:
    """Where the small picture of a chart lies."""
    return f"/charts/{slug}.thumbnail.svg"


def _hits(found: Found, kind: str) -> html.Section:
    alone = next((known for known in found.kinds if known.kind == kind), None)
    total = alone.total if alone else found.total
    listed = len(found.hits)
    return html.Section(
        [
            html.H2([say(alone.name) if alone else say("Results"), html.Span(f" {number(total)}", className="count")]),
            _kinds(found, alone) if len(found.kinds) > 1 else None,
            html.Ul([_item(hit, not alone) for hit in found.hits], className="found"),
            html.P(
                say("The best {n} are listed. Another word, or one kind alone, narrows the search.", n=listed)
                if not alone
                else say("The first {n} are listed. Another word narrows the search.", n=listed),
                className="hint",
            )
            if listed < total
            else None,
        ],
        className="found-all",
        **{"aria-label": say("Results")},
    )


def _kinds(found: Found, alone: Kind | None) -> html.Ul:
    """Links to the results of one kind."""
    choices = [Kind("", say("All"), found.total), *found.kinds]
    chosen = alone.kind if alone else ""
    return html.Ul(
        [
            html.Li(
                html.A(
                    [say(kind.name), html.Span(f" {number(kind.total)}", className="count")],
                    href=address(found.query, kind.kind),
                    **({"aria-current": "true"} if kind.kind == chosen else {}),
                )
            )
            for kind in choices
        ],
        className="found-kinds",
        **{"aria-label": say("Kinds of results")},
    )


def _item(hit: Hit, named: bool) -> html.Li:
    """One result, with the name of its kind where results of several stand together."""
    target = hit.target
    value = [html.Strong(target.value), " · "] if target.value else []
    kind = [html.Span(say(hit.name), className="kind")] if named else []
    words = html.Div(
        [html.A(target.title, href=target.path), html.Span([*kind, *value, target.context], className="context")]
    )
    return html.Li([_thumbnail(target.chart), words], className="with-picture" if target.chart else None)


def _nothing(found: Found) -> list[Component | None]:
    links = [part for query in found.nearest for part in (", ", _link(query))][1:]
    return [
        html.P(say("Nothing was found."), className="lead", role="status"),
        html.P([say("Did you mean: "), *links, "?"]) if links else None,
        html.Ul(
            [
                html.Li(say("Try fewer words, or the name of a district, a province or a source.")),
                html.Li(
                    [
                        html.A(say("All charts, datasets and sources"), href="/data"),
                        say(" are listed on one page, with what was left out and why."),
                    ]
                ),
                html.Li(
                    [
                        say("Searches that work: "),
                        *[part for query, _ in EXAMPLES[:4] for part in (", ", _link(query))][1:],
                        ".",
                    ]
                ),
            ]
        ),
    ]
