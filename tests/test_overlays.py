"""What can be laid over a map of districts: its rows and words travel with it, and what may not be joined is not."""

from __future__ import annotations

import itertools
import json
import re
from html import unescape

import numpy as np
import pytest
import shapely
from flask.testing import FlaskClient

from dashboard.briefs.brief import Item
from dashboard.chart import View
from dashboard.charts import BARRED, CHARTS, OVERLAYS
from dashboard.charts.shelters_by_district.overlay import OVERLAY as SHELTERS
from dashboard.export import card_image, image, pin_marks, tabular
from dashboard.geography import regions
from dashboard.plots import over, pins, projection, theme
from dashboard.rows import completed
from dashboard.selection import Selection
from dashboard.summaries import pinned
from layouts import map as instrument
from layouts.components import brief_sheets, html_writer
from layouts.components.picture import frame

NAMES = [one.name for one in OVERLAYS]
MAPS = [slug for slug, chart in CHARTS.items() if chart.map and chart.pinned]
LAID = [(slug, one.name) for slug in MAPS for one in CHARTS[slug].overlays]
MARKS = (*over.LINES, over.DOTS)
every_overlay = pytest.mark.parametrize("name", NAMES)


def laid(name: str, **chosen: str) -> View:
    return CHARTS["women-literacy"].at(Selection(overlay=name, **chosen))


def marks(view: View) -> list[dict]:
    return [trace for trace in view.drawn.data if trace["name"] in MARKS]


def page(**chosen: str) -> str:
    return html_writer.render(instrument.part(Selection(**chosen)), lambda slug: frame(pinned_view(slug, chosen), []))


def pinned_view(slug: str, chosen: dict[str, str]) -> View:
    return pinned.drawn(slug, Selection(**chosen))


def test_every_map_of_districts_takes_all_overlays_but_those_that_are_barred() -> None:
    for slug in MAPS:
        assert {one.name for one in CHARTS[slug].overlays} == set(NAMES) - set(BARRED.get(slug, ()))
    assert set(BARRED) < set(MAPS)
    assert CHARTS["women-police"].at(Selection(overlay="corridors")).selection == Selection()


@pytest.mark.parametrize("slug", ["hub-districts", "afghan-nationals"])
@pytest.mark.parametrize("name", ["corridors", "places"])
def test_ways_never_lie_over_named_districts_or_foreign_nationals(slug: str, name: str, client: FlaskClient) -> None:
    asked = Selection(overlay=name)
    view = CHARTS[slug].at(asked)
    assert not marks(view) and view.selection == Selection()
    (told,) = CHARTS[slug].complaints(asked)
    assert told.startswith("Ways of smuggling are not drawn over districts")
    figure = client.get(f"/charts/{slug}.figure.json?overlay={name}").get_json()
    assert not [trace for trace in figure["data"] if trace["name"] in MARKS]
    assert client.get(f"/charts/{slug}.csv?overlay={name}").data == client.get(f"/charts/{slug}.csv").data
    assert "over-line" not in client.get(f"/embed/{slug}?overlay={name}").get_data(as_text=True)
    # Beside another map on one page it lies over neither.
    for chosen in ({"layer": slug}, {"against": slug}):
        html = page(overlay=name, **chosen)
        assert "over-line" not in html and "--ink);stroke" not in html
        assert f'<option value="{name}"' not in html and "Ways of smuggling are not drawn over districts" in html


@pytest.mark.parametrize(("slug", "name"), LAID)
def test_an_overlay_brings_its_rows_sources_words_and_marks_and_changes_nothing_else(slug: str, name: str) -> None:
    chart, one = CHARTS[slug], next(one for one in OVERLAYS if one.name == name)
    view, plain = chart.at(Selection(overlay=name)), chart.at()
    own = completed(one.rows())
    told = one.told(own)
    assert (view.title, view.subtitle, view.n) == (plain.title, plain.subtitle, plain.n)
    figures = [row["figure_id"] for row in tabular.records(view)]
    assert figures == [row["figure_id"] for row in tabular.records(plain)] + own["figure_id"].tolist()
    assert {source["id"] for source in view.sources} >= {part for cell in own["source"] for part in cell.split("; ")}
    assert set(told) <= set(view.rules) and told[0] in view.alt and "n = " in told[0]
    answer = json.loads(tabular.json_text(view))
    assert set(told) <= set(answer["notes"]) and answer["selection"]["overlay"] == name
    assert [key.label for key in view.legend] == [key.label for key in (*plain.legend, *one.keys())]
    drawn = [trace["name"] for trace in view.drawn.data]
    assert drawn[: len(plain.drawn.data)] == [trace["name"] for trace in plain.drawn.data] and marks(view)
    assert view.drawn.data[: len(plain.drawn.data)] == plain.drawn.data
    view.figure  # noqa: B018 (Plotly knows every property)


