"""Corridors one by one on the page of routes, and their stages inside the country."""

from __future__ import annotations

import re

import pytest

from dashboard.charts import OVERLAYS
from dashboard.charts.smuggling_corridors import facts
from dashboard.charts.smuggling_corridors.facts import names
from dashboard.selection import Selection
from dashboard.summaries import corridors
from layouts import pages
from layouts.components import html_writer
from tools.publish import plan


def section(chosen: Selection) -> str:
    page = html_writer.render(pages.find("/routes").content(chosen))
    return re.search(r'(?s)<section[^>]*id="each".*?</section>', page)[0]


def test_every_corridor_has_its_picture_its_stages_and_its_page() -> None:
    html = section(Selection(corridor="r169"))
    assert re.findall(r'<img[^>]*src="/charts/smuggling-corridors.thumbnail.svg\?corridor=(\w+)"', html) == [
        name.lower() for name in sorted(names())
    ]
    assert html.count('loading="lazy"') == len(names()) == html.count('class="stages"')
    assert "<li>Pakistan</li><li>Turkey</li><li>Greece</li>" in html
    assert '<h3><a href="/charts/smuggling-corridors?corridor=r169">' in html


@pytest.mark.parametrize("borders", ["schematic", "tiles"])
def test_inside_the_country_only_what_has_an_order_is_joined(borders: str) -> None:
    found = corridors.inside(borders)
    assert {area.code for area in found.begin} == {"sialkot", "mandi-bahauddin", "gujranwala", "gujrat"}
    assert {area.code for area in found.loose} == {"quetta", "chagai", "gwadar", "karachi"}
    html = section(Selection(borders=borders))
    lines = re.findall(r'<path class="way" d="M(\d+) (\d+)L(\d+) (\d+)"', html)
    assert {(int(x), int(y)) for x, y, *_ in lines} == {(area.x, area.y) for area in found.begin}
    assert {(int(x), int(y)) for *_, x, y in lines} == {(found.through.x, found.through.y)}
    assert html.count('class="listed"') == len(found.loose)


def test_a_place_that_is_named_anew_is_shown_by_the_small_map_and_by_the_overlay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = {"level": "place", "code": "kech", "unit": "kech", "name": "Kech", "ordered": False, "corridors": ["r169"]}
    known = facts.features
    monkeypatch.setattr(facts, "features", lambda kind: [*known(kind), *[{"properties": named}] * (kind == "stage")])
    assert "kech" in {area.code for area in corridors.inside("schematic").loose}
    places = next(one for one in OVERLAYS if one.name == "places")
    assert list(places.rows()["figure_id"]) == ["R169", "R173", "R177"]


def test_published_each_corridor_keeps_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan.renderer, "available", lambda: True)
    wanted = plan.Wanted(("/routes",), ("smuggling-corridors",), sizes=(), extras=False, languages=("en",))
    small = [name for name in plan.make(wanted).entries if "/corridor-r" in name and name.endswith(".thumbnail.svg")]
    assert len(small) == len(names())
