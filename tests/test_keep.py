"""What a reader can let the browser keep: which pages, how much they are, and the worker that answers with them."""

from __future__ import annotations

import re
from statistics import mean

import pytest
from flask.testing import FlaskClient

from dashboard import built_assets
from dashboard.geography import gazetteer
from layouts import offline, pages
from tools.publish.links import Links
from tools.publish.plan import Plan
from tools.publish.rewriting import Html

BROTLI = {"Accept-Encoding": "br"}


def test_a_province_is_kept_with_its_districts_and_everything_with_every_chart_and_place() -> None:
    sindh, everything = offline.pages("sindh"), offline.pages()
    assert {"/provinces/sindh", "/districts/tharparkar", "/shelters", offline.PATH} <= set(sindh)
    assert "/districts/lahore" not in sindh and "/provinces/punjab" not in sindh
    assert {f"/districts/{code}" for code in gazetteer.names() if code not in gazetteer.provinces()} <= set(everything)
    assert {"/charts/women-judges", "/map", "/recommendations/P01"} <= set(everything)
    for found in (sindh, everything):
        assert len(set(found)) == len(found) and all(map(pages.exists, found))


@pytest.mark.slow
def test_the_size_that_is_said_is_about_that_of_the_answers(client: FlaskClient, dense: None) -> None:
    sizes = [len(client.get(path, headers=BROTLI).data) for path in offline.pages()[::9]]
    assert mean(sizes) == pytest.approx(offline.PAGE_BYTES, rel=0.3)
    shared = ("site.css", "media.css", "place.css", "site.js", "dash.js", "font.woff2", "font-arabic.woff2")
    parts = [built_assets.BUILD / built_assets.address(name).rpartition("/")[2] for name in shared]
    packed = [path if path.suffix == ".woff2" else path.with_name(f"{path.name}.br") for path in parts]
    assert sum(path.stat().st_size for path in packed) == pytest.approx(offline.PARTS_BYTES, rel=0.25)


def test_the_worker_answers_at_the_root_and_may_only_fetch_from_this_site(client: FlaskClient) -> None:
    answer = client.get(offline.WORKER)
    assert answer.status_code == 200 and answer.mimetype == "text/javascript"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Service-Worker-Allowed" not in answer.headers, "it lies at the root, and needs no wider permission"


@pytest.mark.parametrize("prefix", ["", "/ur"])
def test_nothing_is_offered_without_a_script_and_the_pages_are_in_the_language_of_the_reader(
    client: FlaskClient, prefix: str
) -> None:
    page = client.get(f"{prefix}/offline?province=sindh").text
    tools = page[page.index('id="keep"') : page.index('id="take"')]
    assert re.search(r'<div [^>]*hidden id="keep-tools"', tools)
    chosen = re.search(
        r'<option[^>]* selected[^>]*data-pages="([^"]*)"|<option[^>]*data-pages="([^"]*)"[^>]*selected', tools
    )
    assert chosen and f"{prefix}/provinces/sindh" in (chosen[1] or chosen[2]).split()
    assert f'data-here="{prefix}/offline"' in tools and 'data-worker="/kept.js"' in tools


def test_published_pages_name_the_files_that_are_kept() -> None:
    plan = Plan()
    for ask in ("/shelters", "/offline"):
        plan.add("page", ask)
    plan.add("data", offline.WORKER)
    html = '<div data-here="/offline" data-worker="/kept.js"><option data-pages="/shelters /law">'
    assert Html(Links(plan, "https://example.org/pk"), "/offline").rewritten(html) == (
        '<div data-here="/pk/offline/index.html" data-worker="/pk/kept.js">'
        '<option data-pages="/pk/shelters/index.html">'
    )
