"""The addresses of a view: its page, its downloads, and what a file server hands out; all name its language."""

from __future__ import annotations

from dashboard import site
from dashboard.chart import View


def page(view: View) -> str:
    """The page of the chart with this view's selection ("/charts/<slug>?province=sindh")."""
    return site.under(f"/charts/{view.chart.slug}{view.search}")


def embed(view: View) -> str:
    """This view for other people's pages ("/embed/<slug>?province=sindh")."""
    return site.under(f"/embed/{view.chart.slug}{view.search}")


def download(view: View, ending: str) -> str:
    """This view in another format ("csv": "/charts/<slug>.csv?province=sindh")."""
    return site.under(f"/charts/{view.chart.slug}.{ending}{view.search}")


def file(view: View, ending: str) -> str:
    """The same without a query ("/charts/<slug>/province-sindh.card.html"): an address that a file can have."""
    chosen = view.selection.without("lang").to_path()
    return site.under(f"/charts/{view.chart.slug}{'/' if chosen else ''}{chosen}.{ending}", view.selection.lang)
