"""The ids that more than one module names."""

from __future__ import annotations

URL = "url"  # the address of the browser, as a Dash component
SHOWN = "shown"  # the query that the page shows, as a Dash component
SITE = "site"  # what of a page is written anew when a choice concerns the whole page
PAGE = "page"  # the owner of controls that concern the whole page
MAIN = "main"
MAP = "map-part"  # what of the page /map follows a choice


def figure(slug: str) -> dict[str, str]:
    """Id of the chart of a card: the type of a Graph in the layout and the slug whose picture stands there; on the map
    the name of the layer, because one chart draws several."""
    return {"type": "figure", "slug": slug}
