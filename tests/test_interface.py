"""The public interface: its description is valid, every address in it answers as described, downloads hold the rows."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl
import pytest
from flask.testing import FlaskClient
from samples import sampled

from dashboard import openapi
from dashboard.charts import CHARTS
from dashboard.export import tabular
from dashboard.rendering import client as renderer
from dashboard.rows import ROW
from dashboard.selection import Selection

EXAMPLES = [(path, example) for path in openapi.paths() for example in path.examples]


def test_the_description_is_valid_openapi(client: FlaskClient) -> None:
    from openapi_spec_validator import validate  # takes seconds, which each process of the suite would pay

    described = json.loads(client.get("/api/openapi.json").data)
    validate(described)
    assert described["openapi"].startswith("3.1") and len(described["paths"]) == len(openapi.paths())


@pytest.mark.parametrize(("path", "example"), sampled(EXAMPLES, 4), ids=[example for _, example in EXAMPLES])
def test_every_example_answers_as_described_rendered(client: FlaskClient, path: openapi.Path, example: str) -> None:
    answer = client.get(example)
    assert answer.status_code == 200, answer.get_data(as_text=True)[:200]
    assert answer.content_type == path.kind
    assert "Set-Cookie" not in answer.headers


def places(slug: str) -> list[dict[str, str]]:
    known = {f.name for f in CHARTS[slug].parameters}
    return [{}, *([{"province": "sindh"}, {"province": "sindh", "rows": "all"}] if "province" in known else [])]


CASES = [(slug, query) for slug in CHARTS for query in places(slug)]


@pytest.mark.parametrize(("slug", "query"), CASES)
def test_downloads_hold_the_rows_of_the_view(client: FlaskClient, slug: str, query: dict[str, str]) -> None:
    chosen = {} if query.get("rows") == "all" else query
    rows = tabular.records(CHARTS[slug].at(Selection.from_query(chosen)))
    told = json.loads(client.get(f"/charts/{slug}.json", query_string=query).data)
    assert told["rows"] == rows
    text = client.get(f"/charts/{slug}.csv", query_string=query).data.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    plain = [{name: "" if row[name] is None else str(row[name]) for name in ROW} for row in rows]
    assert table == plain
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/charts/{slug}.xlsx", query_string=query).data))
    assert book.sheetnames == ["rows", "about"]
    cells = list(book["rows"].iter_rows(values_only=True))
    assert len(cells) == len(rows) + 1 and len(cells[0]) == len(ROW)
    at = ROW.index("value")
    for row, line in zip(rows, cells[1:], strict=True):
        assert line[0] == (row["figure_id"] or None)
        if isinstance(row["value"], (int, float)):
            assert line[at] == pytest.approx(row["value"])


@pytest.mark.parametrize("slug", ["women-judges", "women-literacy"])
def test_the_archive_has_rows_pictures_and_citation_rendered(client: FlaskClient, slug: str) -> None:
    first, second = (client.get(f"/charts/{slug}.zip").data for _ in range(2))
    assert first == second, "the same view gives the same bytes"
    bundle = zipfile.ZipFile(io.BytesIO(first))
    names = {name.rsplit(".", 1)[1] for name in bundle.namelist()}
    assert {"csv", "json", "png", "svg", "txt"} <= names
    readme = bundle.read("README.txt").decode()
    view = CHARTS[slug].at()
    assert view.title in readme and view.version in readme and "/charts/" + slug in readme
    assert bundle.read(next(n for n in bundle.namelist() if n.endswith(".csv"))).decode() == tabular.csv_text(view)


def test_without_a_chromium_pictures_say_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(renderer, "chromium", lambda: None)
    monkeypatch.setattr(renderer, "address", lambda: str(tmp_path / "nobody.sock"))
    monkeypatch.setattr(renderer, "place", lambda *_, **__: tmp_path / "nothing.png")
    answer = client.get("/charts/women-judges.png")
    assert answer.status_code == 503 and "No Chromium" in answer.get_data(as_text=True)
    bundle = zipfile.ZipFile(io.BytesIO(client.get("/charts/women-judges.zip").data))
    assert not [name for name in bundle.namelist() if name.endswith(".png")]
    assert "No picture is in this archive" in bundle.read("README.txt").decode()


@pytest.mark.parametrize(
    "query", ["size=99999", "width=100000", "width=10", "scale=50", "width=x", "width=4000&height=200"]
)
def test_nonsense_sizes_are_refused_in_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/charts/women-judges.png?{query}")
    assert answer.status_code == 400 and len(answer.get_data(as_text=True)) > 20


def test_a_picture_says_what_it_is_rendered(client: FlaskClient) -> None:
    first, second = (client.get("/charts/women-judges.png?size=column&province=sindh").data for _ in range(2))
    assert first == second
    view = CHARTS["women-judges"].at(Selection(province="sindh"))
    for text in (
        "Title",
        view.title,
        "Source",
        "URL",
        "http://localhost/charts/women-judges?province=sindh",
        "CC BY 4.0",
    ):
        assert text.encode() in first
    assert int.from_bytes(first[16:20], "big") == 1004, "the width asked for"
    svg = client.get("/charts/women-judges.svg?province=sindh").get_data(as_text=True)
    assert "<metadata>" in svg and view.title in svg and "dc:source" in svg
    assert client.get("/charts/women-judges.gif").status_code == 404


def test_citations_name_view_version_and_sources(client: FlaskClient) -> None:
    view = CHARTS["women-judges"].at()
    bib = client.get("/charts/women-judges.bib").get_data(as_text=True)
    assert bib.count("@") >= 2 and view.version in bib
    csl = json.loads(client.get("/charts/women-judges.citation.json").data)
    assert csl[0]["title"] == view.title and len(csl) == 1 + len(view.sources)
    assert view.title in client.get("/charts/women-judges.citation.txt").get_data(as_text=True)
