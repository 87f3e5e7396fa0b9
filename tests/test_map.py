"""The map page: layers, pins and where a pinned district stands; and pins on every map of districts."""

from __future__ import annotations

import itertools
import json
import re
from html.parser import HTMLParser

import pytest
import shapely
from flask.testing import FlaskClient

from dashboard import text_width
from dashboard.charts import CHARTS
from dashboard.export import card_image, pin_marks, tabular
from dashboard.geography import regions
from dashboard.plots import maps, pins, projection
from dashboard.selection import PINS, Selection
from dashboard.summaries import pinned, place_profiles
from layouts import map as instrument
from layouts.components import html_writer, map_panel

MAPS = [slug for slug, chart in CHARTS.items() if chart.map and chart.level == "district"]
FOUR = "lahore,kasur,islamabad,rawalpindi"  # neighbours: their names would lie over one another
every_map = pytest.mark.parametrize("slug", MAPS)


def shown(selection: Selection) -> str:
    return html_writer.render(instrument.part(selection))


def links(html: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*href="(/map[^"]*)"', html)]


def words(html: str) -> str:
    parser, found = HTMLParser(), []
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(html)
    return re.sub("[ \n]+", " ", " ".join(found))  # a narrow space stays one


# Pins on maps


@every_map
def test_every_map_of_districts_takes_pins_and_no_row_changes(slug: str) -> None:
    view = CHARTS[slug].at(Selection(pins="lahore,chitral"))
    assert view.selection.pins == "lahore,chitral"
    assert tabular.csv_text(view) == tabular.csv_text(CHARTS[slug].at())
    assert (view.title, view.alt, view.notes) == (
        CHARTS[slug].at().title,
        CHARTS[slug].at().alt,
        CHARTS[slug].at().notes,
    )
    named = {trace["name"]: trace for trace in view.drawn.data if trace["name"] in (*pins.LINES, pins.NAMES)}
    assert set(named) == {*pins.LINES, pins.NAMES}
    assert set(named[pins.NAMES]["text"]) == {"Lahore", "Chitral"}
    view.figure  # noqa: B018 (Plotly knows every property)


def test_other_charts_take_none() -> None:
    assert CHARTS["women-police"].at(Selection(pins="lahore")).selection == Selection()
    assert CHARTS["women-judges"].complaints(Selection(pins="lahore")) == ()


def test_a_fifth_pin_is_left_out_and_told() -> None:
    value, told = PINS.resolve("lahore,chitral,gilgit,quetta,karachi,nowhere")
    assert value == "lahore,chitral,gilgit,quetta"
    assert told.startswith("pins:")
    _, told = PINS.resolve("lahore,chitral,gilgit,quetta,karachi")
    assert told == "pins: at most 4, so karachi was left out."


def test_pins_in_another_order_are_the_same_figure() -> None:
    chart = CHARTS["women-literacy"]
    one, other = (chart.at(Selection(pins=text)) for text in ("lahore,chitral", "chitral,lahore"))
    assert tabular.bare_figure(one) == tabular.bare_figure(other)


def test_no_picture_is_drawn_for_pins() -> None:
    chart = CHARTS["women-literacy"]
    assert card_image.card_places(chart.at(Selection(pins="lahore"))) == card_image.card_places(chart.at())
    assert len(list(chart.views())) == len([view for view in chart.views() if not view.selection.pins])


@pytest.mark.parametrize("chosen", [{}, {"province": "punjab"}, {"borders": "tiles"}], ids=["all", "province", "tiles"])
def test_names_of_pins_lie_over_no_other_name_and_inside_the_picture(chosen: dict[str, str]) -> None:
    view = CHARTS["women-literacy"].at(Selection(pins=FOUR, **chosen))
    sheet, boxes = projection.Sheet.of(view), {}
    for trace in view.drawn.data:
        if trace.get("mode") == "text" and trace["name"] in (pins.NAMES, pins.NAMED, "labels"):
            for text, lon, lat in zip(trace["text"], trace["lon"], trace["lat"], strict=True):
                (x, y), wide = sheet.at(lon, lat), text_width.width(text, pins.SIZE, 700)
                boxes[text] = shapely.box(x - wide / 2, y - 9, x + wide / 2, y + 9)
    assert len([name for name in ("Lahore", "Kasur", "Islamabad", "Rawalpindi") if name in boxes]) == 4
    frame = shapely.box(0, 0, sheet.wide, sheet.high)
    for (one, box), (other, second) in itertools.combinations(boxes.items(), 2):
        assert not box.intersects(second), f"{one} lies over {other}"
    assert all(frame.contains(boxes[name]) for name in ("Lahore", "Kasur", "Islamabad", "Rawalpindi"))


