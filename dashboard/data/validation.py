"""What no schema can say of the data: cross-checks of all datasets with each other and with geodata.

A check takes every figure of every dataset as one table (`figures()`: the cells as text, with `file` and `row`) and
returns what it looked at and what is wrong, one line per error: file, row, column: value; expected ….
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import i18n
from dashboard.data import disclosure, provenance, tables
from dashboard.geography import gazetteer
from dashboard.settings import settings

NUMBERS = ("value", "numerator", "denominator")
KINDS_OF_EMPTY = ("not-reported", "not-applicable", "suppressed")
# The facts that were handed over to be transcribed: letter, first and last number.
HANDED_OVER = (("R", 1, 304), ("E", 1, 464), ("E", 501, 748))
REASONS = re.compile(
    r"single case|grade C|duplicate of [RE]\d{3}[a-z]?|no source that can be opened|not a help line"
    r"|forbidden by handling|no allowed witness"
)
FIGURE = re.compile(r"[RE]\d{3}[a-z]?|C(17|23)-[a-z0-9-]+")
INTERVAL = re.compile(r"(?=.*\d)(\d{4}(-\d\d){0,2}|\.\.)(/(\d{4}(-\d\d){0,2}|\.\.))?")
# How far a printed share may lie from n of N, by the number of its decimals: shares are cut or rounded.
TOLERANCE = {0: 0.6, 1: 0.06, 2: 0.01}
# The headings of chapter 3 with the number of proposals under each, and their sections.
HEADINGS = {
    "legislation": 4,
    "implementation": 9,
    "protection": 8,
    "coordination": 3,
    "women-leaders": 4,
    "media": 5,
    "monitoring": 3,
}
SECTIONS = {heading: f"3.{i}" for i, heading in enumerate(HEADINGS, start=1)}
PROPOSALS = sum(HEADINGS.values())
RUN = 8  # so many words in a row make a sentence somebody else's
HASH_BYTES = 5
TITLE = "unodc-2021"  # the report may be called by its name


@dataclass
class Found:
    """How many things a check looked at, and its errors."""

    checked: int = 0
    errors: list[str] = field(default_factory=list)

    def error(self, row: Mapping[str, Any], column: str, expected: str) -> None:
        """Adds "file, row 3 (R055), column value: '1'; expected …"."""
        self.errors.append(
            f"{row['file']}, row {row['row']} ({row['figure_id']}), column {column}: {row[column]!r}; "
            f"expected {expected}"
        )


def _text(name: str) -> pd.DataFrame:
    path = settings().datasets / tables.resource(name)["path"]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column in tables.OPTIONAL & {entry["name"] for entry in tables.resource(name)["schema"]["fields"]}:
        if column not in frame:
            frame[column] = ""
    return frame.assign(file=f"datasets/{path.name}", row=range(2, len(frame) + 2), dataset=name)


def figures() -> pd.DataFrame:
    """Every figure of every dataset: the cells as they stand, with `file`, `row`, `dataset` and `number` (the value
    as a number, NaN where it is none)."""
    frame = pd.concat([_text(name) for name in tables.figure_datasets()], ignore_index=True)
    return numbered(frame)


def numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its numbers in `number`, `n` and `of`."""
    pairs = zip(("number", "n", "of"), NUMBERS, strict=True)
    return frame.assign(**{name: pd.to_numeric(frame[column], errors="coerce") for name, column in pairs})


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.to_dict("records")


# What travels with a figure

LISTS = ("mention", "stages", "places", "law", "list")  # units of words that a source lists under one heading


def distinct(rows: pd.DataFrame) -> Found:
    """Two figures of one place and period that are called the same have the same value."""
    labelled = ["dataset", "indicator", "geography", "geography_level", "period", "sex", "category", "unit", "scope"]
    found = Found()
    for _, part in rows[~rows["unit"].isin(LISTS) & (rows["period"] != "")].groupby(labelled):
        found.checked += 1
        if part["value"].nunique() > 1:
            for row in _records(part.iloc[1:]):
                first = part.iloc[0]
                found.error(
                    row, "scope", f"what tells it from {first['figure_id']}, {first['value']}, of the same name"
                )
    return found


