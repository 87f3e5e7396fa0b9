"""The border set: complete, valid, wound for the browser, careful where care is due. Reads geodata/ only."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter, deque
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, shape

GEODATA = Path(__file__).resolve().parent.parent / "geodata"
COUNTS = {
    "punjab": 36,
    "khyber-pakhtunkhwa": 37,
    "balochistan": 30,
    "sindh": 23,
    "azad-jammu-kashmir": 10,
    "gilgit-baltistan": 7,
    "islamabad": 1,
}
LAYERS = ("districts", "provinces", "neighbours")
BYTES = {
    "districts.geojson": 70_000,
    "provinces.geojson": 30_000,
    "neighbours.geojson": 90_000,
    "neighbour_borders.geojson": 60_000,
    "corridors.geojson": 15_000,
    "crosswalk.csv": 50_000,
}
# Town -> latitude, longitude (published coordinates), unit in which it lies.
TOWNS = {
    "Chaman": (30.922, 66.445, "killa-abdullah"),
    "Faisalabad": (31.418, 73.079, "faisalabad"),
    "Gilgit": (35.921, 74.308, "gilgit"),
    "Gujranwala": (32.157, 74.187, "gujranwala"),
    "Gujrat": (32.573, 74.079, "gujrat"),
    "Gwadar": (25.126, 62.323, "gwadar"),
    "Islamabad": (33.693, 73.064, "islamabad"),
    "Jacobabad": (28.282, 68.438, "jacobabad"),
    "Karachi": (24.861, 67.010, "karachi"),
    "Lahore": (31.549, 74.344, "lahore"),
    "Mirpur": (33.148, 73.752, "mirpur"),
    "Multan": (30.196, 71.475, "multan"),
    "Muzaffarabad": (34.370, 73.471, "muzaffarabad"),
    "Peshawar": (34.015, 71.580, "peshawar"),
    "Quetta": (30.183, 66.997, "quetta"),
    "Sialkot": (32.493, 74.531, "sialkot"),
    "Sukkur": (27.705, 68.857, "sukkur"),
    "Taftan": (28.948, 61.584, "chagai"),
    "Torkham": (34.115, 71.085, "khyber"),
    "Turbat": (26.003, 63.049, "kech"),
}
# Inside Jammu and Kashmir, well away from its edges: no line of any neighbour may run here.
CORNERS = [(74.3, 33.0), (75.6, 32.6), (76.6, 33.1), (78.9, 32.7), (79.2, 34.3), (79.9, 35.5), (76.2, 36.4)]
DISPUTED = Polygon(CORNERS)
STAGES = {
    "r168": ["Pakistan", "Iran", "Oman", "United Arab Emirates"],
    "r169": ["Pakistan", "Turkey", "Greece"],
    "r170": ["Pakistan", "Central Asian Republics", "Europe"],
    "r171": ["Pakistan", "Middle East", "West Africa", "Spain"],
    "r172": ["Sialkot / Mandi Bahauddin / Gujranwala / Gujrat", "Balochistan", "Iran", "elsewhere"],
    "r175": ["Afghanistan", "Pakistan", "Iran", "Europe"],
}
UNORDERED = {"Quetta", "Taftan", "Gwadar", "Karachi"}
SOURCES = {"official", "report", "press", "census-2017", "census-2023", "map"}
LEVELS = {"district", "place", "province", "country", "region", "fia-zone", "fia-circle"}
LEVELS |= {"division", "federal", "world", "assembly", "constituency", "route"}


@cache
def table(name: str) -> list[dict[str, str]]:
    with (GEODATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def features(name: str) -> list[dict]:
    return json.loads((GEODATA / f"{name}.geojson").read_text("utf-8"))["features"]


@cache
def shapes(name: str) -> dict:
    return {f["id"]: shape(f["geometry"]) for f in features(name)}


def rings(geometry) -> list[tuple[np.ndarray, bool]]:
    """Every ring, and whether it is an exterior one."""
    found = []
    for part in shapely.get_parts(geometry):
        found.append((np.array(part.exterior.coords), True))
        found += [(np.array(hole.coords), False) for hole in part.interiors]
    return found


def signed_area(ring: np.ndarray) -> float:
    """Planar, positive when counter-clockwise."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def steradians(ring: np.ndarray) -> float:
    """Area to the right of the way on the unit sphere: a ring wound the wrong way covers nearly all of it."""
    lon, lat = np.radians(ring[:, 0]), np.radians(ring[:, 1])
    left = -float(np.sum((lon[1:] - lon[:-1]) * (np.sin(lat[1:]) + np.sin(lat[:-1]))) / 2)
    return -left % (4 * math.pi)


