"""What the census says of one district, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.data import measures, provenance, tables
from dashboard.data.row import Row
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.summaries.place_profiles.indicators import INDICATORS
from dashboard.summaries.place_profiles.readings import NATION, Reading, has_value, rows_of
from dashboard.topics import census

# Indicator of the census -> (that of provinces, what a row of it is called).
CENSUS = {
    "literate-women": ("women-literacy", "Women literate"),
    "girls-out-of-school": ("girls-out-of-school", "Girls out of school"),
    "ever-married-women-15-19": ("early-marriage", "Married at 15–19"),
    "literate-men": ("men-literacy", "Men literate"),
    "boys-out-of-school": ("boys-out-of-school", "Boys out of school"),
    "women": ("women-share", "Women in the population"),
}


@dataclass(frozen=True)
class Local:
    """One census indicator for a district, beside its province and the country."""

    reading: Reading
    province: Row


@per_language()
def _by_unit(indicator: str) -> dict[str, Row]:
    return {row["code"]: row for row in census.share_by_unit(indicator).to_dict("records")}


@per_language()
def _women() -> dict[str, Row]:
    """Women and girls by province and in the country, added up from the districts: the same tables, the same base."""
    frame = tables.figures("census", "women")
    frame = frame[(frame["period"] == "2023") & (frame["geography_level"] == "district")].copy()
    frame["place"] = [gazetteer.province_code(name, "district") for name in frame["geography"]]
    whole = measures.summed(frame.assign(place=NATION), ["place"])
    found = measures.share(pd.concat([measures.summed(frame, ["place"]), whole], ignore_index=True))
    return {row["place"]: row for row in found.to_dict("records")}


def local(code: str) -> list[Local]:
    """The census indicators of a district; empty rows where the census tables do not reach."""
    found = []
    for indicator, (name, title) in CENSUS.items():
        here, measure = _by_unit(indicator)[code], INDICATORS[name]
        rows = rows_of(name)
        if indicator == "women":
            rows = {**rows, **_women()}
        of_place = Reading(say(title), say(measure.long), say(measure.when), here, rows[NATION])
        found.append(Local(of_place, rows[gazetteer.home(code)]))
    return found


OF_DISTRICTS = tuple(name for name, _ in CENSUS.values())  # the indicators that districts have too


def district_reading(indicator: str, code: str) -> Reading:
    """One of OF_DISTRICTS for a district, beside its national figure."""
    return local(code)[OF_DISTRICTS.index(indicator)].reading


@dataclass(frozen=True)
class Headcount:
    """People of a district at one census, women among them; `place` is what the census counted."""

    census: str
    place: str
    people: Row
    women: Row


@per_language()
def _of_2017(indicator: str) -> dict[str, Row]:
    frame = tables.figures("census", indicator)
    frame = frame[(frame["period"] == "2017") & (frame["geography_level"] == "district")].copy()
    frame["code"] = [gazetteer.code_of(name, "district") for name in frame["geography"]]
    return {row["code"]: row for row in measures.summed(frame, ["code"]).to_dict("records")}


def headcounts(code: str) -> list[Headcount]:
    """The censuses of 2023 and 2017; none where neither reached the district."""
    found = []
    people, women = census.by_unit("population"), _by_unit("women")
    row = people.set_index("code", drop=False).loc[code].to_dict()
    if has_value(row):
        found.append(Headcount("2023", str(row["geography"]), row, women[code]))
    if code in _of_2017("population"):
        then = _of_2017("population")[code]
        share = measures.share(pd.DataFrame([_of_2017("women")[code]])).iloc[0].to_dict()
        found.append(Headcount("2017", gazetteer.names()[code], then, share))
    return found


def counted_in(code: str) -> str:
    """Code of the unit that counts this one since 2023 (the six former frontier regions), "" for all others."""
    frame = gazetteer.units().set_index("code")
    return str(frame.loc[code, "counted_in"])


def parts(code: str) -> list[str]:
    """The districts of the 2023 census that are drawn as this one, where they are several."""
    found = provenance.parts(gazetteer.units().set_index("code").loc[code, "census_2023"])
    return found if len(found) > 1 else []


def other_names(code: str) -> list[str]:
    """What sources call the district, or a district made from it, besides its name and its parts."""
    frame = gazetteer.crosswalk()
    here = frame[(frame["level"] == "district") & frame["unit"].map(lambda unit: code in provenance.parts(unit))]
    known = {gazetteer.names()[code], *parts(code)}
    return [name for name in dict.fromkeys(here["name"]) if name not in known and "(" not in name]