@every_overlay
def test_the_years_of_an_overlay_are_those_of_its_rows(name: str) -> None:
    one = next(one for one in OVERLAYS if one.name == name)
    own = completed(one.rows())
    years = {year for period in own["period"] for year in re.findall(r"\d{4}", period)}
    said = set(re.findall(r"\d{4}", one.told(own)[0]))
    assert said and said <= years and max(years) in said | {max(said)}


def test_only_what_the_report_names_is_a_way() -> None:
    rows = {name: tabular.records(laid(name))[-n:] for name, n in (("corridors", 1), ("places", 2))}
    assert [row["figure_id"] for row in rows["corridors"]] == ["R172"]
    assert [row["figure_id"] for row in rows["places"]] == ["R173", "R177"]
    dots = next(trace for trace in laid("corridors").drawn.data if trace["name"] == over.DOTS)
    assert dots["hovertext"] == ["Sialkot", "Mandi Bahauddin", "Gujranwala", "Gujrat"]
    dots = next(trace for trace in laid("places").drawn.data if trace["name"] == over.DOTS)
    assert dots["hovertext"] == ["Quetta", "Taftan", "Gwadar", "Karachi"]
    points = regions.points("districts")
    at = [points[code] for code in ("quetta", "chagai", "gwadar", "karachi")]
    assert list(zip(dots["lon"], dots["lat"], strict=True)) == at, "no finer than the middle of a district"
    assert not [trace for trace in marks(laid("places")) if trace["mode"] == "lines"], "no order, no line"


def test_lines_of_a_way_have_one_width_one_ink_and_end_at_the_frame() -> None:
    halo, line = (trace for trace in marks(laid("corridors")) if trace["mode"] == "lines")
    assert halo["line"]["width"] > line["line"]["width"]
    west, south, east, north = regions.FRAME
    lon, lat = (np.array([one for one in line[side] if one is not None]) for side in ("lon", "lat"))
    assert west - 0.01 <= lon.min() < 61 and lon.max() <= east and south <= lat.min() and lat.max() <= north
    tiles = marks(laid("corridors", borders="tiles"))
    assert len([part for part in tiles[1]["lon"] if part is None]) == 3, "four lines between squares, none beyond them"


@pytest.mark.parametrize("chosen", [{}, {"province": "punjab"}, {"borders": "tiles"}], ids=["all", "province", "tiles"])
def test_shelters_are_stripes_on_whole_districts_and_never_points(chosen: dict[str, str]) -> None:
    view = laid("shelters", **chosen)
    assert {trace["mode"] for trace in marks(view)} == {"lines"}
    layer = "tiles" if chosen.get("borders") else "districts"
    line = next(trace for trace in view.drawn.data if trace["name"] == "over-line")
    drawn = shapely.MultiLineString(_parts(line))
    with_one = set(SHELTERS.rows()["code"])
    for code, area in regions.shapes(layer).items():
        inside = area.buffer(-0.02).intersection(drawn).length
        if code in with_one:
            assert area.buffer(0.02).intersection(drawn).length > 0.05, f"{code} has no stripe"
        else:
            assert inside == 0, f"{code} has a stripe"
    text = " ".join(view.rules)
    assert "does not mean that a shelter is safe" in text and "may have closed" in text
    assert "may have a shelter that no source names" in text


