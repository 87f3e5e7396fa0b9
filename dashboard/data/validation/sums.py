"""Checks of numbers: empty cells, shares, and tables that add up."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.validation.found import NUMBERS, Found, records
from dashboard.geography import gazetteer

KINDS_OF_EMPTY = ("not-reported", "not-applicable", "suppressed")
# How far a printed share may lie from n of N, by the number of its decimals: shares are cut or rounded.
TOLERANCE = {0: 0.6, 1: 0.06, 2: 0.01}


def empties(rows: pd.DataFrame) -> Found:
    """A value or a reason why there is none, never both; zero is said to be zero."""
    found = Found(len(rows))
    for row in records(rows):
        kind, value = row["empty_kind"], row["value"]
        if (value == "") != (kind in KINDS_OF_EMPTY):
            found.error(row, "empty_kind", f"none of {', '.join(KINDS_OF_EMPTY)} beside a value, one without a value")
        if (row["number"] == 0) != (kind == "zero"):
            found.error(row, "empty_kind", "zero where the value is 0, and nowhere else")
        if kind in KINDS_OF_EMPTY and row["numerator"]:
            found.error(row, "numerator", "nothing, as there is no value")
    return found


# Who counted or said it, where that is no authority: the grade is that of the source behind the report.
SECOND_HAND = re.compile(
    r"\binterview|\bofficer\b|editorial|\bDawn\b|press report|non-governmental|Human Rights Commission of Pakistan"
    r"|FAFEN|International Crisis Group|USIP|Shirkat Gah|Unrepresented Nations|[Ss]tudy of 20|Kumar|Mehfooz|Yousef"
)


def grades(rows: pd.DataFrame) -> Found:
    """Grade C is not published as a figure; what the press, an NGO or one person says is never of grade A, even where
    the report passes it on."""
    found = Found(len(rows))
    for row in records(rows):
        if row["grade"] == "C":
            found.error(row, "grade", "A or B; a figure of grade C belongs into datasets/left_out.csv")
        if row["status"] == "press report" and row["grade"] == "A":
            found.error(row, "grade", "B for a press report")
        elif row["grade"] == "A" and all(map(SECOND_HAND.search, row["counted_by"].split(";"))):
            found.error(row, "grade", f"B: it comes from {row['counted_by']}")
    return found


def parts(rows: pd.DataFrame) -> Found:
    """No numerator is above its denominator, and a count with n of N is that n."""
    found = Found(int(rows["of"].notna().sum()))
    for row in records(rows[rows["n"].notna()]):
        if row["n"] > row["of"]:
            found.error(row, "numerator", f"at most its denominator, {row['denominator']}")
        if row["unit"] in ("persons", "judges", "members") and row["number"] != row["n"]:
            found.error(row, "numerator", f"the count itself, {row['value']}")
    return found


def shares(rows: pd.DataFrame) -> Found:
    """Printed shares agree with n of N."""
    known = rows[(rows["unit"] == "percent") & rows["number"].notna() & rows["n"].notna() & (rows["of"] > 0)]
    found = Found(len(known))
    for row in records(known):
        share = 100 * row["n"] / row["of"]
        decimals = min(len(row["value"].partition(".")[2]), 2)
        if abs(row["number"] - share) > TOLERANCE[decimals] + 1e-9:
            found.error(
                row,
                "value",
                f"{share:.3f}, which is {row['numerator']} of {row['denominator']} (give or take "
                f"{TOLERANCE[decimals]})",
            )
    return found


COURTS = ("supreme court", "federal shariat court", "high courts", "district courts")
SEXES = ("female", "male")


def judges(rows: pd.DataFrame) -> Found:
    """The table of judges of 2018 adds up: women and men to the courts, courts to each total, places to the country,
    and each N to its cells."""
    table = rows[(rows["source"] == "unodc-2021") & (rows["indicator"].isin(("judges", "women-share-of-judges")))]
    cells = table[(table["indicator"] == "judges") & table["category"].isin(COURTS)]
    found = Found()

    def expect(part: pd.DataFrame, column: str, expected: float, what: str) -> None:
        found.checked += 1
        if len(part) != 1:
            found.errors.append(f"datasets/judges.csv: {len(part)} rows for {what}; expected one, of {expected:g}")
        elif pd.to_numeric(part[column]).iloc[0] != expected:
            found.error(part.iloc[0].to_dict(), column, f"{expected:g}, {what}")

    within = cells["geography_level"] != "country"
    for place, own in cells.groupby(["geography", "geography_level"]):
        here = table[(table["geography"] == place[0]) & (table["geography_level"] == place[1])]
        whole = cells[within] if place[1] == "country" else own
        women, everybody = (whole[whole["sex"].isin(s)]["number"].sum() for s in (("female",), SEXES))
        total = here[(here["indicator"] == "judges") & (here["category"] == "all courts")]
        share = here[here["indicator"] == "women-share-of-judges"]
        expect(total, "value", everybody, f"the judges of {place[0]} added up")
        expect(share, "denominator", everybody, f"the judges of {place[0]} added up")
        expect(share, "numerator", women, f"the women judges of {place[0]} added up")
        for court, both in own.groupby("category"):
            expect(both[both["sex"] == "female"], "denominator", both["number"].sum(), f"women and men of {court}")
            if place[1] == "country":
                inside = cells[within & (cells["category"] == court)]
                for sex in SEXES:
                    sum_ = inside[inside["sex"] == sex]["number"].sum()
                    expect(both[both["sex"] == sex], "value", sum_, f"{court} of all places added up")
    printed = table[(table["category"] == "all courts") & (table["indicator"] == "judges")]
    inside = printed[printed["geography_level"] != "country"]["number"].sum()
    expect(printed[printed["geography_level"] == "country"], "value", inside, "all places added up")
    return found


def census(rows: pd.DataFrame) -> Found:
    """The census adds up: districts to their province, provinces to the country, for value, n and N."""
    counted = rows[rows["dataset"] == "census"]
    found = Found()
    inside = {
        name: gazetteer.province_code(name, "district")
        for name in counted[counted["geography_level"] == "district"]["geography"].unique()
    }
    for row in records(counted[counted["geography_level"].isin(("province", "country"))]):
        same = counted[(counted["indicator"] == row["indicator"]) & (counted["period"] == row["period"])]
        if row["geography_level"] == "country":
            by_province = same[same["geography_level"] == "province"]
            part = by_province if len(by_province) else same[same["geography_level"] == "district"]
        else:
            code = gazetteer.province_code(row["geography"], "province")
            part = same[(same["geography_level"] == "district") & (same["geography"].map(inside) == code)]
        if part.empty:
            continue
        for column, number in zip(NUMBERS, ("number", "n", "of"), strict=True):
            sum_ = part[number].sum()
            if not row[column]:
                continue
            found.checked += 1
            if row[number] != sum_:
                found.error(row, column, f"{sum_:.0f}, the {len(part)} parts added up")
    return found
