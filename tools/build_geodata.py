"""Build everything in geodata/ except units.csv and README.md, which are written by hand.

Run by a maintainer, from the root of the repository, when the border set changes:

    npm install --no-save @svg-maps/pakistan.districts@2.0.0 world-atlas@2
    python tools/build_geodata.py

It reads the two npm packages (for development only; Unlicense, and Natural Earth in the public domain) from
node_modules/ and the names from geodata/units.csv. It needs numpy and shapely 2.1 or newer. The output is the
same on every run. geodata/README.md says what the files hold and why.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box, mapping

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "geodata"
MODULES = ROOT / "node_modules"

PROVINCES = [  # code, name, Urdu name, in the order in which they are drawn and listed
    ("punjab", "Punjab", "پنجاب"),
    ("sindh", "Sindh", "سندھ"),
    ("khyber-pakhtunkhwa", "Khyber Pakhtunkhwa", "خیبر پختونخوا"),
    ("balochistan", "Balochistan", "بلوچستان"),
    ("islamabad", "Islamabad", "اسلام آباد"),
    ("azad-jammu-kashmir", "Azad Jammu and Kashmir", "آزاد جموں و کشمیر"),
    ("gilgit-baltistan", "Gilgit-Baltistan", "گلگت بلتستان"),
]

# -------------------- small helpers


def write_csv(name: str, header: list[str], rows: list[list]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def trim(coords: Any, decimals: int) -> list[Any]:
    """Coordinates as plain numbers: 70.0 becomes 70, so that the file stays short."""
    if isinstance(coords[0], (int, float)):
        out = [round(float(c), decimals) for c in coords[:2]]
        return [int(c) if c == int(c) else c for c in out]
    return [trim(c, decimals) for c in coords]


def feature(geometry: Any, code: str, properties: dict, decimals: int = 3) -> dict:
    shape = mapping(geometry)
    geo = {"type": shape["type"], "coordinates": trim(shape["coordinates"], decimals)}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geo}


def write_geojson(name: str, features: list[dict]) -> None:
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    (OUT / name).write_text(text + "\n", encoding="utf-8")


def rounded(geometry: Any, decimals: int = 3) -> Any:
    return shapely.transform(geometry, lambda a: np.round(a, decimals))


def polygons(geometry: Any) -> list[Polygon]:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [p for p in parts if p.geom_type == "Polygon" and p.area > 0]


def areal(geometry: Any) -> Any:
    parts = polygons(shapely.make_valid(geometry))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def clockwise(geometry: Any) -> Any:
    """Exterior rings clockwise, holes counter-clockwise: what d3-geo, and so Plotly, takes for 'inside'."""
    return shapely.orient_polygons(geometry, exterior_cw=True)


# -------------------- districts and provinces (SVG)


def path_points(path: str) -> np.ndarray:
    """The points of one SVG path that uses M, m, L, l and z only."""
    points, command, x, y = [], "", 0.0, 0.0
    tokens = re.findall(r"[MmLlz]|-?\d*\.?\d+", path)
    i = 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
            continue
        a, b = float(tokens[i]), float(tokens[i + 1])
        i += 2
        x, y = (x + a, y + b) if command.islower() else (a, b)
        points.append((x, y))
    return np.array(points)


def to_lonlat(p: np.ndarray) -> np.ndarray:
    """Affine georeference, fitted once on the centroids of the districts of an official set (see README)."""
    u, v = (p[:, 0] - 840) / 800, (p[:, 1] - 800) / 800
    return np.column_stack([68.99977 + 7.95569 * u - 0.06709 * v, 30.4028 - 0.0109 * u - 6.95535 * v])


def read_units() -> list[dict]:
    with (OUT / "units.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_svg() -> dict[str, dict]:
    text = (MODULES / "@svg-maps/pakistan.districts/index.js").read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return {place["id"]: place for place in data["locations"]}


def build_districts(units: list[dict], svg: dict[str, dict]) -> dict[str, Polygon]:
    raw = [areal(Polygon(to_lonlat(path_points(svg[u["svg_id"]]["path"])))) for u in units]
    # Close the hairline gaps (0.02 degrees); a tenth of that is lost when coordinates are rounded to 0.001.
    clean = rounded(shapely.coverage_clean(np.array(raw), snapping_distance=0.02))
    assert shapely.coverage_is_valid(clean) and shapely.is_valid(clean).all()
    return {u["code"]: clockwise(g) for u, g in zip(units, clean, strict=True)}


# -------------------- neighbours (Natural Earth)

FRAME = (-20.0, -5.0, 125.0, 60.0)  # west, south, east, north
NEAR = (57.0, 19.0, 83.0, 41.0)  # what shows around Pakistan on the country map: finer
NEAR_TOLERANCE, FAR_TOLERANCE = 0.05, 0.22  # degrees, Douglas-Peucker
SMALLEST_ISLAND = 0.12  # square degrees; the largest part of a country always stays

# Numeric ISO 3166-1 code in world-atlas -> alpha-3, in lower case the code used here.
ISO = """
004 afg 008 alb 012 dza 020 and 024 ago 031 aze 040 aut 048 bhr 050 bgd 051 arm 056 bel 064 btn 070 bih
096 brn 100 bgr 104 mmr 108 bdi 112 blr 116 khm 120 cmr 140 caf 144 lka 148 tcd 156 chn 158 twn 178 cog
180 cod 191 hrv 196 cyp 203 cze 204 ben 208 dnk 226 gnq 231 eth 232 eri 233 est 246 fin 250 fra 262 dji
266 gab 268 geo 270 gmb 275 pse 276 deu 288 gha 300 grc 324 gin 344 hkg 348 hun 356 ind 360 idn 364 irn
368 irq 372 irl 376 isr 380 ita 384 civ 392 jpn 398 kaz 400 jor 404 ken 408 prk 414 kwt 417 kgz 418 lao
422 lbn 426 lso 428 lva 430 lbr 434 lby 438 lie 440 ltu 442 lux 458 mys 462 mdv 466 mli 470 mlt 478 mrt
496 mng 498 mda 499 mne 504 mar 512 omn 524 npl 528 nld 562 ner 566 nga 578 nor 586 pak 608 phl 616 pol
620 prt 624 gnb 634 qat 642 rou 643 rus 646 rwa 682 sau 686 sen 688 srb 694 sle 702 sgp 703 svk 704 vnm
705 svn 706 som 724 esp 728 ssd 729 sdn 732 esh 752 swe 756 che 760 syr 762 tjk 764 tha 768 tgo 784 are
788 tun 792 tur 795 tkm 800 uga 804 ukr 807 mkd 818 egy 826 gbr 834 tza 854 bfa 860 uzb 887 yem
""".split()
ALPHA3 = dict(zip(ISO[::2], ISO[1::2], strict=True))
FULL_NAMES = {
    "bih": "Bosnia and Herzegovina",
    "caf": "Central African Republic",
    "cod": "Democratic Republic of the Congo",
    "esh": "Western Sahara",
    "gnq": "Equatorial Guinea",
    "mkd": "North Macedonia",
    "ssd": "South Sudan",
    "pse": "Palestine",
}
# Drawn apart by Natural Earth without an ISO code.
MERGED = {"N. Cyprus": "cyp", "Somaliland": "som", "Siachen Glacier": "kashmir-ground"}
NO_CODE = {"Kosovo": "xkx"}
# Natural Earth draws who is in control; the United Nations say Ukraine.
CRIMEA = box(32.3, 44.2, 36.62, 46.25)

# A generous, schematic cut around the area of Jammu and Kashmir that is not drawn as a district here. All of
# India, China and the Siachen Glacier inside it becomes one piece of ground without any line in it. Its edge
# is an edge of this drawing, not a boundary of anything.
KASHMIR_CUT = Polygon(
    [
        (74.2, 32.6),
        (74.9, 32.35),
        (75.2, 32.1),
        (75.65, 32.1),
        (76.1, 32.4),
        (76.6, 32.75),
        (77.3, 32.5),
        (77.9, 32.45),
        (78.4, 32.1),
        (79.1, 32.2),
        (79.7, 32.5),
        (79.9, 33.5),
        (80.5, 34.5),
        (80.6, 35.5),
        (80.1, 36.1),
        (79.0, 36.25),
        (78.0, 36.15),
        (77.2, 36.4),
        (76.4, 36.8),
        (75.6, 37.1),
        (75.0, 37.2),
        (74.3, 36.5),
        (73.5, 35.0),
        (73.5, 33.5),
    ]
)


def read_topojson() -> dict[str, tuple[str, Any]]:
    """code -> (name, polygons) of world-atlas, with the arcs simplified before they are joined."""
    topo = json.loads((MODULES / "world-atlas/countries-50m.json").read_text(encoding="utf-8"))
    scale, shift = np.array(topo["transform"]["scale"]), np.array(topo["transform"]["translate"])
    near, frame = box(*NEAR), box(*FRAME).buffer(1)

    def simplify(arc: list) -> np.ndarray:
        line = LineString(np.cumsum(np.array(arc), axis=0) * scale + shift)
        if not line.intersects(frame):
            return np.array(line.coords)  # left alone, thrown away with its country or by the frame
        tolerance = NEAR_TOLERANCE if line.intersects(near) else FAR_TOLERANCE
        return np.array(shapely.simplify(line, tolerance, preserve_topology=True).coords)

    arcs = [simplify(a) for a in topo["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.vstack([pieces[0]] + [p[1:] for p in pieces[1:]])

    out: dict[str, tuple[str, list]] = {}
    for geometry in topo["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = ALPHA3.get(geometry.get("id", "")) or NO_CODE.get(name) or MERGED.get(name)
        if code is None:  # outside the frame, or a microstate that would be a dot
            continue
        groups = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        parts = []
        for group in groups:
            rings = [r for r in (ring(indices) for indices in group) if len(r) > 3]
            if rings:
                holes = [h for h in rings[1:] if Polygon(h).area > 0.05]  # fills the microstates
                parts += polygons(shapely.make_valid(Polygon(rings[0], holes)))
        known_name, known = out.get(code, ("", []))
        proper = known_name if name in MERGED else FULL_NAMES.get(code, name)
        out[code] = (proper, known + parts)
    return {code: (name, shapely.union_all(parts)) for code, (name, parts) in out.items()}


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


def build_neighbours(pakistan: Any) -> list[tuple[str, str, Any]]:
    countries = read_topojson()
    frame = box(*FRAME)
    names = {code: name for code, (name, _) in countries.items()}
    shapes = {code: areal(shapely.make_valid(g).intersection(frame)) for code, (_, g) in countries.items()}
    shapes = {code: g for code, g in shapes.items() if not g.is_empty}

    moved = shapes["rus"].intersection(CRIMEA)
    shapes["ukr"], shapes["rus"] = shapes["ukr"].union(moved), shapes["rus"].difference(moved)

    # Simplified arcs can cross: make it a coverage again, on a grid of 0.01 degrees.
    codes = sorted(shapes)
    coarse = np.array([areal(rounded(shapes[c], 2)) for c in codes])
    clean = shapely.coverage_clean(coarse, snapping_distance=0.01)
    clean = shapely.coverage_clean(np.array([areal(rounded(g, 2)) for g in clean]))
    shapes = dict(zip(codes, clean, strict=True))

    # Pakistan is our own outline. Where it is narrower than Natural Earth's, the strip goes to the neighbour
    # beyond it (or to the sea); where it is wider, it is cut out of the neighbour.
    theirs = shapes.pop("pak")
    around = {c: g for c, g in shapes.items() if g.distance(theirs) < 0.01}
    for code, strip in share_out(theirs, pakistan, around).items():
        shapes[code] = shapes[code].union(strip)
    for code in around:
        shapes[code] = shapes[code].difference(pakistan)

    cut = KASHMIR_CUT.difference(pakistan)
    ground = [shapes.pop("kashmir-ground")]
    for code in ("ind", "chn"):
        ground.append(shapes[code].intersection(cut))
        shapes[code] = shapes[code].difference(cut)
    for reach in (0.004, -0.004):  # closes the hair between the pieces
        ground = [shapely.union_all(ground).buffer(reach, join_style="mitre")]
    shapes["kashmir-ground"] = ground[0]
    names["kashmir-ground"] = "Area of Jammu and Kashmir (status not agreed)"

    touching = sorted(set(around) | {"kashmir-ground"})
    for code in touching:
        shapes[code] = shapes[code].difference(pakistan)
        if code != "kashmir-ground":
            shapes[code] = shapes[code].difference(shapes["kashmir-ground"])
    out = []
    for code in sorted(shapes):
        shape = shapely.set_precision(shapes[code], 0.001)
        parts = sorted(polygons(shape), key=lambda p: -p.area)
        kept = parts[:1] + [p for p in parts[1:] if p.area >= SMALLEST_ISLAND]
        kept = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area > 0.01]) for p in kept]
        if kept:
            shape = kept[0] if len(kept) == 1 else MultiPolygon(kept)
            out.append((code, names[code], clockwise(shape)))
    out.append(("pak", "Pakistan", pakistan))
    return sorted(out)


def build_borders(neighbours: list[tuple[str, str, Any]]) -> list[tuple[str, Any]]:
    """The lines that may be drawn between neighbours: none at Pakistan's own outline or near Kashmir."""
    kept = [(c, g) for c, _, g in neighbours if c not in ("pak", "kashmir-ground")]
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


