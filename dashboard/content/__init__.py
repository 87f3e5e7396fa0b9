"""Prose of pages: Markdown files an editor changes without Python, with the values of observations filled in by id."""

from dashboard.content.english import marked
from dashboard.content.markdown import html
from dashboard.content.pages import BrokenPage, Page, Section, page

__all__ = ["BrokenPage", "Page", "Section", "html", "marked", "page"]
