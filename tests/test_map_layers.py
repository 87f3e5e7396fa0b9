"""What another layer of the map costs the server: the first ones are made before anybody asks, and nothing twice."""

from __future__ import annotations

import itertools
import sys
from dataclasses import replace
from typing import Any

import pytest
from cachetools import LRUCache
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.selection import Selection
from dashboard.summaries import pinned
from layouts import map as instrument
from layouts.components import svg
from routes import map as routed
from routes import responses
from tools import prerender, setup_server

PINNED = Selection(pins="lahore,kasur")
MAPS = [slug for slug, chart in CHARTS.items() if chart.map and chart.pinned]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Selection]:
    """The selections that the part of the map page is made for, with nothing kept of answers before."""
    found: list[Selection] = []
    part = instrument.part

    def counted(selection: Selection, *more: Any) -> Any:
        found.append(selection)
        return part(selection, *more)

    monkeypatch.setattr(responses, "KEPT", LRUCache(1_000_000, getsizeof=responses.weight))
    monkeypatch.setattr(instrument, "part", counted)
    return found


def test_no_reader_waits_for_the_first_choice_of_a_layer(client: FlaskClient, made: list[Selection]) -> None:
    routed.prepare()
    assert len(made) == 2 * len(pinned.LAYERS), "each once, in English and in Urdu"
    for host, language, name in itertools.product(("localhost", "127.0.0.1"), ("", "/ur"), pinned.LAYERS):
        chosen = "" if name == pinned.LAYER.default else f"?layer={name}"
        answer = client.get(f"{language}/map.layer.html{chosen}", base_url=f"http://{host}")
        assert f'id="chart-{name}"' in answer.text
        assert host not in answer.text
    assert len(made) == 2 * len(pinned.LAYERS), "for any host"


def test_a_server_prepares_the_layers_after_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(routed, "prepare", lambda: called.append(1))
    setup_server.warm()
    assert called == [1]


def test_pictures_of_all_layers_are_drawn_before_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prerender.card_image, "drawn", lambda view: False)
    views = prerender.missing()
    assert {one.at(Selection()) for one in pinned.LAYERS.values()} <= set(views)
    assert len(views) == len(set(views)), "each once"


@pytest.mark.parametrize("slug", MAPS)
def test_what_lies_over_a_map_draws_none_anew(slug: str) -> None:
    drawn = []

    def draw(view: Any) -> Any:
        drawn.append(view.selection)
        return CHARTS[slug].draw(view)

    chart = replace(CHARTS[slug], draw=draw)
    bare, over = chart.at(Selection()).drawn, chart.at(replace(PINNED, overlay="places")).drawn
    assert drawn == [Selection()]
    assert over.data[: len(bare.data)] == bare.data and len(over.data) > len(bare.data)


def test_a_district_in_the_other_layers_is_looked_up_once() -> None:
    assert pinned.told("women-literacy", "lahore", "") is pinned.told("women-literacy", "lahore", "")


def test_elements_of_svg_are_no_search_for_a_package() -> None:
    """Dash imports the namespace of a component for each attribute it is given."""
    assert {one._namespace for one in (svg.Svg, svg.A, svg.Path, svg.Circle, svg.Text)} <= set(sys.modules)
