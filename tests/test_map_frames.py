"""A map of districts shows the chosen province large, with the names of its districts where they have room."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import shapely

from dashboard import text_width
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import card_image
from dashboard.geography import border_sets, gazetteer, regions
from dashboard.plots import map_names, projection
from dashboard.selection import Selection

ROOT = Path(__file__).resolve().parent.parent
MAPS = [slug for slug, chart in CHARTS.items() if chart.map and chart.level == "district"]
OWN = border_sets.layers(border_sets.SCHEMATIC)
every_map = pytest.mark.parametrize("slug", MAPS)
every_province = pytest.mark.parametrize("province", gazetteer.provinces())


def trace(view: View, name: str) -> dict:
    (found,) = (trace for trace in view.drawn.data if trace.get("name") == name)
    return found


def pixels(view: View) -> tuple[float, float, float]:
    """Pixels of a degree, and the left and upper edge in degrees of longitude and northing."""
    west, _, east, north = projection.extent(view)
    return projection.WIDTH / (east - west), west, projection.mercator(north)


def boxes(view: View) -> dict[str, shapely.Polygon]:
    """Name -> the rectangle that it covers, in pixels from the left upper corner."""
    scale, left, top = pixels(view)
    labels, found = trace(view, "district-labels"), {}
    for text, lon, lat in zip(labels["text"], labels["lon"], labels["lat"], strict=True):
        lines = text.split("<br>")
        wide = max(text_width.width(line, map_names.SMALL) for line in lines) - 1  # a place is rounded to half a pixel
        high = map_names.LEADING * map_names.SMALL * len(lines) - 1
        x, y = (lon - left) * scale, (top - projection.mercator(lat)) * scale
        found[text.replace("<br>", " ")] = shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    return found


@every_map
@every_province
def test_the_chosen_province_fills_the_frame(slug: str, province: str) -> None:
    view = CHARTS[slug].at(Selection(province=province))
    west, south, east, north = projection.extent(view)
    left, low, right, high = regions.shapes(OWN.provinces)[province].bounds
    assert west < left and south < low and right < east and high < north, "all of it is seen"
    assert max((right - left) / (east - west), (high - low) / (north - south)) > (
        0.25 if province == "islamabad" else 0.8
    )
    assert 0.8 < view.shape < 1.65, "a card holds it"
    axes = view.drawn.layout["geo"]
    assert axes["lonaxis"]["range"] == [west, east] and axes["lataxis"]["range"] == [south, north]
    assert view.shape == pytest.approx(
        (east - west) / (projection.mercator(north) - projection.mercator(south)), abs=0.01
    )


@every_map
def test_without_a_choice_and_as_squares_the_country_is_seen(slug: str) -> None:
    chart = CHARTS[slug]
    assert projection.extent(chart.at()) == regions.FRAME
    tiles = [chart.at(Selection(borders="tiles", province=name)) for name in ("", "sindh")]
    assert tiles[0].shape == tiles[1].shape
    assert not [trace for trace in chart.at().drawn.data if trace.get("name") == "district-labels"]


def test_a_map_of_provinces_stays_whole() -> None:
    view = CHARTS["provincial-map"].at(Selection(province="sindh"))
    west, _, east, _ = regions.FRAME
    assert view.drawn.layout["geo"]["lonaxis"]["range"] == [west, east]
    assert view.shape == CHARTS["provincial-map"].at().shape


@every_province
def test_names_are_those_of_the_province_and_none_lies_over_another(province: str) -> None:
    view = CHARTS["women-literacy"].at(Selection(province=province))
    found = boxes(view)
    names = {gazetteer.names()[code] for code, home in gazetteer.province_of().items() if home == province}
    assert found and set(found) <= names
    for (one, box), (other, second) in itertools.combinations(found.items(), 2):
        assert not box.intersects(second), f"{one} lies over {other}"
    scale, left, top = pixels(view)
    frame = shapely.box(0, 0, projection.WIDTH, projection.WIDTH / view.shape)
    assert all(frame.contains(box) for box in found.values()), "none is cut"
    codes = {name: code for code, name in gazetteer.names().items()}
    for name, box in found.items():
        area = shapely.transform(
            regions.shapes(OWN.districts)[codes[name]],
            lambda points: [[(x - left) * scale, (top - projection.mercator(y)) * scale] for x, y in points],
        )
        assert area.buffer(3).contains(box.centroid), f"{name} stands beside its district"


def test_most_districts_of_a_province_have_room_for_their_names() -> None:
    for province, least in (("sindh", 0.7), ("balochistan", 0.7), ("punjab", 0.8), ("khyber-pakhtunkhwa", 0.55)):
        view = CHARTS["women-literacy"].at(Selection(province=province))
        assert len(boxes(view)) >= least * len(view.rows), province


@pytest.mark.parametrize("district", ["lahore", "karachi", "hyderabad", "peshawar", "islamabad"])
def test_a_chosen_district_is_named_in_its_province(district: str) -> None:
    view = CHARTS["women-literacy"].at(Selection(district=district))
    assert gazetteer.names()[district] in boxes(view)
    home = gazetteer.home(district)
    assert projection.extent(view) == projection.extent(CHARTS["women-literacy"].at(Selection(province=home)))


def test_the_neighbours_are_named_in_grey_and_the_province_itself_is_not() -> None:
    labels = trace(CHARTS["women-literacy"].at(Selection(province="sindh")), "labels")
    assert labels["text"] and set(labels["text"]) <= {"Punjab", "Balochistan"}


@pytest.mark.parametrize("sheet", ["assets/dashboard.css", "assets/embed/embed.css"])
def test_style_sheets_hide_names_of_that_size_on_a_phone(sheet: str) -> None:
    narrow = re.search(r"@container \(max-width: 420px\) \{\n(.*?)\n\}", (ROOT / sheet).read_text("utf-8"), re.DOTALL)
    assert narrow is not None
    assert f'[font-size="{map_names.SMALL}"]' in narrow[1] and f'"font-size: {map_names.SMALL}px"' in narrow[1]


def test_thin_lines_are_not_lost_when_a_picture_is_made_small_rendered() -> None:
    svg = card_image.card_svg(CHARTS["shelters-by-district"].at(Selection(province="sindh")))
    assert {".4", "1.8"} <= set(re.findall(r'stroke-width="([\d.]+)"', svg)), "edges of pale districts, outline"
    assert 'font-size="12"' in svg and "textLength" in svg
