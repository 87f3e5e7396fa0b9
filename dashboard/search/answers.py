"""The answer to a question that names a measure and a place or a year, as it stands above the results.

Three are tried in turn: what is known of shelters in a place, an indicator at a place, and a single published figure.
An answer is given only where every word of the subject is in it: none is better than one to another question.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard import addresses, i18n
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import observations, provenance
from dashboard.data.observations import Entry, plain
from dashboard.data.row import Row
from dashboard.data.source_lines import where
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.search.found import Answer
from dashboard.search.index import Index
from dashboard.search.places import place_path, titles
from dashboard.search.reading import Asked
from dashboard.search.single_figure import end, is_at, is_of, single, years
from dashboard.search.subjects import SUBJECTS, is_about, names
from dashboard.search.targets import APART, SENSITIVE, chosen_place
from dashboard.search.words import phrase_of
from dashboard.selection import Selection
from dashboard.summaries import place_profiles

DETECTED = ("victims", "prosecution", "fia_cases")  # datasets of detected cases: counting them is not counting crime
# Words that ask for a shelter, or say for whom: with them the question is still whether one is known there.
FOR_SHELTER = ("women", "girl", "safe", "public", "government", "help", "need", "go", "find", "available", "victim")


def single_place(asked: Asked) -> str | None:
    """The code of the place a query is about: "" where it names none, None where it names several."""
    districts = [code for code in asked.places if code not in gazetteer.provinces()]
    wider = {gazetteer.home(code) for code in districts}
    found = [code for code in asked.places if code not in wider or code in districts]
    return None if len(found) > 1 else (found or [""])[0]


def of_time(asked: Asked, index: Index, period: str, place: str) -> str:
    """Why a figure of a period is not quite what was asked: "2022: not in our sources. What there is: 2017."."""
    missing = [str(year) for year in asked.years if year not in years(period)]
    if not missing:
        return ""
    told = {"years": i18n.listing(missing), "when": i18n.period(period) or say("no stated time")}
    if _counted_then(asked, index, place):
        return say("What there is: {when}. For {years} our sources count something else.", **told)
    return say("{years}: not in our sources. What there is: {when}.", **told)


def _counted_then(asked: Asked, index: Index, place: str) -> bool:
    """Whether any figure of the place and the years holds all words of the subject, wherever they stand in it."""
    held = np.all([index.reach(term) > 0 for term in asked.topic], axis=0)
    found = (target.key for c, target in (index.entries[i] for i in np.flatnonzero(held)) if c.kind == "figure")
    return any(is_at(entry, place) and is_of(entry, asked.years) for entry in map(observations.find, found))


def source(row: Row | dict[str, Any]) -> str:
    """Who says so, and what kind of word it is: "Dawn, whole article · press report (B)"."""
    status = "" if row["status"] == "as printed" else say(row["status"])
    grade = " (B)" if row["grade"] == "B" else ""
    return " · ".join(part for part in (where(row), (status + grade).strip()) if part)  # type: ignore[arg-type]


def with_chart(answer: Answer, slug: str, chosen: Selection, place: str) -> Answer:
    """The answer with its chart, at the place that was asked for."""
    if not slug:
        return answer
    at = chosen_place(slug, [place] if place else [])
    view = CHARTS[slug].at(replace(chosen, province=at.province, district=at.district))
    return replace(answer, chart=slug, chart_title=view.title, chart_path=addresses.page(view))


def shelter(asked: Asked, index: Index) -> Answer | None:
    """What is known of women's shelters in a district, or how many were counted in a province."""
    place = single_place(asked)
    known = [term for term in asked.topic if names(term, ["shelter"])]
    if not place or not known or any(not names(term, ["shelter", *FOR_SHELTER]) for term in asked.topic):
        return None
    title = say("Women’s shelters: {place}", place=say(titles()[place]))
    if place in gazetteer.names():
        told, beside = place_profiles.answer(place)
        found = place_profiles.shelter(place)
        said = source(found.row) if found.found else ""
        period = str(found.row["period"]) if found.found else ""
    else:
        told, beside = (
            place_profiles.tally(place),
            say("A shelter counted is not a shelter that is safe, or open today."),
        )
        said, period = "", ""
    if not told:
        return None
    instead = of_time(asked, index, period, place) if period else ""
    answer = Answer(title, told, place_path(place), caveat=beside, source=said, instead=instead, sensitive=True)
    return with_chart(answer, "shelters-by-district", Selection(), place)


