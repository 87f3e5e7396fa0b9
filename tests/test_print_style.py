"""style=print: what is told apart in colour is told apart on a photocopy too, and no tint is too light to print."""

from __future__ import annotations

import copy
import io
import itertools
import re
import zipfile
from typing import Any

import numpy as np
import pytest
import shapely
from flask.testing import FlaskClient
from PIL import Image
from samples import sampled

from dashboard.briefs.brief import Brief
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.export import card_image, image, print_style, tabular
from dashboard.geography import layers, regions
from dashboard.plots import projection
from dashboard.selection import Selection, singles

MAPS = [slug for slug, chart in CHARTS.items() if chart.map]
COLOUR = re.compile(r"#[0-9a-f]{6}")
SCALE = 2


def units(figure: dict[str, Any]) -> dict[str, Any] | None:
    """The areas of a map that are in classes."""
    return next((trace for trace in figure["data"] if trace.get("name") == "units"), None)


def copied(view: View, figure: dict[str, Any]) -> np.ndarray:
    """The map as a photocopier in black and white gives it: True is black."""
    width, height = card_image.card_size(view)
    drawn = card_image.draw(copy.deepcopy(figure), "png", width, height, SCALE)
    return np.asarray(Image.open(io.BytesIO(drawn)).convert("L")) < 128


def shares(view: View, figure: dict[str, Any]) -> dict[int, float]:
    """How much of each class is black on the copy: of its areas, without their edges."""
    trace, page = units(figure), copied(view, figure)
    assert trace
    west, _, east, north = projection.extent(view)
    scale, top = projection.WIDTH / (east - west) * SCALE, projection.mercator(north)
    found: dict[int, list[np.ndarray]] = {}
    for code, klass in zip(trace["locations"], trace["z"], strict=True):
        area = regions.shapes(layers.layer_name(trace["geojson"]))[code].buffer(-0.08)
        if area.area < 0.15:
            continue
        flat = shapely.transform(
            area,
            lambda points: np.column_stack(
                [(points[:, 0] - west) * scale, [(top - projection.mercator(y)) * scale for y in points[:, 1]]]
            ),
        )
        left, low, right, high = (round(edge) for edge in flat.bounds)
        x, y = np.meshgrid(
            np.arange(max(left, 0), min(right, page.shape[1])), np.arange(max(low, 0), min(high, page.shape[0]))
        )
        found.setdefault(klass, []).append(page[y, x][shapely.contains_xy(flat, x, y)])
    return {klass: float(np.concatenate(parts).mean()) for klass, parts in found.items()}


@pytest.mark.parametrize("slug", MAPS)
def test_a_black_and_white_copy_tells_the_classes_of_a_map_apart_rendered(slug: str) -> None:
    view = CHARTS[slug].at()
    figure = tabular.bare_figure(view)
    few = units(figure) and len(print_style.classes(figure)) <= 4
    if not few:
        pytest.skip("more than four classes, or none, are told apart by tone")
    black = sorted(shares(view, print_style.printed(figure)).values())
    assert len(black) >= 2
    assert all(darker - lighter > 0.04 for lighter, darker in itertools.pairwise(black)), black
    coloured = sorted(shares(view, figure).values())
    assert not all(darker - lighter > 0.04 for lighter, darker in itertools.pairwise(coloured)), "colour alone does not"


def few(slug: str) -> list[View]:
    """The views of a map, one choice at a time, that have two to four classes."""
    chart = CHARTS[slug]
    chosen = singles(chart.parameters, apart=("district", "provinces", "borders", "lang"))
    views = [chart.at(Selection(**{name: value})) for name, value in chosen]
    figures = [(view, tabular.bare_figure(view)) for view in views if not view.rows.empty]
    return [view for view, figure in figures if units(figure) and 2 <= len(print_style.classes(figure)) <= 4]


