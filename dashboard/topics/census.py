"""The census on the map: census districts joined to the 144 drawn units by the crosswalk.

Where several census districts are drawn as one unit, counts are added and shares recomputed; where a drawn unit
is counted inside its neighbour (the six former frontier regions), both carry the neighbour's value under one
name; where the census tables do not reach (Azad Jammu and Kashmir, Gilgit-Baltistan) the unit is not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import i18n
from dashboard.data import measures, provenance, tables
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say

if TYPE_CHECKING:
    from dashboard.chart import View

NOTE = (
    "The map draws districts as of about 2011–2013. Where one was split since, the counts of the census of 2023 are "
    "added up. The six former frontier regions show the district that counts them."
)
ENOUGH = 0.95  # of the people of a district that the tables by age must hold, or a note says so


def _blank(code: str, name: str, like: pd.Series) -> dict[str, object]:
    return {
        **like.to_dict(),
        "figure_id": f"C23-{code}-none",
        "geography": name,
        "geography_level": "district",
        "value": float("nan"),
        "numerator": float("nan"),
        "denominator": float("nan"),
        "empty_kind": "not-reported",
        "status": "read from text",
        "note": say("The census tables do not cover it."),
    }


def once(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with a value, each census district once though two units may carry it."""
    return frame.dropna(subset=["value"]).drop_duplicates("geography")


def counted(view: View, who: str) -> str:
    """ "n = 751,223 women aged 15–19", each census district once, and in how many districts where they are several."""
    known = once(view.rows)
    if known.empty:
        return ""
    told = say("n = {n} {who}", n=i18n.number(known["denominator"].sum()), who=who)
    if len(known) == 1:
        return told
    return i18n.plural("{told}, in {n} district as drawn", "{told}, in {n} districts as drawn", len(known), told=told)


def notes(view: View) -> list[str]:
    """The join of census and map, and which provinces the census tables leave out."""
    missing = view.rows[view.rows["empty_kind"] == "not-reported"]["province"].unique()
    names = [say(gazetteer.provinces()[code]) for code in missing]
    gone = [say("The census tables leave out {places}: not reported.", places=i18n.listing(names))] if names else []
    return [say(NOTE), *gone, *_short(view)]


def _short(view: View) -> list[str]:
    """Districts whose tables by age, on which shares rest, hold far fewer people than their district table."""
    people, women = (by_unit(name).set_index("code") for name in ("population", "women"))
    held = women["denominator"] / people["value"]
    return [
        say(
            "{place}: the tables by age hold {n} people, the district table {of}.",
            place=say(people.at[code, "geography"]),
            n=i18n.number(women.at[code, "denominator"]),
            of=i18n.number(people.at[code, "value"]),
        )
        for code in held[held < ENOUGH].index
        if code in set(view.rows["code"])
    ]


@per_language()
def _by_unit(indicator: str) -> pd.DataFrame:
    frame = tables.figures("census", indicator)
    frame = frame[(frame["period"] == "2023") & (frame["geography_level"] == "district")]
    counted = frame.set_index("geography")
    rows = []
    units = gazetteer.units()
    names = gazetteer.names()
    members = dict(zip(units["code"], provenance.split(units["census_2023"]), strict=True))
    homes = {unit.code: unit.counted_in or unit.code for unit in units.itertuples()}
    drawn = [(home, district) for home in dict.fromkeys(homes.values()) for district in members[home]]
    every = counted.loc[[district for _, district in drawn]].reset_index()[frame.columns]
    every = every.assign(unit_code=[home for home, _ in drawn])
    sums = {row["unit_code"]: row for row in measures.summed(every, ["unit_code"]).to_dict("records")}
    for unit in units.itertuples():
        home = homes[unit.code]
        districts = members[home]
        if not districts:
            rows.append({**_blank(unit.code, unit.name, frame.iloc[0]), "code": unit.code})
            continue
        whole = dict(sums[home])
        guests = units.loc[units["counted_in"] == home, "name"].tolist()
        # One name for what is counted together: a split district keeps the name of the unit that draws it.
        whole["geography"] = (
            names[home] if not guests else say("{home} with {guests}", home=names[home], guests=i18n.listing(guests))
        )
        if len(districts) > 1:
            whole["note"] = say("Added up from {districts}.", districts=i18n.listing(districts))
        rows.append({**whole, "geography_level": "district", "code": unit.code})
    columns = [*frame.columns, "code"]
    found = pd.DataFrame(rows)[columns]
    found["province"] = found["code"].map(gazetteer.province_of())
    return found


def by_unit(indicator: str) -> pd.DataFrame:
    """One row per drawn unit (144): counts of a census indicator, n of N where it has one, with `code`."""
    return _by_unit(indicator).copy()


def share_by_unit(indicator: str) -> pd.DataFrame:
    """The same as a share in percent, recomputed from the added counts."""
    return measures.share(by_unit(indicator))


def share_by_province(indicator: str) -> pd.DataFrame:
    """One row per province and the country: the share of a census indicator in percent, 2023."""
    frame = tables.figures("census", indicator)
    frame = frame[(frame["period"] == "2023") & frame["geography_level"].isin(("province", "country"))]
    return measures.share(frame)
