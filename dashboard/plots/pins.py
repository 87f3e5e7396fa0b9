"""Pinned districts on a map: an outline and a name each, beside the district where it has no room inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import shapely

from dashboard import text_width
from dashboard.geography import gazetteer, patterns, regions
from dashboard.i18n import say
from dashboard.plots import map_names, scatter, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.projection import Sheet

OUTLINE, HALO = 2.2, 5.0  # pixels: the line, and the light line below it, which keeps it apart from a dark class
SIZE, WEIGHT = 14, 700  # of the letters
ON_PHONE = 19  # their size where the picture is small (.pins in assets/dashboard.css)
GAP = 3  # pixels between a district and the name beside it
LINES = ("pin-halo", "pin-line")
RINGS = "pin-rings"
RING, CLEAR = 9, "rgba(0,0,0,0)"  # pixels of the radius of a ring around a point, which has no fill
NAMES = "pin-labels"
WRITTEN = ("labels", map_names.DISTRICTS, NAMES)  # what a map writes on itself
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
    large, small = ([box for _, box in written(figure, sheet, role)] for role in ("labels", map_names.DISTRICTS))
    areas = {say(gazetteer.names()[code]): _flat(layer, code, sheet) for code in codes}
    # Where the frame is so narrow that the map names no districts, their names take no room.
    placed = _names(areas, sheet, large, lambda text: [] if text in said else small)
    map_names.write(figure, {text: at for text, at in placed.items() if text not in said}, SIZE, WEIGHT, role=NAMES)
    if said & set(placed):
        map_names.write(figure, {text: placed[text] for text in placed if text in said}, SIZE, WEIGHT, role=NAMED)
        figure.data[-1]["visible"] = False


def on_points(figure: Drawing, codes: tuple[str, ...]) -> None:
    """Ring and name the points of districts `codes` in a drawing of points (plots/scatter.py)."""
    homes = {gazetteer.counted_in().get(code, code): code for code in sorted(codes)}
    found = {
        homes[code]: (x, y)
        for trace in figure.data
        for code, x, y in zip(trace["ids"], trace["x"], trace["y"], strict=True)
        if code in homes
    }
    if not found:
        return
    xs, ys = ([at[side] for at in found.values()] for side in (0, 1))
    ring = {"size": 2 * RING, "color": CLEAR, "line": {"color": theme.INK, "width": OUTLINE}}
    figure.add_scatter(x=xs, y=ys, mode="markers", marker=ring, hoverinfo="skip", cliponaxis=False, name=RINGS)
    sheet = scatter.Sheet.of(figure)
    around = {say(gazetteer.names()[code]): shapely.Point(*sheet.at(*at)).buffer(RING) for code, at in found.items()}
    taken = [*around.values(), *scatter.written(figure, sheet)]
    placed = _names(around, sheet, taken, lambda text: [])
    figure.add_scatter(
        x=[x for x, _ in placed.values()],
        y=[y for _, y in placed.values()],
        text=list(placed),
        mode="text",
        textfont={"size": SIZE, "weight": WEIGHT, "color": theme.INK},
        hoverinfo="skip",
        cliponaxis=False,
        name=NAMES,
    )


def _names(
    areas: dict[str, Any], sheet: Sheet | scatter.Sheet, taken: list[Box], more: Callable[[str], list[Box]]
) -> dict[str, map_names.Point]:
    """Name -> where it stands, for places by what they cover in pixels; free of `taken` and of `more`."""
    found: dict[str, map_names.Point] = {}
    for text, area in areas.items():
        box = _place(area, text_width.width(text, ON_PHONE, WEIGHT), [*taken, *more(text)], sheet)
        if box is not None:
            taken.append(box)
            found[text] = sheet.back(box.centroid.x, box.centroid.y)
    return found


def free(figure: Drawing, areas: dict[str, Any], sheet: Sheet) -> dict[str, map_names.Point]:
    """Name -> where it stands, for places that the map does not name: free of all names and of the places themselves.

    areas: name -> what the place covers, in pixels.
    """
    taken = [*areas.values(), *(box for role in WRITTEN for _, box in written(figure, sheet, role))]
    said = {
        text.replace("<br>", " ") for trace in figure.data if trace.get("name") in WRITTEN for text in trace["text"]
    }
    return _names({name: area for name, area in areas.items() if name not in said}, sheet, taken, lambda text: [])


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


def written(figure: Drawing, sheet: Sheet, role: str) -> Iterator[tuple[tuple[str, float, float], Box]]:
    """((name, longitude, latitude), what it covers in pixels) of the names on the map of one role."""
    for trace in figure.data:
        if trace.get("name") == role:
            size = max(trace["textfont"]["size"], map_names.LARGEST if role == "labels" else 0)
            for text, lon, lat in zip(trace["text"], trace["lon"], trace["lat"], strict=True):
                lines = text.split("<br>")
                wide = max(text_width.width(line, size, 600) for line in lines)
                yield (text, lon, lat), _box(*sheet.at(lon, lat), wide, map_names.LEADING * size * len(lines))


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _place(area: Any, wide: float, taken: list[Box], sheet: Sheet | scatter.Sheet) -> Box | None:
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
