"""Districts that sources name for smuggling or trafficking, by role and by list (report, sections 2.1, 2.2, 2.7)."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import DISTRICT, PLACES, Chart, View
from dashboard.data import tables
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.plots import maps, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import Filter, Selection, options

# Lists, by who named the districts. A row belongs to the first list that takes its figure.
LISTS = {
    "officials-2021": "A senior FIA official (interview), July 2021",
    "routes-2021": "Another senior FIA official (interview), July 2021",
    "karachi-2021": "FIA and police officials in interviews, 2021",
    "campaign-2020": "UNODC campaign, 2020",
    "study-2015": "UNODC and FIA study, 2015",
    "fia-2018": "FIA, interceptions of 2018",
    "gaps-2019": "An unpublished UNODC analysis, 2019",
    "report-2021": "The report of 2021, which names no source",
    "ngo-2021": "An NGO, which chose its districts in 2021",
}
EDITION = Filter(
    "edition",
    "Named by",
    lambda: options((value, name) for value, name in LISTS.items()),
    everything="All lists",
)
CRIMES = {"som": "Smuggling of migrants", "tip": "Trafficking in persons"}
CRIME = Filter(
    "crime", "Crime", lambda: options((value, name) for value, name in CRIMES.items()), everything="Both crimes"
)
SAID = {"som": "smuggling", "tip": "trafficking", "both": "smuggling and trafficking", "not said": "crime not said"}
ROLES = {
    "hub": "hub",
    "source": "source",
    "transit": "transit",
    "destination": "destination",
    "crossing": "border crossing",
    "coal-mines": "coal mines",
    "ngo-working-group": "chosen by an NGO for its work",
}
ORIGIN = ("hub", "source")
CHOSEN = "ngo-working-group"  # an NGO works there: nobody has said that anything happens there
# A practice that a study of 2012, quoted second hand, ascribes to one district: it stands in the data, not on a map.
SECOND_HAND = "buying-and-selling"
FOOTNOTES = {"footnote 44": "officials-2021", "footnote 45": "routes-2021", "footnote 56": "gaps-2019"}

# Classes of the map: key, meaning, colour. Ochre for smuggling, teal with white dots for what concerns trafficking
# only: a print in grey keeps the classes of a crime apart by their lightness, and the two crimes by the dots.
SEVERAL, ONCE, WAY, GATE, MINES, OTHER, WORK = "several", "once", "way", "gate", "mines", "other", "work"
MEANING = {
    SEVERAL: "Hub or source, by two sources or more",
    ONCE: "Hub or source, by one source",
    WAY: "Transit",
    GATE: "Border crossing named by the report",
    MINES: "Named for trafficking: coal mines",
    OTHER: "Named for trafficking: source, transit and destination",
    WORK: "Not named; an NGO works there against trafficking",
}
OCHRE, TEAL = theme.SEQUENTIAL["smuggling"], theme.SEQUENTIAL["trafficking"]
COLOURS = {
    SEVERAL: OCHRE[6],
    ONCE: OCHRE[4],
    WAY: OCHRE[2],
    GATE: OCHRE[1],
    MINES: TEAL[6],
    OTHER: TEAL[4],
    WORK: TEAL[1],
}
# With trafficking chosen nothing of the map is about smuggling alone: teal throughout.
TEALS = {SEVERAL: TEAL[6], ONCE: TEAL[4], WAY: TEAL[2], GATE: TEAL[0], MINES: TEAL[5], OTHER: TEAL[3], WORK: TEAL[1]}
DOTTED = (MINES, OTHER)


@per_language()
def _facts() -> pd.DataFrame:
    hubs = tables.figures("hubs", "place-named")
    hubs = hubs[~hubs["category"].isin(("foreign-node", SECOND_HAND))].assign(crime=lambda frame: frame["value"])
    gates = tables.figures("border", "crossing-named").assign(category="crossing", crime="not said")
    frame = pd.concat([hubs, gates], ignore_index=True)
    frame["code"] = [
        (gazetteer.locate(*place) or ("",))[0]
        for place in zip(frame["geography"], frame["geography_level"], strict=True)
    ]
    # Across the border is not on this map: Spin Boldak, which the report counts as a crossing of its own.
    frame = frame[frame["code"].isin(gazetteer.names())].reset_index(drop=True)
    frame["list"] = [_list(row) for row in frame.to_dict("records")]
    frame["value"] = [say(SAID[crime]) for crime in frame["crime"]]
    frame["province"] = frame["code"].map(gazetteer.province_of())
    return frame


def _list(row: dict[str, str]) -> str:
    if row["category"] == CHOSEN:
        return "ngo-2021"
    if row["source"] != "unodc-2021":
        return "fia-2018" if row["category"] == "transit" else "study-2015"
    if row["period"].startswith("2020"):
        return "campaign-2020"
    if row["period"].startswith("2021-07/"):
        return "karachi-2021"
    return next((name for footnote, name in FOOTNOTES.items() if row["locator"].endswith(footnote)), "report-2021")


def rows(selection: Selection) -> pd.DataFrame:
    """One row per fact (district, role, source); value is the crime it was named for."""
    frame = _facts().copy()
    if selection.edition:
        frame = frame[frame["list"] == selection.edition]
    if selection.crime:
        frame = frame[frame["crime"].isin((selection.crime, "both"))]
    return frame


def classes(frame: pd.DataFrame) -> dict[str, str]:
    """Code of a district -> its class: the strongest of its roles. Lists are counted, not facts."""
    found = {}
    for code, part in frame.groupby("code", sort=False):
        origins = part[part["category"].isin(ORIGIN) & (part["crime"] != "tip")]["list"].nunique()
        moves = part[part["crime"] != "tip"]["category"]
        if origins:
            found[str(code)] = SEVERAL if origins > 1 else ONCE
        elif (moves == "transit").any():
            found[str(code)] = WAY
        elif (moves == "crossing").any():
            found[str(code)] = GATE
        elif (part["category"] == CHOSEN).all():
            found[str(code)] = WORK
        else:
            found[str(code)] = MINES if (part["category"] == "coal-mines").any() else OTHER
    return found


def _meaning(view: View, kind: str) -> str:
    if kind == ONCE and view.selection.edition:
        return say("Hub or source")
    if view.value("crime") == "tip" and kind in (MINES, OTHER):
        return say("Coal mines") if kind == MINES else say("Source, transit and destination")
    return say(MEANING[kind])


def _colours(view: View) -> dict[str, str]:
    return TEALS if view.value("crime") == "tip" else COLOURS


def draw(view: View) -> Drawing:
    """A map of the districts named; one area holds all facts of its district."""
    order = list(COLOURS)
    areas = []
    for code, kind in classes(view.rows).items():
        part = view.rows[view.rows["code"] == code]
        areas.append(
            maps.Area(
                code=code,
                klass=order.index(kind),
                hover=_hover(code, part),
                figure_id="; ".join(part["figure_id"]),
                edge=kind == GATE,
                spots=theme.PAPER if kind in DOTTED else "",
            )
        )
    return maps.draw(view, areas, list(_colours(view).values()))


def _hover(code: str, part: pd.DataFrame) -> str:
    name = gazetteer.names()[code]
    lines = [f"<b>{name}</b>, {say(gazetteer.provinces()[gazetteer.province_of()[code]])}"]
    for row in part.to_dict("records"):
        place = "" if row["geography"] == name else f" ({row['geography']})"
        lines.append(f"{_role(row['category'])}{place} · {row['value']}<br>  {say(LISTS[row['list']])}")
    return "<br>".join(lines)


def _role(category: str) -> str:
    role = say(ROLES[category])
    return role[:1].upper() + role[1:]


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
            n=_upper(i18n.small(lists)),
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
                n=_upper(i18n.small(len(names))),
                place=say(gazetteer.provinces()[homes.index[0]]),
            )
        return say(
            "{n} districts are named, {some} of them in {place}",
            n=_upper(i18n.small(len(names))),
            some=i18n.small(int(homes.iloc[0])),
            place=say(gazetteer.provinces()[homes.index[0]]),
        )
    crime = say(" for {crime}", crime=say(CRIMES[view.selection.crime]).lower()) if view.selection.crime else ""
    return say(
        "{n} districts{where} are named by sources{crime}", n=_upper(i18n.small(len(names))), where=where, crime=crime
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def nothing(view: View) -> str:
    """That no source names a district here, which is not that nothing happens there."""
    last = i18n.years(_facts()["period"])[-1]
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
        return say("n = {n} districts, chosen and not named", n=chosen) if chosen > 1 else say("n = 1 district, chosen")
    districts = named["code"].nunique()
    if districts == 1:
        told = say("1 mention") if len(named) == 1 else say("{n} mentions of one district", n=len(named))
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


def legend(view: View) -> list[Key]:
    """The classes that occur, and the grey of the others."""
    found = set(classes(view.rows).values())
    keys = [
        Key(_meaning(view, kind), colour, "spots" if kind in DOTTED else "")
        for kind, colour in _colours(view).items()
        if kind in found
    ]
    rest = say("Not named, or outside the choice") if view.place else say("Not named")
    return [*keys, Key(rest, theme.FADED)]


def spoken(view: View) -> list[str]:
    """The districts of each class by name."""
    found = classes(view.rows)
    return [
        say(
            "{what}: {places}.",
            what=_meaning(view, kind),
            places=i18n.listing([gazetteer.names()[code] for code, own in found.items() if own == kind]),
        )
        for kind in COLOURS
        if kind in found.values()
    ]


CHART = Chart(
    slug="hub-districts",
    theme="smuggling",
    unit="mention",
    level="district",
    question="Which districts do sources name?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    nothing=nothing,
    filters=(EDITION, CRIME, *PLACES, DISTRICT),
    map=True,
    aspect=maps.shape,
    about="Smuggling of migrants and trafficking in persons are two crimes. Ochre marks what sources say of smuggling, "
    "or of both, or without saying which; teal with white dots marks what they say of trafficking only.",
)