@pytest.mark.parametrize("chosen", [{}, {"province": "sindh"}, {"borders": "tiles"}], ids=["all", "province", "tiles"])
def test_marks_lie_over_the_picture_as_the_figure_has_them(chosen: dict[str, str]) -> None:
    view = CHARTS["women-literacy"].at(Selection(pins="karachi", **chosen))
    svg, sheet = pin_marks.svg(view), projection.Sheet.of(view)
    size = card_image.card_size(view)
    left, top, wide, high = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())
    assert (left, wide, high) == (0, *size) and abs(top) <= 0.5
    layer = "tiles" if chosen.get("borders") else "districts"
    west, south, east, north = regions.shapes(layer)["karachi"].bounds
    numbers = [float(part) for part in re.findall(r"[ML](\d+) ", svg)]
    assert min(numbers) == pytest.approx(sheet.at(west, south)[0], abs=1)
    assert max(numbers) == pytest.approx(sheet.at(east, north)[0], abs=1)
    x, y = sheet.at(67.0, 25.0)
    assert sheet.back(x, y) == (67.0, 25.0)
    assert pin_marks.svg(view.bare).endswith('aria-hidden="true"></svg>')


def test_a_district_that_the_map_names_itself_is_named_by_its_pin_only_where_it_is_too_narrow_for_that() -> None:
    view = CHARTS["women-literacy"].at(Selection(pins="multan,lahore,quetta", province="punjab"))
    written = [
        text.replace("<br>", " ")
        for trace in view.drawn.data
        if trace.get("mode") == "text" and trace.get("visible", True)
        for text in trace["text"]
    ]
    assert written.count("Multan") == written.count("Lahore") == 1
    svg = pin_marks.svg(view)
    assert re.search(r'<text class="named" transform="[^"]+">Lahore<', svg)
    assert re.search(r'<text transform="[^"]+">Multan<', svg)
    country = pin_marks.svg(CHARTS["women-literacy"].at(Selection(pins="lahore")))
    assert re.search(r'<text transform="[^"]+">Lahore<', country), "the map of the country names no district"


def test_maps_of_the_same_part_of_the_country_are_told_by_their_frame() -> None:
    def cut(**chosen: str) -> str:
        return re.search(r'data-frame="([^"]+)"', pin_marks.svg(CHARTS["women-literacy"].at(Selection(**chosen))))[1]

    assert cut() == cut(pins="lahore")
    assert len({cut(), cut(province="sindh"), cut(province="punjab"), cut(borders="tiles")}) == 4


def test_a_pin_outside_the_chosen_province_has_no_name_in_its_frame() -> None:
    view = CHARTS["women-literacy"].at(Selection(pins="gilgit", province="sindh"))
    trace = next(trace for trace in view.drawn.data if trace["name"] == pins.NAMES)
    assert trace["text"] == []


def test_a_class_says_how_many_districts_it_has_and_all_of_them_are_counted() -> None:
    counts = maps.counted(CHARTS["girls-out-of-school"].at().drawn)
    rows = CHARTS["girls-out-of-school"].at().rows
    assert counts["#293a45"] == int((rows["value"] >= 75).sum()), "75 % and more"
    assert counts["#eceeec"] == int((rows["empty_kind"] == "not-reported").sum())
    for slug in set(MAPS) - {"hub-districts"}:  # which draws only what is named
        assert sum(maps.counted(CHARTS[slug].at().drawn).values()) == 144, slug
    html = shown(Selection())
    buttons = re.findall(r'<button aria-pressed="false" data-colour="(#\w+)".*?class="count">(\d+)<', html)
    assert {colour: int(n) for colour, n in buttons} == counts


# The page


def test_every_map_of_districts_is_a_layer_with_its_question_years_and_kinds_of_empty() -> None:
    assert set(MAPS) <= set(pinned.LAYERS)
    told = words(shown(Selection()))
    for slug in MAPS:
        assert CHARTS[slug].question in told
    assert "Where are girls out of school? 2023 · some not reported" in told


