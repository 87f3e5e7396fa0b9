"""Afghan nationals by district in broad classes of their share in the population, census 2023. Never ranked.

Only classes are published, so units that draw several census districts cannot be added up: where their classes are
the same the unit has it, where they differ the unit says so and each census district keeps its own row.
"""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import observations, provenance, tables
from dashboard.data.row import Row, by_code
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.plots import maps, projection, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import DISTRICT, Selection

CLASSES = ("under 0.1 %", "0.1 to 1 %", "1 to 5 %", "5 % and more")
DIFFER = len(CLASSES)
NATION = "C23-pakistan-afghan-nationals"
SCALE = theme.SEQUENTIAL["context"]
COLOURS = (SCALE[0], SCALE[2], SCALE[4], SCALE[6], "#efe4cc")  # the last: parts differ, dotted


def _said(kind: str) -> str:
    """A class as it is said, with its number and % kept on one line."""
    return say(kind).replace(" %", f"{i18n.NARROW}%")


@per_language()
def _facts() -> pd.DataFrame:
    frame = tables.figures("foreign_nationals", "afghan-nationals-share").set_index("geography", drop=False)
    units = gazetteer.units()
    names = gazetteer.names()
    members = dict(zip(units["code"], units["census_2023"], strict=True))
    rows = []
    for unit in units.itertuples():
        home = unit.counted_in or unit.code
        districts = provenance.parts(members[home])
        guests = units.loc[units["counted_in"] == home, "name"].tolist()
        if not districts:
            rows.append(
                {
                    **frame.iloc[0].to_dict(),
                    "figure_id": f"C23-{unit.code}-none",
                    "geography": unit.name,
                    "value": "",
                    "empty_kind": "not-reported",
                    "status": "read from text",
                    "note": say("The census tables do not cover it."),
                    "code": unit.code,
                }
            )
        for district in districts:
            row = {**frame.loc[district].to_dict(), "code": unit.code}
            if guests:
                row["geography"] = say("{home} with {guests}", home=names[home], guests=i18n.listing(guests))
            rows.append(row)
    found = pd.DataFrame(rows)
    found["province"] = found["code"].map(gazetteer.province_of())
    return found


def rows(selection: Selection) -> pd.DataFrame:
    """A class for each of 136 census districts, with the unit that draws it; not reported for AJK and GB."""
    return _facts().copy()


def draw(view: View) -> Drawing:
    """A district map in four classes, and one for units whose census districts differ."""
    areas = []
    for code, part in by_code(view.records).items():
        kinds = list(dict.fromkeys(row["value"] for row in part if row["empty_kind"] == ""))
        klass = -1 if not kinds else CLASSES.index(kinds[0]) if len(kinds) == 1 else DIFFER
        areas.append(
            maps.Area(
                code=code,
                klass=klass,
                hover=_hover(code, part),
                figure_id="; ".join(row["figure_id"] for row in part),
                empty="" if kinds else "not-reported",
                edge=klass in (0, DIFFER),
                spots=theme.INK if klass == DIFFER else "",
            )
        )
    return maps.draw(view, areas, COLOURS)


def _hover(code: str, part: list[Row]) -> str:
    head = f"<b>{say(gazetteer.names()[code])}</b>, {say(gazetteer.provinces()[gazetteer.province_of()[code]])}"
    if len(part) == 1:
        return f"{head}<br>{i18n.cell(part[0])}"
    return "<br>".join([head, *(f"{row['geography']}: {_said(row['value'])}" for row in part)])


def _known(view: View) -> pd.DataFrame:
    """Each census district once."""
    return view.rows[view.rows["empty_kind"] == ""].drop_duplicates("figure_id")


def _counts(view: View) -> list[tuple[str, int]]:
    values = _known(view)["value"]
    return [(kind, int((values == kind).sum())) for kind in CLASSES if (values == kind).any()]


def title(view: View) -> str:
    """How many census districts lie in the lowest and the highest class; no district is singled out."""
    known = _known(view)
    if known.empty:
        return say("The census of 2023 has no published count of Afghan nationals for {place}", place=view.place)
    place = view.place or say("Pakistan")
    if len(known) == 1:
        return say(
            "Afghan nationals in {place} in 2023: {share} of the population",
            place=place,
            share=_said(known.iloc[0]["value"]),
        )
    counts = dict(_counts(view))
    if len(counts) == 1:
        return say(
            "In 2023, Afghan nationals were {share} of the population in every census district of {place}",
            place=place,
            share=_said(next(iter(counts))),
        )
    low, all_ = counts.get(CLASSES[0], 0), len(known)
    if low * 2 > all_ and not view.place:
        nation = observations.find(NATION)
        return say(
            "In 2023, {share} of the people in Pakistan were Afghan nationals; in {n} of {all} districts, fewer than "
            "one in 1,000",
            share=i18n.percent(100 * nation.row["numerator"] / nation.row["denominator"], 1),
            n=low,
            all=all_,
        )
    return say(
        "Afghan nationals in {place} in 2023: under {edge} of the population in {low} of {all} census districts, "
        "{edge} or more in {high}",
        place=place,
        all=all_,
        edge=i18n.percent(1, 0),
        low=low + counts.get(CLASSES[1], 0),
        high=counts.get(CLASSES[2], 0) + counts.get(CLASSES[3], 0),
    )


