"""Search: what was found for a query, kind by kind; examples where nothing was asked, a way on where nothing is."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.i18n import listing, number, say
from dashboard.search.engine import PATH, Finder, Found, Group, Target, address
from dashboard.selection import LONGEST, Selection
from layouts.components import controls, page_frame, prose

LONG = 40  # letters of an unknown word that are repeated
# (what is asked, what that shows)
EXAMPLES = (
    ("women judges Sindh district courts", "words: all of them count"),
    ("shelters Punjab", "a subject and a place"),
    ("Nawabshah", "a place by an old name"),
    ("پشاور", "a place in Urdu"),
    ("R123", "a figure by its id"),
    ("11,803", "a number"),
    ("trafiking convictions", "with a typing error"),
)


def form(selection: Selection) -> html.Form:
    """The search of this page."""
    return html.Form(
        [
            html.Label(
                [
                    html.Span(say("Search charts, figures, places, sources")),
                    dbc.Input(
                        type="search", name="q", value=selection.q, maxLength=LONGEST, id="asked", autoComplete="off"
                    ),
                ],
                className="control",
            ),
            html.Button(say("Search"), type="submit", className="btn btn-primary"),
            *controls.kept(page_frame.carried(selection)),
        ],
        method="get",
        action=PATH,
        className="find-form page-find",
        role="search",
        **{"aria-label": say("Search")},
    )


def content(finder: Finder, selection: Selection) -> list[Component | None]:
    """The page for the query of a selection."""
    found = finder.find(selection.q, selection.kind)
    heading = html.H1([say("Search: "), *_said(found.query)] if found.query else say("Search"))
    return [
        page_frame.leave() if any(group.sensitive for group in found.groups) else None,
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
    if not found.groups:
        return _nothing(found)
    alone = bool(selection.kind) and [group.kind for group in found.groups] == [selection.kind]
    return [
        *_remarks(found),
        html.P(html.A(say("All kinds of results"), href=address(found.query))) if alone else None,
        *[_group(group, found.query, alone) for group in found.groups],
    ]


def _remarks(found: Found) -> list[Component | None]:
    """What was looked for instead of what was typed."""
    told = [
        say("“{typed}” stands nowhere here; “{taken}” was looked for.", typed=typed, taken=taken)
        for typed, taken in found.taken
    ]
    if found.missing:
        words = listing([f"“{word[:LONG]}”" for word in found.missing])
        told.append(say("Nothing here holds {words}; these hold the rest.", words=words))
    if found.loose:
        told.append(say("Nothing holds all of these words; these hold as many of them as any does."))
    return [html.P(" ".join(told), className="callout found-instead", role="status")] if told else []


def _group(group: Group, query: str, alone: bool) -> html.Section:
    return html.Section(
        [
            html.H2([say(group.name), html.Span(f" {number(group.total)}", className="count")]),
            html.Ul([_item(target) for target in group.targets], className="found"),
            html.P(
                html.A(
                    say("{n} more: {name}", n=number(group.more), name=say(group.name).lower()),
                    href=address(query, group.kind),
                ),
                className="more",
            )
            if group.more and not alone
            else None,
            html.P(
                say("The first {n} are listed. Another word narrows the search.", n=len(group.targets)),
                className="hint",
            )
            if group.more and alone
            else None,
        ],
        className="found-group",
        **{"aria-label": say(group.name)},
    )


def _item(target: Target) -> html.Li:
    value = [html.Strong(target.value), " · "] if target.value else []
    return html.Li([html.A(target.title, href=target.path), html.Span([*value, target.context], className="context")])


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