def test_links_of_layers_keep_the_pins_and_those_of_pins_keep_the_layer() -> None:
    html = shown(Selection(layer="women-literacy", pins="lahore,chitral", borders="tiles"))
    assert "/map?pins=lahore,chitral&borders=tiles" in links(html), "the first layer is the default"
    assert "/map?layer=early-marriage&pins=lahore,chitral&borders=tiles" in links(html)
    assert "/map?layer=women-literacy&pins=chitral&borders=tiles" in links(html), "takes Lahore out"
    assert "/map?layer=women-literacy&pins=lahore,chitral,kasur&borders=tiles" in links(html), "pins a neighbour"
    assert 'data-part="/map.part.html?layer=women-literacy&amp;pins=chitral&amp;borders=tiles"' in html


def test_where_there_is_no_room_the_oldest_pin_leaves() -> None:
    assert map_panel.toggled(Selection(pins=FOUR), "quetta").pins == "kasur,islamabad,rawalpindi,quetta"
    assert map_panel.toggled(Selection(pins=FOUR), "kasur").pins == "lahore,islamabad,rawalpindi"


def standing(slug: str, code: str, **chosen: str) -> place_profiles.Standing | None:
    one = pinned.LAYERS[slug]
    return pinned.standing(pinned.here(one, one.at(Selection(**chosen)), code))


def test_a_district_stands_among_all_as_counted_by_hand() -> None:
    # Girls out of school: Sialkot has the lowest share of 121 districts, Kohistan the highest (the text alternative).
    low, high = standing("girls-out-of-school", "sialkot"), standing("girls-out-of-school", "kohistan")
    assert (low.lower, low.higher, len(low.shares)) == (0, 120, 121)
    assert (high.lower, high.higher) == (120, 0)
    # Islamabad is its own territory: 41,275 of 278,773; the country 13,407,069 of 34,386,146.
    own = standing("girls-out-of-school", "islamabad")
    assert own.province["value"] == pytest.approx(own.row["value"]) == pytest.approx(14.806, abs=0.001)
    assert (own.nation["numerator"], own.nation["denominator"]) == (13407069, 34386146)
    boys = standing("girls-out-of-school", "islamabad", sex="male")
    assert boys.row["value"] == pytest.approx(15.291, abs=0.001)
    assert standing("girls-out-of-school", "gilgit") is None, "not reported: no place in an order"


def test_two_pins_are_told_apart_in_words() -> None:
    # Chitral 12,180 of 64,846 (18.8 %), Islamabad 41,275 of 278,773 (14.8 %): 3.98 points.
    told = words(shown(Selection(pins="chitral,islamabad")))
    assert "Chitral 18.8\u202f%, Islamabad 14.8\u202f%: +4.0 points, above Islamabad." in told
    assert "points" not in words(shown(Selection(pins="chitral,islamabad,lahore")))


@pytest.mark.parametrize("slug", [slug for slug in MAPS if slug not in pinned.COMPARED])
def test_shelters_named_places_and_foreign_nationals_have_no_order(slug: str) -> None:
    html = shown(Selection(layer=slug, pins="lahore,quetta"))
    panel = html[html.index("<aside") : html.index("</aside>")]
    assert 'class="strip"' not in panel and "lower share" not in panel and "points" not in words(panel)
    for code in ("lahore", "quetta"):
        title = CHARTS[slug].at(Selection(district=code)).title
        assert title in words(html), "the chart's own words"


def test_layers_that_may_be_compared_are_shares_of_the_census_and_no_others() -> None:
    for slug in pinned.COMPARED:
        rows = CHARTS[slug].at().context
        assert set(rows["unit"]) == {"percent"} and set(rows["period"]) == {"2023"}
    assert set(pinned.COMPARED).isdisjoint({"shelters-by-district", "hub-districts", "afghan-nationals"})


def test_the_strip_marks_the_district_its_province_and_the_country() -> None:
    html = shown(Selection(pins="chitral"))
    svg = re.search(r'<svg[^>]* class="strip".*?</svg>', html)[0]
    stands = standing("girls-out-of-school", "chitral")
    lines = dict(re.findall(r'<path class="mark-([a-z]+)" d="([^"]+)"', svg))
    assert list(lines) == ["axis", "other", "own", "nation", "place"]
    home = {round(2 + 296 * value / max(stands.shares), 1) for value in stands.own}
    assert {float(x) for x in re.findall(r"M([\d.]+) 10", lines["own"])} == home
    assert lines["place"].count("M") == lines["nation"].count("M") == 1
    assert f'aria-label="{place_profiles.among(stands)}"' in html


