"""Official borders: read in any form, joined by name and place, cleaned, installed whole or not at all, drawn."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import plotly.graph_objects as go
import pytest
import shapely
from flask.testing import FlaskClient
from PIL import Image
from shapely.geometry import mapping, shape

from dashboard.data import tables
from dashboard.geography import border_sets, gazetteer, layers, regions
from dashboard.openapi import data_paths
from dashboard.settings import Settings, settings
from layouts import choices
from routes import responses
from tools import prerender
from tools.borders import __main__ as command
from tools.borders import checking, cleaning, installing, matching, places, reading
from tools.borders.names import Names, in_order, letters
from tools.borders.refusal import Refusal
from tools.geodata.files import read_csv
from tools.geodata.shapes import clockwise

ROOT = Path(__file__).resolve().parent.parent
FIELDS = {"name": "ADM2_EN", "province": "ADM1_EN"}  # as the original of the United Nations calls them
WORDS = ["--licence", "CC BY-IGO", "--source", "Survey of somewhere, 2024", "--note", "Names are those of the survey"]
JAMMU_AND_KASHMIR = "The final status of Jammu and Kashmir has not been agreed upon by the parties."


def official() -> gpd.GeoDataFrame:
    """The schematic districts as a file of official ones has them: names, no codes of ours, no frontier regions."""
    areas = regions.shapes("districts")
    codes = [gazetteer.counted_in().get(code, code) for code in areas]
    frame = gpd.GeoDataFrame({"code": codes}, geometry=list(areas.values()), crs="EPSG:4326").dissolve("code")
    frame = frame.reset_index()
    frame["name"] = frame["code"].map(gazetteer.names())
    frame["province"] = frame["code"].map(gazetteer.home).map(gazetteer.provinces())
    return frame.drop(columns="code")


def forget() -> None:
    """What this process keeps of settings and border sets, so that the next question reads them anew."""
    for kept in (settings, border_sets.installed, border_sets.layers, layers.every, tables.version, choices.every):
        kept.cache_clear()
    responses.KEPT.clear()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A set "survey" made from a file in metres with other fields, and rings that run as RFC 7946 wants them."""
    folder = tmp_path_factory.mktemp("borders")
    frame = official().rename(columns=FIELDS)
    frame["ADM2_PCODE"] = [f"PK{number:03}" for number in range(len(frame))]
    frame = frame.to_crs("EPSG:32642")
    frame.geometry = shapely.orient_polygons(frame.geometry.values)
    frame.to_file(folder / "adm2.gpkg", layer="adm2")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BORDER_SETS", str(folder / "sets"))
        patch.setattr(command.preview, "png", lambda figure: b"drawn" if figure["data"] else b"")
        forget()
        told = [str(folder / "adm2.gpkg"), "--set", "survey", "--title", "Survey", *WORDS]
        assert command.main(told) == 0
        forget()
        yield folder / "sets" / "survey"
    forget()


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Writes a file of borders; the folder of sets is empty, and pictures are not drawn."""
    before = border_sets.installed()
    monkeypatch.setenv("BORDER_SETS", str(tmp_path / "sets"))
    monkeypatch.setenv("CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(command.preview, "png", lambda figure: b"drawn")
    forget()

    def write(frame: gpd.GeoDataFrame, name: str = "districts.gpkg") -> Path:
        frame.to_file(tmp_path / name)
        return tmp_path / name

    yield write
    monkeypatch.undo()
    forget()
    assert border_sets.installed() == before


def refused(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    """What the command says where it installs nothing."""
    assert command.main([str(path), *WORDS]) == 1
    assert not list(settings().border_sets.glob("*"))
    return capsys.readouterr().err


def areas_of(folder: Path, name: str = "districts") -> dict[str, Any]:
    features = json.loads((folder / f"{name}.geojson").read_text("utf-8"))["features"]
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}


# ------------------------------------------------------------------------------------------------- what is installed


def test_the_installed_set_draws_every_unit_where_the_file_has_it(installed: Path) -> None:
    drawn, given = areas_of(installed), official().set_index("name").geometry
    assert set(drawn) == set(gazetteer.names()) - set(gazetteer.counted_in())
    for code, area in drawn.items():
        whole = given[gazetteer.names()[code]]
        assert area.intersection(whole).area / area.union(whole).area > 0.93, code
    assert shapely.coverage_is_valid(list(drawn.values()))
    assert sum(shapely.get_num_coordinates(area) for area in drawn.values()) <= cleaning.VERTICES


def test_rings_run_as_plotly_needs_them(installed: Path) -> None:
    for name in ("districts", "provinces", "neighbours"):
        for code, area in areas_of(installed, name).items():
            for part in shapely.get_parts(area):
                assert not part.exterior.is_ccw, f"{name}, {code}: Plotly would fill the rest of the globe"


def test_neighbours_meet_the_new_outline_and_no_line_runs_in_the_disputed_area(installed: Path) -> None:
    country = shapely.union_all(list(areas_of(installed).values()))
    for code, land in areas_of(installed, "neighbours").items():
        shared = land.intersection(country).area
        assert shared == pytest.approx(country.area, rel=1e-3) if code == "pak" else shared < 0.001, code
    disputed = shapely.Polygon([(74.3, 33), (75.6, 32.6), (76.6, 33.1), (78.9, 32.7), (79.9, 35.5), (76.2, 36.4)])
    assert not any(line.intersects(disputed) for line in areas_of(installed, "neighbour_borders").values())


def test_the_description_says_whose_it_is_and_what_each_unit_is_made_of(installed: Path) -> None:
    told = json.loads((installed / "set.json").read_text("utf-8"))
    assert told["licence"] == "CC BY-IGO" and told["source"] == "Survey of somewhere, 2024"
    assert told["read_as"] == {"layer": "adm2", "district": "ADM2_EN", "province": "ADM1_EN", "crs": "EPSG:32642"}
    assert told["units"]["lahore"] == ["Lahore"] and len(told["sha256"]) == 64
    assert set(told["not_drawn"]) == set(gazetteer.counted_in())
    assert (installed / "preview.png").read_bytes() == b"drawn"
    assert sorted(path.name for path in installed.parent.iterdir()) == ["survey"], "nothing half done is left beside it"


# ----------------------------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp", "shp.zip"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_every_format_in_any_coordinate_system_reads_alike(tmp_path: Path, ending: str, crs: str) -> None:
    frame = official().rename(columns=FIELDS)
    path = tmp_path / f"districts.{ending}"
    frame.to_crs(crs).to_file(path)
    read = reading.read(path)
    assert (read.district, read.province) == ("ADM2_EN", "ADM1_EN")
    assert read.areas["district"].tolist() == frame["ADM2_EN"].tolist()
    west, south, east, north = read.areas.total_bounds
    assert np.allclose((west, south, east, north), frame.total_bounds, atol=1e-5)


def test_fields_are_guessed_by_what_they_hold_and_can_be_named(tmp_path: Path) -> None:
    frame = official()
    frame["seat"] = frame["name"].where(frame.index % 2 == 0, "elsewhere")  # half of its values are districts too
    frame.rename(columns={"name": "x1", "province": "x2"}).to_file(tmp_path / "a.gpkg")
    read = reading.read(tmp_path / "a.gpkg")
    assert (read.district, read.province) == ("x1", "x2")
    assert any("x1, of whose values 100% are known" in line and "seat" in line for line in read.told)
    assert reading.read(tmp_path / "a.gpkg", district="seat").district == "seat"
    with pytest.raises(Refusal, match="no field 'x9'; there are x1, x2, seat"):
        reading.read(tmp_path / "a.gpkg", district="x9")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    frame = official()
    faults: dict[str, tuple[gpd.GeoDataFrame, str]] = {
        "swapped": (frame.set_geometry(shapely.transform(frame.geometry.values, np.fliplr), crs=4326), "exchanged"),
        "points": (frame.set_geometry(frame.representative_point()), "Lahore: a Point"),
        "unnamed": (frame.assign(name="nowhere", province="nowhere"), "No field holds names of districts"),
        "blank": (
            frame.assign(geometry=frame.geometry.where(frame["name"] != "Lahore")),
            "Lahore: the row has no area",
        ),
    }
    for name, (given, words) in faults.items():
        given.to_file(tmp_path / f"{name}.gpkg")
        with pytest.raises(Refusal) as told:
            reading.read(tmp_path / f"{name}.gpkg", layer=name)
        assert words in str(told.value), name
    frame.to_file(tmp_path / "bare.shp")
    (tmp_path / "bare.prj").unlink()
    with pytest.raises(Refusal, match="does not say its coordinate system"):
        reading.read(tmp_path / "bare.shp")
    assert len(reading.read(tmp_path / "bare.shp", crs="EPSG:4326").areas) == len(frame)
    with pytest.raises(Refusal, match="CRS=moon"):
        reading.read(tmp_path / "bare.shp", crs="moon")
    (tmp_path / "text.gpkg").write_text("no borders")
    with pytest.raises(Refusal, match=r"text\.gpkg cannot be read"):
        reading.read(tmp_path / "text.gpkg")
    with pytest.raises(Refusal, match="There is no file"):
        reading.read(tmp_path / "gone.gpkg")
    frame.to_file(tmp_path / "two.gpkg", layer="adm2")
    frame.dissolve("province").reset_index().to_file(tmp_path / "two.gpkg", layer="adm1")
    with pytest.raises(Refusal, match=r"2 layers with areas: adm2 .*LAYER="):
        reading.read(tmp_path / "two.gpkg")
    assert len(reading.read(tmp_path / "two.gpkg", layer="adm2").areas) == len(frame)


# ----------------------------------------------------------------------------------------------------- what is joined


def test_names_are_found_however_they_are_written() -> None:
    names = Names("district")
    assert letters("Tor Ghar") == "torghar" and in_order("Chitral, Lower") == in_order("lower CHITRAL")
    assert names.find("Tor Ghar") == ("mansehra",)  # in the crosswalk as Torghar
    assert names.find("LOWER  DIR") == names.find("Dir (Lower)") == ("lower-dir",)
    assert names.find("Peshawar District") == ("peshawar",)
    assert names.find("Atlantis") is None and names.find("") is None
    assert "Diamer" in names.like("Diamir") and names.like("Xyzzy") == []


def joined(**changes: str) -> matching.Match:
    """How rows are joined of which some are called otherwise: name=other name."""
    frame = official().rename(columns={"name": "district"})
    frame["district"] = frame["district"].replace(changes)
    return matching.match(frame)


def test_a_name_that_is_not_known_comes_with_its_place_and_names_like_it() -> None:
    found = joined(Hafizabad="Hafisabad", Gilgit="Newborn")
    assert len(found.unknown) == 2 and found.wrong == []
    assert found.unknown[1].startswith("Hafisabad (Punjab) is not known. It lies in Hafizabad (100%).")
    assert "Names like it: Hafizabad" in found.unknown[1]
    assert found.unknown[0] == "Newborn (Gilgit-Baltistan) is not known. It lies in Gilgit (100%)."
    assert found.proposed == {"Hafisabad": "hafizabad", "Newborn": "gilgit"}
    assert set(matching.missing(found.units)) == {"hafizabad", "gilgit"}


def test_an_area_far_from_its_unit_and_another_province_are_faults() -> None:
    found = joined(Lahore="Quetta", Quetta="Lahore")
    far = [line for line in found.wrong if "km from" in line]
    assert {line.split(":")[0] for line in far} == {"Quetta", "Lahore"}
    assert "Lahore: the area lies" in " ".join(far) and "km from Lahore, in Quetta." in " ".join(far)
    frame = official().rename(columns={"name": "district"})
    frame.loc[frame["district"] == "Swat", "province"] = "Punjab"
    assert matching.match(frame).wrong == ["Swat: the file has it in Punjab, the crosswalk in Khyber Pakhtunkhwa."]


def test_a_province_by_another_name_is_read_by_its_districts() -> None:
    frame = official().rename(columns={"name": "district"})
    frame.loc[frame["province"] == "Azad Jammu and Kashmir", "province"] = "Azad Kashmir"
    found = matching.match(frame)
    assert found.wrong == [] and found.unknown == []
    assert "Azad Kashmir is read as Azad Jammu and Kashmir, where 10 of its 10 districts are." in found.told


# ---------------------------------------------------------------------------------------------------- what is refused


def test_a_missing_district_installs_nothing(unread: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    frame = official()
    told = refused(capsys, unread(frame[frame["name"] != "Chakwal"]))
    assert "Chakwal: no row of the file is drawn as it." in told and "refused.png" in told


def test_an_unknown_name_is_refused_with_the_command_that_mends_it(
    unread: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    frame = official().replace({"name": {"Hafizabad": "Hafisabad"}})
    told = refused(capsys, unread(frame))
    assert "Hafisabad (Punjab) is not known. It lies in Hafizabad (100%)." in told
    assert 'make places PLACES="Hafisabad = hafizabad"' in told


def test_overlaps_holes_and_land_that_is_not_covered_are_refused() -> None:
    frame = official().rename(columns={"name": "district"})
    units = matching.match(frame).units
    at = {name: index for index, name in frame["district"].items()}
    wide = frame.copy()
    wide.loc[at["Chakwal"], "geometry"] = frame.geometry[at["Chakwal"]].buffer(0.1)
    with pytest.raises(Refusal) as told:
        cleaning.clean(wide, units)
    assert all("Chakwal" in reason and "square kilometres" in reason for reason in told.value.reasons)
    assert len(told.value.reasons) >= 4
    part = frame.copy()
    middle = frame.geometry[at["Chakwal"]]
    part.loc[at["Chakwal"], "geometry"] = middle.intersection(shapely.box(*middle.bounds[:3], middle.centroid.y))
    with pytest.raises(Refusal, match="where Chakwal is"):
        cleaning.clean(part, units)
    coast = frame.copy()
    west, south, east, north = frame.geometry[at["Gwadar"]].bounds
    coast.loc[at["Gwadar"], "geometry"] = frame.geometry[at["Gwadar"]].intersection(
        shapely.box((west + east) / 2 + 0.3, south, east, north)
    )
    with pytest.raises(Refusal, match="Gwadar: only"):
        cleaning.clean(coast, units)


def test_slivers_gaps_bow_ties_and_islands_are_cleaned() -> None:
    frame = official().rename(columns={"name": "district"})
    units = matching.match(frame).units
    at = {name: index for index, name in frame["district"].items()}
    frame.loc[at["Chakwal"], "geometry"] = frame.geometry[at["Chakwal"]].buffer(0.003)  # 300 metres over all neighbours
    frame.loc[at["Jhang"], "geometry"] = frame.geometry[at["Jhang"]].buffer(-0.002)
    karachi = frame.geometry[at["Karachi"]]
    frame.loc[at["Karachi"], "geometry"] = shapely.MultiPolygon([karachi, shapely.Point(66.0, 24.5).buffer(0.005)])
    lahore = shapely.get_coordinates(frame.geometry[at["Lahore"]])
    tie = [*lahore[:-1], lahore[0] + (0.0004, 0), lahore[0] + (0, 0.0004), lahore[0] + (0.0004, 0.0004), lahore[0]]
    frame.loc[at["Lahore"], "geometry"] = shapely.Polygon(tie)
    assert not shapely.coverage_is_valid(frame.geometry.values)
    drawn = cleaning.clean(frame, units)
    assert shapely.coverage_is_valid(list(drawn.values()))
    assert all(area.is_valid and checking.wound_for_the_browser(area) for area in drawn.values())
    assert drawn["karachi"].geom_type == "Polygon", "an island nobody sees is left out"
    assert shapely.union_all(list(drawn.values())).interiors is not None
    assert not [p for p in shapely.get_parts(shapely.union_all(list(drawn.values()))) if len(p.interiors)]


@pytest.mark.slow
@pytest.mark.thorough
def test_fine_borders_are_simplified_together() -> None:
    frame = official().rename(columns={"name": "district"})
    units = matching.match(frame).units
    fine = frame.assign(geometry=shapely.segmentize(frame.geometry.values, 0.01))
    rng = np.random.default_rng(1)
    moved: dict[tuple[float, float], tuple[float, float]] = {}

    def shaken(points: np.ndarray) -> np.ndarray:
        """Each point a little away, the same for all areas that share it."""
        for x, y in points:
            key = (round(x, 9), round(y, 9))
            moved.setdefault(key, tuple(np.array(key) + rng.uniform(-0.001, 0.001, 2)))
        return np.array([moved[round(x, 9), round(y, 9)] for x, y in points])

    fine.geometry = shapely.transform(fine.geometry.values, shaken)
    assert shapely.get_num_coordinates(fine.geometry.values).sum() > 4 * cleaning.VERTICES
    drawn = cleaning.clean(fine, units)
    assert sum(shapely.get_num_coordinates(area) for area in drawn.values()) <= cleaning.VERTICES
    assert shapely.coverage_is_valid(list(drawn.values()))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--source", "Somebody"], "LICENCE= and SOURCE="),
        (["--licence", "CC BY 4.0", "--source", " "], "LICENCE= and SOURCE="),
        ([*WORDS, "--set", "tiles"], "is a set of the program"),
        ([*WORDS, "--set", "../elsewhere"], "cannot be used"),
        ([*WORDS, "--set", "two--parts"], "cannot be used"),
        (["--remove", "nothing"], "no installed set 'nothing'"),
    ],
)
def test_a_set_has_a_licence_and_a_name_that_can_be_used(
    unread: Callable[..., Path], capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    assert command.main(["gone.gpkg", *words]) == 1
    assert reason in capsys.readouterr().err


def test_a_set_that_fails_a_check_leaves_the_earlier_one(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    districts, root = areas_of(installed), tmp_path / "sets"
    place = installing.install(root, "kept", districts, {"title": "First"})
    first = {path.name: path.read_bytes() for path in place.iterdir()}
    broken = {code: area for code, area in districts.items() if code != "lahore"}
    with pytest.raises(Refusal, match="lahore"):
        installing.install(root, "kept", broken, {"title": "Second"})

    def fails() -> bytes:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        installing.install(root, "kept", districts, {"title": "Third"}, fails)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == first
    installing.install(root, "kept", districts, {"title": "Fourth"})
    assert json.loads((place / "set.json").read_text("utf-8"))["title"] == "Fourth"
    assert [path.name for path in root.iterdir()] == ["kept"]
    assert installing.remove(root, "kept") and not list(root.iterdir())


def test_checks_see_what_is_wrong_with_the_files(installed: Path, tmp_path: Path) -> None:
    good = areas_of(installed)
    installing.write(tmp_path, good, {})
    assert checking.faults(tmp_path) == []
    path = tmp_path / "districts.geojson"
    right = path.read_bytes()
    changed = {
        "lahore: a ring runs the wrong way": lambda area: shapely.orient_polygons(area),
        "areas overlap": lambda area: clockwise(area.buffer(0.05)),
        "lahore: not a valid area": lambda area: shapely.Polygon([(74, 31), (75, 32), (75, 31), (74, 32), (74, 31)]),
    }
    for words, change in changed.items():
        whole = json.loads(right)
        lahore = next(feature for feature in whole["features"] if feature["id"] == "lahore")
        lahore["geometry"] = mapping(change(shape(lahore["geometry"])))
        path.write_text(json.dumps(whole), encoding="utf-8")
        assert any(words in fault for fault in checking.faults(tmp_path)), words


# ------------------------------------------------------------------------------------------------------ what is shown


def test_the_setting_names_an_installed_set_or_is_refused(installed: Path) -> None:
    given = {"BORDERS": "survey", "BORDER_SETS": str(installed.parent)}
    assert Settings.from_environment(given).borders == "survey"
    with pytest.raises(ValueError, match="BORDERS is 'other'; it must be schematic, tiles or a set"):
        Settings.from_environment({**given, "BORDERS": "other"})


@pytest.mark.parametrize("broken", ["districts.geojson", "set.json"])
def test_a_broken_set_is_told_in_a_sentence(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    shutil.copytree(installed, tmp_path / "half")
    half = (installed / broken).read_bytes()
    (tmp_path / "half" / broken).write_bytes(half[: len(half) // 2])
    monkeypatch.setenv("BORDER_SETS", str(tmp_path))
    forget()
    try:
        assert prerender.main() == command.main([]) == 1
        told = capsys.readouterr().err
        assert told.count(f"The border set half cannot be read: {broken}") == 2 and "make borders" in told
        shutil.rmtree(tmp_path / "half")
        (tmp_path / ".half-1").mkdir()
        (tmp_path / ".half-1" / "set.json").write_bytes(half)
        assert border_sets.names() == ("schematic", "tiles"), "what is being written is no set"
    finally:
        monkeypatch.undo()
        forget()
    assert border_sets.names() == ("schematic", "survey", "tiles")


def test_the_installed_set_reaches_figure_and_layers(installed: Path, client: FlaskClient) -> None:
    figure = json.loads(client.get("/charts/women-literacy.figure.json?borders=survey").data)
    layer_names = {layers.layer_name(trace["geojson"]) for trace in figure["data"] if "geojson" in trace}
    assert layer_names == {"survey--districts", "survey--around"}
    units = next(trace for trace in figure["data"] if trace["name"] == "units")
    served = client.get(units["geojson"])
    assert served.status_code == 200 and "immutable" in served.headers["Cache-Control"]
    codes = {feature["properties"]["code"] for feature in json.loads(served.data)["features"]}
    assert set(units["locations"]) == codes == set(areas_of(installed))
    assert client.get("/geodata/other--districts.0000000000.geojson").status_code == 404
    corridors = json.loads(client.get("/charts/smuggling-corridors.figure.json?borders=survey").data)
    drawn = {layers.layer_name(trace["geojson"]) for trace in corridors["data"] if "geojson" in trace}
    assert drawn == {"survey--neighbours"}, "no outline of another set"
    for name in layers.every():
        assert client.get(layers.layer_url(name)).status_code == 200, name


def test_a_frontier_region_is_outlined_as_the_district_that_counts_it(installed: Path, client: FlaskClient) -> None:
    def outline(district: str) -> list[float]:
        address = f"/charts/women-literacy.figure.json?borders=survey&district={district}"
        return next(t for t in json.loads(client.get(address).data)["data"] if t["name"] == "chosen")["lon"]

    assert outline("frontier-region-bannu") == outline("bannu") != outline("kohat")


@pytest.mark.slow
def test_the_installed_set_reaches_a_picture_rendered(installed: Path, client: FlaskClient) -> None:
    theirs, ours = (client.get(f"/charts/women-literacy.svg?borders={name}") for name in ("survey", "schematic"))
    assert theirs.status_code == ours.status_code == 200, theirs.get_data(as_text=True)[:200]
    assert "CC BY-IGO" in theirs.get_data(as_text=True) and "CC BY-IGO" not in ours.get_data(as_text=True)
    pictures = [client.get(f"/charts/women-literacy.png?borders={name}").data for name in ("survey", "schematic")]
    one, other = (np.asarray(Image.open(io.BytesIO(picture)).convert("L"), dtype=int) for picture in pictures)
    assert one.shape[1] == other.shape[1]
    top = slice(0, one.shape[0] // 2)  # the map; the notes below differ anyhow
    inked = np.abs(one[top] - other[top]) > 40
    assert 0.0001 < inked.mean() < 0.1, "the frontier regions have lost their borders, all else is as it was"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "address",
    ["/charts/{}?borders=survey", "/charts/{}.card.html?borders=survey", "/embed/{}?borders=survey"],
)
@pytest.mark.parametrize("slug", ["women-literacy", "smuggling-corridors", "provincial-map"])
def test_source_licence_and_note_stand_beside_every_map(
    installed: Path, client: FlaskClient, slug: str, address: str
) -> None:
    text = client.get(address.format(slug)).get_data(as_text=True)
    assert "Survey of somewhere, 2024 (CC BY-IGO)" in text and "Names are those of the survey." in text
    assert JAMMU_AND_KASHMIR in text and "Boundaries are schematic" not in text


@pytest.mark.thorough
def test_the_set_is_offered_and_told_in_json_and_on_the_page_on_data(installed: Path, client: FlaskClient) -> None:
    page = client.get("/charts/women-literacy").get_data(as_text=True)
    assert re.search(r'<option[^>]*value="survey"[^>]*>Map of districts: Survey</option>', page)
    told = json.loads(client.get("/charts/women-literacy.json?borders=survey").data)
    assert any("CC BY-IGO" in note and JAMMU_AND_KASHMIR in note for note in told["notes"])
    assert any("Of the former frontier regions, six are drawn" in note for note in told["notes"])
    data = client.get("/data").get_data(as_text=True)
    assert "/api/borders/survey.geojson" in data and "Borders “Survey”: Survey of somewhere, 2024 (CC BY-IGO)" in data
    told_paths = {path.path: path.examples for path in data_paths.data()}
    assert "/api/borders/survey.geojson" in told_paths["/api/borders/{borders}.geojson"]
    assert layers.layer_url("survey--districts") in told_paths["/geodata/{layer}.{version}.geojson"]


@pytest.mark.parametrize("name", ["schematic", "survey"])
def test_the_download_is_geojson_by_rfc_7946(installed: Path, client: FlaskClient, name: str) -> None:
    answer = client.get(f"/api/borders/{name}.geojson")
    assert answer.status_code == 200 and answer.content_type == "application/geo+json"
    whole = json.loads(answer.data)
    assert whole["type"] == "FeatureCollection" and "crs" not in whole and whole["licence"]
    assert JAMMU_AND_KASHMIR in whole["note"]
    assert len(whole["features"]) == (144 if name == "schematic" else 138)
    for feature in whole["features"]:
        assert set(feature["properties"]) == {"code", "name", "province", "province_name"}
        for part in shapely.get_parts(shape(feature["geometry"])):
            assert part.exterior.is_ccw and not any(ring.is_ccw for ring in part.interiors), feature["id"]
    assert client.get("/api/borders/tiles.geojson").status_code == 404


def test_the_data_version_knows_the_installed_set(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = tables.version()
    monkeypatch.setenv("BORDER_SETS", str(installed / "none"))
    forget()
    try:
        assert tables.version() != with_it
    finally:
        monkeypatch.undo()
        forget()
    assert tables.version() == with_it


def test_make_hands_every_variable_on() -> None:
    words = ["FILE=a b.gpkg", 'SOURCE=The "survey"', "LICENCE=CC BY", "SET=x", "CRS=EPSG:4326", "CHECK=1"]
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", "borders", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    asked = re.sub(r"\s*\\\n\s*", " ", done.stdout)
    assert '-m tools.borders "$FILE" --set "$SET"' in asked
    assert (
        '--source "$SOURCE" --licence "$LICENCE"' in asked
        and '--crs "$CRS"' in asked
        and asked.rstrip().endswith("--check")
    )
    assert "--layer" not in asked


def test_previews_are_figures_that_plotly_knows(installed: Path) -> None:
    units = areas_of(installed)
    whole = go.Figure(command.preview.of_units(units, "Survey"))
    shown = next(trace for trace in whole.data if trace.name == "units")
    assert list(shown.locations) == list(units) and "Survey" in whole.layout.title.text
    rows = official().rename(columns={"name": "district"})
    known = (rows["district"] != "Lahore").tolist()
    refused_ = go.Figure(command.preview.of_rows(rows, known, "a.gpkg"))
    red = next(trace for trace in refused_.data if trace.name == "rows")
    assert [rows["district"][int(code)] for code, z in zip(red.locations, red.z, strict=True) if z] == ["Lahore"]
    assert next(trace for trace in refused_.data if trace.name == "unknown").text == ("Lahore",)


# ------------------------------------------------------------------------------------------------------- make places


@pytest.fixture
def crosswalk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of geodata/ that the program reads in place of ours."""

    def fresh() -> None:
        for kept in (settings, gazetteer.crosswalk, gazetteer._located):
            kept.cache_clear()

    shutil.copytree(ROOT / "geodata", tmp_path / "geodata", ignore=shutil.ignore_patterns("sets"))
    monkeypatch.setenv("GEODATA", str(tmp_path / "geodata"))
    fresh()
    yield tmp_path / "geodata"
    monkeypatch.undo()
    fresh()