def test_a_district_between_two_stripes_has_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(over, "APART", 5.0)  # as for a border set with smaller districts
    figure, codes = theme.figure(), ("islamabad", "lahore", "sialkot")
    over.stripes(figure, over.Ground.of(CHARTS["women-literacy"].at(), "district"), codes)
    line = next(trace for trace in figure.data if trace["name"] == "over-line")
    drawn = shapely.MultiLineString(_parts(line))
    assert all(regions.shapes("districts")[code].intersection(drawn).length > 0.2 for code in codes)


def _parts(trace: dict) -> list[list[tuple[float, float]]]:
    """The lines of a trace."""
    ends = list(zip(trace["lon"], trace["lat"], strict=True))
    return [[one, two] for one, two in itertools.pairwise(ends) if one[0] is not None and two[0] is not None]


@every_overlay
def test_no_picture_is_drawn_for_an_overlay_and_its_marks_are_small(name: str) -> None:
    assert card_image.card_places(laid(name)) == card_image.card_places(laid(""))
    assert len(pin_marks.svg(laid(name))) < 3000
    assert len(list(CHARTS["women-literacy"].views())) == len(
        [v for v in CHARTS["women-literacy"].views() if not v.over]
    )


@every_overlay
def test_marks_lie_over_the_picture_as_the_figure_has_them(name: str) -> None:
    view = laid(name, province="balochistan")
    sheet = projection.Sheet.of(view)
    svg = pin_marks.svg(view)
    numbers = [float(part) for part in re.findall(r"[ML](-?[\d.]+) ", svg)]
    trace = marks(view)[0]
    left = min(sheet.at(lon, 30)[0] for lon in trace["lon"] if lon is not None)
    assert min(numbers) == pytest.approx(left, abs=6)


def test_names_of_stages_lie_over_no_other_name_and_inside_the_picture() -> None:
    view = laid("corridors", pins="lahore")
    sheet = projection.Sheet.of(view)
    boxes = {
        (role, place[0]): box
        for role in (over.NAMES, pins.NAMES, "labels")
        for place, box in pins.written(view.drawn, sheet, role)
    }
    names = {name for role, name in boxes if role == over.NAMES}
    assert names == {"Sialkot", "Mandi Bahauddin", "Gujranwala", "Gujrat"}
    for (one, box), (other, second) in itertools.combinations(boxes.items(), 2):
        assert over.NAMES not in (one[0], other[0]) or not box.intersects(second), f"{one} lies over {other}"
    frame_ = shapely.box(0, 0, sheet.wide, sheet.high)
    assert all(frame_.contains(box) for (role, _), box in boxes.items() if role == over.NAMES)


def test_the_map_page_has_the_field_and_keeps_the_overlay(client: FlaskClient, dense: None) -> None:
    html = page(overlay="places", layer="women-literacy")
    form = re.search(r'<form[^>]*class="controls".*?</form>', html, re.DOTALL)[0]
    assert re.search(r'<select[^>]*name="overlay"', form) and 'selected value="places"' in form
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/map\?[^"]*)"', html)]
    assert links and all("overlay=places" in link for link in links if "layer=" in link)
    answer = client.get("/map?overlay=shelters")
    assert answer.status_code == 200 and "over-line" in answer.get_data(as_text=True)
    part = client.get("/map.part.html?overlay=shelters", headers={"Accept-Encoding": "br"})
    assert len(part.data) < 6000 and "Drawn over the map" in page(overlay="shelters")


@every_overlay
def test_pictures_embeds_briefs_and_tables_have_it(name: str, client: FlaskClient) -> None:
    view = laid(name)
    told = view.over.told(view.over_rows)[0]  # type: ignore[union-attr]
    figure, *_ = image.compose(view, image.SIZES["social"], "https://example.org")
    assert [trace for trace in figure["data"] if trace["name"] in MARKS]
    assert told.split(",")[0][:40] in json.dumps(figure, ensure_ascii=False).replace("<br>", " ")
    embed = unescape(client.get(f"/embed/women-literacy?overlay={name}").get_data(as_text=True))
    assert told in embed and ('class="over-line"' in embed or "stroke:var(--ink)" in embed)
    sheet = brief_sheets.sheet(Item(view), 1)
    assert told in unescape(html_writer.render(sheet, lambda graph: ""))
    csv = client.get(f"/charts/women-literacy.csv?overlay={name}").get_data(as_text=True)
    assert csv == tabular.csv_text(view)
