"""The addresses of a view: its page, its downloads, and what a file server hands out."""

from __future__ import annotations

from dashboard.chart import View


def page(view: View) -> str:
    """The page of the chart with this view's selection ("/charts/<slug>?province=sindh")."""
    return f"/charts/{view.chart.slug}{view.search}"


def download(view: View, ending: str) -> str:
    """This view in another format ("csv": "/charts/<slug>.csv?province=sindh")."""
    return f"/charts/{view.chart.slug}.{ending}{view.search}"


def file(view: View, ending: str) -> str:
    """The same without a query ("/charts/<slug>/province-sindh.card.html"): an address that a file can have."""
    chosen = view.selection.to_path()
    return f"/charts/{view.chart.slug}{'/' if chosen else ''}{chosen}.{ending}"