def test_a_new_district_is_pointed_at_an_old_one(crosswalk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(read_csv(crosswalk / "crosswalk.csv"))
    assert places.main(["Tangirabad = diamer; Lower Lahore = Lahore"]) == 0
    assert "Tangirabad is drawn as Diamer." in capsys.readouterr().out
    gazetteer.crosswalk.cache_clear()
    gazetteer._located.cache_clear()
    assert gazetteer.locate("Tangirabad", "district") == ("diamer",)
    assert Names("district").find("Lahore, lower") == ("lahore",)
    rows = read_csv(crosswalk / "crosswalk.csv")
    assert len(rows) == before + 2
    assert rows == sorted(rows, key=lambda row: (row["source"], row["level"], row["name"].lower()))
    added = read_csv(crosswalk / "input" / "names.csv")[-2:]
    assert [row["name"] for row in added] == ["Tangirabad", "Lower Lahore"] and added[0]["unit"] == "diamer"
    frame = official().rename(columns={"name": "district"})
    frame["district"] = frame["district"].replace({"Diamer": "Tangirabad"})
    assert matching.match(frame).unknown == []
    assert places.main(["Tangirabad = diamer"]) == 0, "said twice is said once"
    assert len(read_csv(crosswalk / "crosswalk.csv")) == before + 2


def test_a_province_by_another_name_can_be_added(crosswalk: Path) -> None:
    assert places.main(["Land of five rivers = punjab", "--level", "province"]) == 0
    gazetteer.crosswalk.cache_clear()
    gazetteer._located.cache_clear()
    assert gazetteer.locate("land of five rivers", "province") == ("punjab",)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Tangirabad = atlantis", "'atlantis' is no district of the maps"),
        ("Lahore = quetta", "Lahore stands for lahore already"),
        ("Tangirabad", "expected a name, an equals sign and the district that draws it"),
        (" ", 'make places PLACES="'),
        ("Tangirabad = diamer; Lahore = quetta", "Lahore stands for lahore already"),
    ],
)
def test_what_contradicts_the_crosswalk_changes_nothing(
    crosswalk: Path, capsys: pytest.CaptureFixture[str], words: str, reason: str
) -> None:
    before = {path: path.read_bytes() for path in crosswalk.rglob("*.csv")}
    assert places.main([words]) == 1
    assert reason in capsys.readouterr().err
    assert {path: path.read_bytes() for path in crosswalk.rglob("*.csv")} == before