def kilometres(latitude: float, longitude: float, geometry) -> float:
    factor = np.array([111.32 * math.cos(math.radians(latitude)), 110.6])
    flat = shapely.transform(geometry, lambda a: a * factor)
    return float(shapely.distance(flat, Point(longitude * factor[0], latitude * factor[1])))


# -------------------------------------------------------------------------------------------------- units


def test_units_are_144_with_unique_codes_and_names() -> None:
    units = table("units.csv")
    assert len(units) == 144
    for column in ("code", "name", "name_ur", "svg_id"):
        values = [u[column] for u in units]
        assert all(values) and len(set(values)) == 144, column


def test_units_per_province() -> None:
    assert Counter(u["province"] for u in table("units.csv")) == COUNTS
    assert {p["code"] for p in table("provinces.csv")} == set(COUNTS)
    assert [p["drawn_order"] for p in table("provinces.csv")] == list("1234567")


def test_frontier_regions_name_the_district_that_counts_them() -> None:
    units = {u["code"]: u for u in table("units.csv")}
    frontier = {c: u for c, u in units.items() if c.startswith("frontier-region-")}
    assert len(frontier) == 6
    for code, unit in units.items():
        if code in frontier:
            assert unit["counted_in"] == code.removeprefix("frontier-region-") and unit["counted_in"] in units
            assert not unit["census_2023"]
        else:
            assert unit["counted_in"] == ""


def test_each_census_district_is_drawn_once() -> None:
    names = [n for u in table("units.csv") for n in u["census_2023"].split("; ") if n]
    assert len(names) == len(set(names)) == 136


# --------------------------------------------------------------------------------------------------- layers


@pytest.mark.parametrize("name", sorted(BYTES))
def test_files_stay_small(name: str) -> None:
    assert (GEODATA / name).stat().st_size <= BYTES[name]


def test_features_match_the_tables() -> None:
    units = {u["code"]: u for u in table("units.csv")}
    assert [f["id"] for f in features("districts")] == list(units)
    for f in features("districts"):
        unit = units[f["id"]]
        expected = {"code": unit["code"], "name": unit["name"], "province": unit["province"]}
        assert f["properties"] == expected
    provinces = [(p["code"], p["name"]) for p in table("provinces.csv")]
    assert [(f["id"], f["properties"]["name"]) for f in features("provinces")] == provinces


@pytest.mark.parametrize("name", ["districts", "provinces"])
def test_coverage_has_no_gap_and_no_overlap(name: str) -> None:
    geometries = np.array(list(shapes(name).values()))
    assert shapely.is_valid(geometries).all()
    assert shapely.coverage_is_valid(geometries)
    whole = shapely.union_all(geometries)
    assert whole.geom_type == "Polygon" and not whole.interiors


def test_provinces_are_their_districts() -> None:
    for code, geometry in shapes("provinces").items():
        members = [shapes("districts")[u["code"]] for u in table("units.csv") if u["province"] == code]
        assert shapely.union_all(members).symmetric_difference(geometry).area < 1e-9


@pytest.mark.parametrize("name", LAYERS)
def test_rings_are_wound_for_the_browser(name: str) -> None:
    for code, geometry in shapes(name).items():
        assert geometry.is_valid, code
        for ring, exterior in rings(geometry):
            assert (signed_area(ring) < 0) == exterior, code
            if exterior:
                assert 0 < steradians(ring) < 2 * math.pi, code


def test_the_sphere_test_sees_a_ring_wound_the_wrong_way() -> None:
    ring = np.array(shapes("districts")["lahore"].exterior.coords)
    assert steradians(ring[::-1]) > 2 * math.pi


@pytest.mark.parametrize("town", sorted(TOWNS))
def test_towns_lie_in_or_near_their_unit(town: str) -> None:
    latitude, longitude, unit = TOWNS[town]
    assert kilometres(latitude, longitude, shapes("districts")[unit]) <= 10


# ----------------------------------------------------------------------------------------------- neighbours


