"""The paths of what lies behind the charts, and of the service itself."""

from __future__ import annotations

from dashboard.data import tables
from dashboard.export import border_files, offline_copy
from dashboard.geography import layers
from dashboard.openapi.parameters import ASKED, one_of
from dashboard.openapi.records import CSV, GEOJSON, JSON, SCRIPT, TEXT, XML, ZIP, Parameter, Path
from dashboard.search import engine
from dashboard.topics import since


def data() -> tuple[Path, ...]:
    """Datasets, the search as JSON and layers of borders."""
    dataset = Parameter("dataset", "The dataset.", one_of(*tables.names()), in_path=True)
    layer = Parameter("layer", "The layer.", one_of(*layers.every()), in_path=True)
    state = Parameter("version", "Its content hash; under the present one it may be kept for ever.", one_of(), True)
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
            f"What a search finds, best first: the answer where there is one, and at most {engine.FEW} results.",
            JSON,
            ASKED,
            ("/api/find.json?q=women+judges+Sindh", "/api/find.json?q=R123&kind=figure", "/api/find.json"),
            schema="Found",
        ),
        Path(
            engine.SUGGESTIONS,
            "Data",
            "What a browser suggests while its reader types, fetched whole so that no half-typed word is sent: kind, "
            "name, other names and address of places, charts and pages.",
            JSON,
            (),
            (engine.SUGGESTIONS,),
            schema="Suggestions",
        ),
        Path(
            "/api/borders/{borders}.geojson",
            "Data",
            "The districts of a border set by RFC 7946, with its licence and its note.",
            GEOJSON,
            (Parameter("borders", "The border set.", one_of(*border_files.offers()), in_path=True),),
            tuple(offer.path for offer in border_files.offers().values()),
            ((404, "There is no such set, or it has no file."),),
        ),
        Path(
            "/geodata/{layer}.{version}.geojson",
            "Data",
            "A layer of borders as the charts draw it.",
            GEOJSON,
            (layer, state),
            tuple(layers.layer_url(name) for name in layers.every()),
            ((404, "There is no such layer."),),
        ),
    )


def service() -> tuple[Path, ...]:
    """The description itself, and whether the service answers."""
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
            offline_copy.PATH,
            "Service",
            "The whole site as files that open from a disk, where its operator made them.",
            ZIP,
            (),
            (),
            ((404, "No copy was made here."),),
        ),
        Path(
            "/kept.js",
            "Service",
            "The script that answers with pages a reader has let the browser keep, where the line fails.",
            SCRIPT,
            (),
            ("/kept.js",),
        ),
        Path("/robots.txt", "Service", "What search engines may ask for.", TEXT, (), ("/robots.txt",)),
        Path("/sitemap.xml", "Service", "The address of every page.", XML, (), ("/sitemap.xml",)),
        Path(
            "/healthz",
            "Service",
            "Whether the service answers, and the data version.",
            JSON,
            (),
            ("/healthz",),
            schema="Health",
        ),
        Path(
            "/readyz",
            "Service",
            "Whether the service has all that it needs (else 503), and why the last reload was refused, if it was.",
            JSON,
            (),
            ("/readyz",),
            ((503, "Something that it needs is missing; the same description says what."),),
            schema="Ready",
        ),
    )
