"""The public interface: PATHS, the ordered list of what the site answers to, and its description as OpenAPI 3.1.

A path is one record. Filters and their values come from the registry of charts, columns from datapackage.json, sizes
from dashboard/export/image.py: nothing that is said elsewhere is said here again.
The page at /api is made from the same document, and a test calls every example in it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from dashboard.briefs import brief
from dashboard.chart import ROW
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import citation, frozen, image
from dashboard.geography import gazetteer, layers
from dashboard.i18n import per_language
from dashboard.search import engine
from dashboard.selection import LONGEST, Selection
from dashboard.topics import proposals, since

VERSION = "1.0.0"  # of the interface: the first number changes when something that worked stops working
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
PNG = "image/png"
SVG = "image/svg+xml; charset=utf-8"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BIBTEX = "application/x-bibtex; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json; charset=utf-8"
GEOJSON = "application/geo+json"
SCRIPT = "text/javascript; charset=utf-8"


@dataclass(frozen=True)
class Parameter:
    """One parameter of a path: its name, a sentence, its JSON Schema, and whether it stands in the path."""

    name: str
    about: str
    schema: dict[str, Any]
    in_path: bool = False
    required: bool = False
    repeated: bool = False  # a list given as the same name several times, not with commas
    component: str = ""  # what it is called among the components, where another parameter has its name

    @property
    def values(self) -> list[str]:
        """What the parameter may be, where that is a list."""
        return self.schema.get("items", self.schema).get("enum", [])

    @property
    def described(self) -> dict[str, Any]:
        """The parameter as OpenAPI writes it; a list is one text with commas, unless it is repeated."""
        told: dict[str, Any] = {
            "name": self.name,
            "in": "path" if self.in_path else "query",
            "description": self.about,
            "required": self.in_path or self.required,
            "schema": self.schema,
        }
        return {**told, "style": "form", "explode": self.repeated} if self.schema.get("type") == "array" else told


@dataclass(frozen=True)
class Path:
    """One address: the template, its group, what it gives, content type, parameters, other answers, examples.

    examples are addresses that answer 200 with this content type. draws: it needs a renderer, else 503. schema: the
    name of the JSON Schema of the answer.
    """

    path: str
    group: str
    summary: str
    kind: str
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()
    otherwise: tuple[tuple[int, str], ...] = ()
    draws: bool = False
    schema: str = ""

    @property
    def described(self) -> dict[str, Any]:
        """The path as OpenAPI writes it."""
        schema: dict[str, Any] = {"$ref": f"#/components/schemas/{self.schema}"} if self.schema else {}
        others = [*self.otherwise, *([(503, "Nothing can be drawn here; a sentence says why.")] if self.draws else [])]
        name = "".join(part if part.isalnum() else "-" for part in self.path.strip("/")).strip("-") or "overview"
        return {
            "get": {
                "operationId": "-".join(part for part in name.split("-") if part),
                "tags": [self.group],
                "summary": self.summary,
                "parameters": [
                    {"$ref": f"#/components/parameters/{name_of(parameter)}"} for parameter in self.parameters
                ],
                "responses": {
                    "200": {"description": self.summary, "content": {self.kind: {"schema": schema} if schema else {}}},
                    **{str(status): {"description": said, "content": {TEXT: {}}} for status, said in others},
                },
                "x-examples": list(self.examples),
            }
        }


def name_of(parameter: Parameter) -> str:
    """What a parameter is called among the components: one in a path and one in a query may share a name."""
    return parameter.component or (f"{parameter.name}-in-path" if parameter.in_path else parameter.name)


def _text(*values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)} if values else {"type": "string"}


@per_language()
def filters() -> tuple[Parameter, ...]:
    """Every field of a selection that some chart understands, with all the values of all charts."""
    found = []
    for field in fields(Selection):
        used = [(chart, f) for chart in CHARTS.values() for f in chart.parameters if f.name == field.name]
        if not used:
            continue
        values = list(dict.fromkeys(option.value for _, f in used for option in f.options()))
        schema: dict[str, Any] = {"type": "array", "items": _text(*values)} if used[0][1].many else _text(*values)
        where = "every chart" if len(used) == len(CHARTS) else ", ".join(chart.slug for chart, _ in used)
        about = (
            f"{used[0][1].label}. Understood by {where}; a value that cannot be used is left out and told in a note."
        )
        found.append(Parameter(field.name, about, schema))
    return tuple(found)


SLUG = Parameter("slug", "The chart.", _text(*CHARTS), in_path=True)
PROPOSAL = Parameter("proposal", "The proposal.", _text(*proposals.ids()), in_path=True)
ROWS = Parameter("rows", "all: the rows of every place, whatever place is chosen.", _text("all"))
WHOLE = {"type": "integer", "minimum": image.SMALLEST, "maximum": image.LARGEST}
SIZING = (
    Parameter("size", " ".join(f"{s.name}: {s.reason}" for s in image.SIZES.values()), _text(*image.SIZES)),
    Parameter("width", "Pixels, in place of a named size.", WHOLE),
    Parameter("height", "Pixels; without it, as high as the content wants.", WHOLE),
    Parameter(
        "scale",
        "Multiplies width and height.",
        {"type": "number", "minimum": image.SCALES[0], "maximum": image.SCALES[1]},
    ),
)
LOOK = (
    Parameter("theme", "Colours.", _text("light", "dark", "auto")),
    Parameter("plain", "Without frame and background.", _text("1")),
    Parameter("static", "Without any script.", _text("1")),
    Parameter("controls", "The filters offered inside, by name.", {"type": "array", "items": _text()}),
)
ASKED = (
    Parameter(
        "q",
        f"What is looked for: at most {LONGEST} characters are read. All words count; typing errors are "
        "forgiven, case, accents and hyphens ignored; Urdu names of places are known.",
        {"type": "string", "maxLength": LONGEST},
    ),
    Parameter(
        "kind",
        f"Results of one kind alone, the first {engine.MOST} of them.",
        _text(*(collection.kind for collection in engine.COLLECTIONS), "page"),
        component="kind-of-result",
    ),
)
NO_CHART = (404, "There is no such chart; the nearest ones are named.")
NO_SIZE = (400, "The size is not one that is drawn; what is allowed is said.")


def _chart(
    ending: str, kind: str, summary: str, more: tuple[Parameter, ...] = (), query: str = "", schema: str = ""
) -> Path:
    """/charts/<slug>.<ending>, with an example as it is and one with a query."""
    draws = ending in ("png", "svg")
    example = f"/charts/women-judges.{ending}"
    return Path(
        f"/charts/{{slug}}.{ending}",
        "Charts",
        summary,
        kind,
        (SLUG, *filters(), *more),
        (example, f"/charts/shelter-coverage.{ending}?province=sindh{query}"),
        (NO_CHART, *((NO_SIZE,) if draws else ())),
        draws,
        schema,
    )


def _pages() -> tuple[Path, ...]:
    names = (
        "trafficking",
        "routes",
        "law",
        "response",
        "shelters",
        "referrals",
        "representation",
        "drivers",
        "displacement",
        "provinces",
        "recommendations",
        "method",
        "compare",
        "data",
        "glossary",
        "api",
    )
    page = Parameter("page", "The page.", _text(*names), in_path=True)
    kept = tuple(f for f in filters() if f.name in ("province", "district", "borders", "lang"))
    return (
        Path("/", "Pages", "The overview.", HTML, kept, ("/", "/?province=sindh")),
        Path(
            "/{page}",
            "Pages",
            "A page; everything on it stands in the first answer, without a script.",
            HTML,
            (page, *kept),
            tuple(f"/{name}" for name in names),
        ),
        Path(
            "/charts/{slug}",
            "Pages",
            "The page of one chart: the address to cite.",
            HTML,
            (SLUG, *filters()),
            ("/charts/women-judges", "/charts/shelter-coverage?province=sindh"),
            ((404, "There is no such chart; the page names the nearest."),),
        ),
        Path(
            "/provinces/{province}",
            "Pages",
            "One province or territory: where it stands, what is named in it, what nobody reports.",
            HTML,
            (Parameter("province", "The province or territory.", _text(*gazetteer.provinces()), in_path=True),),
            ("/provinces/sindh", "/provinces/gilgit-baltistan"),
            ((404, "There is no such province; the page names the nearest."),),
        ),
        Path(
            "/districts/{district}",
            "Pages",
            "One district as drawn: whether a shelter is named there, where the "
            "nearest named one is, and what the census says.",
            HTML,
            (Parameter("district", "The district.", _text(*gazetteer.names()), in_path=True),),
            ("/districts/lahore", "/districts/frontier-region-kohat"),
            ((404, "There is no such district; the page names the nearest."),),
        ),
        Path(
            "/figures/{dataset}",
            "Pages",
            "Every figure of a dataset, each with its source; a row is linked by the figure’s id (#E125).",
            HTML,
            (Parameter("dataset", "The dataset.", _text(*tables.figure_datasets()), in_path=True),),
            ("/figures/judges",),
            ((404, "There is no such dataset; the page names the nearest."),),
        ),
        Path(
            engine.PATH,
            "Pages",
            "Search over charts, places, figures, datasets, sources and pages. Nothing of a "
            "query is stored, and no search engine lists the page.",
            HTML,
            (*ASKED, *kept),
            (engine.PATH, f"{engine.PATH}?q=women+judges+Sindh", f"{engine.PATH}?q=census&kind=figure"),
        ),
        Path(
            "/recommendations/{proposal}",
            "Pages",
            "One proposal of the report: to whom, the figures on it, and what happened since.",
            HTML,
            (PROPOSAL,),
            ("/recommendations/P01",),
            ((404, "There is no such proposal; the page names the nearest."),),
        ),
    )


def _charts() -> tuple[Path, ...]:
    rows, all_rows = (ROWS,), "&rows=all"
    return (
        _chart("csv", CSV, "The rows that are shown (RFC 4180, UTF-8 with a byte-order mark).", rows, all_rows),
        _chart("xlsx", XLSX, "The rows on one sheet, what belongs to them on another.", rows, all_rows),
        _chart("json", JSON, "The rows with title, n, notes, sources and text alternative.", rows, all_rows, "View"),
        _chart(
            "zip",
            ZIP,
            "CSV, JSON, PNG, SVG and a README; no pictures where nothing can be drawn, and the README says so.",
            rows,
            all_rows,
        ),
        _chart(
            "png",
            PNG,
            "The view as a picture with all its words; source and address also as text chunks.",
            SIZING,
            "&size=column",
        ),
        _chart("svg", SVG, "The same picture as SVG; source and address also as metadata.", SIZING, "&size=column"),
        _chart(
            "figure.json",
            JSON,
            "The Plotly figure; its words are in layout.meta, its borders are addresses. A "
            "trace with meta.geojson takes its points from that layer, one with meta.rest the places of its layer "
            "that no other trace names.",
            schema="Figure",
        ),
        _chart("bib", BIBTEX, "The citation of the view and of its sources as BibTeX."),
        _chart("citation.json", CSL, "The citation of the view and of its sources as CSL-JSON.", schema="Citation"),
        _chart("citation.txt", TEXT, "The citation of the view as text, with today as the day of access."),
    )


def _data() -> tuple[Path, ...]:
    dataset = Parameter("dataset", "The dataset.", _text(*tables.names()), in_path=True)
    layer = Parameter("layer", "The layer.", _text(*layers.LAYERS), in_path=True)
    state = Parameter("version", "Its content hash; under the present one it may be kept for ever.", _text(), True)
    return (
        Path(
            "/api/charts.json",
            "Data",
            "Every chart with its filters and their values.",
            JSON,
            (),
            ("/api/charts.json",),
            schema="Catalogue",
        ),
        Path(
            "/api/datapackage.json",
            "Data",
            "The schema of all datasets (Frictionless Data Package).",
            JSON,
            (),
            ("/api/datapackage.json",),
            schema="Package",
        ),
        Path(
            "/api/{dataset}.csv",
            "Data",
            "One dataset, as it is kept.",
            CSV,
            (dataset,),
            tuple(f"/api/{name}.csv" for name in tables.names()),
            ((404, "There is no such dataset."),),
        ),
        Path(
            "/api/datasets.zip",
            "Data",
            "All datasets with their schema and their README.",
            ZIP,
            (),
            ("/api/datasets.zip",),
        ),
        Path(
            "/api/find.json",
            "Data",
            f"What a search finds, kind by kind, best first: at most {engine.FEW} of each.",
            JSON,
            ASKED,
            ("/api/find.json?q=women+judges+Sindh", "/api/find.json?q=R123&kind=figure", "/api/find.json"),
            schema="Found",
        ),
        Path(
            "/geodata/{layer}.{version}.geojson",
            "Data",
            "A layer of borders as the charts draw it.",
            GEOJSON,
            (layer, state),
            tuple(layers.layer_url(name) for name in layers.LAYERS),
            ((404, "There is no such layer."),),
        ),
    )


def _embeds() -> tuple[Path, ...]:
    state = Parameter("version", "A data version.", {"type": "string", "pattern": "^[0-9a-f]{10}$"}, in_path=True)
    kept = tuple(f"/v/{version}/embed/women-judges" for version in frozen.versions())
    return (
        Path(
            "/embed/{slug}",
            "Embeds",
            "A view for somebody else’s page; any page may frame it.",
            HTML,
            (SLUG, *filters(), *LOOK),
            ("/embed/women-judges?static=1", "/embed/shelter-coverage?theme=dark&plain=1"),
            (NO_CHART,),
        ),
        Path(
            "/v/{version}/embed/{slug}",
            "Embeds",
            "The embed as it was at a data version.",
            HTML,
            (state, SLUG, *filters(), *LOOK),
            kept,
            (NO_CHART, (410, "This view was not kept at that version; the live one is named.")),
        ),
        Path(
            "/embed/recommendations/{proposal}",
            "Embeds",
            "A proposal of the report for somebody else’s page: words only.",
            HTML,
            (PROPOSAL, *LOOK[:2]),
            ("/embed/recommendations/P01", "/embed/recommendations/P15?theme=dark"),
            ((404, "There is no such proposal."),),
        ),
        Path(
            "/embed.js",
            "Embeds",
            "The script for a page that embeds: frames get the height of their content.",
            SCRIPT,
            (),
            ("/embed.js",),
        ),
        Path(
            "/api/snippet/{slug}",
            "Embeds",
            "The HTML that embeds a view.",
            TEXT,
            (SLUG, *filters(), *LOOK),
            ("/api/snippet/women-judges?theme=dark",),
            (NO_CHART,),
        ),
        Path(
            "/oembed",
            "Embeds",
            "oEmbed 1.0, type rich.",
            JSON,
            (
                Parameter(
                    "url",
                    "The address of a chart’s page on this site.",
                    {"type": "string", "format": "uri"},
                    required=True,
                ),
                Parameter("format", "json.", _text("json")),
                Parameter("maxwidth", "Pixels.", {"type": "integer", "minimum": 1}),
                Parameter("maxheight", "Pixels.", {"type": "integer", "minimum": 1}),
            ),
            ("/oembed?url=http%3A%2F%2Flocalhost%2Fcharts%2Fwomen-judges",),
            ((404, "The address is no chart of this site."), (501, "Only JSON is served.")),
            schema="Embed",
        ),
    )


def _briefs() -> tuple[Path, ...]:
    words = {"type": "array", "items": {"type": "string", "maxLength": brief.LONGEST}}
    made = (
        Parameter("title", "The reader’s title.", {"type": "string", "maxLength": brief.LONGEST}),
        Parameter(
            "v",
            f"A view, such as women-judges~province=sindh; at most {brief.MOST}, in order.",
            {"type": "array", "items": {"type": "string"}},
            repeated=True,
        ),
        Parameter("h", "The reader’s heading of the view before it.", words, repeated=True),
        Parameter("t", "The reader’s sentence on the view before it.", words, repeated=True),
    )
    kind = Parameter("kind", "The file that is waited for.", _text("pdf", "docx", "zip"))
    one = "?v=women-judges~province=sindh&h=Judges&v=shelter-coverage"
    empty = (400, "The brief is empty.")
    return (
        Path(
            brief.PATH,
            "Briefs",
            "Views that a reader put together, ready for print. Nothing is stored.",
            HTML,
            made,
            (brief.PATH, brief.PATH + one),
        ),
        Path(f"{brief.PATH}.pdf", "Briefs", "The brief: PDF.", PDF, made, (f"{brief.PATH}.pdf{one}",), (empty,), True),
        Path(
            f"{brief.PATH}.docx",
            "Briefs",
            "The brief as a text document.",
            DOCX,
            made,
            (f"{brief.PATH}.docx{one}",),
            (empty,),
            True,
        ),
        Path(
            f"{brief.PATH}.zip",
            "Briefs",
            "The pictures of the brief.",
            ZIP,
            made,
            (f"{brief.PATH}.zip{one}",),
            (empty,),
            True,
        ),
        Path(
            f"{brief.PATH}/status",
            "Briefs",
            "How many pictures of a file are drawn; the others are begun.",
            JSON,
            (*made, kind),
            (f"{brief.PATH}/status{one}",),
            schema="Progress",
        ),
        Path(
            f"{brief.PATH}/progress",
            "Briefs",
            "A page that waits for a file and then leads to it.",
            HTML,
            (*made, kind),
            (f"{brief.PATH}/progress{one}&kind=pdf",),
            draws=True,
        ),
    )


def _service() -> tuple[Path, ...]:
    return (
        Path(
            since.FEED,
            "Service",
            "What changed since the report, and our own corrections, as an Atom feed.",
            "application/atom+xml; charset=utf-8",
            (),
            (since.FEED,),
        ),
        Path("/api/openapi.json", "Service", "This description.", JSON, (), ("/api/openapi.json",)),
        Path(
            "/healthz",
            "Service",
            "Whether the service answers, and the data version.",
            JSON,
            (),
            ("/healthz",),
            schema="Health",
        ),
    )


GROUPS = {
    "Charts": "One chart in every format. The query says which view; only what differs from the default is needed.",
    "Data": "Everything behind the charts.",
    "Embeds": "Charts on other people’s pages.",
    "Briefs": "Several views as one paper. The words in it are the reader’s, are marked so, and are not indexed.",
    "Pages": "For people.",
    "Service": "About the interface itself.",
}


@per_language()
def paths() -> tuple[Path, ...]:
    """Everything the site answers to, in the order in which it is described. A new path is one more record."""
    return (*_charts(), *_data(), *_embeds(), *_briefs(), *_pages(), *_service())


def endings() -> list[str]:
    """The formats a chart comes in ("csv", "xlsx" …)."""
    start = "/charts/{slug}."
    return [path.path.removeprefix(start) for path in paths() if path.path.startswith(start)]


def _row() -> dict[str, Any]:
    """The JSON Schema of a row, from the columns of datapackage.json."""
    found = {field["name"]: field for field in tables.resource(tables.figure_datasets()[0])["schema"]["fields"]}
    properties: dict[str, Any] = {}
    for name in ROW:
        field = found[name]
        kind: dict[str, Any] = {"type": ["number", "null"] if field["type"] == "number" else "string"}
        if name == "value":
            kind = {"type": ["number", "string", "null"]}
        if name == "empty_kind":
            kind = {"type": "string", "enum": ["", *field["constraints"]["enum"]]}
        properties[name] = {**kind, "description": field["description"]}
    return {"type": "object", "properties": properties, "required": list(ROW), "additionalProperties": False}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schemas() -> dict[str, Any]:
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    source = _object(
        id=text,
        title=text,
        publisher=text,
        url={"type": "string", "format": "uri"},
        published=text,
        accessed=text,
        licence=text,
        grade={"type": "string", "enum": ["A", "B"]},
    )
    dates = _object(**{"date-parts": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}})
    cited = _object(id=text, type=text, title=text, URL=text)
    cited["properties"] |= {"issued": dates, "accessed": dates, "note": text, "version": text}
    chart = _object(
        slug=text,
        title=text,
        question=text,
        unit=text,
        theme=text,
        map={"type": "boolean"},
        filters={"type": "object"},
        page=text,
        formats={"type": "object"},
    )
    return {
        "Row": _row(),
        "Source": source,
        "View": _object(
            slug=text,
            title=text,
            question=text,
            subtitle=text,
            unit=text,
            selection={"type": "object", "additionalProperties": text},
            n=text,
            rows={"type": "array", "items": {"$ref": "#/components/schemas/Row"}},
            sources={"type": "array", "items": {"$ref": "#/components/schemas/Source"}},
            notes=texts,
            alt=text,
            version=text,
        ),
        "Figure": _object(data={"type": "array", "items": {"type": "object"}}, layout={"type": "object"}),
        "Catalogue": _object(version=text, charts={"type": "array", "items": chart}),
        "Package": _object(name=text, title=text, licenses={"type": "array"}, resources={"type": "array"}),
        "Citation": {"type": "array", "items": cited, "minItems": 1},
        "Found": _object(
            query=text,
            version=text,
            taken={"type": "object", "additionalProperties": text},
            missing=texts,
            loose={"type": "boolean"},
            nearest=texts,
            groups={
                "type": "array",
                "items": _object(
                    kind=text,
                    name=text,
                    total={"type": "integer"},
                    results={
                        "type": "array",
                        "items": _object(key=text, title=text, value=text, context=text, path=text),
                    },
                ),
            },
        ),
        "Progress": _object(possible={"type": "boolean"}, done={"type": "integer"}, of={"type": "integer"}),
        "Health": _object(status={"const": "ok"}, version=text),
        "Embed": _object(
            type={"const": "rich"},
            version={"const": "1.0"},
            title=text,
            html=text,
            width={"type": "integer"},
            height={"type": "integer"},
        ),
    }


@per_language()
def document() -> dict[str, Any]:
    """The whole description as OpenAPI 3.1."""
    known = {name_of(parameter): parameter for path in paths() for parameter in path.parameters}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": citation.WORK,
            "summary": "Charts, data, pictures, embeds and citations of the dashboard, as plain GETs.",
            "description": "Every address can be read without a key. Parameters that are not known are ignored, values "
            "that cannot be used fall back to the default. The same request gives the same bytes as long as the data "
            "version stays the same.",
            "version": VERSION,
            "license": {"name": citation.LICENCE, "url": citation.LICENCE_URL},
            "x-data-version": tables.version(),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": about} for name, about in GROUPS.items()],
        "paths": {path.path: path.described for path in paths()},
        "components": {
            "parameters": {name: parameter.described for name, parameter in known.items()},
            "schemas": _schemas(),
        },
    }