# -------------------- corridors

# Stages that are regions have no centroid of their own: a sensible, generalised middle.
REGION_STAGES = {
    "europe": ("Europe", 15.0, 49.0),
    "middle-east": ("Middle East", 44.0, 29.0),
    "west-africa": ("West Africa", -3.0, 12.0),
    "central-asian-republics": ("Central Asian Republics", 65.0, 43.0),
}
PLACES = {"quetta": ("Quetta", "quetta"), "taftan": ("Taftan", "chagai"), "gwadar": ("Gwadar", "gwadar")}
SOURCE_DISTRICTS = ["sialkot", "mandi-bahauddin", "gujranwala", "gujrat"]

# corridor: label, names in order as the report has them, lines as lists of stage codes, and for each leg its
# bend (share of its length, to the left of the way): a device that keeps two lines from lying on each other.
CORRIDORS = {
    "r168": (
        "Pakistan to the United Arab Emirates",
        ["Pakistan", "Iran", "Oman", "United Arab Emirates"],
        [["pak", "irn", "omn", "are"]],
        (-0.14, 0.2, 0.25),
    ),
    "r169": ("Pakistan to Greece", ["Pakistan", "Turkey", "Greece"], [["pak", "tur", "grc"]], (-0.16, -0.16)),
    "r170": (
        "Pakistan to Europe through Central Asia",
        ["Pakistan", "Central Asian Republics", "Europe"],
        [["pak", "central-asian-republics", "europe"]],
        (-0.14, -0.14),
    ),
    "r171": (
        "Pakistan to Spain through the Middle East and West Africa",
        ["Pakistan", "Middle East", "West Africa", "Spain"],
        [["pak", "middle-east", "west-africa", "esp"]],
        (0.14, 0.14, 0.06),
    ),
    "r172": (
        "Four districts of Punjab to Iran and elsewhere",
        ["Sialkot / Mandi Bahauddin / Gujranwala / Gujrat", "Balochistan", "Iran", "elsewhere"],
        [*[[code, "balochistan"] for code in SOURCE_DISTRICTS], ["balochistan", "irn"]],
        (0.22,),
    ),
    "r175": (
        "Afghanistan to Europe through Pakistan and Iran",
        ["Afghanistan", "Pakistan", "Iran", "Europe"],
        [["afg", "pak", "irn", "europe"]],
        (-0.15, -0.03, -0.06),
    ),
}
DOTS = {"r173": ["quetta", "taftan", "gwadar"], "r174": ["quetta", "taftan", "gwadar"], "r177": ["karachi"]}
STEPS = 8  # straight pieces in each leg


