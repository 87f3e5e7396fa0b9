"""Publishing as static files: which file answers an address, where links lead, and what a second run makes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from dashboard import built_assets
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from dashboard.settings import settings
from layouts import pages
from layouts.components import html_writer
from tools.publish import __main__ as publish
from tools.publish import checking, making, manifest, notice
from tools.publish import plan as publish_plan
from tools.publish.addresses import Address, file
from tools.publish.links import Links
from tools.publish.plan import Entry, Plan, Wanted, page_queries
from tools.publish.rewriting import Html

ROOT = Path(__file__).resolve().parent.parent
HERE = "https://example.org/pk"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"),
        ("/?province=sindh", "province-sindh/index.html"),
        ("/shelters?district=lahore#main", "shelters/district-lahore/index.html"),
        ("/charts/women-judges", "charts/women-judges/index.html"),
        ("/charts/women-judges.csv?court=high", "charts/women-judges/court-high.csv"),
        ("/charts/women-judges.csv?province=sindh&rows=all", "charts/women-judges.csv"),
        ("/charts/women-judges/court-high.card.html", "charts/women-judges/court-high.card.html"),
        ("/charts/women-judges.png?size=full", "charts/women-judges.png"),
        ("/charts/women-judges.png?size=social&court=high", "charts/women-judges/court-high.social.png"),
        ("/charts/women-voters.json?period=2018/2019", "charts/women-voters/period-2018~2019.json"),
        ("/embed/women-judges?theme=dark", "embed/women-judges/theme-dark/index.html"),
        ("/api/snippet/women-judges?court=high", "api/snippet/women-judges/court-high.txt"),
        ("/api/charts.json", "api/charts.json"),
    ],
)
def test_every_address_has_a_file(address: str, name: str) -> None:
    assert file(Address.of(address)) == name


@pytest.fixture
def links() -> Links:
    """A site of a page, a chart and two of its views."""
    plan = Plan()
    for kind, ask in (
        ("page", "/representation"),
        ("page", "/representation?province=sindh"),
        ("page", "/law"),
        ("page", "/charts/women-judges"),
        ("page", "/charts/women-judges?court=high"),
        ("card", "/charts/women-judges.card.html"),
        ("card", "/charts/women-judges.card.html?court=high"),
        ("picture", "/charts/women-judges.png?size=social"),
        ("data", "/charts/women-judges.picture.json?court=high"),
        ("snippet", "/api/snippet/women-judges"),
    ):
        plan.add(kind, ask)
    return Links(plan, HERE)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/representation?province=sindh#n", "/pk/representation/province-sindh/index.html#n"),
        (f"{HERE}/charts/women-judges?court=high", f"{HERE}/charts/women-judges/court-high/index.html"),
        ("/law?district=lahore", "/pk/law/index.html"),  # no filter of that page
        (
            "/charts/women-judges.png?court=high",
            "/pk/charts/women-judges/court-high.picture.json",
        ),  # drawn in the browser
        ("/brief?v=a", "/pk/needs-a-server/index.html"),
        ("/charts/women-judges?court=high&province=sindh", "/pk/needs-a-server/index.html"),
    ],
)
def test_links_lead_to_files_or_say_what_needs_a_server(links: Links, address: str, leads: str) -> None:
    assert links.rewritten(address) == leads


def test_previews_are_pictures_and_never_recipes(links: Links) -> None:
    html = f'<meta content="{HERE}/charts/women-judges.png?court=high&amp;size=social">'
    assert Html(links, "/").rewritten(html) == f'<meta content="{HERE}/charts/women-judges.social.png">'


def test_what_needs_a_server_leads_to_one_where_there_is_one(links: Links) -> None:
    links.server = "https://live.example.org"
    assert links.rewritten("/brief?v=a") == "https://live.example.org/brief?v=a"


def test_addresses_in_data_lead_to_files(links: Links) -> None:
    told = f'{{"url": "{HERE}/charts/women-judges?court=high", "map": "/geodata/a.geojson"}} See {HERE}/law.'
    assert links.in_text(told) == (
        f'{{"url": "{HERE}/charts/women-judges/court-high/index.html", "map": "/pk/geodata/a.geojson"}} '
        f"See {HERE}/law/index.html."
    )


def test_choices_name_their_files_and_are_links_without_a_script(links: Links) -> None:
    html = (
        '<label><select name="province" data-default="all"><option value="all">All</option>'
        '<option value="sindh">Sindh</option><option value="punjab">Punjab</option></select></label>'
        '<button class="btn no-script" type="submit">Show</button>'
    )
    made = Html(links, "/representation").rewritten(html)
    assert 'data-page="/pk/representation/province-#/index.html"><option value="all" data-page=' in made
    assert '<option value="sindh">Sindh' in made, "its page is the select's with its value"
    assert '<a href="/pk/representation/province-sindh/index.html">Sindh</a>' in made
    assert '<option value="punjab" disabled' in made, "a page that is not published cannot be chosen"
    assert "no-script" not in made


def test_the_check_of_links_spells_the_pages_of_a_select(tmp_path: Path) -> None:
    options = '<option value="all" data-page="/pk/a.html"><option value="b"><option disabled value="c">'
    options += '<option value="d">'
    (tmp_path / "a.html").write_text(f'<select name="x" data-page="/pk/x-#/i.html">{options}</select>')
    files = {name: {"kind": 0} for name in ("a.html", "x-b/i.html")}
    (tmp_path / "manifest.json").write_text(json.dumps({"address": HERE, "files": files}))
    (tmp_path / "x-b").mkdir()
    (tmp_path / "x-b/i.html").write_text("")
    assert list(checking.broken(tmp_path)) == [("a.html", "/pk/x-d/i.html")]


def test_a_card_never_loses_its_place_to_a_choice(links: Links) -> None:
    def options(source: str) -> str:
        html = (
            f'<select name="court" data-default="all"><option value="high" data-src="{source}">High</option></select>'
        )
        return Html(links, "/representation").rewritten(html)

    assert 'data-src="/pk/charts/women-judges/court-high.card.html"' in options(
        "/charts/women-judges/court-high.card.html"
    )
    assert " disabled" in options("/charts/women-judges/province-sindh/court-high.card.html")


def test_a_stopped_run_is_taken_up_and_what_is_not_wanted_goes(tmp_path: Path) -> None:
    record = manifest.Record.read(tmp_path, "a")
    for name in ("one.txt", "old.txt"):
        manifest.put(tmp_path / name, b"text")
        record.note(name, manifest.row(b"text", {"Content-Type": "text/plain"}, "v"))
    with (tmp_path / manifest.JOURNAL).open("a") as journal:
        journal.write('{"inputs": "a", "fi')  # cut off
    again = manifest.Record.read(tmp_path, "a")
    assert again.holds("one.txt") and not again.holds("two.txt")
    assert not manifest.Record.read(tmp_path, "b").holds("one.txt"), "other inputs: made anew"
    assert again.close({"one.txt"}, "v", {"address": HERE}) == ["old.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manifest.json", "one.txt"]
    (tmp_path / "one.txt").write_text("cut")
    assert not manifest.Record.read(tmp_path, "a").holds("one.txt")


def test_a_manifest_says_what_files_have_alike_once_and_loses_nothing() -> None:
    def made(name: str, kept: str) -> manifest.Row:
        headers = {"Content-Type": "text/csv", "Cache-Control": kept, "Content-Disposition": f"inline; {name}"}
        return manifest.row(name.encode(), headers, "v")

    files = {"a.csv": made("a.csv", "no-cache"), "b.csv": made("b.csv", "no-cache"), "c.csv": made("c.csv", "public")}
    files["d.txt"] = manifest.row(b"d", {"Content-Type": "text/plain"}, "v")
    told = manifest.by_kind(files)
    assert [told["files"][name]["kind"] for name in files] == [0, 0, 1, 2]
    assert manifest.rows(told) == files


def test_a_folder_of_an_earlier_version_is_taken_up(tmp_path: Path) -> None:
    whole = manifest.row(b"old", {"Content-Type": "text/plain"}, "v")
    (tmp_path / "manifest.json").write_text(json.dumps({"inputs": "a", "files": {"old.txt": whole}}))
    (tmp_path / "old.txt").write_text("old")
    assert manifest.Record.read(tmp_path, "b").close(set(), "v", {"address": HERE}) == ["old.txt"]
    assert not (tmp_path / "old.txt").exists()


def test_a_second_run_says_that_it_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(publish, "settings", lambda: SimpleNamespace(cache=tmp_path))
    first = publish.alone()
    second = threading.Thread(target=lambda: publish.alone().__exit__(None, None, None))
    second.start()
    second.join(0.5)
    assert second.is_alive() and "Another run" in capsys.readouterr().out
    first.__exit__(None, None, None)
    second.join(10)
    assert not second.is_alive()


def test_nothing_unknown_is_published() -> None:
    with pytest.raises(ValueError, match="huge"):
        Wanted(sizes=("huge",))
    assert Entry("a", "page", "/law?a=b").address.query == (("a", "b"),)


def test_a_drawing_process_that_rests_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(making.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))

    def draw() -> str:
        if now[0] < 2 * renderer.RESTING:
            raise renderer.NoRenderer("The drawing process did not start.")
        return "drawn"

    assert making._patiently(draw) == "drawn"
    now[0] = float("-inf")
    with pytest.raises(renderer.NoRenderer):
        making._patiently(draw)


def test_where_nothing_is_drawn_publishing_stops_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise renderer.NoRenderer("The drawing process did not start.")

    monkeypatch.setattr(publish, "publish", fails)
    monkeypatch.setattr(publish.signal, "signal", lambda *_: None)
    monkeypatch.setattr(publish, "settings", lambda: replace(settings(), public_url=HERE, cache=tmp_path))
    assert publish.main([str(tmp_path / "public")]) == 1
    assert "Stopped: The drawing process did not start. The same command goes on" in capsys.readouterr().err


def run(folder: Path, *more: str) -> str:
    """Publishes two pages and three charts without pictures, as `make publish` does; what it printed."""
    command = [sys.executable, "-m", "tools.publish", str(folder), "--pages", "/response /find", *more]
    command += ["--charts", "women-judges conventions referral-ratio"]
    environment = {**os.environ, "PUBLIC_URL": HERE, "CHROMIUM": "none"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_two_pages_and_three_charts_are_published_whole(tmp_path: Path) -> None:
    assert "were made now" in run(tmp_path)
    assert list(checking.broken(tmp_path)) == []
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    files = manifest.rows(told)
    assert len(told["kinds"]) < len(files) / 4
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {*files, "manifest.json"}
    for name in ("response/index.html", "charts/women-judges/court-high/index.html", "charts/conventions.xlsx"):
        assert files[name]["bytes"] == (tmp_path / name).stat().st_size
        assert files[name]["headers"]["Cache-Control"] and files[name]["type"]
    csv = (tmp_path / "charts/women-judges/court-high.csv").read_text("utf-8")
    assert "high courts" in csv and "district courts" not in csv
    assert "_dash-config" not in (tmp_path / "response/index.html").read_text("utf-8")

    before = {name: (tmp_path / name).stat().st_mtime_ns for name in files}
    assert "0 were made now" in run(tmp_path)
    (tmp_path / "charts/conventions.csv").unlink()
    assert " 1 were made now" in run(tmp_path)
    run(tmp_path, "--server", "https://live.example.org")
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in files}
    changed = {name for name in files if before[name] != after[name]} - {"charts/conventions.csv"}
    assert "response/index.html" in changed and "charts/women-judges.csv" not in changed, "same bytes, same file"
    (tmp_path / "response/index.html").write_text('<a href="/pk/gone.html">')
    assert list(checking.broken(tmp_path)) == [("response/index.html", "/pk/gone.html")]


def test_what_is_copied_from_a_page_names_files_and_small_pictures_are_published_or_left_out(links: Links) -> None:
    links.plan.add("data", "/charts/women-judges.csv?court=high")
    links.plan.add("thumbnail", "/charts/women-judges.thumbnail.svg")
    page = Html(links, "/charts/women-judges")
    made = page.rewritten(f'<pre id="a">read("{HERE}/charts/women-judges.csv?court=high&amp;x=1")</pre>')
    assert made == f'<pre id="a">read("{HERE}/charts/women-judges/court-high.csv")</pre>'
    small = '<a href="/charts/women-judges" class="thumbnail"><img src="/charts/women-judges.thumbnail.svg{}"></a>'
    assert 'src="/pk/charts/women-judges.thumbnail.svg"' in page.rewritten(small.format(""))
    assert page.rewritten(small.format("?court=high")) == ""
    assert page.rewritten('<th><a data-sort="1" href="/charts/women-judges?sort=n">n</a></th>') == "<th>n</th>"


def test_a_picture_for_print_is_published_or_needs_a_server(links: Links) -> None:
    links.plan.add("picture", "/charts/women-judges.png?size=full&style=print")
    assert links.rewritten("/charts/women-judges.png?size=full&style=print") == "/pk/charts/women-judges.print.png"
    assert links.rewritten("/charts/women-judges.png?court=high&style=print") == "/pk/needs-a-server/index.html"


def test_a_place_is_compared_where_a_file_can_and_else_it_is_said_what_there_is(links: Links) -> None:
    for query in page_queries("/compare"):
        links.plan.add("page", f"/compare{query}")
    assert links.rewritten("/compare?provinces=sindh") == "/pk/compare/provinces-sindh/index.html"
    assert links.rewritten("/compare?pins=lahore") == "/pk/needs-a-server/index.html"
    told = html_writer.render(notice.page(""))
    assert "Districts beside each other or beside a province" in told and 'href="/compare"' in told
    page = html_writer.render(pages.tree("/compare", Selection()))
    assert "list-add" in page and "list-add" not in Html(links, "/compare").rewritten(page), "a form that asks a server"


@pytest.fixture(scope="module")
def published_map() -> str:
    """The map page of a layer, as a file."""
    from app import app

    plan = Plan()
    for ask in ("/map", "/map?province=sindh", "/map?layer=women-judges", "/map?layer=early-marriage", "/find"):
        plan.add("page", ask)
    plan.add("page", "/districts/lahore")
    maker = making.Maker(app.server, Links(plan, HERE))
    return maker.make(Entry("map/index.html", "page", "/map?province=sindh")).body.decode()


def test_a_published_map_offers_no_pins_and_its_districts_open_their_pages(published_map: str) -> None:
    assert 'data-open="/pk/districts/#/index.html"' in published_map
    assert "A pinned district is outlined" not in published_map and "and pin it" not in published_map
    assert "pins, and two layers side by side, need a running dashboard" in published_map
    finder = published_map[published_map.index('id="find-place"') - 900 : published_map.index('id="find-place"')]
    assert 'action="/pk/find/index.html"' in finder, "without a script it is the search"


def test_layers_of_a_published_map_are_files(published_map: str) -> None:
    assert 'href="/pk/map/layer-women-judges/index.html"' in published_map
    assert 'href="/pk/map/layer-early-marriage/index.html"' in published_map
    assert not re.search("data-(part|rows|shapes)=", published_map), "only a server has the part of another layer"
    chosen = published_map[published_map.index('name="against"') :]
    assert "disabled" in chosen[: chosen.index("</select>")], "a second layer is no file"


@pytest.mark.parametrize("path", ["/charts/women-judges", "/ur/map", "/offline", "/embed/women-judges", "/ur/law"])
def test_whatever_a_page_fetches_of_the_front_end_is_published(client: FlaskClient, path: str) -> None:
    fetched = set(re.findall(r"/assets/build/[\w.-]+", client.get(path).text))
    instead = {built_assets.address(name) for name in ("site.js", "dash.js")}  # of published.js
    assert not fetched - instead - {built_assets.address(name) for name in publish_plan.PARTS}


def test_every_layer_of_the_map_is_planned() -> None:
    plan = Plan()
    for query in publish_plan.page_queries("/map"):
        plan.add("page", "/map" + query)
    assert {"map/index.html", "map/layer-women-police/index.html", "map/province-sindh/index.html"} <= set(plan.entries)
