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
NEAR = 1  # pixels that a rounded point may lie beside its area
SEEN = 0.04  # of the frame: a neighbouring province that takes less has no name

DISTRICTS = "district-labels"  # the trace of the names of districts

Point = tuple[float, float]  # degrees: longitude, latitude


def of_tiles(figure: Drawing, layer: str) -> None:
    """Write the names of provinces on their squares."""
    places = {code: at for code, at in regions.points(layer).items() if code != "islamabad"}
    write(figure, {say(SHORT.get(code, LABELS[code])): at for code, at in places.items()})


def of_country(figure: Drawing, layer: str) -> None:
    """Write the names of provinces on a map of the country; Islamabad has no room for its own."""
    places = {code: at for code, at in regions.points(layer).items() if code != "islamabad"}
    nudged = {code: (x + NUDGE.get(code, (0, 0))[0], y + NUDGE.get(code, (0, 0))[1]) for code, (x, y) in places.items()}
    write(figure, {say(LABELS[code]): at for code, at in nudged.items()})


def around(figure: Drawing, layer: str, chosen: tuple[str, ...], frame: projection.Frame) -> None:
    """Write the names of the neighbours of chosen provinces, each inside what the frame shows of it."""
    seen, found = shapely.box(*frame), {}
    parts = {code: shapely.intersection(area, seen) for code, area in regions.shapes(layer).items()}
    parts = {code: part for code, part in parts.items() if code not in chosen and part.area > SEEN * seen.area}
    places = {code: part.representative_point().coords[0] for code, part in parts.items()}
    for code, slot in _slots(parts, places, frame).items():
        if slot.holds(text_width.width(say(LABELS[code]), LARGEST, 600), LEADING * LARGEST):
            found[say(LABELS[code])] = slot.at
    write(figure, found, colour=theme.MUTED)


def of_districts(
    figure: Drawing, layer: str, chosen: tuple[str, ...], frame: projection.Frame, district: str = ""
) -> None:
    """Write the names of the districts of chosen provinces that have room; that of a chosen `district` in any case."""
    named = dict(_districts(layer, chosen, frame))
    if district and district in regions.points(layer):
        named[district] = named.get(district) or (say(gazetteer.names()[district]), regions.points(layer)[district])
    write(figure, dict(named.values()), SMALL, 400, role=DISTRICTS)


def write(
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
    home, names = gazetteer.province_of(), gazetteer.names()
    areas = {code: area for code, area in regions.shapes(layer).items() if home.get(code) in chosen}
    found: dict[str, tuple[str, Point]] = {}
    taken: list[Any] = []
    tries = {code: [[say(names[code])], *_halves(say(names[code]))] for code in areas}
    widths = text_width.widths({line for each in tries.values() for lines in each for line in lines}, SMALL)
    for code, slot in sorted(_slots(areas, regions.points(layer), frame).items(), key=lambda one: -areas[one[0]].area):
        for lines in tries[code]:
            fits = slot.holds(max(widths[line] for line in lines), LEADING * SMALL * len(lines))
            if fits and not any(slot.box.intersects(other) for other in taken):
                found[code] = ("<br>".join(lines), slot.at)
                taken.append(slot.box)
                break
    return found


def _halves(name: str) -> list[list[str]]:
    """A name of several words in the two lines that differ least in length; none for one word."""
    words = name.split(" ")
    cuts = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
    return sorted(cuts, key=lambda lines: max(map(len, lines)))[:1]


class _Slot:
    """The room for a name in an area: where it stands (`at`, in degrees), and how much of it is free, in pixels."""

    def __init__(self, flat: Any, middle: Any, lat: float, frame: projection.Frame) -> None:
        """flat: the area in pixels; middle: a point in it, on the parallel `lat` of the name."""
        west, low, east, high = flat.bounds
        across = shapely.intersection(flat, shapely.LineString([(west, middle.y), (east, middle.y)]))
        rooms = [part for part in getattr(across, "geoms", [across]) if part.distance(middle) < NEAR]
        # As much of the area lies to the left of the name as to its right.
        self.x, self.y = (rooms[0].centroid.x if rooms else middle.x), middle.y
        self.wide, self.high = (rooms[0].length if rooms else 0.0), high - low
        left, _, right, _ = frame
        self.at = (round(left + self.x * (right - left) / projection.WIDTH, 2), lat)
        self.box: Any = None  # what the words that were last tried cover, in pixels

    def holds(self, wide: float, high: float) -> bool:
        """Whether words of this size in pixels fit, as wide as the area is where they stand and as high."""
        self.box = shapely.box(self.x - wide / 2, self.y - high / 2, self.x + wide / 2, self.y + high / 2)
        return wide <= OVER * self.wide and high <= self.high


def _slots(areas: dict[str, Any], places: dict[str, Point], frame: projection.Frame) -> dict[str, _Slot]:
    """Code -> the room for a name in each area, on the parallel through its place."""
    flat = projection.laid_flat([*areas.values(), *(shapely.Point(places[code]) for code in areas)], frame)
    pairs = zip(areas, flat[: len(areas)], flat[len(areas) :], strict=True)
    return {code: _Slot(area, middle, round(places[code][1], 2), frame) for code, area, middle in pairs}