def middle(shape: Any) -> tuple[float, float]:
    largest = max(polygons(shape), key=lambda p: p.area)
    return round(largest.centroid.x, 1), round(largest.centroid.y, 1)


def arc(a: tuple[float, float], b: tuple[float, float], bend: float) -> list[tuple[float, float]]:
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


def build_corridors(
    units: list[dict],
    districts: dict[str, Any],
    provinces: dict[str, Any],
    neighbours: list[tuple[str, str, Any]],
) -> list[dict]:
    names = {u["code"]: u["name"] for u in units}
    country_names = {code: name for code, name, _ in neighbours}
    shapes = {code: g for code, _, g in neighbours}
    used: dict[str, list[str]] = {}
    for corridor, (_, _, legs, _) in CORRIDORS.items():
        for code in dict.fromkeys(c for leg in legs for c in leg):
            used.setdefault(code, []).append(corridor)
    for corridor, codes in DOTS.items():
        for code in codes:
            used.setdefault(code, []).append(corridor)

    points, features = {}, []
    for code in used:
        if code in REGION_STAGES:
            name, x, y = REGION_STAGES[code]
            level, unit, spot = "region", "", (x, y)
        elif code in PLACES:
            name, unit = PLACES[code]
            level, spot = "place", middle(districts[unit])
        elif code == "karachi":
            name, unit, level, spot = "Karachi", "karachi", "place", middle(districts["karachi"])
        elif code in districts:
            name, unit, level, spot = names[code], code, "district", middle(districts[code])
        elif code in provinces:
            name, unit, level, spot = "Balochistan", code, "province", middle(provinces[code])
        else:
            name, unit, level, spot = country_names[code], code, "country", middle(shapes[code])
        points[code] = spot
        ordered = any(c in CORRIDORS for c in used[code])
        properties: dict[str, Any] = {
            "kind": "stage",
            "code": code,
            "name": name,
            "level": level,
            "unit": unit,
        }
        properties |= {"ordered": ordered, "corridors": used[code]}
        features.append(feature(shapely.Point(spot), f"stage-{code}", properties, 1))
    features.sort(key=lambda f: f["id"])

    for corridor, (label, stages, legs, bends) in CORRIDORS.items():
        for i, leg in enumerate(legs):
            line = [points[leg[0]]]
            for a, b, bend in zip(leg[:-1], leg[1:], bends, strict=True):
                line += arc(points[a], points[b], bend)[1:]
            properties = {"kind": "corridor", "corridor": corridor, "figure_id": corridor.upper()}
            properties |= {"label": label, "stages": stages, "stage_codes": leg}
            name = corridor if len(legs) == 1 else f"{corridor}-{i + 1}"
            features.append(feature(LineString(line), name, properties, 2))
    return features


