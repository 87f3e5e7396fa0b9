"""The paths of pages for people."""

from __future__ import annotations

from dashboard.data import tables
from dashboard.geography import gazetteer
from dashboard.openapi.parameters import AGAINST, ASKED, LAYER, PROPOSAL, SHOWING, SLUG, filters, one_of
from dashboard.openapi.records import HTML, Parameter, Path
from dashboard.search import engine
from dashboard.summaries import gallery


def pages() -> tuple[Path, ...]:
    """Every page, those with a name in their address included."""
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
        "since",
        "method",
        "compare",
        "data",
        "glossary",
        "accessibility",
        "keys",
        "offline",
        "api",
    )
    page = Parameter("page", "The page.", one_of(*names), in_path=True)
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
            ((404, "There is no such page."),),
        ),
        Path(
            "/map",
            "Pages",
            "One layer by district, or two, with up to four pinned districts: value, n, time, source, province.",
            HTML,
            (LAYER, AGAINST, *(f for f in filters() if f.name in ("province", "pins", "overlay", "borders", "lang"))),
            (
                "/map",
                "/map?layer=women-literacy&pins=lahore,chitral",
                "/map?layer=women-literacy&against=early-marriage",
            ),
        ),
        Path(
            gallery.PATH,
            "Pages",
            "All charts by their pictures, of one theme or one kind.",
            HTML,
            tuple(
                Parameter(f.name, f"{f.label}.", one_of(*(option.value for option in f.options())))
                for f in (gallery.TOPIC, gallery.FORM)
            ),
            (gallery.PATH, f"{gallery.PATH}?topic=smuggling&form=map"),
        ),
        Path(
            "/charts/{slug}",
            "Pages",
            "The page of one chart: the address to cite.",
            HTML,
            (SLUG, *filters(), *SHOWING),
            (
                "/charts/women-judges",
                "/charts/shelter-coverage?province=sindh",
                "/charts/women-judges?show=table&sort=-value",
            ),
            ((404, "There is no such chart; the page names the nearest."),),
        ),
        Path(
            "/provinces/{province}",
            "Pages",
            "One province or territory: where it stands, what is named in it, what our sources do not have.",
            HTML,
            (Parameter("province", "The province or territory.", one_of(*gazetteer.provinces()), in_path=True),),
            ("/provinces/sindh", "/provinces/gilgit-baltistan"),
            ((404, "There is no such province; the page names the nearest."),),
        ),
        Path(
            "/districts/{district}",
            "Pages",
            "One district as drawn: whether a shelter is named there, where the "
            "nearest named one is, and what the census says.",
            HTML,
            (Parameter("district", "The district.", one_of(*gazetteer.names()), in_path=True),),
            ("/districts/lahore", "/districts/frontier-region-kohat"),
            ((404, "There is no such district; the page names the nearest."),),
        ),
        Path(
            "/figures/{dataset}",
            "Pages",
            "Every figure of a dataset, each with its source; a row is linked by the figure’s id (#E125).",
            HTML,
            (Parameter("dataset", "The dataset.", one_of(*tables.figure_datasets()), in_path=True),),
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
