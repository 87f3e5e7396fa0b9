"""Names on maps: of provinces, and of the districts of a chosen province where a district has room for its name."""

from __future__ import annotations

from typing import Any

import shapely

from dashboard import text_width
from dashboard.geography import gazetteer, regions
from dashboard.i18n import per_language, say
from dashboard.plots import projection, theme
from dashboard.plots.figure import Drawing

LABELS = {
    "punjab": "Punjab",
    "sindh": "Sindh",
    "khyber-pakhtunkhwa": "KP",
    "balochistan": "Balochistan",
    "islamabad": "Islamabad",
    "azad-jammu-kashmir": "AJK",
    "gilgit-baltistan": "Gilgit-Baltistan",
}
SHORT = {"gilgit-baltistan": "GB"}  # on the squares
# Degrees that a name stands beside the middle of its province.
NUDGE = {
    "sindh": (0.1, 0.0),
    "punjab": (0.6, -0.2),
    "khyber-pakhtunkhwa": (-0.1, 0.5),
    "gilgit-baltistan": (-0.6, 0.0),
}
SIZE = 13  # pixels of the letters of a province
LARGEST = 23  # and on a phone (19, assets/dashboard.css), in an embed, whose font may be a fifth wider
SMALL = 12  # pixels of the letters of a district; in a narrow frame there is no room for them (assets/dashboard.css)
LEADING = 1.3  # heights of a letter from line to line
OVER = 1.1  # widths of a district that its name may take: it has a halo, and a border may cross its ends
NEAR = 0.02  # degrees that a rounded point may lie beside its area
SEEN = 0.04  # of the frame: a neighbouring province that takes less has no name

Point = tuple[float, float]  # degrees: longitude, latitude


def of_tiles(figure: Drawing, layer: str) -> None:
    """Write the names of provinces on their squares."""
    places = {code: at for code, at in regions.points(layer).items() if code != "islamabad"}
    _write(figure, {say(SHORT.get(code, LABELS[code])): at for code, at in places.items()})


def of_country(figure: Drawing, layer: str) -> None:
    """Write the names of provinces on a map of the country; Islamabad has no room for its own."""
    places = {code: at for code, at in regions.points(layer).items() if code != "islamabad"}
    nudged = {code: (x + NUDGE.get(code, (0, 0))[0], y + NUDGE.get(code, (0, 0))[1]) for code, (x, y) in places.items()}
    _write(figure, {say(LABELS[code]): at for code, at in nudged.items()})


def around(figure: Drawing, layer: str, chosen: tuple[str, ...], frame: projection.Frame) -> None:
    """Write the names of the neighbours of chosen provinces, each inside what the frame shows of it."""
    view, found = shapely.box(*frame), {}
    for code, area in regions.shapes(layer).items():
        part = shapely.intersection(area, view)
        if code not in chosen and part.area > SEEN * view.area:
            at = _middle(part, part.representative_point().coords[0])
            if _fits(part, at, [say(LABELS[code])], LARGEST, frame):
                found[say(LABELS[code])] = at
    _write(figure, found, colour=theme.MUTED)


def of_districts(
    figure: Drawing, layer: str, chosen: tuple[str, ...], frame: projection.Frame, district: str = ""
) -> None:
    """Write the names of the districts of chosen provinces that have room; that of a chosen `district` in any case."""
    named = dict(_districts(layer, chosen, frame))
    if district and district in regions.points(layer):
        named[district] = named.get(district) or (say(gazetteer.names()[district]), regions.points(layer)[district])
    _write(figure, dict(named.values()), SMALL, 400, role="district-labels")


def _write(
    figure: Drawing,
    names: dict[str, Point],
    size: int = SIZE,
    weight: int = 600,
    colour: str = theme.INK,
    role: str = "labels",
) -> None:
    """Write names at places; their halo is in assets/dashboard.css and in the exports."""
    figure.add_scattergeo(
        lon=[x for x, _ in names.values()],
        lat=[y for _, y in names.values()],
        text=list(names),
        mode="text",
        hoverinfo="skip",
        name=role,
        textfont={"size": size, "color": colour, "weight": weight},
    )


@per_language()
def _districts(layer: str, chosen: tuple[str, ...], frame: projection.Frame) -> dict[str, tuple[str, Point]]:
    """Code -> (name in lines, place) of the districts that have room for their names, none over another."""
    found: dict[str, tuple[str, Point]] = {}
    taken: list[Any] = []
    areas = {code: area for code, area in regions.shapes(layer).items() if gazetteer.home(code) in chosen}
    for code, area in sorted(areas.items(), key=lambda one: -one[1].area):
        at, name = _middle(area, regions.points(layer)[code]), say(gazetteer.names()[code])
        for lines in ([name], _halves(name)):
            box = _box(at, lines, SMALL, frame)
            if lines and _fits(area, at, lines, SMALL, frame) and not any(box.intersects(other) for other in taken):
                found[code] = ("<br>".join(lines), at)
                taken.append(box)
                break
    return found


def _halves(name: str) -> list[str]:
    """A name of several words in the two lines that differ least in width; [] for one word."""
    words = name.split(" ")
    cuts = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
    return min(cuts, key=lambda lines: max(text_width.width(line, SMALL) for line in lines), default=[])


def _pixels(frame: projection.Frame) -> float:
    """Pixels of a degree of longitude on a picture of this frame."""
    west, _, east, _ = frame
    return projection.WIDTH / (east - west)


def _middle(area: Any, at: Point) -> Point:
    """The point beside `at` that has as much of an area to its left as to its right."""
    room = _room(area, at)
    return at if room.is_empty else (round(room.centroid.x, 2), round(at[1], 2))


def _room(area: Any, at: Point) -> shapely.LineString:
    """The part of the parallel through a point that lies inside an area and holds the point; empty if none does."""
    west, _, east, _ = area.bounds
    across = shapely.intersection(area, shapely.LineString([(west, at[1]), (east, at[1])]))
    parts = [part for part in getattr(across, "geoms", [across]) if part.distance(shapely.Point(at)) < NEAR]
    return parts[0] if parts else shapely.LineString()


def _fits(area: Any, at: Point, lines: list[str], size: int, frame: projection.Frame) -> bool:
    """Whether lines of text fit into an area, as wide as it is where they stand and as high."""
    _, south, _, north = area.bounds
    high = (projection.mercator(north) - projection.mercator(south)) * _pixels(frame)
    wide = max(text_width.width(line, size, 400 if size == SMALL else 600) for line in lines)
    return wide <= OVER * _room(area, at).length * _pixels(frame) and LEADING * size * len(lines) <= high


def _box(at: Point, lines: list[str], size: int, frame: projection.Frame) -> Any:
    """The rectangle that lines of text cover, in pixels of the frame."""
    scale = _pixels(frame)
    x, y = at[0] * scale, projection.mercator(at[1]) * scale
    wide = max((text_width.width(line, size) for line in lines), default=0.0)
    return shapely.box(
        x - wide / 2, y - LEADING * size * len(lines) / 2, x + wide / 2, y + LEADING * size * len(lines) / 2
    )