# -------------------- tile grid

# One square per unit, drawn by hand: (row, first column, codes from west to east); "fr" is frontier region.
TILES = [
    (0, 9, "chitral ghizer gilgit hunza-and-nagar"),
    (1, 8, "upper-dir swat diamer astore skardu ghanche"),
    (2, 8, "lower-dir shangla kohistan neelum"),
    (3, 7, "bajaur malakand battagram mansehra muzaffarabad jhelum-valley-hattian"),
    (4, 6, "mohmand charsadda mardan buner haripur abbottabad haveli"),
    (5, 6, "khyber peshawar nowshera swabi islamabad bagh poonch"),
    (6, 5, "kurram orakzai fr-kohat fr-peshawar attock rawalpindi sudhnoti kotli"),
    (7, 5, "north-waziristan fr-bannu hangu kohat chakwal jhelum mirpur bhimber"),
    (8, 5, "south-waziristan bannu karak mianwali khushab mandi-bahauddin gujrat sialkot"),
    (9, 5, "fr-tank fr-lakki-marwat lakki-marwat bhakkar sargodha hafizabad gujranwala narowal"),
    (10, 6, "tank dera-ismail-khan layyah jhang chiniot sheikhupura lahore"),
    (11, 3, "killa-saifullah zhob sherani fr-dera-ismail-khan dera-ghazi-khan muzaffargarh toba-tek-singh"),
    (11, 10, "faisalabad nankana-sahib kasur"),
    (12, 1, "killa-abdullah pishin ziarat loralai musakhel barkhan rajanpur multan khanewal sahiwal okara"),
    (13, 1, "nushki quetta harnai sibi kohlu dera-bugti rahim-yar-khan lodhran vehari pakpattan"),
    (14, 0, "chagai kharan mastung kachhi nasirabad jaffarabad kashmore ghotki bahawalpur bahawalnagar"),
    (15, 0, "panjgur washuk kalat jhal-magsi qambar-shahdadkot jacobabad shikarpur sukkur"),
    (16, 0, "kech awaran khuzdar dadu larkana naushahro-feroze khairpur"),
    (17, 0, "gwadar"),
    (17, 2, "lasbela jamshoro matiari shaheed-benazirabad sanghar"),
    (18, 3, "karachi hyderabad tando-allahyar mirpur-khas umerkot"),
    (19, 3, "thatta tando-muhammad-khan badin tharparkar"),
]


