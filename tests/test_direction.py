"""Charts from the right: bars, their words and the words of pictures change sides in Urdu; maps and time do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.export import image, tabular
from dashboard.export.image_sizes import SIZES
from dashboard.plots.direction import mirrored, stands

STANDING = (
    "conventions",
    "gender-gap",
    "tier-placement",
    "sea-disasters",
    "women-literacy",
    "shelters-by-district",
    "smuggling-corridors",
)


@pytest.fixture(autouse=True)
def in_urdu() -> Iterator[None]:
    token = i18n.LANGUAGE.set("ur")
    yield
    i18n.LANGUAGE.reset(token)


def of(slug: str) -> dict[str, Any]:
    return tabular.bare_figure(CHARTS[slug].at())["layout"]


def test_bars_grow_from_the_right_with_their_words_beside_them() -> None:
    layout = of("women-judges")
    first, last = layout["xaxis"]["range"]
    assert first > last == 0
    names = [note for note in layout["annotations"] if note["x"] == 0]
    values = [note for note in layout["annotations"] if note["x"] > 0 <= note["y"]]  # not those of the line
    assert names and values
    assert {note["xanchor"] for note in (*names, *values)} == {"right"}
    assert all(note["xshift"] < 0 for note in values), "words stand to the left of the end of a bar"


@pytest.mark.parametrize("slug", CHARTS)
def test_only_maps_and_time_keep_their_direction(slug: str) -> None:
    drawn = CHARTS[slug].at().drawn
    before, after = drawn.layout.get("xaxis", {}).get("range"), of(slug).get("xaxis", {}).get("range")
    years = before is not None and 1900 < max(before) < 2100
    points = slug == "two-shares"  # two axes of numbers, over which pins lie
    assert stands(drawn) == (before is None or years or points)
    assert after == before if stands(drawn) else list(after) == list(before)[::-1]
    if slug in STANDING:
        assert stands(drawn)


@pytest.mark.parametrize("slug", ["women-judges", "gender-gap", "women-literacy", "two-shares"])
@pytest.mark.parametrize("size", ["full", "social"])
def test_the_words_of_a_picture_begin_at_its_right_edge(slug: str, size: str) -> None:
    made, width, *_ = image.compose(CHARTS[slug].at(), SIZES[size], "https://example.org")
    layout = made["layout"]
    right = width - layout["margin"]["r"]
    inner = right - layout["margin"]["l"]
    edges = [
        layout["margin"]["l"] + note["x"] * inner + note["xshift"]
        for note in layout["annotations"]
        if note.get("xref") == "paper" and note["yref"] == "paper" and note["xanchor"] == "right"
    ]
    assert max(edges) == pytest.approx(width - image.EDGE)
    assert min(edges) > 0
    for shape in layout["shapes"]:
        if shape.get("xsizemode") == "pixel":
            x = layout["margin"]["l"] + shape["xanchor"] * inner
            points = [float(one) for one in re.findall(r"[ML](-?[\d.]+),", shape.get("path", ""))]
            ends = points or [shape["x0"], shape["x1"]]
            assert (points or ends[0] <= ends[1]) and 0 < x + min(ends) < x + max(ends) + 1
            assert x + max(ends) <= width - image.EDGE


def test_nothing_moves_in_english() -> None:
    i18n.LANGUAGE.set("en")
    figure = tabular.from_the_left(CHARTS["women-judges"].at())
    assert mirrored(tabular.from_the_left(CHARTS["women-judges"].at()), stands=False, framed=True) == figure
