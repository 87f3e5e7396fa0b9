"""Joins the rows of a file to the units of the maps through the crosswalk, and says what it does not know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.geography import gazetteer, regions
from tools.borders.names import Names

METRES = "+proj=laea +lat_0=30 +lon_0=69 +ellps=WGS84"  # equal areas around the middle of the country
FARTHEST = 80  # kilometres that an area may lie from what the schematic map draws for its name
MOSTLY = 0.5  # of an area must lie in a unit before the unit is proposed for it
PARTLY = 0.1  # of an area must lie in a unit before the unit is named


@dataclass
class Match:
    """Which unit draws each row, and what is wrong.

    units: code of each row, "" where none was found, indexed like the rows. unknown: sentences on names that are not
    known. wrong: sentences on rows that contradict the crosswalk. told: what the operator should look at.
    proposed: name -> code of the unit in which most of its area lies.
    """

    units: pd.Series
    unknown: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    proposed: dict[str, str] = field(default_factory=dict)


def _schematic() -> gpd.GeoSeries:
    return gpd.GeoSeries(regions.shapes("districts"), crs="EPSG:4326").to_crs(METRES)


def _shares(area: shapely.Geometry, units: gpd.GeoSeries) -> dict[str, float]:
    """Code of a unit -> share of an area that lies in it on the schematic map, largest first."""
    near = units.iloc[units.sindex.query(area)]
    shares = {str(code): float(s) for code, s in (near.intersection(area).area / area.area).items() if s >= PARTLY}
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def _unknown(row: pd.Series, lies_in: dict[str, float], names: Names, match: Match) -> str:
    """A sentence on a row whose name is not known: where it lies, and which names are like it."""
    called = f"{row['district']} ({row['province']})" if row["province"] else str(row["district"])
    said = [f"{called or 'A row without a name'} is not known."]
    if lies_in:
        said.append(f"It lies in {', '.join(f'{gazetteer.names()[c]} ({s:.0%})' for c, s in lies_in.items())}.")
    if like := names.like(str(row["district"])):
        said.append(f"Names like it: {', '.join(like)}.")
    best = next(iter(lies_in), "")
    if best and lies_in[best] >= MOSTLY and row["district"]:
        match.proposed[str(row["district"])] = best
    return " ".join(said)


def match(areas: gpd.GeoDataFrame) -> Match:
    """Join rows (district, province, geometry in degrees) to units; finds faults, raises nothing.

    A name must stand for one unit, the area must lie where the schematic map has that unit, and the province that the
    row names must be the unit's.
    """
    names, units = Names("district"), _schematic()
    valid = areas.geometry.make_valid().to_crs(METRES)
    found = Match(pd.Series("", index=areas.index, dtype=str))
    for index, row in areas.iterrows():
        codes = names.find(row["district"]) or ()
        area = valid.loc[index]
        lies_in = _shares(area, units)
        if len(codes) != 1:
            found.unknown.append(_unknown(row, lies_in, names, found))
            continue
        code = codes[0]
        far = area.distance(units[code]) / 1000
        if far > FARTHEST:
            found.wrong.append(
                f"{row['district']}: the area lies {far:,.0f} km from {gazetteer.names()[code]}"
                + (f", in {gazetteer.names()[next(iter(lies_in))]}." if lies_in else ".")
            )
        elif code not in lies_in:
            where = ", ".join(gazetteer.names()[other] for other in lies_in) or "the sea or another country"
            found.told.append(f"{row['district']} is drawn as part of {gazetteer.names()[code]}, but lies in {where}.")
        found.units.loc[index] = code
    _written_otherwise(areas, found)
    _provinces(areas, found)
    return found


def _written_otherwise(areas: gpd.GeoDataFrame, found: Match) -> None:
    """Tell which names were read though the crosswalk writes them in another way, and which units hold several."""
    for index, code in found.units[found.units != ""].items():
        name = str(areas.loc[index, "district"])
        if gazetteer.locate(name, "district") is None:
            found.told.append(f"{name} is read as a name of {gazetteer.names()[code]}.")
    joined = areas.groupby(found.units)["district"].agg(lambda names: sorted(set(names)))
    for code, held in joined.items():
        if code and len(held) > 1:
            found.told.append(f"{gazetteer.names()[str(code)]} is drawn from {', '.join(held)}.")


def _provinces(areas: gpd.GeoDataFrame, found: Match) -> None:
    """Compare the province of each row with that of its unit.

    A name of a province that is not known is read by where most of its districts are.
    """
    names = Names("province")
    home = found.units.map(lambda code: gazetteer.home(code) if code else "")
    for name in sorted(set(areas["province"]) - {""}):
        rows = areas.index[(areas["province"] == name) & (home != "")]
        meant = {gazetteer.home(code) for code in names.find(name) or ()}
        if not meant and len(rows):
            ((most, count),) = Counter(home[rows]).most_common(1)
            meant = {most}
            found.told.append(
                f"{name} is read as {gazetteer.provinces()[most]}, where {count} of its {len(rows)} districts are."
            )
        for index in rows[~home[rows].isin(meant)]:
            found.wrong.append(
                f"{areas.loc[index, 'district']}: the file has it in {name}, the crosswalk in "
                f"{gazetteer.provinces()[home[index]]}."
            )


def missing(units: pd.Series) -> list[str]:
    """Codes of units that no row draws, but for the frontier regions that another unit counts."""
    drawn = set(units)
    return [code for code in gazetteer.names() if code not in drawn and code not in gazetteer.counted_in()]
