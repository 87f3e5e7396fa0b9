"""What there is to find in the data: one function for each collection."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations, tables
from dashboard.data.source_lines import source_line
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.plots import theme
from dashboard.search.answers import Collection, Target
from dashboard.search.words import SAME, phrase_of
from dashboard.topics import proposals

# Of figures that hold the words alike, that of the country comes first, those of the many districts last.
LEVELS = {"country": 1.03, "district": 0.93}
SENSITIVE = ("victims", "shelters", "shelter_status", "violence")  # datasets of those who may be in danger


def charts() -> Iterator[Target]:
    """Every chart: its title as it reads with no filter, its question, and what its rows are about."""
    for slug, chart in CHARTS.items():
        view = chart.at()
        rows = [str(cell) for name in ("geography", "category", "sex") for cell in view.rows[name].unique()]
        text = " ".join([slug, say(theme.THEMES[chart.theme]), chart.about, *rows])
        sensitive = chart.detected or chart.theme == "services"
        yield Target(slug, view.title, view.subtitle, view.path, (chart.question,), text, sensitive=sensitive)


def place_path(code: str) -> str:
    """Where a province or a district is shown."""
    return f"/provinces/{code}" if code in gazetteer.provinces() else f"/districts/{code}"


@per_language()
def _own() -> dict[str, str]:
    return {code: gazetteer.title(code) for code in (*gazetteer.provinces(), *gazetteer.names())}


@per_language()
def _called() -> dict[str, tuple[str, ...]]:
    """Code -> other names of a province or district in the sources, places in it included."""
    found: dict[str, list[str]] = {}
    for row in gazetteer.crosswalk().itertuples():
        if row.level in ("province", "district", "place") and not {";", "("} & set(row.unit + row.name):
            found.setdefault(row.unit, []).append(row.name)
    for names, _ in SAME:
        for code, name in _own().items():
            if name in names:
                found.setdefault(code, []).extend(names)
    return {
        code: tuple(n for n in dict.fromkeys(names) if phrase_of(n) != phrase_of(_own().get(code, "")))
        for code, names in found.items()
    }


@per_language()
def _wider() -> dict[str, str]:
    """Code -> names of what the sources count a district into ("former FATA", "Gujranwala Division")."""
    found: dict[str, str] = {}
    for row in gazetteer.crosswalk().itertuples():
        for code in row.unit.split("; ") if ";" in row.unit and ";" not in row.name else ():
            found[code] = f"{found.get(code, '')} {row.name}"
    return found


def places() -> Iterator[Target]:
    """The provinces and the districts, by all names the sources use and by their Urdu names."""
    urdu = gazetteer.urdu()
    for code, name in _own().items():
        names = _called().get(code, ())
        home = gazetteer.home(code)
        if code in gazetteer.provinces():
            told = [say("Province or territory")]
        else:
            told = [say("District, {province}", province=say(gazetteer.provinces()[home]))]
        if names:
            told.append(say("in sources also: {names}", names=", ".join(names[:5]) + (" …" if names[5:] else "")))
        text = f"{_wider().get(code, '')} {say('province district')}"
        yield Target(code, say(name), " · ".join([*told, urdu[code]]), place_path(code), (*names, urdu[code]), text)


def figures() -> Iterator[Target]:
    """Every published figure: what, value, n, place, period and its note."""
    urdu = gazetteer.urdu()
    titles = {name: tables.resource(name).get("title", name) for name in tables.figure_datasets()}
    for entry in observations.everything():
        row = entry.row
        codes = gazetteer.locate(row["geography"], row["geography_level"]) or ()
        codes = tuple(code for code in dict.fromkeys([*codes, *map(gazetteer.home, codes)]) if code in urdu)
        around = [part for code in codes[:4] for part in (gazetteer.title(code), urdu[code])]
        status = "" if row["status"] == "as printed" else say(row["status"]) + (" (B)" if row["grade"] == "B" else "")
        told = [entry.warning, entry.n, entry.period, status, entry.id]
        title = f"{entry.what}: {row['geography']}"
        yield Target(
            entry.id,
            title,
            " · ".join(part for part in told if part),
            entry.path,
            text=" ".join(
                [*(row[name] for name in ("indicator", "note", "counted_by", "period")), titles[entry.dataset], *around]
            ),
            rank=LEVELS.get(row["geography_level"], 1.0),
            value=entry.told,
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
    Collection("chart", "Charts", charts, 1.25),
    Collection("place", "Places", places, 1.05),
    Collection("figure", "Figures", figures),
    Collection("proposal", "Proposals", proposed, 0.95),
    Collection("term", "Glossary", terms, 0.75),
    Collection("dataset", "Datasets", datasets, 0.75),
    Collection("source", "Sources", sources, 0.85),
)
