"""The lands around Pakistan and the lines that may be drawn between them."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Polygon, box

from tools.geodata import files
from tools.geodata.natural_earth import FRAME, NEAR, countries
from tools.geodata.shapes import areal, clockwise, polygons, rounded

Land = tuple[str, str, Any]  # code, name, area

SMALLEST_ISLAND = 0.12  # square degrees; the largest part of a country always stays
# Natural Earth draws who is in control; the United Nations say Ukraine.
CRIMEA = box(32.3, 44.2, 36.62, 46.25)
GROUND = "kashmir-ground"
GROUND_NAME = "Area of Jammu and Kashmir (status not agreed)"


def kashmir_cut() -> Polygon:
    """A generous, schematic cut around the area of Jammu and Kashmir that is not drawn as a district here.

    All of India, China and the Siachen Glacier inside it becomes one piece of ground without any line in it. Its edge
    is an edge of this drawing, not a boundary of anything.
    """
    return Polygon([(float(row["longitude"]), float(row["latitude"])) for row in files.given("kashmir_cut")])


def share_out(theirs: Any, ours: Any, around: dict[str, Any]) -> dict[str, Any]:
    """Give each bit of `theirs` outside `ours` to the neighbour, or to the sea, along which it lies most.

    Where three areas meet, the strip is cut from the meeting point to the nearest point of our outline.
    """
    sea = box(*NEAR).difference(shapely.union_all([theirs, *around.values()]))
    beside = {**{c: around[c] for c in sorted(around)}, "sea": sea}
    cuts = []
    for shape in beside.values():
        contact = shapely.line_merge(theirs.boundary.intersection(shape.boundary))
        for line in shapely.get_parts(contact):
            if line.geom_type == "LineString":
                cuts += [shapely.shortest_line(end, ours.boundary) for end in line.boundary.geoms]
    gap = theirs.difference(ours)
    edges = shapely.get_parts(shapely.union_all([gap.boundary, *cuts]))
    pieces = shapely.get_parts(shapely.polygonize(edges))
    shares: dict[str, list] = {c: [] for c in beside}
    for piece in pieces:
        if gap.contains(piece.representative_point()):
            contact = {c: piece.boundary.intersection(g.buffer(1e-6)).length for c, g in beside.items()}
            shares[max(contact, key=lambda c: contact[c])].append(piece)
    return {c: shapely.union_all(shares[c]) for c in around}


def as_coverage(shapes: dict[str, Any]) -> dict[str, Any]:
    """Simplified arcs can cross: make the lands a coverage again, on a grid of 0.01 degrees."""
    codes = sorted(shapes)
    coarse = np.array([areal(rounded(shapes[c], 2)) for c in codes])
    clean = shapely.coverage_clean(coarse, snapping_distance=0.01)
    clean = shapely.coverage_clean(np.array([areal(rounded(g, 2)) for g in clean]))
    return dict(zip(codes, clean, strict=True))


def give_way(shapes: dict[str, Any], pakistan: Any) -> set[str]:
    """Fit the lands to our own outline of Pakistan, in place of Natural Earth's; says which lands touch it.

    Where ours is narrower, the strip goes to the neighbour beyond it (or to the sea); where it is wider, it is cut out
    of the neighbour.
    """
    theirs = shapes.pop("pak")
    around = {c: g for c, g in shapes.items() if g.distance(theirs) < 0.01}
    for code, strip in share_out(theirs, pakistan, around).items():
        shapes[code] = shapes[code].union(strip)
    for code in around:
        shapes[code] = shapes[code].difference(pakistan)
    return set(around)


def join_ground(shapes: dict[str, Any], pakistan: Any) -> None:
    """Make what India, China and the Siachen Glacier have inside the cut one piece of ground."""
    cut = kashmir_cut().difference(pakistan)
    ground = [shapes.pop(GROUND)]
    for code in ("ind", "chn"):
        ground.append(shapes[code].intersection(cut))
        shapes[code] = shapes[code].difference(cut)
    for reach in (0.004, -0.004):  # closes the hair between the pieces
        ground = [shapely.union_all(ground).buffer(reach, join_style="mitre")]
    shapes[GROUND] = ground[0]


def without_islands(land: Any) -> Any:
    """A land on the grid of the files without its small islands and lakes; None where nothing is left."""
    parts = sorted(polygons(shapely.set_precision(land, 0.001)), key=lambda p: -p.area)
    kept = parts[:1] + [p for p in parts[1:] if p.area >= SMALLEST_ISLAND]
    kept = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area > 0.01]) for p in kept]
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def build(pakistan: Any) -> list[Land]:
    """All lands of the frame, in the order of their codes, with Pakistan as our own outline."""
    known = countries()
    frame = box(*FRAME)
    names = {code: name for code, (name, _) in known.items()} | {GROUND: GROUND_NAME}
    shapes = {code: areal(shapely.make_valid(g).intersection(frame)) for code, (_, g) in known.items()}
    shapes = {code: g for code, g in shapes.items() if not g.is_empty}

    moved = shapes["rus"].intersection(CRIMEA)
    shapes["ukr"], shapes["rus"] = shapes["ukr"].union(moved), shapes["rus"].difference(moved)

    shapes = as_coverage(shapes)
    touching = give_way(shapes, pakistan) | {GROUND}
    join_ground(shapes, pakistan)
    for code in sorted(touching):
        shapes[code] = shapes[code].difference(pakistan)
        if code != GROUND:
            shapes[code] = shapes[code].difference(shapes[GROUND])
    lands: list[Land] = [("pak", "Pakistan", pakistan)]
    for code, shape in shapes.items():
        land = without_islands(shape)
        if land is not None:
            lands.append((code, names[code], clockwise(land)))
    return sorted(lands, key=lambda land: land[0])


def borders(lands: list[Land]) -> list[tuple[str, Any]]:
    """The lines that may be drawn between neighbours: none at Pakistan's own outline or near Kashmir."""
    kept = [(code, area) for code, _, area in lands if code not in ("pak", GROUND)]
    lines = []
    for i, (a, first) in enumerate(kept):
        for b, second in kept[i + 1 :]:
            if not first.intersects(second):
                continue
            shared = shapely.line_merge(shapely.intersection(first.boundary, second.boundary))
            parts = [p for p in shapely.get_parts(shared) if p.geom_type == "LineString"]
            if parts:
                lines.append((f"{a}-{b}", MultiLineString(parts) if len(parts) > 1 else parts[0]))
    return lines