def test_all_layers_stand_in_one_row_each(client: FlaskClient) -> None:
    html = client.get("/map.part.html?pins=chitral,lahore").text
    table = html[html.index('class="map-others"') :]
    rows = re.findall(r"<tr>.*?</tr>", table)
    assert len(rows) == 1 + len(pinned.LAYERS)
    assert all(row.count("<td") == 2 for row in rows[1:])


def test_the_page_answers_without_a_script(client: FlaskClient) -> None:
    html = client.get("/map?layer=early-marriage&pins=lahore").text
    assert "<h1" in html and "Lahore" in html and 'action="/map/find"' in html
    assert '<input name="pins" type="hidden" value="lahore">' in html
    assert client.get("/map?district=lahore&provinces=sindh").status_code == 200


@pytest.mark.parametrize(
    ("words", "code"),
    [("Lower Chitral", "chitral"), ("نوشہرہ", "nowshera"), ("nawabshah", "shaheed-benazirabad"), ("Lahore", "lahore")],
)
def test_the_finder_pins_by_any_name(client: FlaskClient, words: str, code: str) -> None:
    answer = client.get("/map/find", query_string={"q": words, "layer": "women-literacy", "pins": "quetta"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/map?layer=women-literacy&pins=quetta,{code}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_words_that_name_no_district_go_to_the_search_and_a_pinned_one_stays(client: FlaskClient) -> None:
    assert client.get("/map/find?q=help+line").headers["Location"] == "/find?q=help+line"
    assert client.get("/map/find?q=Lahore&pins=lahore").headers["Location"] == "/map?pins=lahore"
    assert client.get("/map/find?q=").headers["Location"] == "/map"


def test_the_part_of_a_choice_holds_no_picture_and_is_small(client: FlaskClient, dense: None) -> None:
    answer = client.get("/map.part.html?pins=" + FOUR, headers={"Accept-Encoding": "br"})
    assert len(answer.data) <= 8_000, "a choice (tests/browser/test_budget.py)"
    html = client.get("/map.part.html?pins=" + FOUR).text
    assert html.startswith('<div class="map-page"') and '<svg class="picture' not in html
    assert 'data-figure="/charts/girls-out-of-school.figure.json"' in html, "the figure stays that without pins"


def test_the_figure_says_what_the_browser_needs_to_find_a_district(client: FlaskClient) -> None:
    figure = json.loads(client.get("/charts/girls-out-of-school.figure.json").data)
    units = next(trace for trace in figure["data"] if trace["name"] == "units")
    assert units["geojson"].startswith("/geodata/") and len(units["locations"]) == len(units["hovertext"])
    assert figure["layout"]["geo"]["projection"]["type"] == "mercator"
    assert len(figure["layout"]["geo"]["lonaxis"]["range"]) == 2


# Two layers


def test_a_second_layer_stands_beside_the_first_with_the_same_pins() -> None:
    html = shown(Selection(against="shelters-by-district", pins="lahore"))
    assert [slug in html for slug in ('id="chart-girls-out-of-school"', 'id="chart-shelters-by-district"')] == [
        True,
        True,
    ]
    assert html.count("<h1") == 1
    panel = html[html.index("<aside") : html.index("</aside>")]
    assert "327,913 of 1,599,073" in panel
    assert words(CHARTS["shelters-by-district"].at(Selection(district="lahore")).title) in words(panel)
    assert 'id="chart-two-shares"' not in html, "shelters are in no order with anything"
    assert "/map?against=shelters-by-district&pins=lahore,kasur" in links(html), "pins keep both"
    assert "/map?layer=early-marriage&against=shelters-by-district&pins=lahore" in links(html)


def test_two_shares_of_the_census_are_points_too_and_their_difference_is_told_for_each() -> None:
    html = shown(Selection(layer="women-literacy", against="early-marriage", pins="chitral,lahore"))
    assert 'id="chart-two-shares"' in html
    chosen = "layer-women-literacy/against-early-marriage/pins-chitral,lahore"
    assert f'data-src="/charts/two-shares/{chosen}.card.html"' in html
    assert html.count('class="difference"') == 2
    assert "an association between districts says nothing about persons" in words(html).lower()


@pytest.mark.parametrize("second", ["girls-out-of-school", "nothing", "women-judges-by-court"])
def test_the_same_layer_twice_or_what_is_none_is_one_map(second: str) -> None:
    assert pinned.second(Selection(against=second)) is None
    assert 'class="map-page"' in shown(Selection(against=second))


def test_only_layers_that_may_be_compared_have_points_together() -> None:
    for one, other in itertools.permutations(pinned.LAYERS, 2):
        both = pinned.together(Selection(layer=one, against=other))
        assert (both is not None) == ({one, other} <= set(pinned.COMPARED)), (one, other)


def test_the_part_with_two_layers_stays_small(client: FlaskClient, dense: None) -> None:
    answer = client.get("/map.part.html?against=women-literacy&pins=" + FOUR, headers={"Accept-Encoding": "br"})
    assert len(answer.data) <= 11_000, "as much as the card of a map of all districts"


# Layers by province


@pytest.mark.parametrize("name", pinned.PROVINCIAL)
def test_a_layer_by_province_tells_a_pinned_district_of_its_province(name: str) -> None:
    html = shown(Selection(layer=name, pins="sukkur"))
    assert words(CHARTS[pinned.BY_PROVINCE].at(Selection(indicator=name, province="sindh")).title) in words(html)
    panel = html[html.index("<aside") : html.index("</aside>")]
    assert 'class="strip"' not in panel, "seven provinces are no distribution"
    assert 'name="indicator"' not in html, "the layer is the measure"
    assert CHARTS[name].question in words(html) and "by province" in words(html)


def test_women_judges_by_province_as_published() -> None:
    # UNODC 2021, section 2.4, footnote 122: 45 of 564 in Sindh, 8.0 %.
    html = shown(Selection(layer="women-judges", pins="sukkur"))
    assert "8.0\u202f%" in words(html[html.index("<aside") : html.index("</aside>")])


def test_a_map_of_provinces_outlines_and_names_pinned_districts_and_says_where_their_borders_are() -> None:
    view = CHARTS[pinned.BY_PROVINCE].at(Selection(pins="lahore", province="sindh"))
    svg, whole = pin_marks.svg(view), pin_marks.svg(CHARTS["women-literacy"].at(Selection(pins="lahore")))
    assert re.search(r'data-units="/geodata/districts\.[^"]+"', svg) and "data-units" not in whole
    line = re.compile(r'class="pin-line" d="([^"]+)"')
    assert line.search(svg)[1] == line.search(whole)[1], "the map of provinces stays whole, whatever is chosen"
    assert "Lahore" in svg


@pytest.mark.parametrize("against", ["women-literacy", "women-judges"])
def test_a_layer_by_province_stands_beside_one_by_district_and_beside_another_such(against: str) -> None:
    beside = Selection(layer="women-police", against=against, pins="lahore")
    assert [one.name for one, _ in pinned.shown(beside)] == ["women-police", against]
    assert pinned.drawn("women-police", beside).value("indicator") == "women-police"
    html = shown(beside)
    assert re.findall(r'<article[^>]* id="chart-([^"]+)"', html) == ["women-police", against]
    titles = [pinned.drawn(name, beside).title for name in ("women-police", against)]
    assert titles[0] != titles[1] and all(words(title) in words(html) for title in titles)
    assert html.count("<h1") == 1 and html.count('class="map-table"') == 2
    panel = words(html[html.index("<aside") : html.index("</aside>")])
    for name in ("women-police", against):
        assert CHARTS[name].question in panel
    assert 'id="chart-two-shares"' not in html, "seven provinces are no cloud of points"


def test_two_layers_by_province_stand_in_one_page_with_pictures_of_their_own(client: FlaskClient) -> None:
    view = pinned.LAYERS["women-police"].at(Selection()), pinned.LAYERS["women-judges"].at(Selection())
    assert len({card_image._name(one, card_image.card_size(one)) for one in view}) == 2, "ids inside a picture"
    html = client.get("/map?layer=women-police&against=women-judges").text
    figures = re.findall(r'data-figure="([^"]+)"', html)
    assert figures == [
        f"/charts/provincial-map/indicator-{name}.figure.json" for name in ("women-police", "women-judges")
    ]
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_hover_names_a_place_once() -> None:
    for slug in (pinned.BY_PROVINCE, "women-literacy"):
        units = next(trace for trace in CHARTS[slug].at().drawn.data if trace["name"] == "units")
        assert not [text for text in units["hovertext"] if re.match(r"<b>(.+)</b>, \1<br>", text)], slug