def superseded(rows: pd.DataFrame) -> Found:
    """What supersedes a figure is published and of a period that does not end before it."""
    ends = {row["figure_id"]: _end(row["period"]) for row in _records(rows)}
    found = Found()
    for row in _records(rows[rows["superseded_by"] != ""]):
        for later in provenance.parts(row["superseded_by"]):
            found.checked += 1
            if later not in ends:
                found.error(row, "superseded_by", f"ids of figures; there is no {later}")
            elif ends[later] < ends[row["figure_id"]]:
                found.error(row, "superseded_by", f"a figure of a later period than {later}")
    return found


def _end(period: str) -> str:
    """The end of a period for comparison: a month or year counts to its last day."""
    return (period.rpartition("/")[2] or "0000") + "-99"


# Every file by itself


def schema(rows: pd.DataFrame) -> Found:
    """Every dataset keeps to datapackage.json, in the eyes of the frictionless library."""
    import frictionless

    package = frictionless.Package(str(settings().datasets / "datapackage.json"))
    for resource in package.resources:
        # Where a schema lets columns be absent, its fields follow the header; `readable` checks the header itself.
        resource.detector.schema_sync = resource.schema.custom.get("fieldsMatch") == "superset"
    report = package.validate()
    found = Found(len(report.tasks), [f"datasets/datapackage.json: {error.note}" for error in report.errors])
    for task in report.tasks:
        for error in task.errors:
            told = error.to_dict()
            found.errors.append(
                f"datasets/{task.place}, row {told.get('rowNumber', 1)}, column {told.get('fieldName', '')}: "
                f"{told.get('cell', '')!r}; {error.note}"
            )
    return found


def readable(rows: pd.DataFrame) -> Found:
    """Every dataset passes the program's own reader, which is what a start depends on."""
    found = Found(len(tables.names()))
    for name in tables.names():
        try:
            tables.read(name)
        except tables.BrokenDataset as broken:
            found.errors += broken.errors
    return found


def listed(rows: pd.DataFrame) -> Found:
    """Every CSV of the folder is in datapackage.json."""
    paths = {entry["path"] for entry in tables.package()["resources"]}
    files = sorted(path.name for path in settings().datasets.glob("*.csv"))
    return Found(
        len(files), [f"datasets/{name}: expected an entry in datapackage.json" for name in files if name not in paths]
    )


# Ids


def unique_ids(rows: pd.DataFrame) -> Found:
    """No figure id stands twice, in whatever files."""
    found, first = Found(len(rows)), dict[str, str]()
    for row in _records(rows):
        place = f"{row['file']}, row {row['row']}"
        if first.setdefault(row["figure_id"], place) != place:
            found.error(row, "figure_id", f"an id of its own; it stands in {first[row['figure_id']]} too")
    return found


def well_named(rows: pd.DataFrame) -> Found:
    """Ids are those of the report (R), of other sources (E), or of the census (C, with the name of the place)."""
    found = Found(len(rows))
    for row in _records(rows):
        if not FIGURE.fullmatch(row["figure_id"]):
            found.error(row, "figure_id", "an id such as R055, R299a, E125 or C23-lower-chitral-population")
        elif row["figure_id"].startswith("C"):
            place = row["figure_id"][4:]
            if not place.startswith(i18n.slug(row["geography"]) + "-"):
                found.error(row, "figure_id", f"the name of its place, {i18n.slug(row['geography'])}")
            if row["period"] != f"20{row['figure_id'][1:3]}":
                found.error(row, "period", f"20{row['figure_id'][1:3]}, the year in its id")
    return found


def complete(rows: pd.DataFrame, left: pd.DataFrame | None = None) -> Found:
    """Every fact handed over is published, whole or in parts (R299a, R299b), or left out with a reason."""
    left = _text("left_out") if left is None else left
    there = {re.sub(r"[a-z]$", "", name) for name in (*rows["figure_id"], *left["figure_id"])}
    wanted = [f"{letter}{i:03d}" for letter, first, last in HANDED_OVER for i in range(first, last + 1)]
    return Found(
        len(wanted),
        [
            f"datasets: {name} is missing; expected a row of it, or of {name}a and on, or one in datasets/left_out.csv"
            for name in wanted
            if name not in there
        ],
    )