@pytest.mark.parametrize("slug", sampled(MAPS, 0, ["provincial-map"]))
def test_a_copy_of_every_view_with_few_classes_tells_them_apart_rendered(slug: str, subtests: pytest.Subtests) -> None:
    for view in few(slug):
        with subtests.test(view.selection.to_path()):
            black = sorted(shares(view, print_style.printed(tabular.bare_figure(view))).values())
            assert black  # a class of small districts only is not measured
            assert all(darker - lighter > 0.03 for lighter, darker in itertools.pairwise(black)), black


@pytest.mark.parametrize("slug", CHARTS)
def test_no_tint_is_too_light_and_no_line_too_pale_to_print(slug: str) -> None:
    figure = tabular.bare_figure(CHARTS[slug].at())
    printed = print_style.printed(figure)
    for colour in COLOUR.findall(str(printed)):
        part = print_style.ink(colour)
        assert colour[1:3] == colour[3:5] == colour[5:7], f"{colour} is no grey"
        assert abs(part) < 0.001 or part >= print_style.LIGHTEST, colour
    lines = [trace["line"]["color"] for trace in printed["data"] if "color" in trace.get("line", {})]
    assert all(colour == "#ffffff" or print_style.ink(colour) >= 0.5 for colour in lines if colour.startswith("#"))
    assert figure == tabular.bare_figure(CHARTS[slug].at()), "the figure in colour stays as it is"


@pytest.mark.parametrize("slug", CHARTS)
def test_the_legend_has_the_patterns_of_the_marks(slug: str) -> None:
    view = CHARTS[slug].at()
    told = print_style.classes(tabular.bare_figure(view))
    assert len(told) > 4 or len({(look.fill, look.lines) for look in told.values()}) == len(told), (
        "each class has a look of its own"
    )
    keys = [key for key in view.legend if key.pattern == "" and key.colour in told]
    turned = [print_style.key(key, told) for key in keys]
    assert [(key.colour, key.pattern) for key in turned] == [(told[k.colour].fill, told[k.colour].lines) for k in keys]


@pytest.mark.slow
@pytest.mark.parametrize("size", image.SIZES)
def test_every_size_comes_for_print_rendered(client: FlaskClient, size: str) -> None:
    usual, grey = (client.get(f"/charts/women-judges.png?size={size}{style}") for style in ("", "&style=print"))
    assert usual.status_code == grey.status_code == 200 and usual.data != grey.data
    assert f"{size}.print.png" in grey.headers["Content-Disposition"]
    drawn = Image.open(io.BytesIO(grey.data)).convert("RGB")
    assert drawn.size == Image.open(io.BytesIO(usual.data)).size
    red, green, blue = (np.asarray(channel).astype(int) for channel in drawn.split())
    assert abs(red - green).max() <= 2 and abs(green - blue).max() <= 2, "nothing but grey"


def test_an_unknown_style_is_refused_in_words(client: FlaskClient) -> None:
    answer = client.get("/charts/women-judges.png?style=sepia")
    assert answer.status_code == 400 and "print" in answer.get_data(as_text=True)
    html = client.get("/charts/women-judges?show=picture&province=sindh").get_data(as_text=True)
    assert 'href="/charts/women-judges.png?province=sindh&amp;size=slide&amp;style=print"' in html


def test_a_brief_keeps_its_style_and_has_its_pictures_in_grey_rendered(client: FlaskClient) -> None:
    brief = Brief.from_query("v=women-judges&style=print")
    assert brief.printed and brief.path == "/brief?style=print&v=women-judges"
    assert Brief.from_carried(brief.carried) == brief
    bundle = zipfile.ZipFile(io.BytesIO(client.get("/brief.zip?v=women-judges&style=print").data))
    (name,) = [name for name in bundle.namelist() if name.endswith(".png")]
    red, green, _ = (
        np.asarray(c).astype(int) for c in Image.open(io.BytesIO(bundle.read(name))).convert("RGB").split()
    )
    assert abs(red - green).max() <= 2, "nothing but grey"
    page = client.get("/brief?v=women-judges&style=print").get_data(as_text=True)
    assert re.search(r'<option (?=[^>]*value="print")[^>]*selected', page), "the page says which style is chosen"