def subtitle(view: View) -> str:
    """Measure, period, classes."""
    return say("Afghan nationals in percent of the population, in four broad classes, by district, census 2023")


def n(view: View) -> str:
    """Census districts by class."""
    known = _known(view)
    if known.empty:
        return ""
    if len(known) == 1:
        return say("n = 1 census district; only its class is published here, not the count")
    parts = [say("{n} with {kind}", n=count, kind=_said(kind)) for kind, count in _counts(view)]
    told = say("n = {n} census districts: {parts}", n=len(known), parts=i18n.comma().join(parts))
    if view.place:
        return told
    nation = observations.find(NATION)
    return say(
        "{districts}; {n_of_N} people in all (census 2023)",
        districts=told,
        n_of_N=i18n.of(nation.row["numerator"], nation.row["denominator"]),
    )


def notes(view: View) -> list[str]:
    """Why classes, how split districts are drawn, what the census misses."""
    told = [
        say(
            "Only broad classes are shown, so that no small group can be counted out, and no order is made of the "
            "districts."
        ),
        say(
            "A census asks people of their nationality: people who are afraid to answer may be missing. Being an "
            "Afghan national says nothing about how somebody came."
        ),
    ]
    split = view.rows[view.rows["empty_kind"] == ""].groupby("code")["value"].nunique()
    names = [gazetteer.names()[str(code)] for code in split[split > 1].index]
    if names:
        told.append(
            say(
                "{places}: the map draws census districts of different classes as one, as districts were in "
                "about 2011–2013. Each stands in the table.",
                places=i18n.listing(names),
            )
        )
    if view.rows["geography"].str.contains("Frontier Region").any():
        told.append(say("The former frontier regions show the district that counts them."))
    missing = view.rows[view.rows["empty_kind"] == "not-reported"]["province"].unique()
    if len(missing):
        told.append(
            say(
                "The census tables leave out {places}: not reported.",
                places=i18n.listing([say(gazetteer.provinces()[code]) for code in missing]),
            )
        )
    return told


def legend(view: View) -> list[Key]:
    """The classes, what differs, and the hatch."""
    keys = [Key(_said(kind), colour) for kind, colour in zip(CLASSES, COLOURS, strict=False)]
    split = view.rows[view.rows["empty_kind"] == ""].groupby("code")["value"].nunique()
    if (split > 1).any():
        keys.append(Key(say("Census districts inside differ"), COLOURS[DIFFER], "specks"))
    return [*keys, *maps.legend(view, (), (), view.rows["empty_kind"].tolist())]


def spoken(view: View) -> list[str]:
    """How many census districts lie in each class, by province and not by name."""
    told = []
    for kind, count in _counts(view):
        part = _known(view)
        homes = part[part["value"] == kind]["province"].value_counts(sort=False)
        where = i18n.listing(
            [say("{n} in {place}", n=n_, place=say(gazetteer.provinces()[str(code)])) for code, n_ in homes.items()]
        )
        many = i18n.plural("one census district", "{n} census districts", count)
        whole = part["province"].nunique() == 1
        told.append(
            say("{kind}: {many}.", kind=_said(kind), many=many)
            if whole
            else say("{kind}: {many} ({where}).", kind=_said(kind), many=many, where=where)
        )
    missing = view.rows[view.rows["empty_kind"] == "not-reported"]
    if len(missing):
        told.append(say("Not reported: {n} of the districts drawn.", n=len(missing)))
    return told


CHART = Chart(
    slug="afghan-nationals",
    theme="context",
    unit="class",
    level="district",
    question="In which districts do Afghan nationals live?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=notes,
    legend=legend,
    spoken=spoken,
    filters=(*PLACES, DISTRICT),
    map=True,
    aspect=projection.shape,
    about="Where refugees live is where services for them, and protection from exploitation, are needed. The map shows "
    "classes of a share and no number of people.",
)