def build_tiles(units: list[dict]) -> list[list]:
    cells = {}
    for row, first, codes in TILES:
        for i, code in enumerate(codes.split()):
            code = code.replace("fr-", "frontier-region-") if code.startswith("fr-") else code
            assert code not in cells, code
            cells[code] = (first + i, row)
    assert set(cells) == {u["code"] for u in units}, set(cells) ^ {u["code"] for u in units}
    assert len(set(cells.values())) == len(cells)
    return [[u["code"], *cells[u["code"]]] for u in units]


# -------------------- crosswalk

MERGED_UNITS = "bajaur; mohmand; khyber; kurram; orakzai; north-waziristan; south-waziristan; " + "; ".join(
    f"frontier-region-{t}" for t in ("peshawar", "kohat", "bannu", "lakki-marwat", "tank", "dera-ismail-khan")
)
FOUR_PROVINCES = "punjab; sindh; balochistan; khyber-pakhtunkhwa"
GUJRANWALA_DIVISION = "gujranwala; gujrat; hafizabad; mandi-bahauddin; narowal; sialkot"
AGENCIES = ["Bajaur", "Khyber", "Kurram", "Mohmand", "North Waziristan", "Orakzai", "South Waziristan"]

# The 2017 table in terms of the 2023 one: districts made since, and names that differ.
SINCE_2017 = ["Chaman", "Duki", "Keamari", "Kolai Palas Kohistan", "Lower Chitral", "Lower Kohistan", "Surab"]
SINCE_2017 += ["Upper Chitral", "Upper Kohistan"]
ONLY_2017 = {
    "Chitral": "chitral",
    "Kohistan": "kohistan",
    "Lehri": "sibi",
    "Kashmor": "kashmore",
    "Malakand Protected Area": "malakand",
    **{f"{a} Agency": a.lower().replace(" ", "-") for a in AGENCIES},
    "Fr Bannu": "frontier-region-bannu",
    "Fr DI Khan": "frontier-region-dera-ismail-khan",
    "Fr Kohat": "frontier-region-kohat",
    "Fr Lakki Marwat": "frontier-region-lakki-marwat",
    "Fr Peshawar": "frontier-region-peshawar",
    "Fr Tank": "frontier-region-tank",
}
RENAMED_SINCE_2017 = ["Kashmore", "Malakand", *AGENCIES]