def test_neighbours_end_where_pakistan_begins() -> None:
    pakistan = shapely.union_all(list(shapes("districts").values()))
    assert shapes("neighbours")["pak"].symmetric_difference(pakistan).area < 1e-9
    around = [g for code, g in shapes("neighbours").items() if code != "pak"]
    for code, geometry in shapes("neighbours").items():
        if code != "pak":
            overlap = geometry.intersection(pakistan)
            assert overlap.area < 0.002 and overlap.buffer(-0.003).is_empty, code
    # No sliver of nothing between them either: holes along the border are thinner than 0.02 degrees.
    whole = shapely.union_all([pakistan, *around])
    for part in shapely.get_parts(whole):
        for hole in part.interiors:
            near = Polygon(hole).distance(pakistan) < 0.01
            assert not near or Polygon(hole).buffer(-0.01).is_empty


def test_neighbours_do_not_overlap_each_other() -> None:
    items = list(shapes("neighbours").items())
    tree = shapely.STRtree([g for _, g in items])
    for i, j in tree.query([g for _, g in items], predicate="intersects").T:
        if i < j:
            assert items[i][1].intersection(items[j][1]).area < 0.002, (items[i][0], items[j][0])


def test_neighbours_reach_the_ends_of_the_corridors() -> None:
    codes = set(shapes("neighbours"))
    needed = "pak afg irn ind chn omn are tur grc esp hkg ken mmr npl bgd sau lby rus som nga"
    assert set(needed.split()) <= codes
    assert all(f["properties"]["name"] and f["properties"]["code"] == f["id"] for f in features("neighbours"))


def test_no_line_runs_through_jammu_and_kashmir() -> None:
    ours = shapely.union_all(list(shapes("districts").values())).buffer(0.003)
    inside = DISPUTED.difference(ours)
    ground = shapes("neighbours")["kashmir-ground"]
    assert ground.geom_type == "Polygon" and not ground.interiors
    assert inside.difference(ground).area < 1e-6
    for name in ("neighbours", "neighbour_borders"):
        for code, geometry in shapes(name).items():
            lines = geometry if name == "neighbour_borders" else geometry.boundary
            assert lines.intersection(inside).length < 1e-6, (name, code)


def test_borders_stay_off_pakistan_and_off_the_cut() -> None:
    pakistan, ground = shapes("neighbours")["pak"], shapes("neighbours")["kashmir-ground"]
    for code, line in shapes("neighbour_borders").items():
        assert line.intersection(pakistan.buffer(0.001)).length < 0.05, code
        assert line.intersection(ground.buffer(0.001)).length < 0.05, code


# ------------------------------------------------------------------------------------------------ corridors


def stages() -> dict[str, dict]:
    found = [f for f in features("corridors") if f["properties"]["kind"] == "stage"]
    return {f["properties"]["code"]: f for f in found}


def lines() -> list[dict]:
    return [f for f in features("corridors") if f["properties"]["kind"] == "corridor"]


def test_every_point_is_a_stage_of_a_corridor_and_no_shelter_is_a_point() -> None:
    for path in GEODATA.glob("*.geojson"):
        for f in json.loads(path.read_text("utf-8"))["features"]:
            if "Point" in f["geometry"]["type"]:
                assert path.name == "corridors.geojson" and f["properties"]["kind"] == "stage"
            assert "shelter" not in json.dumps(f["properties"]).casefold()
    assert not [p for p in GEODATA.iterdir() if "shelter" in p.name]


def test_stages_are_those_of_the_report() -> None:
    names = {f["properties"]["name"] for f in stages().values()}
    ordered = {part for s in STAGES.values() for stage in s for part in stage.split(" / ")} - {"elsewhere"}
    assert names == ordered | UNORDERED
    for f in stages().values():
        properties = f["properties"]
        assert properties["level"] in {"country", "region", "province", "district", "place"}
        assert properties["ordered"] == (properties["name"] not in UNORDERED)
        assert all(round(c, 1) == c for c in f["geometry"]["coordinates"])  # generalised


def test_stages_stand_in_what_they_name() -> None:
    drawn = {**shapes("neighbours"), **shapes("provinces"), **shapes("districts")}
    for f in stages().values():
        unit, point = f["properties"]["unit"], shape(f["geometry"])
        if unit:
            assert drawn[unit].distance(point) < 0.15, unit
        else:
            assert f["properties"]["level"] == "region"


