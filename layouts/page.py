"""What a page is: a path, a name and a function from a Selection to content; and pages of one kind under one path."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.i18n import say
from dashboard.selection import Selection
from layouts.components import prose


@dataclass(frozen=True)
class Page:
    """path, the name in the navigation, its content, where its description comes from, and its page-wide filters."""

    path: str
    name: str
    content: Callable[[Selection], list[Component | None]]
    prose: str = ""  # the file of content/ that holds its title and its description
    about: str = ""  # the description of a page without such a file
    filters: tuple[str, ...] = ()
    lead: str = ""  # the chart whose picture stands for the page in previews
    styles: str = ""  # its own style sheets, with spaces between
    script: str = ""  # its own script, beside that of all pages
    indexed: bool = True  # whether search engines may list it

    @property
    def description(self) -> str:
        """One or two sentences for search engines, previews and the search."""
        return prose.page(self.prose).description if self.prose else say(self.about)


@dataclass(frozen=True)
class Family:
    """Pages of one kind under one path, a page for each key ("/charts/" + slug)."""

    path: str
    every: Callable[[], Collection[str]]
    page: Callable[[str, Selection], Page]
