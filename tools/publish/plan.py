"""What is published: every page, view, embed and data file, as the file it becomes and the address that gives it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import permutations
from urllib.parse import parse_qsl

from dashboard import built_assets, i18n, pseudo
from dashboard.chart import Chart
from dashboard.charts import CHARTS
from dashboard.data import tables
from dashboard.export import border_files, frozen, offline_copy
from dashboard.export.image_sizes import SIZES
from dashboard.geography import gazetteer, layers
from dashboard.rendering import client as renderer
from dashboard.search import engine
from dashboard.selection import DISTRICT, PROVINCE, Filter, Selection, borders, singles
from dashboard.summaries import corridors, gallery, pinned
from dashboard.topics import proposals, since
from layouts import compare, families, offline, pages
from layouts import proposals as recommendations
from layouts.components import map_panel
from tools.publish.addresses import SEARCH, Address, file

NEEDS_SERVER = "/needs-a-server"  # the page that says what a file server cannot do
ENDINGS = ("csv", "json", "figure.json", "xlsx", "bib", "citation.json", "citation.txt")
APART = ("lang", "provinces")  # no single value of theirs is a view of its own: a list, and other languages
SINGLE = "social"  # the size of a view with a filter: previews must be files; the default view comes in all sizes
COMPARED_BY = ("provinces", "pins", "indicator")  # without them the page would compare nothing that was asked for
COMPARED = "provincial-disparities"  # the chart on the page that compares provinces
LIST_FILTERS = {
    recommendations.LIST: ("actor", "heading"),
    gallery.PATH: ("topic", "form"),
    map_panel.PATH: ("layer", "overlay"),
}  # filters that a page has beside those of its bar


@dataclass(frozen=True)
class Entry:
    """One file: `kind` says who makes it (tools/publish/making.py), `ask` is the address the application answers."""

    file: str
    kind: str
    ask: str

    @property
    def address(self) -> Address:
        """The address, taken apart."""
        return Address.of(self.ask)


@dataclass(frozen=True)
class Wanted:
    """What to publish: paths of pages and slugs of charts (empty: all), and the named sizes of pictures."""

    pages: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = tuple(SIZES)
    extras: bool = True  # data, frozen editions and the search
    languages: tuple[str, ...] = ()  # empty: all

    def __post_init__(self) -> None:
        """Raises ValueError for a page, a chart or a size that nobody has."""
        unknown = [name for name in self.sizes if name not in SIZES]
        unknown += [slug for slug in self.charts if slug not in CHARTS]
        unknown += [path for path in self.pages if not pages.find(path)]
        unknown += [code for code in self.languages if code not in i18n.languages()]
        if unknown:
            raise ValueError(f"Not known: {', '.join(unknown)}. Sizes are {', '.join(SIZES)}.")


@dataclass
class Plan:
    """All entries by file; a link is good when its file is here. `languages`: those it has pages in, by their codes."""

    entries: dict[str, Entry] = field(default_factory=dict)
    languages: tuple[str, ...] = (i18n.DEFAULT_LANGUAGE,)
    language: str = ""  # of what is added, "" in English

    def add(self, kind: str, ask: str) -> None:
        """Adds the answer to an address; the first way to a file stays."""
        address = replace(Address.of(ask), language=self.language)
        name = file(address)
        self.entries.setdefault(name, Entry(name, kind, address.ask))

    def __contains__(self, name: str) -> bool:
        return name in self.entries


def _queries(filters: Iterable[Filter]) -> list[str]:
    return ["", *[str(Address("", (choice,)).ask) for choice in singles(filters, APART)]]


def page_filters(path: str) -> tuple[str, ...]:
    """The names of the filters a page answers to."""
    page = pages.find(path)
    chart = CHARTS.get(path.removeprefix(families.CHART_PATH)) if path.startswith(families.CHART_PATH) else None
    if chart:
        return tuple(f.name for f in chart.parameters if f.name not in APART)
    more = COMPARED_BY if path == compare.PATH else LIST_FILTERS.get(path, ())
    return (*(page.filters if page else ()), *more)


def page_queries(path: str) -> list[str]:
    """The queries a page is published at: none, and one for each single choice."""
    if path.startswith(families.CHART_PATH):
        return _queries(CHARTS[path.removeprefix(families.CHART_PATH)].parameters)
    known = {"province": PROVINCE, "district": DISTRICT, "borders": borders()}
    found = _queries(known[name] for name in page_filters(path) if name in known)
    if path in LIST_FILTERS:
        found += [f"?{name}={value}" for name in LIST_FILTERS[path] for value in _list_values(name)]
    if path == compare.PATH:
        found += [f"?provinces={chosen}" for chosen in (*gazetteer.provinces(), *_pairs())]
    return found


def _pairs() -> list[str]:
    """Two provinces to compare, in both orders."""
    return [",".join(pair) for pair in permutations(gazetteer.provinces(), 2)]


def _list_values(name: str) -> list[str]:
    over = pinned.overlay(Selection())
    known = (proposals.ACTOR, proposals.HEADING, gallery.TOPIC, gallery.FORM, pinned.LAYER, over)
    filter_ = {f.name: f for f in known}[name]
    return [option.value for option in filter_.options()]


def paths(wanted: Wanted) -> list[str]:
    """The paths of all pages that are wanted."""
    found = [page.path for page in (*pages.PAGES, *pages.UNLISTED)]
    found += [family.path + key for family in families.FAMILIES for key in family.every()]
    if not (wanted.pages or wanted.charts):
        return found
    return [*wanted.pages, *[families.CHART_PATH + slug for slug in wanted.charts]]


def _views(plan: Plan, chart: Chart, sizes: tuple[str, ...]) -> None:
    """Every form of the views of a chart. The PNG of a filtered view is drawn in the browser: as files, 700 MB."""
    slug = chart.slug
    drawn = renderer.available()
    for query in _queries(chart.parameters):
        if not query.startswith("?district="):  # a district is a choice of the page, which is fetched whole
            plan.add("card", f"/charts/{slug}.card.html{query}")
        plan.add("embed", f"/embed/{slug}{query}")
        plan.add("snippet", f"/api/snippet/{slug}{query}")
        for ending in ENDINGS:
            plan.add("data", f"/charts/{slug}.{ending}{query}")
        if not query:
            plan.add("data", f"/charts/{slug}.html")
        if query or not drawn:
            plan.add("recipe", f"/charts/{slug}.picture.json{query}")
        if not drawn or query.startswith("?district="):
            continue
        if query and SINGLE in sizes:
            plan.add("picture", f"/charts/{slug}.png{query}&size={SINGLE}")
        if not query:
            for size in sizes:
                plan.add("picture", f"/charts/{slug}.png?size={size}")
                plan.add("picture", f"/charts/{slug}.png?size={size}&style=print")
            plan.add("picture", f"/charts/{slug}.svg")
            plan.add("thumbnail", f"/charts/{slug}.thumbnail.svg")
            plan.add("picture", f"/charts/{slug}.zip")
        elif slug == corridors.SLUG:  # one small picture for each corridor
            plan.add("thumbnail", f"/charts/{slug}.thumbnail.svg{query}")
    if slug == COMPARED:
        for pair in _pairs():
            plan.add("page", f"{families.CHART_PATH}{slug}?provinces={pair}")
            plan.add("embed", f"/embed/{slug}?provinces={pair}")
            plan.add("recipe", f"/charts/{slug}.picture.json?provinces={pair}")
            for ending in ("figure.json", "csv", "json", "xlsx"):
                plan.add("data", f"/charts/{slug}.{ending}?provinces={pair}")
    for theme in ("theme=dark", "theme=auto", "plain=1", "static=1"):
        plan.add("embed", f"/embed/{slug}?{theme}")


def _data(plan: Plan) -> None:
    names = [entry["path"] for entry in tables.package()["resources"]]
    for name in (*names, "datapackage.json", *tables.schema_files(), "charts.json", "datasets.zip", "openapi.json"):
        plan.add("data", f"/api/{name}")
    for name in border_files.offers():
        plan.add("data", f"/api/borders/{name}.geojson")


def _records(plan: Plan) -> None:
    plan.add("data", since.FEED)
    for key in proposals.ids():
        plan.add("embed", f"/embed{proposals.PATH}{key}")
        plan.add("embed", f"/embed{proposals.PATH}{key}?theme=dark")


def _frozen(plan: Plan) -> None:
    for version in frozen.versions():
        archive = frozen.path(version)
        if archive is None:
            continue
        with zipfile.ZipFile(archive) as bundle:
            for name in bundle.namelist():
                slug, _, query = name.removesuffix(".html").partition("!")
                if slug in CHARTS:
                    plan.add("embed", Address(f"/v/{version}/embed/{slug}", tuple(sorted(parse_qsl(query)))).ask)


FACE = "/picture-font.css"  # the fonts that browsers draw pictures with

# What pages fetch of the front end.
PARTS = (
    *("site.css", "media.css", "map.css", "place.css", "records.css", "facts.css", "keys.css", "arabic.css"),
    *("font.woff2", "font-arabic.woff2", "font-headings.woff2"),
    *(
        "plotly.js",
        "keys.js",
        "taps.js",
        "sound.js",
        "help.js",
        "fields.js",
        "published.js",
        "map.js",
        "keep.js",
        "licences.txt",
    ),
)


def make(wanted: Wanted) -> Plan:
    """The plan: what is quick first, so that a run that is stopped leaves whole pages."""
    codes = wanted.languages or tuple(code for code in i18n.languages() if code != pseudo.CODE)
    plan = Plan(languages=codes)
    for name in PARTS:
        if built_assets.address(name):
            plan.add("asset", built_assets.address(name))
    plan.add("data", "/embed.js")
    plan.add("data", offline.WORKER)
    for name in layers.every():
        plan.add("data", layers.layer_url(name))
    if offline_copy.copy():
        plan.add("data", offline_copy.PATH)
    for code in codes:
        plan.language = "" if code == i18n.DEFAULT_LANGUAGE else code
        _pages(plan, wanted)
    plan.language = ""
    if wanted.extras:
        _data(plan)
        _frozen(plan)
    plan.add("face", FACE)
    plan.add("note", "/README.txt")
    return plan


def _pages(plan: Plan, wanted: Wanted) -> None:
    """All that has words, in one language."""
    plan.add("notice", NEEDS_SERVER)
    for path in paths(wanted):
        for query in page_queries(path):
            plan.add("page", path + query)
    slugs = wanted.charts if wanted.charts or wanted.pages else tuple(CHARTS)
    for slug in slugs:
        _views(plan, CHARTS[slug], wanted.sizes)
    if wanted.extras:
        _records(plan)
    if engine.PATH in paths(wanted):
        plan.add("search", SEARCH)
        plan.add("suggestions", engine.SUGGESTIONS)
