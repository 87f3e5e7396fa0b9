"""The border set follows from the tables in geodata/input/, which are neither served nor part of the data version."""

from __future__ import annotations

import json
import shutil

import pytest
from shapely.geometry import shape

from dashboard.data import tables
from dashboard.settings import settings
from tools.geodata import corridors, crosswalk, files, tiles

INPUTS = sorted(path.name for path in files.INPUT.iterdir())


def layer(name):
    return json.loads((files.GEODATA / f"{name}.geojson").read_text("utf-8"))["features"]


def areas(name):
    return {feature["id"]: shape(feature["geometry"]) for feature in layer(name)}


def rows(name):
    return [list(row.values()) for row in files.read_csv(files.GEODATA / f"{name}.csv")]


def test_provinces_and_tiles_follow_from_their_tables():
    given = [[row["code"], row["name"], row["name_ur"], str(i)] for i, row in enumerate(files.provinces(), 1)]
    assert given == rows("provinces")
    assert [[str(cell) for cell in row] for row in tiles.build(files.units())] == rows("tiles")


def test_the_crosswalk_follows_from_its_tables():
    old = {
        row["unit"]: row["name"] for row in files.read_csv(files.GEODATA / "crosswalk.csv") if row["source"] == "map"
    }
    map_names = {unit["svg_id"]: old[unit["code"]] for unit in files.units()}
    assert crosswalk.build(files.units(), files.provinces(), map_names) == rows("crosswalk")


def test_corridors_follow_from_their_tables_and_the_layers():
    lands = [(f["id"], f["properties"]["name"], shape(f["geometry"])) for f in layer("neighbours")]
    places = corridors.Places.of(files.units(), areas("districts"), files.provinces(), areas("provinces"), lands)
    assert corridors.build(places) == layer("corridors")


def test_a_stage_that_stands_nowhere_is_named():
    with pytest.raises(KeyError, match="atlantis"):
        corridors.Places({}, {}, {}).stage("atlantis", {})


def test_every_group_of_names_is_used_and_holds_units():
    known = {unit["code"] for unit in files.units()} | {province["code"] for province in files.provinces()}
    used = {row["unit"] for row in files.given("names")}
    for group in files.given("name_groups"):
        assert group["group"] in used and group["group"] not in known
        assert set(files.codes(group["units"])) <= known


@pytest.mark.parametrize("name", INPUTS)
def test_input_tables_are_described_and_have_plain_line_feeds(name):
    assert f"`input/{name}`" in (files.GEODATA / "README.md").read_text("utf-8")
    text = (files.INPUT / name).read_bytes()
    assert b"\r" not in text and text.endswith(b"\n") and text.decode("utf-8")


@pytest.mark.parametrize("name", INPUTS)
def test_input_tables_are_not_served(client, name):
    for folder in ("/geodata", "/geodata/input", "/datasets", "/api"):
        assert client.get(f"{folder}/{name}").status_code == 404, folder


def test_input_tables_are_not_part_of_the_data_version(monkeypatch, tmp_path):
    whole = tables.version()
    shutil.copytree(files.GEODATA, tmp_path / "geodata", ignore=shutil.ignore_patterns("input"))
    monkeypatch.setenv("GEODATA", str(tmp_path / "geodata"))
    settings.cache_clear()
    try:
        assert tables.version.__wrapped__() == whole
    finally:
        monkeypatch.undo()
        settings.cache_clear()
