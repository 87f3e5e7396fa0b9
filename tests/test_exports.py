"""What is taken away: every download holds the rows of its view and says what they are, the same bytes each time."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import struct
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont
from samples import sampled

from dashboard import addresses, openapi
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import source_lines, tables
from dashboard.data.source_lines import source_line
from dashboard.export import citation, image, spreadsheet, tabular
from dashboard.i18n import EMPTY
from dashboard.rendering import client as renderer
from dashboard.rows import ROW
from dashboard.selection import Selection
from layouts import pages
from layouts.components import html_writer

HOST = "http://localhost"
PLACED = {slug: {f.name for f in chart.parameters} >= {"province"} for slug, chart in CHARTS.items()}
QUERIES = ("", "?province=punjab", "?province=punjab&rows=all")
CASES = [(slug, query) for slug in CHARTS for query in QUERIES if not query or PLACED[slug]]
every_case = pytest.mark.parametrize(("slug", "query"), sampled(CASES, 8))
every_chart = pytest.mark.parametrize("slug", sampled(CHARTS, 3))
# What the site answers to that is no part of the public interface: Dash's own wiring, the page's own table, and what
# another standard describes.
INTERNAL = re.compile(
    r"/_|/\.well-known/|/assets/|/<path:path>$|\.(card|part|layer)\.html$|/map/find$|<path:chosen>|/charts/<slug>\.picture\.json$|/charts/<slug>\.<ending>$"
)


def view_of(slug: str, query: str) -> View:
    """The view a query means, worked out apart from the routes."""
    return CHARTS[slug].at(Selection(province="punjab" if query == "?province=punjab" else ""))


@pytest.fixture
def no_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a Chromium, a drawing process or a picture drawn before."""

    def refuse(*_: Any, **__: Any) -> bytes:
        raise renderer.NoRenderer("No Chromium was found on this machine, so pictures cannot be drawn here.")

    monkeypatch.setattr(renderer, "draw", refuse)


# Workbook


