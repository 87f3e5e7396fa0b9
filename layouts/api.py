"""The public interface as a page: every address, its parameters and examples, from the OpenAPI description."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import openapi
from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import prose

FEW = 12  # values that are listed on the page


def entry(path: openapi.Path) -> html.Section:
    """One address: what it gives, what it takes, what it answers otherwise, and examples as links."""
    told = [html.Li([html.Code(p.name), f": {p.about} {values(p)}".rstrip()]) for p in path.parameters]
    return html.Section(
        [
            html.H3(html.Code(path.path)),
            html.P([say(path.summary), " ", html.Code(path.kind.split(";")[0])]),
            html.Details([html.Summary(say("Parameters")), html.Ul(told)]) if told else None,
            html.P(
                [
                    part
                    for i, example in enumerate(path.examples[:2])
                    for part in ((" · " if i else ""), html.A(example, href=example))
                ]
            )
            if path.examples
            else None,
        ],
        className="interface-path",
    )


def values(parameter: openapi.Parameter) -> str:
    """The values of a parameter in a sentence; "" where it is free."""
    if len(parameter.values) > FEW:
        return say("One of {n} values; the OpenAPI description lists them.", n=len(parameter.values))
    return say("Values: {values}.", values=", ".join(parameter.values)) if parameter.values else ""


def content(selection: Selection) -> list[Component | None]:
    """All addresses, group by group."""
    words = prose.page("api")
    parts: list[Component | None] = [
        html.H1(words.title),
        prose.lead(words),
        html.P(html.A("OpenAPI 3.1 (JSON)", href="/api/openapi.json")),
    ]
    for group, about in openapi.GROUPS.items():
        parts += [html.H2(say(group)), html.P(say(about))]
        parts += [entry(path) for path in openapi.paths() if path.group == group]
    return parts