def test_lines_have_the_order_of_the_report() -> None:
    assert {f["properties"]["corridor"] for f in lines()} == set(STAGES)
    for f in lines():
        properties = f["properties"]
        assert properties["stages"] == STAGES[properties["corridor"]]
        assert properties["figure_id"] == properties["corridor"].upper()
        at, known = 0, stages()
        for code in properties["stage_codes"]:
            name = known[code]["properties"]["name"]
            following = [i for i, s in enumerate(properties["stages"]) if name in s.split(" / ")]
            assert following and following[0] >= at
            at = following[0]
    direct = {f["properties"]["corridor"]: f for f in lines() if f["id"] == f["properties"]["corridor"]}
    assert set(direct) == set(STAGES) - {"r172"}
    for f in direct.values():
        names = [stages()[code]["properties"]["name"] for code in f["properties"]["stage_codes"]]
        assert names == f["properties"]["stages"]
    parts = [f["properties"]["stage_codes"] for f in lines() if f["properties"]["corridor"] == "r172"]
    assert ["balochistan", "irn"] in parts and len(parts) == 5


def test_lines_bend_smoothly_and_touch_nothing_but_their_stages() -> None:
    for f in lines():
        points = [tuple(p) for p in f["geometry"]["coordinates"]]
        codes = f["properties"]["stage_codes"]
        spots = [tuple(stages()[code]["geometry"]["coordinates"]) for code in codes]
        assert len(points) == 8 * (len(codes) - 1) + 1
        assert points[::8] == spots
        for i, (a, b) in enumerate(pairwise(spots)):
            # All vertices between two stages come from one gentle curve: bounded offset, turning one way.
            leg = points[8 * i : 8 * i + 9]
            length = math.dist(a, b)
            assert max(LineString([a, b]).distance(Point(p)) for p in leg) <= 0.2 * length
            moves = [(q[0] - p[0], q[1] - p[1]) for p, q in pairwise(leg)]
            turns = [u[0] * v[1] - u[1] * v[0] for u, v in pairwise(moves)]
            slack = 0.02 * max(math.hypot(*m) for m in moves)
            assert all(t >= -slack for t in turns) or all(t <= slack for t in turns)


def test_no_two_lines_lie_on_each_other() -> None:
    drawn = [(f["id"], shape(f["geometry"])) for f in lines()]
    for i, (name, line) in enumerate(drawn):
        for other, second in drawn[i + 1 :]:
            assert line.intersection(second).length < 0.01, (name, other)


def test_lines_carry_no_volume_fee_or_time() -> None:
    allowed = {"kind", "corridor", "figure_id", "label", "stages", "stage_codes"}
    assert all(set(f["properties"]) == allowed for f in lines())


# ---------------------------------------------------------------------------------------------------- tiles


def test_tiles_are_complete_and_unique() -> None:
    tiles = table("tiles.csv")
    assert sorted(t["code"] for t in tiles) == sorted(u["code"] for u in table("units.csv"))
    cells = [(int(t["col"]), int(t["row"])) for t in tiles]
    assert len(set(cells)) == 144
    assert min(c for c, _ in cells) == min(r for _, r in cells) == 0


def test_tiles_of_a_province_hang_together_without_holes() -> None:
    province = {u["code"]: u["province"] for u in table("units.csv")}
    everything = {(int(t["col"]), int(t["row"])): province[t["code"]] for t in table("tiles.csv")}

    def reach(start: tuple[int, int], allowed: set[tuple[int, int]]) -> set[tuple[int, int]]:
        seen, queue = {start}, deque([start])
        while queue:
            x, y = queue.popleft()
            for cell in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if cell in allowed and cell not in seen:
                    seen.add(cell)
                    queue.append(cell)
        return seen

    for code in COUNTS:
        cells = {c for c, p in everything.items() if p == code}
        assert reach(next(iter(cells)), cells) == cells, code
    width, height = max(c for c, _ in everything) + 1, max(r for _, r in everything) + 1
    around = {(x, y) for x in range(-1, width + 1) for y in range(-1, height + 1)} - set(everything)
    assert reach((-1, -1), around) == around  # no empty square is shut in


def test_tiles_keep_the_compass() -> None:
    """Districts that touch are near each other on the grid, and most lie in the right direction."""
    tiles = {t["code"]: (int(t["col"]), -int(t["row"])) for t in table("tiles.csv")}
    items = list(shapes("districts").items())
    tree, good, total = shapely.STRtree([g for _, g in items]), 0, 0
    for i, j in tree.query([g for _, g in items], predicate="intersects").T:
        if i < j:
            (a, first), (b, second) = items[i], items[j]
            dx, dy = tiles[b][0] - tiles[a][0], tiles[b][1] - tiles[a][1]
            assert max(abs(dx), abs(dy)) <= 3, (a, b)
            x, y = (second.centroid.x - first.centroid.x) * 0.87, second.centroid.y - first.centroid.y
            total += 1
            good += (dx * x + dy * y) / (math.hypot(dx, dy) * math.hypot(x, y)) > math.cos(math.radians(60))
    assert good / total > 0.8


