"""The small maps of the page of a place: where it lies, and the places around it as links."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard import notes, text_width
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import locator
from dashboard.plots.locator import Shape, SmallMap
from dashboard.selection import Selection, borders
from layouts.components import place
from layouts.components.svg import A, Path, Svg, Text

LETTER = 13  # pixels: the size of a name on the map of what lies around
NARROW = 6  # pixels that an area must be wider than its name


def _of(selection: Selection) -> str:
    """The border set in use."""
    chosen, _ = borders().resolve(selection.borders)
    return chosen or borders().default


def whereabouts(code: str, name: str, selection: Selection) -> Svg:
    """Where a place lies in the country."""
    small = locator.whereabouts(code, _of(selection))
    paths = [Path(d=shape.path, className="land") for shape in small.country]
    paths += [Path(d=shape.path, className="here") for shape in small.areas]
    told = say("{place} on a map of the country", place=name)
    return Svg(paths, viewBox=f"0 0 {small.wide} {small.high}", className="locator", role="img", **{"aria-label": told})


def around(code: str, selection: Selection) -> Svg:
    """A district and its neighbours, or the districts of a province: each area is the link to its page."""
    small = locator.around(code, _of(selection))
    names = {shape.code: say(gazetteer.names()[shape.code]) for shape in small.areas}
    parts: list[Component] = [Path(d=shape.path, className="land") for shape in small.country]
    parts += [_area(shape, names[shape.code], code, selection) for shape in small.areas]
    parts += [
        Text(names[shape.code], x=str(shape.x), y=str(shape.y), className="area-name", **{"aria-hidden": "true"})
        for shape in _named(small, names)
    ]
    return Svg(parts, viewBox=f"0 0 {small.wide} {small.high}", className="around")


def _area(shape: Shape, name: str, here: str, selection: Selection) -> Component:
    if shape.code == here:
        return Path(d=shape.path, className="here")
    address = place.DISTRICTS + shape.code + place.kept(selection)
    return A(Path(d=shape.path, className="area"), href=address, **{"aria-label": name})


def _named(small: SmallMap, names: dict[str, str]) -> Iterable[Shape]:
    """The areas whose names have room in them and lie on no other; the largest come first."""
    taken: list[tuple[float, float, float]] = []
    for shape in sorted(small.areas, key=lambda shape: -shape.room):
        half = text_width.width(names[shape.code], LETTER) / 2
        free = all(abs(shape.y - y) > LETTER or abs(shape.x - x) > half + other for x, y, other in taken)
        if 2 * half + NARROW < shape.room and free:
            taken.append((shape.x, shape.y, half))
            yield shape


def note(selection: Selection) -> html.P:
    """What these maps say of their borders."""
    return html.P(notes.of_borders(_of(selection), "district"), className="fine")
