"""Protection of people in the data: small cells, and cells that a reader could work out (publishing rule 1)."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.geography import gazetteer

SMALLEST_SHOWN = 11
NATIONAL = ("country", "federal", "world", "region", "route")
# Units that stand for people, one by one or at least one each.
PEOPLE = ("persons", "children", "women", "men", "girls", "boys", "victims", "families", "cases", "convictions")
# Datasets whose people are not the ones to protect: they hold an office, stand for one, or were asked for their
# expert view. Every other dataset is protected, a new one too.
PUBLIC_ROLES = ("judges", "police", "parliament", "candidates", "method", "superior_courts")
BREAKDOWN = ["indicator", "period", "sex", "category", "source", "geography_level"]


def _below_country(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[~frame["geography_level"].isin(NATIONAL)]


def small_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a protected dataset that must not be shown: 1–10 people below country level.

    People are counted by the value, by the numerator, and by a share of a known number; a withheld row must not
    say it after all with a numerator or with an N that is small itself.
    """
    below = _below_country(frame)
    people = below["unit"].isin(PEOPLE)
    share = below["unit"] == "percent"
    implied = (below["value"] * below["denominator"] / 100).where(share)
    withheld = below["empty_kind"] == "suppressed"
    shown = (
        (people & below["value"].between(1, SMALLEST_SHOWN - 1))
        | ((people | share) & below["numerator"].between(1, SMALLEST_SHOWN - 1))
        | implied.between(0.5, SMALLEST_SHOWN - 0.5)
        | (withheld & (below["numerator"].notna() | (below["denominator"] < SMALLEST_SHOWN)))
    )
    return below[shown]


def derivable(frame: pd.DataFrame) -> pd.DataFrame:
    """The withheld rows of a dataset that a reader could work out from those that are shown.

    A breakdown is the rows of one indicator, period, sex, category, source and kind of place. What is left of a
    known total, once the shown cells are taken away, is shared by the withheld ones: one withheld cell is then
    known, and so are several where the remainder fits in one way only. The same holds for women, men and all of one
    place. A remainder of 11 or more for a single cell means that the breakdown does not list every place.
    """
    found: set[object] = set()
    if not (frame["empty_kind"] == "suppressed").any():
        return frame.iloc[0:0]
    for total, cells in (*_of_places(frame), *_of_sexes(frame)):
        withheld = cells[cells["empty_kind"] == "suppressed"]
        left = total - cells["value"].sum()
        if len(withheld) and _one_way_only(left, withheld):
            found.update(withheld.index)
    return frame.loc[[index for index in frame.index if index in found]]


def _one_way_only(left: float, withheld: pd.DataFrame) -> bool:
    """Whether `left` people can be spread over the withheld cells in one way only, all of them small."""
    count, largest = len(withheld), SMALLEST_SHOWN - 1
    if count == 1:
        return 0 < left <= largest
    # Where no second cell was withheld to protect a first one, all of them are known to be small.
    all_small = not withheld["note"].str.contains("second cell").any()
    return left == count or (all_small and left == count * largest)


def _of_places(frame: pd.DataFrame) -> Iterator[tuple[float, pd.DataFrame]]:
    """(total, its cells) of every breakdown by place whose total a reader can know."""
    by_kind = ["indicator", "period", "sex", "category"]
    for key, cells in _below_country(frame).groupby(BREAKDOWN, dropna=False):
        for total in cells["denominator"].dropna().unique():
            yield total, cells
        others = frame[(frame[by_kind] == list(key[:4])).all(axis=1) & frame["value"].notna()]
        for row in others[others["geography_level"].isin(NATIONAL)].to_dict("records"):
            yield row["value"], cells
        if key[5] == "province":
            continue
        within = [
            gazetteer.province_code(*place) for place in zip(cells["geography"], cells["geography_level"], strict=True)
        ]
        for row in others[others["geography_level"] == "province"].to_dict("records"):
            code = gazetteer.province_code(row["geography"], "province")
            yield row["value"], cells[[own == code for own in within]]


def _of_sexes(frame: pd.DataFrame) -> Iterator[tuple[float, pd.DataFrame]]:
    """(all, its women and men) of every place."""
    keys = ["indicator", "period", "category", "source", "geography", "geography_level"]
    for _, rows in _below_country(frame).groupby(keys, dropna=False):
        parts = rows[rows["sex"].isin(("female", "male"))]
        whole = rows[(rows["sex"] == "all") & rows["value"].notna()]
        if len(whole) == 1 and len(parts) == 2:
            yield whole["value"].iloc[0], parts