# ------------------------------------------------------------------------------------------------ crosswalk


def test_crosswalk_knows_only_what_is_drawn() -> None:
    rows = table("crosswalk.csv")
    codes = {u["code"] for u in table("units.csv")} | set(COUNTS) | set(shapes("neighbours"))
    for row in rows:
        assert row["name"] and row["source"] in SOURCES and row["level"] in LEVELS, row
        assert all(code in codes for code in row["unit"].split("; ") if row["unit"]), row
    keys = [(r["name"], r["source"], r["level"]) for r in rows]
    assert len(keys) == len(set(keys))


def test_a_name_means_the_same_in_every_source() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in table("crosswalk.csv"):
        meanings.setdefault((row["name"].casefold(), row["level"]), set()).add(row["unit"])
    assert {k: v for k, v in meanings.items() if len(v) > 1} == {}


def test_crosswalk_holds_every_official_name_and_both_censuses() -> None:
    by_source: dict[str, dict[str, str]] = {}
    for row in table("crosswalk.csv"):
        if row["level"] == "district":
            by_source.setdefault(row["source"], {})[row["name"]] = row["unit"]
    units = table("units.csv")
    assert all(by_source["official"][u["name"]] == u["code"] for u in units)
    assert set(by_source["map"].values()) == {u["code"] for u in units}
    recent = {name: u["code"] for u in units for name in u["census_2023"].split("; ") if name}
    assert by_source["census-2023"] == recent
    earlier = by_source["census-2017"]
    assert len(earlier) == 136
    assert sum(name.endswith(" Agency") for name in earlier) == 7
    assert sum(name.startswith("Fr ") for name in earlier) == 6
    census = {u["code"] for u in units if u["province"] not in ("azad-jammu-kashmir", "gilgit-baltistan")}
    assert set(earlier.values()) == census


@pytest.mark.parametrize(
    ("name", "level", "unit"),
    [
        ("Taftan", "place", "chagai"),
        ("Torkham", "place", "khyber"),
        ("Chaman", "place", "killa-abdullah"),
        ("Mach", "place", "kachhi"),
        ("Duki", "place", "loralai"),
        ("Jiwani", "place", "gwadar"),
        ("Karachi Central", "district", "karachi"),
        ("Nawabshah", "district", "shaheed-benazirabad"),
        ("Turbat", "district", "kech"),
        ("Dera Murad Jamali", "district", "nasirabad"),
        ("Islamabad Capital Territory", "province", "islamabad"),
        ("Lehri", "district", "sibi"),
        ("Torghar", "district", "mansehra"),
        ("Pakistan", "country", "pak"),
        ("Hong Kong", "country", "hkg"),
        ("Europe", "region", ""),
        ("FIA Lahore", "fia-zone", ""),
        ("World", "world", ""),
    ],
)
def test_names_of_the_sources(name: str, level: str, unit: str) -> None:
    assert {r["unit"] for r in table("crosswalk.csv") if (r["name"], r["level"]) == (name, level)} == {unit}


def test_the_former_tribal_areas_are_thirteen_units_of_khyber_pakhtunkhwa() -> None:
    province = {u["code"]: u["province"] for u in table("units.csv")}
    for name in ("former FATA", "FATA", "Merged districts of Khyber Pakhtunkhwa"):
        (units,) = {r["unit"] for r in table("crosswalk.csv") if r["name"] == name}
        codes = units.split("; ")
        assert len(set(codes)) == 13 and {province[c] for c in codes} == {"khyber-pakhtunkhwa"}


def test_readme_carries_the_boundary_note() -> None:
    text = " ".join((GEODATA / "README.md").read_text("utf-8").replace(">", " ").split())
    assert "final status of Jammu and Kashmir has not been agreed upon by the parties" in text
    for province, count in (("Punjab", 36), ("Khyber Pakhtunkhwa", 37), ("Balochistan", 30), ("Sindh", 23)):
        assert f"{province} {count}" in text