def left_out(rows: pd.DataFrame, left: pd.DataFrame | None = None) -> Found:
    """What is left out has one of the allowed reasons and is published nowhere."""
    left = _text("left_out") if left is None else left
    found, there = Found(len(left)), set(rows["figure_id"])
    for row in _records(left):
        if not REASONS.fullmatch(row["reason"]):
            found.error(row, "reason", "one of the reasons of datasets/README.md")
        if row["reason"].startswith("duplicate of ") and row["reason"].split()[-1] not in there:
            found.error(row, "reason", "the id of a figure that is published")
        if row["figure_id"] in there:
            found.error(row, "figure_id", "a figure that is in no dataset")
    return found


def discrepancies(rows: pd.DataFrame, conflicts: pd.DataFrame | None = None) -> Found:
    """Every figure named in discrepancies.csv exists, published or left out."""
    conflicts = _text("discrepancies") if conflicts is None else conflicts
    there = {*rows["figure_id"], *_text("left_out")["figure_id"]}
    found = Found()
    for row in _records(conflicts.assign(figure_id=conflicts["id"])):
        for column in ("figures_one_side", "figures_other_side"):
            for part in provenance.parts(row[column]):
                if re.match(r"[REC]\d", part):
                    found.checked += 1
                    if part not in there:
                        found.error(row, column, f"ids of figures; there is no {part}")
    return found


# The address of a page on a visit to one shelter, or on its opening: it gives the town away.
ONE_HOUSE = re.compile(
    r"(visit|inaugurat|dedicated)[\w-]*(darul-aman|safe-house|shelter|women-(protection-)?cent)"
    r"|women-protection-center-inaugurated|dar-ul-"
)


def declared(rows: pd.DataFrame) -> Found:
    """Every source stands in sources.csv, every indicator in indicators.csv, and no indicator there for nothing."""
    sources, indicators = _text("sources"), _text("indicators")
    known, labelled = set(sources["id"]), set(indicators["indicator"])
    found = Found(2 * len(rows))
    for row in _records(rows):
        ids = provenance.parts(row["source"])
        if not ids or any(name not in known for name in ids):
            found.error(row, "source", "ids of datasets/sources.csv")
        if row["indicator"] not in labelled:
            found.error(row, "indicator", "an id of datasets/indicators.csv")
    for row in _records(sources.assign(figure_id=sources["id"])):
        if row["url"] and not re.match(r"https?://[\w.-]+\.[a-z]{2,}", row["url"]):
            found.error(row, "url", "an address a reader can open, or none where the source is cited without a link")
        if ONE_HOUSE.search(row["url"]):
            found.error(row, "url", "no address of a page about one shelter, which tells where it stands")
    there = set(rows["indicator"])
    for row in _records(indicators.assign(figure_id=indicators["indicator"])):
        if row["indicator"] not in there:
            found.error(row, "indicator", "an indicator that some figure has")
    return found


def proposals(rows: pd.DataFrame, made: pd.DataFrame | None = None) -> Found:
    """The proposals are P01 to P36, under the headings of the report, with figures that exist and mutual repeats."""
    made = _text("proposals") if made is None else made
    found, there = Found(len(made)), set(rows["figure_id"])
    if made["id"].tolist() != [f"P{i:02d}" for i in range(1, PROPOSALS + 1)]:
        found.errors.append(f"datasets/proposals.csv: expected P01 to P{PROPOSALS}, each once, in order")
    counted = made["heading"].value_counts()
    for heading, count in HEADINGS.items():
        if counted.get(heading, 0) != count:
            found.errors.append(
                f"datasets/proposals.csv, column heading: {heading!r} stands {counted.get(heading, 0)} "
                f"times; expected {count}"
            )
    same = {row["id"]: provenance.parts(row["same_as"]) for row in _records(made)}
    known = set(_text("sources")["id"])
    for row in _records(made.assign(figure_id=made["id"])):
        for column in ("figures", "since_figures"):
            for name in provenance.parts(row[column]):
                if name not in there:
                    found.error(row, column, f"ids of figures; there is no {name}")
        for name in same[row["id"]]:
            if row["id"] not in same.get(name, []) or name == row["id"]:
                found.error(row, "same_as", f"ids of other proposals that name it too; {name} does not")
        if row["section"] != SECTIONS.get(row["heading"]) or not row["locator"].startswith(
            f"section {row['section']},"
        ):
            found.error(row, "section", "the section of its heading, and a place in it as locator")
        if not row["actors"] and row["named"] == "yes":
            found.error(row, "actors", "an actor, as the report names one")
        if len({row["since"] == "", row["since_figures"] == "", row["progress"] == "nothing known"}) > 1:
            found.error(row, "since", "what happened since, its figures and progress together, or none of them")
        if not set(provenance.parts(row["source"])) <= known:
            found.error(row, "source", "ids of datasets/sources.csv")
    return found