# source | level | name = unit, one name per line; a name alone is its own code.
NAMES = f"""
official country Pakistan = pak
official country World to Pakistan = pak
official district Jhelum Valley = jhelum-valley-hattian
official district Hattian = jhelum-valley-hattian
official district Hunza = hunza-and-nagar
official district Kharmang = skardu
official district Shigar = skardu
official district Nagar = hunza-and-nagar
official district Kambar Shahdadkot = qambar-shahdadkot
census-2017 country Pakistan = pak
census-2017 province Punjab = punjab
census-2017 province Sindh = sindh
census-2017 province Balochistan = balochistan
census-2017 province KPK = khyber-pakhtunkhwa
census-2017 province Islamabad = islamabad
census-2017 province FATA = {MERGED_UNITS}
census-2023 country Pakistan = pak
census-2023 province Punjab = punjab
census-2023 province Sindh = sindh
census-2023 province Balochistan = balochistan
census-2023 province Khyber Pakhtunkhwa = khyber-pakhtunkhwa
census-2023 province Islamabad Capital Territory = islamabad
report world World =
report country Pakistan = pak
report federal Pakistan = pak
report federal Pakistan (federal) = pak
report route Pakistan = pak
report country Pakistan except Sindh = pak
report country Pakistan incl. East Pakistan =
report country Pakistan rural = pak
report country Pakistan-Afghanistan = pak; afg
report country Pakistan to China = pak; chn
report country Pakistan to India = pak; ind
report country India to Punjab and Sindh = ind; pak
report country Afghanistan = afg
report country Australia =
report country Bangladesh = bgd
report country China = chn
report country Greece = grc
report country Hong Kong = hkg
report country India = ind
report country Iran = irn
report country Kenya = ken
report country Myanmar = mmr
report country Nepal = npl
report country Nigeria = nga
report country Oman = omn
report country Russia = rus
report country Somalia = som
report country Spain = esp
report country Tajikistan = tjk
report country Turkey = tur
report country Turkmenistan = tkm
report country United Arab Emirates = are
report country Uzbekistan = uzb
report region European Union =
report region Europe =
report region Middle East =
report region West Africa =
report region Central Asian Republics =
report region Hong Kong = hkg
report region East Asian countries =
report region Gulf countries =
report region Gulf states =
report region Five countries = irn; pak; tjk; tkm; uzb
report region Iran; Pakistan; Tajikistan; Turkmenistan; Uzbekistan = irn; pak; tjk; tkm; uzb
report region Iran, Pakistan, Tajikistan, Turkmenistan and Uzbekistan = irn; pak; tjk; tkm; uzb
report region South Punjab =
report region interior Sindh =
report region border regions of Greece =
report region elsewhere =
report region abroad =
report province Punjab = punjab
report province Punjab (scope unclear) = punjab
report province Sindh = sindh
report province Khyber Pakhtunkhwa = khyber-pakhtunkhwa
report province KP = khyber-pakhtunkhwa
report province North-West Frontier Province = khyber-pakhtunkhwa
report province Balochistan = balochistan
report province Baluchistan = balochistan
report province Islamabad Capital Territory = islamabad
report province ICT = islamabad
report province Islamabad = islamabad
report province AJK = azad-jammu-kashmir
report province Azad Jammu and Kashmir = azad-jammu-kashmir
report province Gilgit-Baltistan = gilgit-baltistan
report province AJK; Gilgit-Baltistan; ICT = azad-jammu-kashmir; gilgit-baltistan; islamabad
report province Punjab; Sindh; Balochistan; Khyber Pakhtunkhwa = {FOUR_PROVINCES}
report province former FATA = {MERGED_UNITS}
report province Federally Administered Tribal Areas = {MERGED_UNITS}
report district Faisalabad = faisalabad
report district Gujranwala = gujranwala
report district Gujrat = gujrat
report district Hafizabad = hafizabad
report district Jacobabad = jacobabad
report district Mandi Bahauddin = mandi-bahauddin
report district Mandi Bahuddin = mandi-bahauddin
report district Multan = multan
report district Sargodha = sargodha
report district Sialkot = sialkot
report district Swat = swat
report district Upper Dir = upper-dir
report district Khyber = khyber
report district Chaghi = chagai
report district Lahore = lahore
report district Karachi = karachi
report district Peshawar = peshawar
report district Rawalpindi = rawalpindi
report place Chaman = killa-abdullah
report place Duki = loralai
report place Gwadar = gwadar
report place Islamabad = islamabad
report place Istanbul = tur
report place Karachi = karachi
report place Lahore = lahore
report place Peshawar = peshawar
report place Rawalpindi = rawalpindi
report place Loralai = loralai
report place Mach = kachhi
report place Quetta = quetta
report place Rajanpur = rajanpur
report place Spin Boldak = afg
report place Taftan = chagai
report place Tehran = irn
report place Torkham = khyber
report place Islamabad; Lahore; Karachi = islamabad; lahore; karachi
report place Lahore heading (incl. Gujranwala and Bahawalpur) =
report place Karachi heading (incl. Shahdadpur) =
press world World =
press country World to Pakistan = pak
press country Pakistan = pak
press country National = pak
press country Pakistan (federal) = pak
press country Pakistan (without AJK and GB) = pak
press country Pakistan with AJK and GB = pak
press country Pakistan and AJK = pak
press country Pakistan-Iran = pak; irn
press country Pakistan-Afghanistan = pak; afg
press country Greece = grc
press country Iran = irn
press country Iran (handed over at Taftan) to Pakistan = irn; pak
press country Libya = lby
press country Oman = omn
press country Oman to Pakistan = omn; pak
press country Saudi Arabia = sau
press country Saudi Arabia to Pakistan = sau; pak
press country United Arab Emirates = are
press country United Arab Emirates to Pakistan = are; pak
press country Turkey = tur
press country Spain = esp
press country Italy = ita
press region Europe to Pakistan = pak
press region Europe =
press region South and Central Asia =
press federal Pakistan (federal) = pak
press province Punjab = punjab
press province Sindh = sindh
press province Khyber Pakhtunkhwa = khyber-pakhtunkhwa
press province Khyber Pakhtunkhwa (without FATA) = khyber-pakhtunkhwa
press province Balochistan = balochistan
press province Khyber Pakhtunkhwa; Balochistan = khyber-pakhtunkhwa; balochistan
press province Islamabad Capital Territory = islamabad
press province Islamabad = islamabad
press province Azad Jammu and Kashmir = azad-jammu-kashmir
press province AJK = azad-jammu-kashmir
press province Gilgit-Baltistan = gilgit-baltistan
press province former FATA = {MERGED_UNITS}
press province former FATA (agencies and frontier regions) = {MERGED_UNITS}
press province Merged districts of Khyber Pakhtunkhwa = {MERGED_UNITS}
press division Gujranwala Division = {GUJRANWALA_DIVISION}
press division Gujranwala Division (6 districts) = {GUJRANWALA_DIVISION}
press division Gujranwala Division and adjoining districts =
press assembly National Assembly = pak
press assembly Senate = pak
press assembly Punjab Assembly = punjab
press assembly Sindh Assembly = sindh
press assembly Khyber Pakhtunkhwa Assembly = khyber-pakhtunkhwa
press assembly Balochistan Assembly = balochistan
press constituency NA-221 Thar-I = tharparkar
press fia-zone FIA Balochistan =
press fia-zone FIA Faisalabad =
press fia-zone FIA Gujranwala =
press fia-zone FIA Islamabad =
press fia-zone FIA Karachi =
press fia-zone FIA Khyber Pakhtunkhwa =
press fia-zone FIA Kohat =
press fia-zone FIA Lahore =
press fia-zone FIA Multan =
press fia-zone FIA Sargodha =
press fia-circle AHTC Gujranwala =
press fia-circle AHTC Islamabad =
press fia-circle AHTC Lahore =
press fia-circle Composite Circle Gwadar =
press district Central Dir = upper-dir
press district Chaman = killa-abdullah
press district Qila Abdullah = killa-abdullah
press district Kohistan Lower = kohistan
press district Kohistan Upper = kohistan
press district Kolai-Palas = kohistan
press district Karachi Central = karachi
press district Karachi West = karachi
press district Kot Addu = muzaffargarh
press district Murree = rawalpindi
press district Talagang = chakwal
press district Taunsa Sharif = dera-ghazi-khan
press district Taunsa = dera-ghazi-khan
press district Wazirabad = gujranwala
press district Mirpur (AJK) = mirpur
press district Mirpur = mirpur
press district Nawabshah = shaheed-benazirabad
press district Shaheed Benazirabad (Nawabshah) = shaheed-benazirabad
press district Turbat = kech
press district Turbat (Kech) = kech
press district Dera Murad Jamali = nasirabad
press district Dera Murad Jamali (Nasirabad) = nasirabad
press place Angoor Adda = south-waziristan
press place Angor Adda = south-waziristan
press place Chaman = killa-abdullah
press place Gabd = gwadar
press place Ghulam Khan = north-waziristan
press place Gwadar = gwadar
press place Jiwani = gwadar
press place Kharlachi = kurram
press place Mand = kech
press place Mirjaveh = irn
press place Quetta = quetta
press place Taftan = chagai
press place Torkham = khyber
press place Turbat = kech
press place Gwadar; Quetta; Turbat = gwadar; quetta; kech
press place Torkham; Chaman = khyber; killa-abdullah
"""
# Districts that the press names by their official name.
PRESS_DISTRICTS = """
Abbottabad Bajaur Bannu Buner Chagai Chakwal Chitral Dera_Ghazi_Khan Dera_Ismail_Khan Faisalabad Gujranwala
Gujrat Gwadar Hafizabad Haripur Hyderabad Jhang Karachi Kech Khuzdar Khyber Kohat Kurram Lahore Larkana
Lower_Dir Malakand Mandi_Bahauddin Mansehra Mardan Mohmand Multan Nankana_Sahib Narowal Nasirabad
North_Waziristan Nowshera Orakzai Peshawar Quetta Rawalpindi Sanghar Sargodha Shaheed_Benazirabad
Sheikhupura Sialkot Sibi South_Waziristan Sukkur Swabi Swat Toba_Tek_Singh Upper_Dir Vehari
""".split()