@every_case
def test_a_workbook_holds_every_cell_with_its_type(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    answer = client.get(f"/charts/{slug}.xlsx{query}")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["rows", "about"]
    head, *lines = book["rows"].iter_rows()
    assert [cell.value for cell in head] == [spreadsheet.HEADINGS[name][0] for name in ROW]
    assert len(lines) == len(view.rows)
    for record, line in zip(tabular.records(view), lines, strict=True):
        for name, cell in zip(ROW, line, strict=True):
            wanted = EMPTY[record[name]] if name == "empty_kind" and record[name] else record[name]
            assert cell.value == (None if wanted == "" else wanted), name
            assert cell.data_type != "f", "nothing is a formula"
            if name in ("numerator", "denominator") and wanted is not None:
                assert cell.data_type == "n"


@every_case
def test_a_workbook_says_what_it_is(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/charts/{slug}.xlsx{query}").data))
    told = [(name.value, text.value) for name, text in book["about"].iter_rows(max_col=2)]
    links = {
        cell.value: cell.hyperlink.target for (cell,) in book["about"].iter_rows(min_col=2, max_col=2) if cell.hyperlink
    }
    facts = dict(told)
    assert facts["Title"] == book.properties.title == view.title
    assert (facts["Subtitle"], facts.get("n", "")) == (view.subtitle, view.n)
    assert [text for name, text in told if name == "Note"] == view.notes
    assert facts["Address"] == HOST + addresses.page(view) and facts["Data version"] == view.version
    assert facts["Licence"] == citation.LICENCE
    assert facts["Citation"] == citation.text(view, HOST + addresses.page(view))
    listed = [text for name, text in told if name == "Source"]
    assert listed == [source_line(source) for source in view.sources]
    for source in view.sources:
        assert links.get(source_line(source), "").rstrip("/") == source["url"].rstrip("/")


# Archive


@every_case
@pytest.mark.usefixtures("no_renderer")
def test_an_archive_holds_rows_and_words_where_nothing_can_be_drawn(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    name = slug + ("_province-punjab" if view.selection.province else "")
    answer = client.get(f"/charts/{slug}.zip{query}")
    assert answer.status_code == 200 and f'"{name}.zip"' in answer.headers["Content-Disposition"]
    bundle = zipfile.ZipFile(io.BytesIO(answer.data))
    assert bundle.testzip() is None
    assert bundle.namelist() == [f"{name}.csv", f"{name}.json", "README.txt"]
    assert bundle.read(f"{name}.csv").decode() == tabular.csv_text(view)
    assert json.loads(bundle.read(f"{name}.json"))["rows"] == tabular.records(view)
    readme = bundle.read("README.txt").decode()
    for said in (
        view.title,
        view.subtitle,
        view.n,
        *view.notes,
        citation.LICENCE,
        view.version,
        HOST + addresses.page(view),
    ):
        assert said in readme, said
    for source in view.sources:
        assert source["url"] in readme and source["title"] in readme
    for column in ROW:
        assert f"- {column}: " in readme
    assert "No picture is in this archive" in readme and HOST + addresses.download(view, "png") in readme


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", sampled(["/charts/women-judges.zip?province=punjab", "/charts/shelters-by-district.zip"], 2)
)
def test_an_archive_holds_both_pictures_rendered(client: FlaskClient, address: str) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(client.get(address).data))
    names = {name.rsplit(".", 1)[1]: name for name in bundle.namelist()}
    assert list(names) == ["csv", "json", "png", "svg", "txt"]
    for ending in ("png", "svg"):
        assert bundle.read(names[ending]) == client.get(address.replace(".zip", f".{ending}")).data
    assert "No picture" not in bundle.read("README.txt").decode()


# The same request, the same bytes; names


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "zip", "figure.json", "bib", "citation.json"])
@every_chart
@pytest.mark.usefixtures("no_renderer")
def test_the_same_request_gives_the_same_bytes(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, slug: str, ending: str
) -> None:
    first = client.get(f"/charts/{slug}.{ending}")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    second = client.get(f"/charts/{slug}.{ending}")
    assert first.status_code == 200
    assert first.data == second.data and first.headers["ETag"] == second.headers["ETag"]
    again = client.get(f"/charts/{slug}.{ending}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "bib", "citation.txt"])
def test_a_file_is_named_after_chart_and_filters(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/charts/women-judges.{ending}?court=high&provinces=sindh,punjab&utm_source=x")
    assert (
        f'filename="women-judges_provinces-sindh+punjab_court-high.{ending}"' in answer.headers["Content-Disposition"]
    )


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("slug", [slug for slug in CHARTS if PLACED[slug]])
def test_all_rows_are_those_of_the_chart_without_a_place(client: FlaskClient, slug: str, ending: str) -> None:
    shown = client.get(f"/charts/{slug}.{ending}?province=punjab")
    everything = client.get(f"/charts/{slug}.{ending}?province=punjab&rows=all")
    assert everything.data == client.get(f"/charts/{slug}.{ending}").data
    assert everything.data != shown.data
    assert client.get(f"/charts/{slug}.{ending}?province=punjab&rows=some").data == shown.data


def test_all_rows_keep_the_other_filters(client: FlaskClient) -> None:
    told = client.get("/charts/women-judges.json?province=sindh&court=high&rows=all").get_json()
    assert (told["selection"]["court"], told["selection"]["province"]) == ("high", "")


def test_a_workbook_stays_as_it_is_on_the_wire(client: FlaskClient) -> None:
    answer = client.get("/charts/women-literacy.xlsx", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers and answer.data[:2] == b"PK"


# Pictures


def chunks(png: bytes) -> Iterator[tuple[str, bytes]]:
    """(type, body) of every chunk of a PNG, its checksum tested."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place = 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + body),)
        yield kind.decode(), body
        place += 12 + length


@pytest.mark.browser
@pytest.mark.parametrize(("slug", "query"), [("women-judges", "?province=punjab"), ("shelters-by-district", "")])
def test_a_png_says_what_it_is_rendered(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    answer = client.get(addresses.download(view, "png"))
    assert answer.status_code == 200 and answer.content_type == "image/png"
    assert answer.data == client.get(addresses.download(view, "png")).data
    texts = {}
    for kind, body in chunks(answer.data):
        if kind == "iTXt":
            keyword, _, rest = body.partition(b"\0")
            assert rest[:4] == b"\0\0\0\0", "neither compressed nor in another language"
            texts[keyword.decode("latin-1")] = rest[4:].decode("utf-8")
    assert (texts["Title"], texts["URL"], texts["Copyright"]) == (
        view.title,
        HOST + addresses.page(view),
        citation.LICENCE,
    )
    for source in view.sources:
        assert source["title"] in texts["Source"] and source["url"] in texts["Source"]


@pytest.mark.browser
@pytest.mark.parametrize(("slug", "query"), [("women-judges", "?province=punjab"), ("shelters-by-district", "")])
def test_an_svg_says_what_it_is_rendered(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    answer = client.get(addresses.download(view, "svg"))
    assert answer.status_code == 200 and answer.data == client.get(addresses.download(view, "svg")).data
    root = ElementTree.fromstring(answer.data)
    metadata = root.find("{http://www.w3.org/2000/svg}metadata")
    assert metadata is not None
    dc = "{http://purl.org/dc/elements/1.1/}"
    told = {
        element.tag.removeprefix(dc): element.text or "" for element in metadata.iter() if element.tag.startswith(dc)
    }
    assert (told["title"], told["identifier"], told["rights"]) == (
        view.title,
        HOST + addresses.page(view),
        citation.LICENCE,
    )
    for source in view.sources:
        assert source["title"] in told["source"] and source["url"] in told["source"]


@pytest.mark.browser
@pytest.mark.parametrize("size", image.SIZES.values(), ids=list(image.SIZES))
def test_every_named_size_is_as_wide_and_high_as_it_says_rendered(client: FlaskClient, size: image.Size) -> None:
    png = client.get(f"/charts/women-judges.png?size={size.name}").data
    width, height = struct.unpack(">II", png[16:24])
    assert abs(width - size.width) <= 2
    assert size.height is None or abs(height - size.height) <= 2


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.parametrize("query", ["size=99999", "width=100000", "size=column&scale=9", "height=3", "width=ten"])
def test_nonsense_is_refused_with_what_is_allowed(client: FlaskClient, kind: str, query: str) -> None:
    answer = client.get(f"/charts/women-judges.{kind}?{query}")
    said = answer.get_data(as_text=True)
    assert answer.status_code == 400 and answer.content_type == openapi.TEXT
    assert re.search(r"column|between 200 and 4000|0\.5 to 4|whole numbers", said), said


@pytest.mark.parametrize("kind", ["png", "svg"])
@pytest.mark.usefixtures("no_renderer")
def test_without_a_renderer_a_picture_is_a_503_with_a_sentence(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/charts/women-judges.{kind}?province=sindh")
    assert answer.status_code == 503 and answer.headers["Cache-Control"] == "no-store"
    assert "No Chromium" in answer.text and f"{HOST}/charts/women-judges?province=sindh" in answer.text


@pytest.mark.parametrize("ending", ["gif", "xls", "pdf", "citation.xml", "rows.json"])
def test_an_unknown_format_is_a_404(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/charts/women-judges.{ending}")
    assert answer.status_code == 404 and answer.content_type == openapi.TEXT
    if "." not in ending:
        assert all(known in answer.text for known in ("csv", "xlsx", "zip", "png", "bib"))


# Citations


@every_case
def test_a_citation_names_view_version_address_and_sources(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    address = HOST + addresses.page(view)
    first, *rest = client.get(f"/charts/{slug}.citation.json{query}").get_json(force=True)
    assert (first["title"], first["URL"], first["version"]) == (view.title, address, view.version)
    assert "accessed" not in first, "that is the reader's to say"
    assert first["issued"] == {"date-parts": [[int(part) for part in citation.issued().split("-")]]}
    assert [item["id"] for item in rest] == [source["id"] for source in view.sources]
    for item, source in zip(rest, view.sources, strict=True):
        assert (item["title"], item.get("URL", "")) == (source["title"], source["url"])
        assert ("issued" in item) == bool(source["published"])
    text = client.get(f"/charts/{slug}.citation.txt{query}").text
    assert re.search(r"\(accessed \d{1,2} \w+ \d{4}\)\.", text.splitlines()[0])
    for said in (view.title, view.version, address, *[source["url"] for source in view.sources]):
        assert said in text


@every_case
def test_bibtex_can_be_read(client: FlaskClient, slug: str, query: str) -> None:
    view = view_of(slug, query)
    text = client.get(f"/charts/{slug}.bib{query}").text
    entries = text.split("\n\n")
    assert len(entries) == 1 + len(view.sources)
    names = [re.match(r"@misc\{([\w.-]+),\n", entry).group(1) for entry in entries]  # type: ignore[union-attr]
    assert len(names) == len(set(names)) and names[0].startswith(slug)
    for entry in entries:
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
        for line in entry.strip().splitlines()[1:-1]:
            name, value = re.fullmatch(r"  (\w+) = \{(.*)\},?", line).groups()  # type: ignore[union-attr]
            if name != "url":
                assert not re.search(r"(?<!\\)[%&$#_]", value), f"LaTeX would stumble over {value}"
                assert "\u202f" not in value and "“" not in value


# The description of it all


def test_every_route_of_the_site_is_described(server: Flask) -> None:
    def shape(path: str) -> str:
        return re.sub(r"[<{][^>}]*[>}]", "*", path)

    described = {shape(path) for path in openapi.document()["paths"]}
    described |= {"/api/*"}  # one route for all datasets and for datapackage.json
    for rule in server.url_map.iter_rules():
        if not INTERNAL.search(rule.rule):
            assert shape(rule.rule) in described, f"{rule.rule} is missing in dashboard/openapi/"


def test_every_path_has_an_example_and_only_known_groups() -> None:
    for path in openapi.paths():
        assert path.group in openapi.GROUPS, path.path
        # Frozen embeds and the copy for disks are there only where somebody made them.
        assert path.examples or path.path.startswith(("/v/", "/offline.zip")), path.path
        named = {p.name for p in path.parameters if p.in_path}
        assert named == set(re.findall(r"\{(\w+)\}", path.path)), path.path


def test_the_pages_described_are_those_there_are() -> None:
    (described,) = [path for path in openapi.paths() if path.path == "/{page}"]
    alone = {path.path for path in openapi.paths() if path.group == "Pages" and "{" not in path.path}
    there = {page.path for page in (*pages.PAGES, *pages.UNLISTED)}
    assert {f"/{name}" for name in described.parameters[0].schema["enum"]} | alone == there


def unlike(schema: dict[str, Any], answer: Any) -> list[str]:
    """What of an answer is not as its schema says."""
    from jsonschema import Draft202012Validator  # takes seconds, which each process of the suite would pay

    return [error.message for error in Draft202012Validator(schema).iter_errors(answer)]


JSON_EXAMPLES = [(path, example) for path in openapi.paths() if path.schema for example in path.examples]


@pytest.mark.parametrize(("path", "example"), JSON_EXAMPLES, ids=[example for _, example in JSON_EXAMPLES])
def test_json_answers_are_as_their_schema_says(client: FlaskClient, path: openapi.Path, example: str) -> None:
    described = client.get("/api/openapi.json").get_json()
    schema = {"$ref": f"#/components/schemas/{path.schema}", "components": described["components"]}
    assert unlike(schema, client.get(example).get_json(force=True)) == []


@every_case
def test_every_view_is_as_its_schema_says(client: FlaskClient, slug: str, query: str) -> None:
    schema = {"$ref": "#/components/schemas/View", "components": openapi.document()["components"]}
    assert unlike(schema, client.get(f"/charts/{slug}.json{query}").get_json()) == []


@every_chart
def test_every_value_of_every_filter_is_described(slug: str) -> None:
    described = {parameter.name: parameter.schema for parameter in openapi.filters()}
    for filter_ in CHARTS[slug].parameters:
        schema = described[filter_.name]
        known = schema.get("items", schema)["enum"]
        assert {option.value for option in filter_.options()} <= set(known)


def test_the_page_for_programs_lists_every_path_and_is_found_from_the_data_page() -> None:
    html = html_writer.render(pages.tree("/api", Selection()))
    for path in openapi.paths():
        assert f"<code>{path.path}</code>" in html
    assert html.count("<h1") == 1 and 'href="/api/openapi.json"' in html
    assert 'href="/api"' in html_writer.render(pages.tree("/data", Selection()))
    assert "/api" not in dict(pages.ENTRIES)


# Where it is offered


@every_chart
def test_the_page_of_a_chart_offers_citations_sizes_and_all_rows(client: FlaskClient, slug: str) -> None:
    view = CHARTS[slug].at(Selection(province="punjab") if PLACED[slug] else Selection())
    html = client.get(addresses.page(view)).text.split("</head>")[1]
    for ending in ("png", "csv", "xlsx", "json", "zip", "bib", "citation.json", "citation.txt"):
        assert f'href="{addresses.download(view, ending)}"' in html, ending
    glue = "&amp;" if view.search else "?"
    for size in image.SIZES:
        assert f'href="{addresses.download(view, "png")}{glue}size={size}"' in html
    assert (f'href="{addresses.download(view, "csv")}{glue}rows=all"' in html) == PLACED[slug]
    assert HOST + addresses.page(view) in html.split('class="citation"')[1].split("</p>")[0]


def test_the_data_version_stands_in_everything(client: FlaskClient) -> None:
    version = tables.version()
    for ending in ("json", "bib", "citation.json", "citation.txt"):
        assert version in client.get(f"/charts/women-judges.{ending}").text
    assert client.get("/api/openapi.json").get_json()["info"]["x-data-version"] == version


@pytest.mark.browser
@pytest.mark.parametrize("slug", ["women-judges", "shelters-by-district"])
def test_an_exported_svg_carries_the_letters_of_its_font_rendered(client: FlaskClient, slug: str) -> None:
    text = client.get(f"/charts/{slug}.svg").data.decode()
    root = ElementTree.fromstring(text)
    (packed,) = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", text)
    font = TTFont(io.BytesIO(base64.b64decode(packed)))
    written = {letter for part in root.iter("{http://www.w3.org/2000/svg}text") for letter in "".join(part.itertext())}
    assert {letter for letter in written if letter.isprintable() and ord(letter) not in font.getBestCmap()} == set()
    assert len(written) > 30 and len(packed) < 30_000, "the letters in use, not the whole font"
    assert "fvar" in font, "bold is really bold"


@pytest.mark.parametrize("size", image.SIZES)
@pytest.mark.parametrize("slug", sampled(CHARTS, 3))
def test_a_picture_of_any_size_says_what_it_must_and_nothing_leaves_it(slug: str, size: str) -> None:
    view, wanted = CHARTS[slug].at(), image.SIZES[size]
    made = image.plan(view, wanted, HOST + addresses.page(view))
    figure, width, height, scale = image.compose(view, wanted, HOST + addresses.page(view))
    assert round(width * scale) == wanted.width
    assert wanted.height is None or abs(height * scale - wanted.height) <= scale
    said = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", a.get("text", "")) for a in figure["layout"]["annotations"]))
    said = re.sub(r"[\s/]+", "", said)
    musts = [view.title, view.subtitle, view.n, *view.rules, HOST + addresses.page(view), view.version]
    musts += [item["text"] for item in source_lines.links(view.sources)]
    musts += view.notes if wanted.height is None else []
    for words in musts:
        assert re.sub(r"[\s/]+", "", words) in said, words
    below = sum(block.height for block in made.foot)
    if made.aside:
        assert made.top + below + (made.keys[-1][1] + 32 if made.keys else 0) <= made.height
    else:
        assert made.top + below + image.plot_height(view, made.width - 2 * image.EDGE) <= made.height + 1


@pytest.mark.parametrize("slug", ["women-candidates", "women-in-parliament"])
def test_a_tall_chart_is_readable_in_a_wide_picture_and_whole(slug: str) -> None:
    view, size = CHARTS[slug].at(), image.SIZES["social"]
    made = image.plan(view, size, HOST + addresses.page(view))
    figure, _, _, scale = image.compose(view, size, HOST + addresses.page(view))
    assert made.columns and scale > 0.85, "14 pixels of a bar's words stay 12"
    ids = [name for trace in figure["data"] for name in trace["customdata"]]
    assert ids == tabular.bare_figure(view)["data"][0]["customdata"]
    said = [note["text"] for note in figure["layout"]["annotations"]]
    for note in tabular.bare_figure(view)["layout"]["annotations"]:
        assert note["text"] in said
    assert image.plan(view, image.SIZES["full"], HOST + addresses.page(view)).columns is None
