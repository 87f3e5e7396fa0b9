"""The corridors that the report names: their stages as points, and the lines that join stages in order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from shapely.geometry import LineString, Point

from tools.geodata import files
from tools.geodata.files import feature
from tools.geodata.neighbours import Land
from tools.geodata.shapes import middle

STEPS = 8  # straight pieces in each leg

Spot = tuple[float, float]


@dataclass(frozen=True)
class Places:
    """What a stage can stand on, by its code: (name, area)."""

    districts: dict[str, tuple[str, Any]]
    provinces: dict[str, tuple[str, Any]]
    countries: dict[str, tuple[str, Any]]

    @classmethod
    def of(
        cls,
        units: list[dict[str, str]],
        districts: dict[str, Any],
        provinces: list[dict[str, str]],
        dissolved: dict[str, Any],
        lands: list[Land],
    ) -> Places:
        """The places of the layers."""
        return cls(
            {u["code"]: (u["name"], districts[u["code"]]) for u in units},
            {p["code"]: (p["name"], dissolved[p["code"]]) for p in provinces},
            {code: (name, area) for code, name, area in lands},
        )

    def stage(self, code: str, listed: dict[str, dict[str, str]]) -> tuple[str, str, str, Spot]:
        """Name, level, unit and spot of a stage; `listed` are those that have no area of their own.

        A region stands on a sensible, generalised middle; a place in the middle of its district.
        """
        if row := listed.get(code):
            if row["unit"]:
                return row["name"], row["level"], row["unit"], middle(self.districts[row["unit"]][1])
            return row["name"], row["level"], "", (float(row["longitude"]), float(row["latitude"]))
        for level, known in (
            ("district", self.districts),
            ("province", self.provinces),
            ("country", self.countries),
        ):
            if code in known:
                name, area = known[code]
                return name, level, code, middle(area)
        raise KeyError(f"{code} is a stage of geodata/input/corridors.json and no district, province or country")


def arc(a: Spot, b: Spot, bend: float) -> list[Spot]:
    """A curve from a to b; `bend` is a share of its length, to the left of the way."""
    (x0, y0), (x1, y1) = a, b
    cx, cy = (x0 + x1) / 2 - bend * (y1 - y0), (y0 + y1) / 2 + bend * (x1 - x0)
    out = [a]
    for i in range(1, STEPS):
        t = i / STEPS
        out.append(
            (
                round((1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1, 2),
                round((1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1, 2),
            )
        )
    return [*out, b]


def corridors_of_stages(corridors: dict[str, Any], unordered: dict[str, list[str]]) -> dict[str, list[str]]:
    """The corridors that name each stage."""
    found: dict[str, list[str]] = {}
    for name, corridor in corridors.items():
        for code in dict.fromkeys(code for line in corridor["lines"] for code in line):
            found.setdefault(code, []).append(name)
    for name, codes in unordered.items():
        for code in codes:
            found.setdefault(code, []).append(name)
    return found


def build(places: Places) -> list[dict[str, Any]]:
    """The features of the layer: stages in the order of their codes, then lines."""
    given = json.loads((files.INPUT / "corridors.json").read_text("utf-8"))
    corridors, unordered = given["corridors"], given["unordered"]
    listed = {row["code"]: row for row in files.given("stages")}
    points: dict[str, Spot] = {}
    features = []
    for code, naming in corridors_of_stages(corridors, unordered).items():
        name, level, unit, spot = places.stage(code, listed)
        points[code] = spot
        properties = {
            "kind": "stage",
            "code": code,
            "name": name,
            "level": level,
            "unit": unit,
            "ordered": any(corridor in corridors for corridor in naming),
            "corridors": naming,
        }
        features.append(feature(Point(spot), f"stage-{code}", properties, 1))
    features.sort(key=lambda f: f["id"])

    for name, corridor in corridors.items():
        for i, codes in enumerate(corridor["lines"]):
            line = [points[codes[0]]]
            for a, b, bend in zip(codes[:-1], codes[1:], corridor["bends"], strict=True):
                line += arc(points[a], points[b], bend)[1:]
            properties = {
                "kind": "corridor",
                "corridor": name,
                "figure_id": name.upper(),
                "label": corridor["label"],
                "stages": corridor["stages"],
                "stage_codes": codes,
            }
            own = name if len(corridor["lines"]) == 1 else f"{name}-{i + 1}"
            features.append(feature(LineString(line), own, properties, 2))
    return features
