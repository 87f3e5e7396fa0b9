"""What the map of shelters says: title, n, notes, the districts of each class."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.shelters_by_district.facts import KEYS, of_kind, tallies
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.topics import shelters
from dashboard.topics.shelters import CATEGORIES, CENTRE, FOUND, KNOWN, NGO, NONE, UNNAMED, UNREPORTED

WHEN = {
    "latest": "by all sources together, which named them at different times",
    "report-2.7": "as the report counts them in section 2.7, June 2019",
    "report-3.3": "as the report counts them in section 3.3, undated",
    "2017-11": "as lists and articles up to November 2017 name them",
}


def _span(view: View) -> str:
    """The years of the rows shown, first and last."""
    return i18n.year_span(view.rows["period"]) or say("undated in the report of 2021")


def title(view: View) -> str:
    """What the sources say of shelters, with their years."""
    whole = _complete(view)
    return _listed(whole) if whole else say("{told} ({years})", told=_told(view), years=_span(view))


def _complete(view: View) -> shelters.Tally | None:
    """The complete list that the title can quote with its date; None where no list covers just what is shown."""
    if len(view.rows) == 1:
        return None
    if view.place:
        here = _here(view)
        return here[0] if len(here) == 1 and here[0].complete and not here[0].every else None
    every = list(tallies(view).values())
    return None if any(tally.every for tally in every) else next(tally for tally in every if tally.complete)


def _told(view: View) -> str:
    """How many districts are known to have a shelter, or what is known of the chosen place."""
    if len(view.rows) == 1:
        return _one(view.rows.iloc[0].to_dict())
    found = of_kind(view, *FOUND)
    if view.place:
        return _chosen(view, found)
    edition = view.value("edition")
    every = [tally for tally in tallies(view).values() if tally.every]
    places = i18n.listing([say(gazetteer.provinces()[tally.province]) for tally in every])
    if edition == shelters.LATEST:
        elsewhere = found[~found["province"].isin([tally.province for tally in every])]
        named = int((elsewhere["category"] == KNOWN).sum())
        return say(
            "Every district of {places} had a women’s shelter; elsewhere, sources name {n} with one, and {others} with "
            "a centre or an NGO’s",
            places=places,
            n=named,
            others=len(elsewhere) - named,
        )
    others = sum(tally.counted for tally in tallies(view).values() if tally.counted is not None and not tally.every)
    return say(
        "Every district of {places} had a women’s shelter; the report counts {n} elsewhere, without naming "
        "their districts",
        places=places,
        n=others,
    )


def _listed(tally: shelters.Tally) -> str:
    return say(
        "In {when}, {n} districts of {place} had a government shelter for women, and no others there",
        when=i18n.period(tally.when),
        n=i18n.small(len(tally.named)),
        place=say(gazetteer.provinces()[tally.province]),
    )


def _one(row: dict[str, str]) -> str:
    place = row["geography"]
    if row["category"] == KNOWN:
        return say("A women’s shelter was named in {place}", place=place)
    if row["category"] == CENTRE:
        return say("A centre for women was named in {place}", place=place)
    if row["category"] == NGO:
        return say("A women’s shelter run by an NGO was named in {place}", place=place)
    if row["category"] == NONE:
        return say("{place} had no women’s shelter: the province’s list is complete", place=place)
    if row["category"] == UNNAMED:
        return say(
            "{place} is not named among the districts with a women’s shelter, which does not mean it has none",
            place=place,
        )
    return say("Women’s shelters in {place}: not in our sources", place=place)


def _chosen(view: View, found: pd.DataFrame) -> str:
    known, kinds = len(found), set(found["category"])
    what = say("a women’s shelter")
    if KNOWN not in kinds and CENTRE in kinds:
        what = say("a centre for women")
    elif CENTRE in kinds:
        what = say("a women’s shelter or a centre")
    if known == len(view.rows):
        return say("Every district of {place} had {what}", place=view.place, what=what)
    if known:
        return i18n.plural(
            "{what} was named in one district of {place}",
            "{what} was named in {count} districts of {place}",
            known,
            what=i18n.capitalised(what),
            count=i18n.small(known),
            place=view.place,
        )
    counted = [tally.counted for tally in _here(view) if tally.counted is not None]
    if counted:
        if sum(counted) == 1:
            return say("One women’s shelter is counted in {place}, and no district is named", place=view.place)
        return say(
            "{n} women’s shelters are counted in {place}, and no district is named",
            n=i18n.capitalised(i18n.small(sum(counted))),
            place=view.place,
        )
    return say("Women’s shelters in {place}: not in our sources", place=view.place)


def _here(view: View) -> list[shelters.Tally]:
    there = set(view.rows["province"])
    return [tally for code, tally in tallies(view).items() if code in there]


def subtitle(view: View) -> str:
    """Measure, level, edition."""
    return say("Districts with a known shelter for women, {when}", when=say(WHEN[view.value("edition")]))


def n(view: View) -> str:
    """Districts with a shelter by kind, of those drawn."""
    parts = []
    for kind, phrase in (
        (KNOWN, "{n} with a known shelter"),
        (CENTRE, "{n} with a centre for women"),
        (NGO, "{n} with a shelter run by an NGO"),
        (NONE, "{n} without one by a complete list"),
        (UNNAMED, "{n} not named"),
        (UNREPORTED, "{n} not reported"),
    ):
        count = len(of_kind(view, kind))
        if count:
            parts.append(say(phrase, n=count))
    if len(view.rows) == 1:
        return say("n = 1 district")
    return say("n = {n} districts as drawn: {parts}", n=len(view.rows), parts=i18n.comma().join(parts))


def notes(view: View) -> list[str]:
    """The count of each province beside its names, what was only announced, and what the map draws."""
    told = [tally.sentence for tally in _here(view) if tally.sentence]
    if len(of_kind(view, UNNAMED)):
        told.append(say("A district that no source names may still have a shelter."))
    if len(of_kind(view, UNREPORTED)):
        codes = of_kind(view, UNREPORTED)["province"].unique()
        told.append(
            say(
                "No source of this edition counts or names a shelter in {places}: not reported.",
                places=i18n.listing([_part(view, code) for code in codes]),
            )
        )
    shown = set(view.rows["code"])
    for when, codes in shelters.planned(view.value("edition")).items():
        here = [gazetteer.names()[code] for code in codes if code in shown]
        if here:
            announced = say("Announced by {when}: {places} ({n} districts).")
            if view.value("edition") == shelters.LATEST:
                announced = say("Announced by {when}, with no word since that they opened: {places} ({n} districts).")
            told.append(announced.format(when=i18n.period(when), places=i18n.listing(here), n=len(here)))
    if len(of_kind(view, CENTRE)):
        told.append(
            say(
                "A centre gives women help and protection; whether each has beds, or takes in survivors of "
                "violence, is not always said."
            )
        )
    told.append(say("Districts as drawn in about 2011–2013; those made since are part of the one they came from."))
    return told


def binding(view: View) -> list[str]:
    """What must stand wherever the map does: counted is not safe, and how old the oldest mention is."""
    return [say(shelters.COUNTED), *of_age(of_kind(view, *FOUND))]


def of_age(found: pd.DataFrame) -> list[str]:
    """How old the oldest mention is of districts where something was found; [] where none is dated."""
    dated = [period for period in found["period"] if period]
    if not dated:
        return []
    oldest = min(dated, key=lambda period: period.rpartition("/")[2])
    return [
        say(
            "The oldest mention shown is of {when}: a shelter named then may have closed.",
            when=i18n.period(oldest),
        )
    ]


def _part(view: View, province: str) -> str:
    """A province, said to be a part of it where others of its units have another class."""
    name = say(gazetteer.provinces()[province])
    others = view.rows[(view.rows["province"] == province) & (view.rows["category"] != UNREPORTED)]
    if others.empty:
        return name
    if province == "khyber-pakhtunkhwa":
        return say("the former tribal areas of {place}", place=name)
    return say("the rest of {place}", place=name)


def spoken(view: View) -> list[str]:
    """Which districts stand in which class; a province that is whole in one is said as one."""
    told = []
    for kind in CATEGORIES:
        frame = of_kind(view, kind)
        parts = []
        for province in frame["province"].unique():
            names = frame.loc[frame["province"] == province, "geography"].tolist()
            whole = len(names) == int((view.context["province"] == province).sum())
            place = say(gazetteer.provinces()[province])
            if whole and len(names) > 1:
                parts.append(say("all {n} districts of {place}", n=len(names), place=place))
            elif len(names) > 12 and kind not in FOUND:
                parts.append(say("{n} districts of {place}", n=len(names), place=place))
            else:
                parts.append(i18n.listing(names))
        if parts:
            told.append(f"{i18n.capitalised(say(KEYS.get(kind, kind)))}: {i18n.semicolon().join(parts)}.")
    return told
