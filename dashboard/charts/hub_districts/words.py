"""What the chart of hub districts says: title, n, notes, the districts by name."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.hub_districts.facts import CHOSEN, CRIMES, LISTS, ORIGIN, ROLES, facts
from dashboard.charts.hub_districts.picture import COLOURS, classes, meaning
from dashboard.geography import gazetteer
from dashboard.i18n import say


def _mentions(view: View) -> pd.DataFrame:
    """The rows in which somebody names a district; all of them where only an NGO's choice is shown."""
    named = view.rows[view.rows["category"] != CHOSEN]
    return view.rows if named.empty else named


def _named(view: View) -> list[str]:
    return [gazetteer.names()[code] for code in _mentions(view)["code"].unique()]


def _span(view: View) -> str:
    """The years of the rows shown, first and last."""
    return i18n.year_span(view.rows["period"]) or say("undated in the report of 2021")


def title(view: View) -> str:
    """What the sources name, with their years."""
    return say("{told} ({years})", told=_told(view), years=_span(view))


def _told(view: View) -> str:
    """Which districts the most lists agree on, or what is named in the chosen place or list."""
    names = _named(view)
    origin = view.rows[view.rows["category"].isin(ORIGIN) & (view.rows["crime"] != "tip")]
    lists = origin["list"].nunique()
    often = origin.groupby("code")["list"].nunique()
    agreed = [gazetteer.names()[code] for code in origin["code"].unique() if often[code] == lists]
    if not view.place and not view.selection.edition and lists > 1 and agreed:
        return say(
            "{n} sources each name {places} as hubs or sources of migrants",
            n=i18n.capitalised(i18n.small(lists)),
            places=i18n.listing(agreed),
        )
    if (view.rows["category"] == CHOSEN).all():
        return say(
            "An NGO chose {places} for its work against trafficking",
            places=i18n.listing(names) if len(names) < 4 else say("{n} districts", n=i18n.small(len(names))),
        )
    if len(names) == 1:
        roles = i18n.listing([say(ROLES[role]) for role in _mentions(view)["category"].unique()])
        return say("{place} is named by sources: {roles}", place=names[0], roles=roles)
    where = say(" in {place}", place=view.place) if view.place else ""
    if len(names) <= 4:
        return say("Districts named{where}: {places}", where=where, places=i18n.listing(names))
    if view.selection.edition and not view.place:
        homes = view.rows.groupby("province", sort=False)["code"].nunique().sort_values(ascending=False, kind="stable")
        if len(homes) == 1:
            return say(
                "{n} districts are named, all in {place}",
                n=i18n.capitalised(i18n.small(len(names))),
                place=say(gazetteer.provinces()[homes.index[0]]),
            )
        return say(
            "{n} districts are named, {some} of them in {place}",
            n=i18n.capitalised(i18n.small(len(names))),
            some=i18n.small(int(homes.iloc[0])),
            place=say(gazetteer.provinces()[homes.index[0]]),
        )
    crime = say(" for {crime}", crime=say(CRIMES[view.selection.crime]).lower()) if view.selection.crime else ""
    return say(
        "{n} districts{where} are named by sources{crime}",
        n=i18n.capitalised(i18n.small(len(names))),
        where=where,
        crime=crime,
    )


def nothing(view: View) -> str:
    """That no source names a district here, which is not that nothing happens there."""
    last = i18n.years(facts()["period"])[-1]
    if view.place:
        return (
            say("No source drawn here, up to {year}, names a district of {place}", place=view.place, year=last)
            if not view.selection.district
            else say("No source drawn here, up to {year}, names {place}", place=view.place, year=last)
        )
    return say("This source, of {year} or before, names no district for this crime", year=last)


def subtitle(view: View) -> str:
    """What a mention is, by whom, for which crime, of which years."""
    who = say(LISTS[view.selection.edition]) if view.selection.edition else say("all lists")
    crime = say(CRIMES[view.selection.crime]).lower() if view.selection.crime else say("both crimes")
    return say("Districts by the role that sources give them, {crime}; named by: {who}", who=who, crime=crime)


def n(view: View) -> str:
    """Mentions and districts, and apart from them the districts that an NGO chose."""
    named = view.rows[view.rows["category"] != CHOSEN]
    chosen = view.rows["code"].nunique() - named["code"].nunique()
    if named.empty:
        return i18n.plural("n = 1 district, chosen", "n = {n} districts, chosen and not named", chosen)
    districts = named["code"].nunique()
    if districts == 1:
        told = i18n.plural("1 mention", "{n} mentions of one district", len(named))
    else:
        told = say("{n} mentions of {districts} districts", n=len(named), districts=districts)
    more = say("; {n} others chosen by an NGO", n=chosen) if chosen else ""
    return say("n = {told}, named and not counted{more}", told=told, more=more)


def notes(view: View) -> list[str]:
    """How to read a mention."""
    told = [
        say(
            "A district is named because somebody mentioned it, not because cases were counted there. A district "
            "that is not named may have as many."
        ),
    ]
    kinds = set(view.rows["list"])
    if {"officials-2021", "campaign-2020", "study-2015"} <= kinds:
        told.append(
            say(
                "The three sources of hubs and sources are one interview, one campaign page and one newspaper article "
                "on a study of 2015, which does not say which crime. They answer different questions."
            )
        )
    if not view.place and view.value("crime") != "som" and not view.selection.edition:
        told.append(
            say(
                "A study of 2012, quoted second hand in a newspaper, ascribes a practice to one more district: not "
                "drawn."
            )
        )
    if "ngo-2021" in kinds:
        told.append(
            say(
                "An NGO chose nine districts for its work against trafficking inside the country. That says nothing of "
                "what happens in them, so they are not counted as named."
            )
        )
    if (view.rows["category"] == "crossing").any():
        gates = view.rows.loc[view.rows["category"] == "crossing", "geography"].tolist()
        told.append(
            say(
                "Only crossings that the report names are drawn, and only as their district: {places}.",
                places=i18n.listing(gates),
            )
        )
    inside = view.rows[view.rows["geography"] != view.rows["code"].map(gazetteer.names())]
    if not inside.empty:
        pairs = dict.fromkeys(zip(inside["geography"], inside["code"].map(gazetteer.names()), strict=True))
        told.append(
            say(
                "Drawn as their district: {places}.",
                places=i18n.listing(
                    [say("{place} ({district})", place=place, district=district) for place, district in pairs]
                ),
            )
        )
    told.append(say("Districts as drawn in about 2011–2013; those made since are part of the one they came from."))
    return told


def spoken(view: View) -> list[str]:
    """The districts of each class by name."""
    found = classes(view.rows)
    return [
        say(
            "{what}: {places}.",
            what=meaning(view, kind),
            places=i18n.listing([gazetteer.names()[code] for code, own in found.items() if own == kind]),
        )
        for kind in COLOURS
        if kind in found.values()
    ]
