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
    "officials-2021": "Officials of the FIA and the police, 2021",
    "campaign-2020": "UNODC campaign, 2020",
    "study-2015": "UNODC and FIA study, 2015",
    "fia-2018": "FIA, interceptions of 2018",
    "report-2021": "The report itself, 2021",
    "ngo-2021": "NGO working group, 2021",
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
    "buying-and-selling": "sale of girls",
    "ngo-working-group": "chosen by an NGO",
}
ORIGIN = ("hub", "source")

# Classes of the map: key, meaning, colour. Ochre for smuggling, teal with white dots for what concerns trafficking
# only: a print in grey keeps the classes of a crime apart by their lightness, and the two crimes by the dots.
SEVERAL, ONCE, WAY, GATE, MINES, OTHER = "several", "once", "way", "gate", "mines", "other"
MEANING = {
    SEVERAL: "Hub or source, on two lists or more",
    ONCE: "Hub or source, on one list",
    WAY: "Transit",
    GATE: "Border crossing named by the report",
    MINES: "Named for trafficking: coal mines",
    OTHER: "Named for trafficking: other roles",
}
OCHRE, TEAL = theme.SEQUENTIAL["smuggling"], theme.SEQUENTIAL["trafficking"]
COLOURS = {SEVERAL: OCHRE[6], ONCE: OCHRE[4], WAY: OCHRE[2], GATE: OCHRE[1], MINES: TEAL[6], OTHER: TEAL[4]}
# With trafficking chosen nothing of the map is about smuggling alone: teal throughout.
TEALS = {SEVERAL: TEAL[6], ONCE: TEAL[4], WAY: TEAL[2], GATE: TEAL[0], MINES: TEAL[5], OTHER: TEAL[3]}
DOTTED = (MINES, OTHER)


@per_language()
def _facts() -> pd.DataFrame:
    hubs = tables.figures("hubs", "place-named")
    hubs = hubs[hubs["category"] != "foreign-node"].assign(crime=lambda frame: frame["value"])
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
    if row["category"] == "ngo-working-group":
        return "ngo-2021"
    if row["source"] != "unodc-2021":
        return "fia-2018" if row["category"] == "transit" else "study-2015"
    if row["period"].startswith("2020"):
        return "campaign-2020"
    return "officials-2021" if row["period"].startswith("2021-07") else "report-2021"


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
        else:
            found[str(code)] = MINES if (part["category"] == "coal-mines").any() else OTHER
    return found


def _meaning(view: View, kind: str) -> str:
    if kind == ONCE and view.selection.edition:
        return say("Hub or source")
    if view.value("crime") == "tip" and kind in (MINES, OTHER):
        return say("Coal mines") if kind == MINES else say("Other roles")
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


def _named(view: View) -> list[str]:
    return [gazetteer.names()[code] for code in view.rows["code"].unique()]


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
        which = say("Both") if lists == 2 else say("All {n}", n=i18n.small(lists))
        return say("{which} lists of hub and source districts name {places}", which=which, places=i18n.listing(agreed))
    if len(names) == 1:
        roles = i18n.listing([say(ROLES[role]) for role in view.rows["category"].unique()])
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
    if view.place:
        return (
            say("No source used here, up to 2021, names a district of {place}", place=view.place)
            if not view.selection.district
            else say("No source used here, up to 2021, names {place}", place=view.place)
        )
    return say("This list, of 2021 or before, names no district for this crime")


def subtitle(view: View) -> str:
    """What a mention is, by whom, for which crime, of which years."""
    who = say(LISTS[view.selection.edition]) if view.selection.edition else say("all lists")
    crime = say(CRIMES[view.selection.crime]).lower() if view.selection.crime else say("both crimes")
    return say("Districts by the role that sources give them, {crime}; named by: {who}", who=who, crime=crime)


def n(view: View) -> str:
    """Mentions and districts."""
    districts = view.rows["code"].nunique()
    if districts == 1:
        return say(
            "n = {n}, named and not counted",
            n=say("1 mention") if len(view.rows) == 1 else say("{n} mentions of one district", n=len(view.rows)),
        )
    return say(
        "n = {n} mentions of {districts} districts, named and not counted", n=len(view.rows), districts=districts
    )


def notes(view: View) -> list[str]:
    """How to read a mention."""
    told = [
        say(
            "A district is named because somebody mentioned it, not because cases were counted there. A district "
            "that is not named may have as many."
        ),
    ]
    kinds = set(view.rows["list"])
    if {"officials-2021", "campaign-2020"} <= kinds:
        told.append(
            say("The lists answer different questions and were not merged: a district is on as many lists as name it.")
        )
    if "ngo-2021" in kinds:
        told.append(say("The NGO working group chose districts for its work against trafficking inside the country."))
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
