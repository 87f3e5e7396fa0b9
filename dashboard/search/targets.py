"""What there is to find in the data: one function for each collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from dashboard import addresses, i18n
from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations, tables
from dashboard.data.source_lines import source_line
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import theme
from dashboard.search.found import Collection, Target
from dashboard.search.places import called, place_path, titles, wider
from dashboard.search.reading import Asked
from dashboard.search.words import WEAK, phrase_of
from dashboard.selection import Selection
from dashboard.topics import proposals

# Of figures that hold the words alike, that of the country comes first, those of the many districts last.
LEVELS = {"country": 1.03, "district": 0.93}
SENSITIVE = ("victims", "shelters", "shelter_status", "violence")  # datasets of those who may be in danger
# Filters that a query answers by a place, or never.
APART = ("province", "provinces", "district", "pins", "overlay", "borders", "lang")
WORD_OR_TWO = 15  # letters of a sentence such as "More than."
NOTE = 160  # letters of a note that stand in a line of results
MAPS = 1.06  # a map shows every place at once
HOME_ONLY = 0.5  # what a chart of provinces is worth to a reader who asks for a district, beside one of districts


def charts() -> Iterator[Target]:
    """Every chart: its title as it reads with no filter, its question, and what its rows are about."""
    for slug, chart in CHARTS.items():
        view = chart.at()
        # Of the places only those that a reader cannot choose: countries, courts, ways.
        about = ("category", "sex") if slug in choosing("province") else ("geography", "category", "sex")
        rows = [str(cell) for name in about for cell in view.rows[name].unique()]
        choices = [option.label for f in chart.parameters if f.name not in APART for option in f.options()]
        text = " ".join([say(theme.THEMES[chart.theme]), chart.about, *rows, *choices])
        names = (say(chart.question), slug.replace("-", " "))
        sensitive = chart.detected or chart.theme == "services"
        yield Target(
            slug,
            view.title,
            view.subtitle,
            addresses.page(view),
            names,
            text,
            MAPS if chart.map else 1.0,
            chart=slug,
            sensitive=sensitive,
        )


@cache
def choosing(level: str) -> dict[str, float]:
    """Slug -> what it is worth to somebody who asks for a province or a district that the chart can be shown for."""
    found = {slug: {f.name for f in chart.parameters} for slug, chart in CHARTS.items()}
    worth = {slug: 1.0 if level in names else HOME_ONLY for slug, names in found.items() if "province" in names}
    return worth


def chosen_place(slug: str, places: Iterable[str]) -> Selection:
    """The selection of a chart for the first of the places that it knows."""
    names = {f.name for f in CHARTS[slug].parameters}
    for code in places:
        if code in gazetteer.names() and code not in gazetteer.provinces() and "district" in names:
            return Selection(district=code)
        if "province" in names:
            return Selection(province=gazetteer.home(code) if code in gazetteer.names() else code)
    return Selection()


def chosen(slug: str, asked: Asked) -> Selection:
    """The selection of a chart that a query asks for: the place, and every choice whose name stands in the query."""
    said = asked.words
    found = {}
    for filter_ in CHARTS[slug].parameters:
        if filter_.name in APART:
            continue
        telling = {option.value: {*phrase_of(option.label)} - WEAK for option in filter_.options()}
        named = [value for value, words in telling.items() if words and words <= said]
        if named:
            found[filter_.name] = max(named, key=lambda value: len(telling[value]))
    return replace(chosen_place(slug, asked.places), **found)


def shown_for(target: Target, asked: Asked, whole: bool) -> Target:
    """A chart as a query asks for it; `whole`: with the title that it has then, which takes a moment."""
    view = CHARTS[target.chart].at(chosen(target.chart, asked))
    if view.selection == Selection() or (whole and view.rows.empty):
        return target
    titled = replace(target, title=view.title, context=view.subtitle) if whole else target
    return replace(titled, path=addresses.page(view))


def places() -> Iterator[Target]:
    """The provinces and the districts, by all names the sources use and by their Urdu names."""
    urdu = gazetteer.urdu()
    for code, name in titles().items():
        names = called().get(code, ())
        home = gazetteer.home(code)
        if code in gazetteer.provinces():
            told = [say("Province or territory")]
        else:
            told = [say("District, {province}", province=say(gazetteer.provinces()[home]))]
        if names:
            told.append(say("in sources also: {names}", names=", ".join(names[:5]) + (" …" if names[5:] else "")))
        answered = say("province district shelter school literacy marriage judges police")  # what its page answers
        text = f"{wider().get(code, '')} {answered}"
        others = tuple(one for one in dict.fromkeys((name, *names, urdu[code])) if one != say(name))
        yield Target(code, say(name), " · ".join([*told, urdu[code]]), place_path(code), others, text)


def first_sentence(note: str) -> str:
    """The first sentence of a note, with the next where it is a word or two; "" where that is too long for a line."""
    stop = "۔" if i18n.script() else "."
    first, _, rest = note.partition(f"{stop} ")
    first = f"{first}{stop} {rest.partition(f'{stop} ')[0]}" if rest and len(first) < WORD_OR_TWO else first
    first = first.strip()
    return "" if len(first) > NOTE or not first else first if first.endswith(stop) else f"{first}{stop}"


def figures() -> Iterator[Target]:
    """Every published figure: what, value, n, place, period and its note."""
    urdu = gazetteer.urdu()
    about = {name: tables.resource(name).get("title", name) for name in tables.figure_datasets()}
    for entry in observations.everything():
        row = entry.row
        codes = gazetteer.locate(row["geography"], row["geography_level"]) or ()
        codes = tuple(code for code in dict.fromkeys([*codes, *map(gazetteer.home, codes)]) if code in urdu)
        around = [part for code in codes[:4] for part in (gazetteer.title(code), urdu[code])]
        status = "" if row["status"] == "as printed" else say(row["status"]) + (" (B)" if row["grade"] == "B" else "")
        told = [entry.warning or first_sentence(say(str(row["note"]))), entry.n, entry.period, status, entry.id]
        title = f"{entry.what}: {say(row['geography'])}"
        yield Target(
            entry.id,
            title,
            " · ".join(part for part in told if part),
            entry.path,
            text=" ".join(
                [*(row[name] for name in ("indicator", "note", "counted_by", "period")), about[entry.dataset], *around]
            ),
            rank=LEVELS.get(row["geography_level"], 1.0),
            value=entry.told,
            family=f"{entry.dataset} {row['indicator']}",
            sensitive=entry.dataset in SENSITIVE,
        )


def datasets() -> Iterator[Target]:
    """Every dataset, by its name and by what it holds."""
    held = {"discrepancies": "/data#discrepancies", "left_out": "/data#left-out", "sources": "/data#sources"}
    for item in catalogue.datasets():
        path = (
            observations.PATH + item.name if item.name in tables.figure_datasets() else held.get(item.name, item.path)
        )
        told = say("{n} rows", n=item.rows)
        yield Target(item.name, item.title, f"{told} · {item.name}.csv", path, text=say("dataset file CSV"))


def sources() -> Iterator[Target]:
    """Every source, by title and publisher."""
    for record in catalogue.sources():
        line = source_line(record, short=True)
        yield Target(record["id"], record["title"], line, f"/data#source-{record['id']}", text=record["url"])


def proposed() -> Iterator[Target]:
    """What the report proposes, with whom each proposal addresses."""
    for proposal in proposals.everything():
        actors = [say(proposals.ACTORS[actor]) for actor in proposal.actors]
        told = " · ".join([say(proposals.HEADINGS[proposal.heading]), *actors[:3], proposal.id])
        text = " ".join([proposal.text, proposal.since, *actors, say("proposal recommendation")])
        yield Target(proposal.id, proposal.title, told, proposal.path, text=text)


def terms() -> Iterator[Target]:
    """The terms of the glossary, in both languages."""
    for row in tables.table("glossary").to_dict("records"):
        told = f"{row['definition'][:120].rsplit(' ', 1)[0]} … · {row['urdu']}"
        yield Target(row["id"], row["term"], told, f"/glossary#{row['id']}", (row["urdu"],), row["definition"])


# What there is to find in the data; a further kind is a function above and a line here.
COLLECTIONS = (
    Collection("chart", "Charts", "Chart", charts, 1.35),
    Collection("place", "Places", "Place", places, 1.25),
    Collection("figure", "Figures", "Figure", figures),
    Collection("proposal", "Proposals", "Proposal", proposed, 0.95),
    Collection("term", "Glossary", "Term of the glossary", terms, 0.75),
    Collection("dataset", "Datasets", "Dataset", datasets, 0.75),
    Collection("source", "Sources", "Source", sources, 0.7),
)
