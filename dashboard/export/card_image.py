"""The static picture of a card, and the queue in which pictures wait that a page wants next time.

Here a view becomes a figure and a size; dashboard/rendering/client.py draws it and keeps it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Any

from dashboard.chart import View
from dashboard.export import tabular
from dashboard.geography import layers
from dashboard.i18n import per_language
from dashboard.plots import theme
from dashboard.rendering import client as renderer

CARD_WIDTH = 380  # pixels of the static picture of a card: between a phone and a desk
MAP_WIDTH = 560


def with_borders(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with all that its layers hold inside: the drawing process follows no relative address.

    The same as assets/borders.js does in the browser, with GeoJSON in place of its address.
    """
    for trace in figure["data"]:
        left = trace.pop("meta", None) or {}
        if "geojson" in left:
            trace["lon"], trace["lat"] = layers.line(layers.layer_name(left["geojson"]))
        if "rest" in left:
            named = {
                c for other in figure["data"] if other.get("geojson") == trace["geojson"] for c in other["locations"]
            }
            codes = [
                area["properties"]["code"] for area in layers.layer(layers.layer_name(trace["geojson"]))["features"]
            ]
            trace["locations"] = [code for code in codes if code not in named]
            trace["z"] = [0] * len(trace["locations"])
    for trace in figure["data"]:
        if isinstance(trace.get("geojson"), str):
            trace["geojson"] = layers.layer(layers.layer_name(trace["geojson"]))
    return figure


def draw(figure: dict[str, Any], kind: str, width: int, height: int, scale: float = 1, optimise: str = "") -> bytes:
    """The figure of a view as a picture; its borders are put in where it has to be drawn. Raises NoRenderer.

    The arguments are those of `draw` in dashboard/rendering/client.py.
    """
    return renderer.draw(figure, kind, width, height, scale, optimise, complete=with_borders)


def card_size(view: View) -> tuple[int, int]:
    """Width and height of the static picture of a card."""
    if not view.shape:
        return max(CARD_WIDTH, view.least), view.height
    return MAP_WIDTH, round(MAP_WIDTH / view.shape)


def _bare(view: View) -> dict[str, Any]:
    figure = tabular.bare_figure(view)
    # The plain page and embeds use the system's typeface: no font is fetched for the first view.
    figure["layout"]["font"]["family"] = theme.SYSTEM_FONT
    return figure


_queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
_queued: set[Path] = set()


@per_language(maxsize=2048)
def card_place(view: View) -> Path:
    """Where in the cache the static picture of a card lies."""
    return renderer.place(_bare(view), "svg", *card_size(view), optimise=view.chart.slug)


def drawn(view: View) -> bool:
    """Whether the static picture of a card lies in the cache."""
    return card_place(view).exists()


@per_language(maxsize=512)
def card_svg(view: View) -> str:
    """The static picture of a card: Plotly's own SVG of the same figure, optimised. Raises NoRenderer."""
    return draw(_bare(view), "svg", *card_size(view), optimise=view.chart.slug).decode()


def card_svg_soon(view: View) -> str:
    """The static picture where it lies in the cache; "" otherwise, and it is drawn for the next reader."""
    if drawn(view):
        return card_svg(view)
    if renderer.available() and card_place(view) not in _queued:
        _queued.add(card_place(view))
        # In the reader's language: another thread begins in English.
        _queue.submit(copy_context().run, _quietly, view)
    return ""


def _quietly(view: View) -> None:
    try:
        card_svg(view)
    except renderer.NoRenderer:
        return
    finally:
        _queued.discard(card_place(view))
