"""Every address, asked for without a browser: types, caching, 404 in words, headers that keep a reader safe."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient
from samples import sampled

from dashboard import addresses, openapi
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import card_image, tabular
from dashboard.geography import layers
from dashboard.rendering import client as renderer
from dashboard.selection import Selection
from dashboard.settings import settings
from layouts import pages
from routes import responses

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "figure.json": "application/json; charset=utf-8",
}
PATHS = [page.path for page in pages.PAGES] + [f"/charts/{slug}" for slug in CHARTS]
PATHS += ["/provinces/sindh", "/districts/karachi", "/compare?provinces=punjab,sindh"]
ADDRESSES = [
    *PATHS,
    "/healthz",
    "/readyz",
    "/api/charts.json",
    "/api/datapackage.json",
    "/api/judges.csv",
    "/api/datasets.zip",
    "/charts/women-judges.csv",
    "/charts/women-judges.json",
    "/charts/women-judges.figure.json",
    "/no-such-page",
    "/charts/no-such-chart.csv",
    "/assets/dashboard.css",
    "/_dash-layout",
    layers.layer_url("districts"),
]


class Addresses(HTMLParser):
    """The addresses a document makes a browser fetch, and those it only links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.linked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.fetched += [given[name] for name in ("src", "data", "poster", "srcset") if name in given]
        if tag == "link" and given.get("rel") not in ("canonical", "license", "alternate"):
            self.fetched.append(given.get("href", ""))
        if tag == "a":
            self.linked.append(given.get("href", ""))
        if tag == "form":
            self.fetched.append(given.get("action", ""))


