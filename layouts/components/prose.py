"""Prose of content/ on a page: a part of it as a section, or its text alone."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import content
from dashboard.content import Page
from dashboard.i18n import per_language
from dashboard.summaries import page_values


@per_language()  # `make dev` starts anew when a file of content/ is saved
def page(name: str) -> Page:
    """The prose of a page in the language of the reader, with its values filled in."""
    return content.page(name, page_values.VALUES)


def text(markdown: str, kind: str = "prose") -> dcc.Markdown:
    """Markdown as paragraphs and lists, in a frame of the class `kind`."""
    return dcc.Markdown(markdown, className=kind)


def lead(prose: Page) -> dcc.Markdown:
    """The first sentences of a page."""
    return text(prose.lead, "lead")


def part(prose: Page, name: str, *more: Component, anchor: bool = True) -> list[Component]:
    """Heading and text of a section, then what follows it on the page; `anchor` gives its name to the heading."""
    section = prose[name]
    heading = html.H2(section.heading, **({"id": name} if anchor else {}))
    return [heading, *([text(section.text)] if section.text else []), *more]


def section(prose: Page, name: str, *more: Component, kind: str = "known") -> html.Section:
    """A section of a page with its heading, its text and what belongs to it."""
    return html.Section(part(prose, name, *more, anchor=False), id=name, className=kind)
