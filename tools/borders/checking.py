"""What a border set must keep before it is installed, checked on its files as they will be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from dashboard.geography import gazetteer, regions

HEAVIEST = 130_000  # bytes of the districts: twice those of the schematic map
OUTLINES = 0.9  # of the two outlines of the country, theirs and ours, that must lie in both


def _read(folder: Path, name: str) -> dict[str, Any]:
    features = json.loads((folder / f"{name}.geojson").read_text("utf-8"))["features"]
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}


def wound_for_the_browser(area: Any) -> bool:
    """Whether every outer ring runs clockwise and every hole the other way: d3-geo fills the rest of the globe else."""
    return all(
        not part.exterior.is_ccw and all(ring.is_ccw for ring in part.interiors)
        for part in shapely.get_parts(area)
        if part.geom_type == "Polygon"
    )


def faults(folder: Path) -> list[str]:
    """A sentence for each rule that the files in a folder break; reads them anew."""
    districts, provinces, around = (_read(folder, name) for name in ("districts", "provinces", "neighbours"))
    found = []
    missing = [c for c in gazetteer.names() if c not in districts and c not in gazetteer.counted_in()]
    if missing or not set(districts) <= set(gazetteer.names()):
        found.append(f"districts.geojson does not hold the units; missing: {', '.join(missing)}.")
    if list(provinces) != list(gazetteer.provinces()):
        found.append("provinces.geojson does not hold the seven provinces and territories in their order.")
    for name, layer in (("districts", districts), ("provinces", provinces)):
        if not shapely.coverage_is_valid(list(layer.values())):
            found.append(f"{name}.geojson: areas overlap, or do not share their borders.")
    for layer in (districts, provinces, around):
        found += [f"{code}: not a valid area." for code, area in layer.items() if not area.is_valid or area.is_empty]
        found += [f"{code}: a ring runs the wrong way." for code, a in layer.items() if not wound_for_the_browser(a)]
    if found:
        return found  # what follows compares areas that are right
    whole = shapely.union_all(list(districts.values()))
    ours = shapely.union_all(list(regions.shapes("districts").values()))
    alike = whole.intersection(ours).area / whole.union(ours).area
    if alike < OUTLINES:
        found.append(f"The outline of the country has only {alike:.0%} in common with the schematic map's.")
    crossed = [code for code, area in around.items() if code != "pak" and area.intersection(whole).area > 0.001]
    found += [f"{code}: overlaps the districts." for code in crossed]
    weight = (folder / "districts.geojson").stat().st_size
    if weight > HEAVIEST:
        found.append(f"districts.geojson has {weight:,} bytes; {HEAVIEST:,} are the most that a page may ask for.")
    return found