def build_crosswalk(units: list[dict], svg: dict[str, dict]) -> list[list]:
    rows = [[u["name"], "official", "district", u["code"]] for u in units]
    rows += [[name, "official", "province", code] for code, name, _ in PROVINCES]
    rows += [[svg[u["svg_id"]]["name"], "map", "district", u["code"]] for u in units]
    by_name = {u["name"]: u["code"] for u in units}
    for name in PRESS_DISTRICTS:
        name = name.replace("_", " ")
        rows.append([name, "press", "district", by_name[name]])
    for u in units:
        for name in filter(None, u["census_2023"].split("; ")):
            rows.append([name, "census-2023", "district", u["code"]])
            if name not in SINCE_2017 + RENAMED_SINCE_2017:
                rows.append([name, "census-2017", "district", u["code"]])
    rows += [[name, "census-2017", "district", code] for name, code in ONLY_2017.items()]
    for line in NAMES.strip().splitlines():
        head, _, unit = line.partition("=")
        source, level, name = head.strip().split(" ", 2)
        rows.append([name.strip(), source, level, unit.strip()])
    keys = [tuple(r[:3]) for r in rows]
    assert len(set(keys)) == len(keys), sorted(k for k in keys if keys.count(k) > 1)
    return sorted(rows, key=lambda r: (r[1], r[2], r[0].lower()))


