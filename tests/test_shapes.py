"""Pictures of a map that share outlines, and what another layer of the map page sends of its own."""

from __future__ import annotations

import itertools
import re

import pytest
from flask.testing import FlaskClient

from dashboard.export import card_image, shapes
from dashboard.plots import theme
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from dashboard.summaries import pinned
from routes.responses import unpacked

LAYER = 5_500  # bytes of another layer, without the heads of the answer: 6 KB with them
# Two maps have two sets of words, notes, sources and downloads, which bind, and pins are told twice.
TWO, TWO_PINNED = 7_000, 8_000
FOUR = "&pins=quetta,lahore,kasur,chitral"
FIRST = '<svg viewBox="0 0 9 9"><path fill="#111" d="M1 1Z"/><path fill="#222" d="M2 2Z"/><path d="M3 3Z"/></svg>'
NEXT = '<svg viewBox="0 0 9 9"><path fill="#444" d="M2 2Z"/><path d="M3 3Z"/><path d="M9 9Z"/><path d="M1 1Z"/></svg>'
DRAWN = re.compile(r'<path\b[^>]* d="([^"]*)"')
BY_DISTRICT = [name for name, one in pinned.LAYERS.items() if not one.indicator]


def numbers(svg: str) -> list[int]:
    found: list[int] = []
    for run in re.search(r'data-shapes="(\w+) ([^"]*)"', svg)[2].split():
        first, _, last = run.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def test_paths_are_numbered_in_runs_and_what_is_no_part_of_the_book_comes_behind_it() -> None:
    book = shapes.outlines(FIRST)
    assert book == ("M1 1Z", "M2 2Z", "M3 3Z")
    assert re.search(r'data-shapes="\w{8} 0-2"', shapes.named(FIRST, book))
    assert re.search(r'data-shapes="\w{8} 1-3 0"', shapes.named(NEXT, book))
    assert numbers(shapes.named(NEXT, book)) == [1, 2, 3, 0]
    assert re.sub(r' data-shapes="[^"]*"', "", shapes.named(FIRST, book)) == FIRST


def test_a_light_picture_lacks_the_outlines_of_the_book_and_keeps_its_own() -> None:
    light = shapes.named(NEXT, shapes.outlines(FIRST), light=True)
    assert re.findall(r' d="([^"]*)"', light) == ["M9 9Z"]
    assert light.count("<path") == 4 and 'fill="#444"' in light


def test_a_picture_that_draws_nothing_of_the_book_stays_as_it_is() -> None:
    assert shapes.named(NEXT, ("M7 7Z",), light=True) == NEXT


def test_books_of_other_outlines_have_other_names_and_hatches_are_in_none() -> None:
    names = {re.search(r'data-shapes="(\w+) ', shapes.named(FIRST, book))[1] for book in (("M1 1Z",), ("M2 2Z",))}
    assert len(names) == 2
    assert shapes.outlines(f'<svg><path fill="none" stroke="{theme.HATCH}" d="M5 5"/></svg>') == ()


@pytest.fixture
def layers(request: pytest.FixtureRequest) -> None:
    """Draws what the layers show, where it is not kept."""
    if not renderer.available():
        pytest.skip("no Chromium")
    for name in pinned.LAYERS:
        card_image.card_svgs(pinned.LAYERS[name].at(Selection()))


def picture(html: str) -> str:
    return re.search(r"<svg[^>]*data-shapes=.*?</svg>", html, re.DOTALL)[0]


def test_every_rendered_layer_can_be_put_together_from_the_picture_of_any_other(
    client: FlaskClient, layers: None
) -> None:
    known, light = (
        {name: picture(client.get(f"{address}?layer={name}").text) for name in BY_DISTRICT}
        for address in ("/map", "/map.layer.html")
    )
    for one, other in itertools.permutations(BY_DISTRICT, 2):
        there = dict(zip(numbers(known[one]), DRAWN.findall(known[one]), strict=True))
        paths = re.findall(r"<path\b[^>]*>", light[other])
        put_together = [
            own[1] if (own := DRAWN.search(path)) else there[number]
            for number, path in zip(numbers(light[other]), paths, strict=True)
        ]
        assert put_together == DRAWN.findall(known[other]), (one, other)


@pytest.mark.parametrize(
    ("chosen", "bound"),
    [
        ("", LAYER),
        (FOUR, LAYER),
        ("&overlay=shelters", LAYER),
        ("&against=early-marriage", TWO),
        ("&against=hub-districts", TWO),
        ("&against=early-marriage" + FOUR, TWO_PINNED),
        ("&against=hub-districts" + FOUR, TWO_PINNED),
    ],
)
def test_another_rendered_layer_is_small(
    client: FlaskClient, dense: None, layers: None, chosen: str, bound: int
) -> None:
    for name in pinned.LAYERS:
        answer = client.get(f"/map.layer.html?layer={name}{chosen}", headers={"Accept-Encoding": "br"})
        assert len(answer.data) <= bound, name
        html = unpacked(answer.data).decode()
        assert '<svg class="picture"' in html and "<td" not in html, "no table comes with it"
