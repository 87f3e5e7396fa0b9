"""The static picture of a card, and the queue in which pictures wait that a page wants next time.

Here a view becomes a figure and a size; dashboard/rendering/client.py draws it and keeps it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from sys import getsizeof
from typing import Any

from dashboard import text_width
from dashboard.chart import Chart, View
from dashboard.export import tabular
from dashboard.geography import layers
from dashboard.i18n import per_language
from dashboard.plots import map_names, projection, scatter
from dashboard.rendering import client as renderer
from dashboard.selection import Selection

# Pixels of the two pictures of a card, for phones and for wider frames (.picture in assets/dashboard.css): letters are
# drawn between four fifths and one and a half of their size.
CARD_WIDTH = 320
WIDE = 640
ROOM = 8_000_000  # bytes of pictures that a process keeps; the others are read from the folder of pictures


def with_borders(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with all that its layers hold inside: the drawing process follows no relative address."""
    for trace in layers.completed(figure["data"]):
        if isinstance(trace.get("geojson"), str):
            trace["geojson"] = layers.layer(layers.layer_name(trace["geojson"]))
    return figure


def draw(figure: dict[str, Any], kind: str, width: int, height: int, scale: float = 1, optimise: str = "") -> bytes:
    """The figure of a view as a picture; its borders are put in where it has to be drawn. Raises NoRenderer.

    The arguments are those of `draw` in dashboard/rendering/client.py.
    """
    return renderer.draw(figure, kind, width, height, scale, optimise, complete=with_borders)


def card_sizes(view: View) -> list[tuple[int, int]]:
    """Width and height of the static pictures of a card: a narrow one, and a wide one where the figure has no shape
    of its own."""
    if view.shape:
        width = projection.WIDTH if view.chart.map else scatter.WIDTH
        return [(width, round(width / view.shape))]
    if view.least:
        return [(max(CARD_WIDTH, view.least), view.height)]
    return [(CARD_WIDTH, view.height), (WIDE, view.height)]


def card_size(view: View) -> tuple[int, int]:
    """Width and height of the narrow picture of a card."""
    return card_sizes(view)[0]


_queue = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
_queued: set[Path] = set()
LONGEST_QUEUE = 100  # pictures that wait to be drawn; a page asks again for one that found no place


def card_places(view: View) -> list[Path]:
    """Where in the cache the static pictures of a card lie; what lies over them is no part of them (`pin_marks`)."""
    return _places(view.chart, view.bare.selection)


@per_language(maxsize=2048)
def _places(chart: Chart, selection: Selection) -> list[Path]:
    view = chart.at(selection)
    figure = tabular.bare_figure(view)
    return [renderer.place(figure, "svg", *size, optimise=_name(view, size)) for size in card_sizes(view)]


def _name(view: View, size: tuple[int, int]) -> str:
    """What the ids inside a picture begin with: two of one view stand in one document, and two layers by province."""
    told = [view.chart.slug, view.selection.indicator, "" if size == card_size(view) else "wide"]
    return "-".join(filter(None, told))


def drawn(view: View) -> bool:
    """Whether the static pictures of a card lie in the cache."""
    return all(place.exists() for place in card_places(view))


def card_svgs(view: View) -> list[str]:
    """The static pictures of a card: Plotly's own SVG of the same figure, optimised, in the widths of the house font.

    Raises NoRenderer.
    """
    return _svgs(view.chart, view.bare.selection)


@per_language(room=ROOM, size=lambda svgs: sum(map(getsizeof, svgs)))  # a letter beyond Latin-1 doubles all
def _svgs(chart: Chart, selection: Selection) -> list[str]:
    view = chart.at(selection)
    figure = tabular.bare_figure(view)
    drawn = [draw(figure, "svg", *size, optimise=_name(view, size)).decode() for size in card_sizes(view)]
    # Names of provinces have room around them, and are larger on a phone (.map > .picture in the style sheets).
    return [text_width.with_lengths(svg, map_names.SMALL if view.chart.map else 0) for svg in drawn]


def card_svg(view: View) -> str:
    """The narrow picture of a card. Raises NoRenderer."""
    return card_svgs(view)[0]


def card_svgs_soon(view: View) -> list[str]:
    """The static pictures where they lie in the cache; none otherwise, and they are drawn for the next reader."""
    if drawn(view):
        return card_svgs(view)
    first = card_places(view)[0]
    if renderer.available() and first not in _queued and len(_queued) < LONGEST_QUEUE:
        _queued.add(first)
        # In the reader's language: another thread begins in English.
        _queue.submit(copy_context().run, _quietly, view)
    return []


def _quietly(view: View) -> None:
    try:
        card_svgs(view)
    except renderer.NoRenderer:
        return
    finally:
        _queued.discard(card_places(view)[0])
