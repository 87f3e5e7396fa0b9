"""Glossary: terms in English and Urdu, with what they mean and the law or rule they rest on."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import i18n
from dashboard.data import catalogue, provenance, tables
from dashboard.i18n import say, slug
from dashboard.selection import Selection
from layouts.components import observations as citations
from layouts.components import prose

URDU = {"lang": "ur", "dir": "rtl"}


def content(selection: Selection) -> list[Component | None]:
    """All terms, group by group."""
    words = prose.page("glossary")
    terms = catalogue.glossary()
    groups = list(dict.fromkeys(row["group"] for row in terms))
    waiting = sum(row["urdu_status"] == "awaiting a native reader" for row in terms)
    parts: list[Component | None] = [
        html.H1([words.title, *([" ", html.Span("فرہنگ", className="urdu", **URDU)] if not i18n.script() else [])]),
        prose.lead(words),
        html.P(
            say("The Urdu of {n} terms is awaiting a native reader: it may be clumsy or wrong.", n=waiting),
            className="callout",
        )
        if waiting
        else None,
        html.P(
            [
                part
                for i, group in enumerate(groups)
                for part in (" · " if i else "", html.A(say(group.capitalize()), href=f"#{slug(group)}"))
            ]
        ),
    ]
    for group in groups:
        parts.append(html.H2(say(group.capitalize()), id=slug(group)))
        parts += [entry(row) for row in terms if row["group"] == group]
    parts.append(html.P(html.A(say("The glossary as CSV"), href="/api/glossary.csv")))
    return parts


def entry(row: dict[str, str]) -> html.Article:
    """One term: Urdu beside English, English beside Urdu, and below what it rests on."""
    other = (
        html.Div([html.P(row["term"], className="term"), html.P(row["definition"])], lang="en", dir="ltr")
        if i18n.script()
        else html.Div([html.P(row["urdu"], className="term"), html.P(row["definition_urdu"])], className="urdu", **URDU)
    )
    return html.Article(
        [
            html.Div([html.H3(html.A(say(row["term"]), href=f"#{row['id']}")), html.P(say(row["definition"]))]),
            other,
            html.P(
                [
                    say("Rests on: {law}.", law=row["rests_on"]),
                    *_sources(row),
                    *_figures(row),
                ],
                className="sources",
            ),
        ],
        className="term-entry",
        id=row["id"],
    )


def _sources(row: dict[str, str]) -> list[html.A | str]:
    found: list[html.A | str] = []
    for record in tables.sources(provenance.parts(row["source"])):
        found += [
            i18n.semicolon() if found else say(" Named in: "),
            citations.source_link(record["publisher"], record, title=record["title"]),
        ]
    return [*found, f", {row['locator']}."] if found else []


def _figures(row: dict[str, str]) -> list[html.A | str]:
    found: list[html.A | str] = []
    for figure_id in provenance.parts(row["figures"]):
        found += [", " if found else say(" Figures: "), citations.reference(figure_id)]
    return [*found, "."] if found else []