def references(rows: pd.DataFrame, **tables: pd.DataFrame) -> Found:
    """Every figure, source and discrepancy that the glossary and the list of changes name exists."""
    found, there = Found(), set(rows["figure_id"]) | set(_text("left_out")["figure_id"])
    sources, conflicts = set(_text("sources")["id"]), set(_text("discrepancies")["id"])
    for name in ("glossary", "changes", "since"):
        frame = tables.get(name, _text(name))
        for row in _records(frame.assign(figure_id=frame["id"])):
            found.checked += 1
            for part in provenance.parts(row["figures"]):
                if part not in there:
                    found.error(row, "figures", f"ids of figures; there is no {part}")
            for part in provenance.parts(row.get("source", "")):
                if part not in sources:
                    found.error(row, "source", "ids of datasets/sources.csv")
            if bool(row.get("source")) != bool(row.get("locator")):
                found.error(row, "locator", "a place in the source where there is one, and only there")
            for part in re.findall(r"\bD\d\d\b", row.get("why", "")):
                if part not in conflicts:
                    found.error(row, "why", f"ids of datasets/discrepancies.csv; there is no {part}")
    return found


# Places and periods


def _place_names(level: str) -> list[str]:
    """The names that geodata/ knows at this level, for a guess at what was meant."""
    names = [*gazetteer.provinces().values(), *gazetteer.names().values()]
    return list(dict.fromkeys(name for name in names if gazetteer.locate(name, level) is not None))


def places(rows: pd.DataFrame) -> Found:
    """Every geography is known to geodata at its level."""
    found = Found(len(rows[["geography", "geography_level"]].drop_duplicates()))
    for row in _records(rows):
        if gazetteer.locate(row["geography"], row["geography_level"]) is None:
            hint = tables.near(row["geography"], _place_names(row["geography_level"]))
            found.error(row, "geography", f"a {row['geography_level']} of geodata/crosswalk.csv{hint}")
    return found


