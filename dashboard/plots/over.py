"""Marks that an overlay lays over a map of districts: lines and dots in one ink, with a halo that dark classes need.

They keep one width, for they show no numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import shapely

from dashboard.geography import border_sets, patterns, regions
from dashboard.plots import map_names, pins, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.shown import Shown

LINE, HALO, DOT = 2.0, 5.0, 9  # pixels
STRIPE, STRIPE_HALO = 1.2, 2.8
APART = 0.7  # degrees between stripes on a map of the country
SEEN = 0.2  # degrees of stripes that tell a district from one without
LINES = ("over-halo", "over-line")
DOTS = "over-dots"
NAMES = "over-labels"
AGAIN = "over-crossed"  # names of the map itself


class Ground(NamedTuple):
    """The map that an overlay is laid over.

    layer: the layer of its districts. provinces: that of its provinces. squares: whether these are squares.
    scale: width of the map in that of the country.
    """

    layer: str
    provinces: str
    sheet: projection.Sheet
    squares: bool
    scale: float

    @classmethod
    def of(cls, view: Shown, level: str) -> Ground:
        """The ground of a map whose areas are districts or provinces."""
        borders = view.value("borders")
        sheet = projection.Sheet.of(view, level)
        if borders == border_sets.TILES:
            return cls("tiles", "tile-provinces", sheet, True, 1.0)
        own = border_sets.layers(borders)
        whole = regions.FRAME[2] - regions.FRAME[0]
        return cls(own.districts, own.provinces, sheet, False, sheet.wide / sheet.scale / whole)

    def point(self, code: str) -> tuple[float, float] | None:
        """Where a district or a province stands; None for what lies outside the country."""
        return regions.points(self.layer).get(code) or regions.points(self.provinces).get(code)


def lines(figure: Drawing, ground: Ground, points: Sequence[Sequence[tuple[float, float]]]) -> None:
    """Lines through points, as far as they lie on the map."""
    (west, north), (east, south) = (
        ground.sheet.back(*corner) for corner in ((0, 0), (ground.sheet.wide, ground.sheet.high))
    )
    _lay(figure, ground, shapely.intersection(shapely.MultiLineString(points), shapely.box(west, south, east, north)))


def stripes(figure: Drawing, ground: Ground, codes: Sequence[str]) -> None:
    """Stripes on districts: they fall where the lines of "not reported" rise. Each district has at least one."""
    areas = {code: regions.shapes(ground.layer)[code] for code in codes if code in regions.shapes(ground.layer)}
    ruled = patterns.diagonals(tuple(areas.values()), APART * ground.scale, falling=True)
    bare = [code for code, area in areas.items() if area.intersection(ruled).length < SEEN * ground.scale]
    for code in bare:
        x, y = regions.points(ground.layer)[code]
        ruled = ruled.union(shapely.LineString([(x - 1, y + 1), (x + 1, y - 1)]).intersection(areas[code]))
    _lay(figure, ground, ruled, STRIPE, STRIPE_HALO)


def _lay(figure: Drawing, ground: Ground, shape: Any, width: float = LINE, halo: float = HALO) -> None:
    """Draw lines; the names of the map that they cross are written anew above them."""
    lon, lat = patterns.strings(shape)
    for name, colour, wide in zip(LINES, (theme.PAPER, theme.INK), (halo, width), strict=True):
        line = {"color": colour, "width": wide}
        figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line=line, hoverinfo="skip", name=name)
    flat = shapely.transform(shape, lambda points: [ground.sheet.at(x, y) for x, y in points])
    crossed = [place for place, box in pins.written(figure, ground.sheet, "labels") if box.intersects(flat)]
    if crossed:
        map_names.write(figure, {text: (lon, lat) for text, lon, lat in crossed}, pins.SIZE, 700, role=AGAIN)


def dots(figure: Drawing, ground: Ground, places: dict[str, str], hollow: bool = False) -> None:
    """A named dot in the middle of each district; names are left out where the map has them, or has no room.

    places: code of a district -> its name; of a province, whose name on the map is enough, for it is no spot.
    hollow: it stands in no order.
    """
    points = regions.points(ground.layer)
    frame = shapely.box(0, 0, ground.sheet.wide, ground.sheet.high)
    at = {
        name: points[code]
        for code, name in places.items()
        if code in points and frame.contains(shapely.Point(*ground.sheet.at(*points[code])))
    }
    fill, edge = (theme.PAPER, theme.INK) if hollow else (theme.INK, theme.PAPER)
    figure.add_scattergeo(
        lon=[x for x, _ in at.values()],
        lat=[y for _, y in at.values()],
        mode="markers",
        marker={"size": DOT, "color": fill, "line": {"color": edge, "width": 1.6}},
        hoverinfo="text",
        hovertext=list(at),
        name=DOTS,
    )
    around: dict[str, Any] = {
        name: shapely.Point(*ground.sheet.at(*point)).buffer(DOT / 2) for name, point in at.items()
    }
    map_names.write(figure, pins.free(figure, around, ground.sheet), pins.SIZE, 400, role=NAMES)