# -------------------- main


def main() -> None:
    units, svg = read_units(), read_svg()
    names = {u["code"]: u for u in units}
    districts = build_districts(units, svg)
    provinces = {}
    for code, _, _ in PROVINCES:
        members = [districts[u["code"]] for u in units if u["province"] == code]
        provinces[code] = clockwise(shapely.coverage_union_all(members))
    pakistan = clockwise(shapely.coverage_union_all(list(districts.values())))
    neighbours = build_neighbours(pakistan)

    write_csv(
        "provinces.csv",
        ["code", "name", "name_ur", "drawn_order"],
        [[*p, i + 1] for i, p in enumerate(PROVINCES)],
    )
    write_geojson(
        "districts.geojson",
        [
            feature(g, c, {"code": c, "name": names[c]["name"], "province": names[c]["province"]})
            for c, g in districts.items()
        ],
    )
    write_geojson(
        "provinces.geojson",
        [feature(provinces[c], c, {"code": c, "name": name}) for c, name, _ in PROVINCES],
    )
    write_geojson("neighbours.geojson", [feature(g, c, {"code": c, "name": n}) for c, n, g in neighbours])
    write_geojson(
        "neighbour_borders.geojson",
        [feature(g, c, {"code": c}) for c, g in build_borders(neighbours)],
    )
    write_geojson("corridors.geojson", build_corridors(units, districts, provinces, neighbours))
    write_csv("tiles.csv", ["code", "col", "row"], build_tiles(units))
    write_csv("crosswalk.csv", ["name", "source", "level", "unit"], build_crosswalk(units, svg))
    for path in sorted(OUT.iterdir()):
        print(f"{path.stat().st_size:>7,} {path.name}")


if __name__ == "__main__":
    main()