def _edges(moment: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last day of a year, month or day; ValueError when there is no such day."""
    parts = [int(part) for part in moment.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if month > 12 or (len(parts) > 1 and month < 1):
        raise ValueError(moment)
    last = calendar.monthrange(year, month or 12)[1]
    if len(parts) == 3:
        if not 1 <= parts[2] <= last:
            raise ValueError(moment)
        return (year, month, parts[2]), (year, month, parts[2])
    return (year, month or 1, 1), (year, month or 12, last)


def ordered(period: str) -> bool:
    """Whether an ISO 8601 date, month, year or interval exists and starts before it ends."""
    if not INTERVAL.fullmatch(period):
        return False
    start, _, end = period.partition("/")
    try:
        first = _edges(start)[0] if start != ".." else (0, 0, 0)
        last = _edges(end)[1] if end and end != ".." else (9999, 12, 31)
    except ValueError:
        return False
    return first <= last


def periods(rows: pd.DataFrame) -> Found:
    """Periods are ISO 8601 and start before they end."""
    dated = rows[rows["period"] != ""]
    found = Found(len(dated))
    for row in _records(dated):
        if not ordered(row["period"]):
            found.error(row, "period", "a date, month, year or interval of ISO 8601 that starts before it ends")
    return found


# Numbers


def empties(rows: pd.DataFrame) -> Found:
    """A value or a reason why there is none, never both; zero is said to be zero."""
    found = Found(len(rows))
    for row in _records(rows):
        kind, value = row["empty_kind"], row["value"]
        if (value == "") != (kind in KINDS_OF_EMPTY):
            found.error(row, "empty_kind", f"none of {', '.join(KINDS_OF_EMPTY)} beside a value, one without a value")
        if (row["number"] == 0) != (kind == "zero"):
            found.error(row, "empty_kind", "zero where the value is 0, and nowhere else")
        if kind in KINDS_OF_EMPTY and row["numerator"]:
            found.error(row, "numerator", "nothing, as there is no value")
    return found


def grades(rows: pd.DataFrame) -> Found:
    """Grade C is not published as a figure; a press report is never of grade A."""
    found = Found(len(rows))
    for row in _records(rows):
        if row["grade"] == "C":
            found.error(row, "grade", "A or B; a figure of grade C belongs into datasets/left_out.csv")
        if row["status"] == "press report" and row["grade"] == "A":
            found.error(row, "grade", "B for a press report")
    return found


def parts(rows: pd.DataFrame) -> Found:
    """No numerator is above its denominator, and a count with n of N is that n."""
    found = Found(int(rows["of"].notna().sum()))
    for row in _records(rows[rows["n"].notna()]):
        if row["n"] > row["of"]:
            found.error(row, "numerator", f"at most its denominator, {row['denominator']}")
        if row["unit"] in ("persons", "judges", "members") and row["number"] != row["n"]:
            found.error(row, "numerator", f"the count itself, {row['value']}")
    return found


def shares(rows: pd.DataFrame) -> Found:
    """Printed shares agree with n of N."""
    known = rows[(rows["unit"] == "percent") & rows["number"].notna() & rows["n"].notna() & (rows["of"] > 0)]
    found = Found(len(known))
    for row in _records(known):
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
    for row in _records(counted[counted["geography_level"].isin(("province", "country"))]):
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


# People


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(value=rows["number"], numerator=rows["n"], denominator=rows["of"])


def _protected(rows: pd.DataFrame) -> list[pd.DataFrame]:
    return [part for name, part in _typed(rows).groupby("dataset") if name not in disclosure.PUBLIC_ROLES]


def small_cells(rows: pd.DataFrame) -> Found:
    """No 1–10 people below country level, in whatever column."""
    found = Found()
    for part in _protected(rows):
        found.checked += len(part)
        for row in _records(rows.loc[disclosure.small_cells(part).index]):
            found.error(row, "value", "nothing, and empty_kind suppressed: fewer than 11 people below country level")
    for row in _records(rows[rows["empty_kind"] == "suppressed"]):
        if re.search(r"\d", row["note"]):
            found.error(row, "note", "no number beside a withheld figure")
    return found


def derivable(rows: pd.DataFrame) -> Found:
    """No withheld cell can be worked out from a total and the cells beside it."""
    found = Found(int((rows["empty_kind"] == "suppressed").sum()))
    for part in _protected(rows):
        for row in _records(rows.loc[disclosure.derivable(part).index]):
            found.error(row, "empty_kind", "a second cell of its breakdown withheld: this one can be worked out")
    return found


SHELTER = re.compile(r"shelter|safe-house|women-centre|crisis-centre|72-hour")
SHELTER_LEVELS = ("country", "province", "district")
SHELTER_UNITS = (
    "shelters",
    "centres",
    "homes",
    "units",
    "presence",
    "status",
    "percent",
    "provinces",
    "cases",
    "mention",
)
HOUSE = re.compile(
    r"\b(dar[- ]?ul[- ]?\w+|panah|edhi|street|road|mohalla|colony|town|taluka|tehsil|near|opposite|plot|sector|"
    r"\d+[- ]beds?|capacity|phone|telephone|\d{2}\.\d+|\d{7,})\b",
    re.IGNORECASE,
)


PUBLIC_BODIES = "Government Department Ministry Commission Social Welfare Women Development Human Rights National"
MONTHS = "January February March April May June July August September October November December"


@cache
def _names_of_places() -> frozenset[str]:
    everywhere = " ".join([*gazetteer.crosswalk()["name"], MONTHS, PUBLIC_BODIES])
    return frozenset(re.findall(r"[^\W\d_]+", everywhere))


def proper_names(text: str) -> list[str]:
    """Capitalised words of a text that begin no sentence and name no place of geodata, month or public body."""
    found = []
    for sentence in re.split(r"(?<=[.:;?!])\s+", text):
        for word in re.findall(r"[^\W\d_]+", sentence)[1:]:
            if word[0].isupper() and len(word) > 1 and word not in _names_of_places():
                found.append(word)
    return found


def shelters(rows: pd.DataFrame) -> Found:
    """Shelters are districts: no place below one, no name of a house, nothing of its size or whereabouts."""
    kept = rows[rows["indicator"].str.contains(SHELTER) | rows["dataset"].isin(("shelters", "shelter_status"))]
    found = Found(len(kept))
    for row in _records(kept):
        if row["geography_level"] not in SHELTER_LEVELS:
            found.error(row, "geography_level", f"one of {', '.join(SHELTER_LEVELS)}")
        if row["unit"] not in SHELTER_UNITS:
            found.error(row, "unit", f"one of {', '.join(SHELTER_UNITS)}")
        for column in ("geography", "category", "value", "note", "locator"):
            if HOUSE.search(row[column]) and not (column == "value" and row["unit"] == "percent"):
                found.error(row, column, "no house, address or size, only the district")
        for column in ("category", "note"):
            if proper_names(row[column]):
                found.error(row, column, f"no name but that of a district ({', '.join(proper_names(row[column]))})")
    return found


def no_points(rows: pd.DataFrame) -> Found:
    """No layer of geodata has a point, but for the stages of the corridors; no town is known for its shelter."""
    found = Found()
    for path in sorted(settings().geodata.glob("*.geojson")):
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            found.checked += 1
            if "Point" in feature["geometry"]["type"] and path.stem != "corridors":
                found.errors.append(f"geodata/{path.name}, feature {feature.get('id')}: a point; expected an area")
    return found


# Words


def _words(text: str) -> list[str]:
    # A name is nobody's sentence: it counts as one word.
    return re.findall(r"[^\W_]+", text.casefold().replace("united nations office on drugs and crime", "unodc"))


def shingles(text: str) -> dict[bytes, str]:
    """Hash -> words of every run of RUN words of a text; case and punctuation do not count."""
    said = _words(text)
    runs = (" ".join(said[i : i + RUN]) for i in range(len(said) - RUN + 1))
    return {hashlib.blake2b(run.encode(), digest_size=HASH_BYTES).digest(): run for run in runs}


@cache
def report_shingles(path: Path) -> frozenset[bytes]:
    """The hashes of all runs of words of the report: they say whether a run stands there, not what stands there."""
    packed = path.read_bytes()
    return frozenset(packed[i : i + HASH_BYTES] for i in range(0, len(packed), HASH_BYTES))


def copied(text: str, report: Collection[bytes]) -> list[str]:
    """The runs of RUN words that a text shares with the report, its title apart."""
    title = tables.sources([TITLE])[0]["title"]
    own = shingles(title)
    return [run for key, run in shingles(text).items() if key in report and key not in own]


def own_words(report: Collection[bytes]) -> Callable[[pd.DataFrame], Found]:
    """The check that no cell of a dataset shares a run of RUN words with the report."""

    def check(rows: pd.DataFrame) -> Found:
        found = Found()
        for name in tables.names():
            frame = _text(name) if name not in tables.figure_datasets() else rows[rows["dataset"] == name]
            first = "figure_id" if "figure_id" in frame else str(frame.columns[0])
            for row in _records(frame.assign(figure_id=frame[first])):
                for column in data_columns(name):
                    found.checked += 1
                    for run in copied(row[column], report):
                        found.error(row, column, f"our own words; the report says {run!r}")
        return found

    check.__doc__ = "No eight words in a row are those of the report."
    return check


def data_columns(name: str) -> list[str]:
    """The text columns of a dataset."""
    return [entry["name"] for entry in tables.resource(name)["schema"]["fields"] if entry["type"] == "string"]


CHECKS: tuple[Callable[[pd.DataFrame], Found], ...] = (
    schema,
    distinct,
    superseded,
    readable,
    listed,
    unique_ids,
    well_named,
    complete,
    left_out,
    discrepancies,
    declared,
    proposals,
    references,
    places,
    periods,
    empties,
    grades,
    parts,
    shares,
    judges,
    census,
    small_cells,
    derivable,
    shelters,
    no_points,
)


def run(checks: Iterable[Callable[[pd.DataFrame], Found]] = CHECKS) -> list[tuple[str, Found]]:
    """(what is checked, what was found) of every check."""
    rows = figures()
    return [(_first_line(check), check(rows)) for check in checks]


def _first_line(check: Callable[[pd.DataFrame], Found]) -> str:
    return " ".join((check.__doc__ or check.__name__).split())