def measure(asked: Asked, index: Index) -> Answer | None:
    """An indicator at a province or district: a share with its n of N."""
    place = single_place(asked)
    subject = next((subject for subject in SUBJECTS if is_about(asked.topic, subject)), None)
    if not place or subject is None:
        return None
    reading, instead, at = None, "", place
    if place not in gazetteer.provinces():
        long = say(place_profiles.INDICATORS[subject.indicator].long)
        reading = next((item.reading for item in place_profiles.local(place) if item.reading.long == long), None)
        if reading is None:
            at = gazetteer.home(place)
            instead = say("Counted by province, not by district: this is {province}.", province=say(titles()[at]))
    reading = reading or place_profiles.reading(subject.indicator, at)
    row = reading.row
    instead = " ".join(
        part for part in (instead, of_time(asked, index, str(row["period"]), place) if reading.known else "") if part
    )
    if reading.known and at == place and (other := single(asked, index, place)) and other.row["unit"] == row["unit"]:
        of_year = set(asked.years) <= set(years(str(row["period"])))
        if (asked.years and is_of(other, asked.years)) or (
            end(other) > str(row["period"]).rpartition("/")[2] and not (asked.years and of_year)
        ):
            return _told(other, asked, index, place, (subject.chart, subject.chosen))  # of the year, or later
    title = f"{reading.long}: {say(titles()[at])}"
    path = observations.find(reading.ids[0]).path if reading.ids else place_path(at)
    answer = Answer(
        title,
        place_profiles.told(row),
        path,
        n=place_profiles.n_of(row) if reading.known else "",
        period=i18n.period(row["period"]) if reading.known else "",
        source=source(row) if reading.known else "",
        caveat=" ".join(filter(None, (observations.warning(row), _small(row)))),
        instead=instead,
    )
    return with_chart(answer, subject.chart, subject.chosen, place)


def _small(row: Row) -> str:
    """That a share rests on few."""
    base = row["denominator"]
    return say("A share of fewer than 30.") if base == base and base and base < 30 else ""


def figure(asked: Asked, index: Index) -> Answer | None:
    """The one published figure whose name holds all words of the subject, at the place, of the year or the latest."""
    place = single_place(asked)
    entry = None if place is None else single(asked, index, place)
    return _told(entry, asked, index, place or "") if entry else None


def _told(
    entry: Entry, asked: Asked, index: Index, place: str, chart: tuple[str, Selection] = ("", Selection())
) -> Answer:
    row = entry.row
    # What the measure says already is not said again: "Share of women in the police", not ", police, female" too.
    said = set(phrase_of(entry.measure))
    of_women = any(word in row["indicator"] for word in ("women", "girls", "female"))
    again = {"category": ""} if set(phrase_of(plain(row["category"]))) <= said else {}
    what = Entry(entry.dataset, row | again | ({"sex": "all"} if of_women else {})).what
    answer = Answer(
        f"{what}: {say(row['geography'])}",
        entry.told,
        entry.path,
        n=entry.n,
        period=entry.period,
        source=source(row),
        caveat=entry.told_note,
        instead=of_time(asked, index, str(row["period"]), place),
        sensitive=entry.dataset in SENSITIVE,
    )
    slug, chosen = shown_by(entry.id, entry.dataset) or chart
    if entry.dataset in DETECTED or (slug and CHARTS[slug].detected):
        answer = replace(answer, caveat=f"{answer.caveat} {say(i18n.DETECTED)}".strip())
    return with_chart(answer, slug, chosen, place)


@per_language(maxsize=512)
def shown_by(figure_id: str, dataset: str) -> tuple[str, Selection] | None:
    """(slug, selection) of the first view that shows a figure, without a place: as charts stand, else with a choice."""
    charts = [chart for slug, chart in CHARTS.items() if dataset in _datasets()[slug]]
    for view in (*(chart.at() for chart in charts), *(view for chart in charts for view in chart.views(APART))):
        if figure_id in _shown(view):
            return view.chart.slug, view.selection
    return None


def _shown(view: View) -> set[str]:
    return {name for cell in view.context["figure_id"].unique() for name in provenance.parts(cell)}


@per_language()
def _datasets() -> dict[str, set[str]]:
    """Slug -> the datasets that the chart takes figures from."""
    known = {slug: filter(observations.known, _shown(chart.at())) for slug, chart in CHARTS.items()}
    return {slug: {observations.find(name).dataset for name in names} for slug, names in known.items()}


ANSWERS = (shelter, measure, figure)