# Views


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("slug", CHARTS)
def test_every_format_of_every_chart(client, slug, ending):
    answer = client.get(f"/charts/{slug}.{ending}")
    assert answer.status_code == 200
    assert answer.content_type == KINDS[ending]
    assert answer.headers["ETag"]
    assert "max-age" in answer.headers["Cache-Control"]
    assert f"{slug}.{ending}" in answer.headers["Content-Disposition"]
    again = client.get(f"/charts/{slug}.{ending}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_the_address_decides_what_is_in_it(client):
    answer = client.get("/charts/women-judges.json?province=sindh&court=district")
    told = answer.get_json()
    assert told["selection"] == {"court": "district", "province": "sindh", "provinces": "", "lang": "en"}
    (row,) = told["rows"]
    assert (row["geography"], row["numerator"], row["denominator"]) == ("Sindh", 44, 531)
    assert row["value"] == pytest.approx(100 * 44 / 531, abs=1e-6)
    assert answer.headers["ETag"] != client.get("/charts/women-judges.json").headers["ETag"]
    assert "women-judges_province-sindh_court-district.json" in answer.headers["Content-Disposition"]


def test_csv_and_json_hold_the_same_rows(client):
    text = client.get("/charts/women-judges.csv?province=punjab").data.decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    (told,) = client.get("/charts/women-judges.json?province=punjab").get_json()["rows"]
    assert row["value"] == str(told["value"]) == "16.02"
    assert row["figure_id"] == told["figure_id"] == "R069"


@pytest.mark.parametrize("ending", ["csv", "json", "figure.json"])
def test_a_bad_value_is_told_and_an_unknown_parameter_is_not(client, ending):
    plain = client.get(f"/charts/women-judges.{ending}")
    assert client.get(f"/charts/women-judges.{ending}?utm_source=x").data == plain.data
    bad = client.get(f"/charts/women-judges.{ending}?province=atlantis")
    assert bad.status_code == 200
    if ending == "json":
        told, usual = bad.get_json(), plain.get_json()
        assert told.pop("unused") == ["province"] and told == usual
    else:
        assert bad.data == plain.data


def test_the_same_parameter_twice_is_no_error(client):
    assert client.get("/charts/women-judges.json?province=sindh&province=punjab").status_code == 200


# What there is not


@pytest.mark.parametrize("ending", KINDS)
def test_an_unknown_chart_suggests_the_nearest(client, ending):
    answer = client.get(f"/charts/woman-judges.{ending}")
    assert answer.status_code == 404
    assert "Did you mean women-judges" in answer.data.decode()
    assert "/api/charts.json" in answer.data.decode()


@pytest.mark.parametrize(
    ("path", "near"),
    [("/shelter", "/shelters"), ("/charts/woman-judges", "/charts/women-judges"), ("/xyzzy", ""), ("/data/x/y", "")],
)
def test_an_unknown_page_is_a_404_page_that_needs_no_script(client, path, near):
    answer = client.get(path)
    html = answer.data.decode()
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "There is no page at this address" in html
    assert html.count("<script") == 1 and "[data-leave]" in html, "the quick way out alone"
    assert f'<a href="{near or "/data"}"' in html
    assert "noindex" in html


@pytest.mark.parametrize(
    "path",
    [
        "/charts/women-judges.exe",
        "/api/nothing.csv",
        "/api/..%2fapp.py",
        "/geodata/x.1.geojson",
        "/assets/none.js",
        "/api/README.md",
        "/datasets/judges.csv",
        "/.git/config",
        "/assets/../app.py",
    ],
)
def test_what_is_not_served(client, path):
    assert client.get(path).status_code == 404


def test_an_address_with_markup_in_it_is_shown_as_text(client):
    html = client.get("/<script>alert(1)</script>").data.decode()
    assert "<script>alert" not in html
    html = client.get("/charts/women-judges?province=<script>alert(1)</script>").data.decode()
    assert "<script>alert" not in html and "&lt;script" in html


# Lists and data


@pytest.mark.thorough
def test_the_list_of_charts_leads_to_all_of_them(client):
    told = client.get("/api/charts.json").get_json()
    assert [chart["slug"] for chart in told["charts"]] == list(CHARTS)
    for chart in told["charts"]:
        assert {"slug", "title", "question", "filters"} <= set(chart)
        for address in (chart["page"], *chart["formats"].values()):
            assert client.get(address).status_code == 200
    judges = next(chart for chart in told["charts"] if chart["slug"] == "women-judges")
    values = [value["value"] for value in judges["filters"]["court"]["values"]]
    assert values == ["all", "supreme", "shariat", "high", "district"]


def test_the_datapackage_leads_to_every_file(client):
    package = client.get("/api/datapackage.json").get_json()
    assert len(package["resources"]) == len(tables.names())
    for resource in package["resources"]:
        answer = client.get(f"/api/{resource['path']}")
        assert answer.status_code == 200 and answer.content_type == "text/csv; charset=utf-8"
        header = answer.data.decode("utf-8").splitlines()[0].split(",")
        schema = resource["schema"]
        if isinstance(schema, str):  # named, from where datapackage.json stands
            schema = client.get(f"/api/{schema}").get_json()
        named = [field["name"] for field in schema["fields"]]
        if schema.get("fieldsMatch") == "superset" and "scope" not in header:
            named = [name for name in named if name not in tables.OPTIONAL]
        assert header == named
    assert package["licenses"]


def test_all_datasets_come_as_one_file_that_is_the_same_each_time(client):
    answer = client.get("/api/datasets.zip")
    assert answer.content_type == "application/zip"
    names = set(zipfile.ZipFile(io.BytesIO(answer.data)).namelist())
    assert {"datasets/datapackage.json", "datasets/README.md", "datasets/sources.csv"} <= names
    assert {f"datasets/{entry['path']}" for entry in tables.package()["resources"]} <= names
    assert {f"datasets/{name}" for name in tables.schema_files()} <= names
    assert client.get("/api/datasets.zip").data == answer.data


def test_health(client):
    answer = client.get("/healthz")
    assert answer.get_json() == {"status": "ok", "version": tables.version()}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("layer", layers.LAYERS)
def test_borders_are_kept_for_ever_under_their_own_name_only(client, layer):
    answer = client.get(layers.layer_url(layer))
    assert answer.status_code == 200 and answer.content_type == "application/geo+json"
    assert "immutable" in answer.headers["Cache-Control"]
    assert json.loads(answer.data)["type"] == "FeatureCollection"
    assert "immutable" not in client.get(f"/geodata/{layer}.0000000000.geojson").headers["Cache-Control"]


# Pages


@pytest.mark.parametrize("path", sampled(PATHS, 3))
def test_a_page_holds_its_answer_before_any_script(client, path):
    answer = client.get(path)
    html = answer.data.decode()
    assert answer.status_code == 200 and answer.content_type == "text/html; charset=utf-8"
    assert html.startswith('<!DOCTYPE html><html lang="en" dir="ltr" data-version="')
    assert re.search(r"<title>[^<]{10,}</title>", html)
    assert re.search(r'<meta name="description" content="[^"]{40,}">', html)
    assert html.count("<h1") == 1
    assert "<table" in html or path == "/since", "the figures are there as a table"
    assert "Loading..." in html, "and Dash has its place beside"


@pytest.mark.parametrize("slug", CHARTS)
def test_a_page_of_a_chart_shows_the_rows_of_its_selection(client, slug):
    chart = CHARTS[slug]
    names = {filter_.name for filter_ in chart.parameters}
    chosen = Selection(province="punjab") if "province" in names else Selection()
    view = chart.at(chosen)
    html = client.get(addresses.page(view)).data.decode()
    plain = html.split("<body>")[1].split("<script")[0]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", plain))
    for said in (view.title, view.subtitle):
        assert export_escape(said) in text, said
    assert len(re.findall(r"<tr\b", plain)) == len(view.rows) + 1
    assert f'href="{addresses.download(view, "csv").replace("&", "&amp;")}"' in plain
    for source in view.sources:
        assert source["url"].replace("&", "&amp;").replace("'", "&#x27;") in plain


def export_escape(text: str) -> str:
    """Text as it stands in HTML, spaces made one."""
    return re.sub(r"\s+", " ", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


@pytest.mark.parametrize("path", sampled(PATHS, 3))
def test_no_page_makes_a_browser_ask_another_host(client, path):
    found = Addresses(client.get(path).data.decode())
    for address in found.fetched:
        assert not re.match(r"(https?:)?//", address), address
    assert found.linked


KNOWN: dict[str, int] = {}  # address -> status: most pages link to the same ones


@pytest.mark.parametrize("path", sampled(PATHS, 3))
def test_every_own_link_of_a_page_leads_somewhere(client, path):
    for address in {address.partition("#")[0] for address in Addresses(client.get(path).data.decode()).linked}:
        file = re.match(r"/charts/([\w-]+)\.([\w.]+)", address)
        if file:  # every format of every chart is asked for by other tests
            assert file[1] in CHARTS and file[2] in openapi.endings(), address
        elif address.startswith("/"):
            if pages.find(address.partition("?")[0]):  # every page is asked for by other tests
                continue
            if address not in KNOWN:
                KNOWN[address] = client.get(address).status_code
            assert KNOWN[address] == 200, address
        else:
            assert address == "" or address.startswith(("https://", "http://")), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers_of_every_answer(client, address):
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "Set-Cookie" not in headers
    policy = headers["Content-Security-Policy"]
    if not headers["Content-Type"].startswith("text/html"):
        assert policy == "default-src 'none'"
        return
    assert "geolocation=()" in headers["Permissions-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'" and rules["connect-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"
    assert "unsafe" not in rules["script-src"] and "http" not in policy


@pytest.mark.parametrize("address", ["/charts/women-judges.card.html", "/map.part.html", "/map.layer.html"])
def test_a_part_of_a_page_asks_for_nothing_by_itself(client, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'" and headers["X-Robots-Tag"] == "noindex"


def test_answers_are_compressed_for_those_who_can_read_them(client):
    answer = client.get("/charts/women-literacy.figure.json", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) < len(tabular.figure_json(CHARTS["women-literacy"].at())) / 3


def test_the_application_can_be_assembled_twice():
    from app import create_app

    assert create_app().server.test_client().get("/healthz").status_code == 200


def test_the_drawing_process_is_asked_only_in_a_folder_of_our_own(monkeypatch, tmp_path):
    open_to_all, cache = tmp_path / "tmp", tmp_path / "cache"
    open_to_all.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(open_to_all))
    monkeypatch.setattr(renderer, "settings", lambda: replace(settings(), cache=cache))
    folder = Path(renderer.address()).parent
    assert folder.parent == open_to_all and folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    other = Path(renderer.address()).parent
    assert other.parent == cache and other.stat().st_mode & 0o777 == 0o700, "others cannot write there"
    folder.rmdir()
    folder.symlink_to(tmp_path)
    assert Path(renderer.address()).parent == other
    other.chmod(0o755)
    with pytest.raises(renderer.NoRenderer, match="open to others"):
        renderer.address()


def test_a_page_is_kept_only_with_all_its_pictures(client, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr(renderer, "available", lambda: True)
    monkeypatch.setattr(card_image, "card_svgs_soon", lambda view: drawn)
    address = "/charts/women-judges?province=balochistan&court=district"
    assert "<svg" not in client.get(address).get_data(as_text=True)
    drawn.append('<svg data-first="1"></svg>')
    assert 'data-first="1"' in client.get(address).get_data(as_text=True), "drawn meanwhile"
    drawn[0] = '<svg data-second="1"></svg>'
    assert 'data-first="1"' in client.get(address).get_data(as_text=True), "kept"
    monkeypatch.setattr(renderer, "available", lambda: False)
    assert 'data-first="1"' not in client.get(address).get_data(as_text=True)


def test_nothing_of_a_search_is_kept(client):
    before = responses.KEPT.currsize
    client.get("/find?q=a+name+nobody+else+would+type")
    assert responses.KEPT.currsize == before


def test_withheld_cells_are_explained() -> None:
    chart = CHARTS["women-judges"]

    def withheld(selection: Selection) -> pd.DataFrame:
        return chart.rows(selection).assign(value=float("nan"), empty_kind="suppressed")

    assert not any("withheld" in rule for rule in chart.at().rules)
    assert any("withheld" in rule for rule in replace(chart, rows=withheld).at().rules)


def test_the_title_of_a_card_leads_to_its_chart(client: FlaskClient) -> None:
    page = client.get("/representation").get_data(as_text=True)
    assert 'href="/charts/women-judges"' in page.split('class="card-title"')[1].split("</h")[0]


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/SHELTERS", "/shelters"),
        ("/shelters/?province=sindh", "/shelters?province=sindh"),
        ("/charts/WOMEN-JUDGES/?court=high", "/charts/women-judges?court=high"),
        ("/Districts/Lahore", "/districts/lahore"),
        ("/recommendations/p01", "/recommendations/P01"),
        ("/districts/lower-chitral?borders=tiles", "/districts/chitral?borders=tiles"),
        ("/districts/Karachi-East", "/districts/karachi"),
        ("/women-who-decide?province=sindh", "/representation?province=sindh"),
    ],
)
def test_an_address_that_is_nearly_right_leads_on_with_its_query(client, monkeypatch, asked, leads):
    monkeypatch.setitem(pages.MOVED, "/women-who-decide", "/representation")
    answer = client.get(asked)
    assert answer.status_code == 308 and answer.location == leads
    assert client.get(leads).status_code == 200


def test_a_card_is_a_fragment_of_its_page(client):
    page = client.get("/representation?province=sindh&court=high").get_data(as_text=True)
    card = client.get("/charts/women-judges/province-sindh/court-high.card.html")
    assert card.status_code == 200 and "max-age" in card.headers["Cache-Control"] and card.headers["ETag"]
    assert card.get_data(as_text=True) == client.get(
        "/charts/women-judges.card.html?court=high&province=SINDH&v=1"
    ).get_data(as_text=True)
    assert card.get_data(as_text=True) in page
    carried = client.get("/charts/women-judges.card.html?brief=v%3Dwomen-police").get_data(as_text=True)
    assert "/brief?v=women-police&amp;v=women-judges" in carried
    assert client.get("/charts/nobody.card.html").status_code == 404


def test_a_view_without_rows_names_the_sources_that_have_none(client: FlaskClient) -> None:
    """They stand under its picture too, which shows the other provinces in grey."""
    without = CHARTS["women-judges"].at(Selection(province="azad-jammu-kashmir"))
    assert without.rows.empty and without.sources == without.everywhere.sources != []
    for form in ("/embed/women-judges", "/charts/women-judges"):
        html = client.get(f"{form}?province=azad-jammu-kashmir").get_data(as_text=True)
        line = html.split('class="sources">')[1].split("</p>")[0]
        assert "section 2.4, footnote 122" in line, form
