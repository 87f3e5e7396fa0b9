"""Pinned districts on a map: an outline and a name each, beside the district where it has no room inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shapely

from dashboard import text_width
from dashboard.geography import gazetteer, patterns, regions
from dashboard.i18n import say
from dashboard.plots import map_names, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.projection import Sheet

OUTLINE, HALO = 2.2, 5.0  # pixels: the line, and the light line below it, which keeps it apart from a dark class
SIZE, WEIGHT = 14, 700  # of the letters
ON_PHONE = 19  # their size where the picture is small (.pins in assets/dashboard.css)
GAP = 3  # pixels between a district and the name beside it
LINES = ("pin-halo", "pin-line")
NAMES = "pin-labels"
NAMED = "pin-labels-narrow"  # of districts that the map itself names where it is wide enough

Box = Any  # a shapely rectangle in pixels


def draw(figure: Drawing, layer: str, codes: tuple[str, ...], sheet: Sheet) -> None:
    """Outline and name the districts `codes` of a layer; a name that would stand outside the sheet is left out."""
    if not codes:
        return
    # In one order, whatever that of the reader: the same districts make the same picture.
    codes = tuple(sorted(codes))
    lon, lat = patterns.outlines(layer, codes)
    for name, colour, width in zip(LINES, (theme.PAPER, theme.INK), (HALO, OUTLINE), strict=True):
        line = {"color": colour, "width": width}
        figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line=line, hoverinfo="skip", name=name)
    said = _said(figure)
    large, small = (list(_written(figure, sheet, role)) for role in ("labels", map_names.DISTRICTS))
    names: dict[str, dict[str, map_names.Point]] = {NAMES: {}, NAMED: {}}
    for code in codes:
        area = _flat(layer, code, sheet)
        text = say(gazetteer.names()[code])
        # Where the frame is so narrow that the map names no districts, their names take no room.
        taken = large if text in said else [*large, *small]
        box = _place(area, text_width.width(text, ON_PHONE, WEIGHT), taken, sheet)
        if box is not None:
            large.append(box)
            names[NAMED if text in said else NAMES][text] = sheet.back(box.centroid.x, box.centroid.y)
    map_names.write(figure, names[NAMES], SIZE, WEIGHT, role=NAMES)
    if names[NAMED]:
        map_names.write(figure, names[NAMED], SIZE, WEIGHT, role=NAMED)
        figure.data[-1]["visible"] = False


def _said(figure: Drawing) -> set[str]:
    """The districts that the map names by itself."""
    return {
        text.replace("<br>", " ")
        for trace in figure.data
        if trace.get("name") == map_names.DISTRICTS
        for text in trace["text"]
    }


def _flat(layer: str, code: str, sheet: Sheet) -> Any:
    """A district in pixels; a frontier region that is not drawn apart is the unit that counts it."""
    areas = regions.shapes(layer)
    area = areas[code if code in areas else gazetteer.counted_in()[code]]
    return shapely.transform(area, lambda points: [sheet.at(x, y) for x, y in points])


def _written(figure: Drawing, sheet: Sheet, role: str) -> Iterator[Box]:
    """What the names on the map of one role cover."""
    for trace in figure.data:
        if trace.get("name") == role:
            size = max(trace["textfont"]["size"], map_names.LARGEST if role == "labels" else 0)
            for text, lon, lat in zip(trace["text"], trace["lon"], trace["lat"], strict=True):
                lines = text.split("<br>")
                wide = max(text_width.width(line, size, 600) for line in lines)
                yield _box(*sheet.at(lon, lat), wide, map_names.LEADING * size * len(lines))


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _place(area: Any, wide: float, taken: list[Box], sheet: Sheet) -> Box | None:
    """Where a name stands: in its district, else above, below or beside it; free of other names where it can be."""
    high = map_names.LEADING * ON_PHONE
    west, top, east, low = area.bounds
    x, y = (west + east) / 2, (top + low) / 2
    across, along = wide / 2 + GAP, high / 2 + GAP
    beside = [
        (middle_x, middle_y)
        for step in (0, high, 2 * high)  # further away where a neighbour is pinned too
        for middle_x, middle_y in (
            (x, top - along - step),
            (x, low + along + step),
            (east + across, y - step),
            (west - across, y - step),
            (east + across, y + step),
            (west - across, y + step),
        )
    ]
    inside = [(x, y)] if wide < east - west and high < low - top else []
    boxes = [_box(*at, wide, high) for at in (*inside, *beside)]
    seen = [box for box in boxes if shapely.box(0, 0, sheet.wide, sheet.high).contains(box)]
    free = [box for box in seen if not any(box.intersects(other) for other in taken)]
    return next(iter((*free, *seen)), None)
