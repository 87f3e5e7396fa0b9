"""Checks of what datasets say of each other: sources, indicators, discrepancies, the glossary."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data import provenance
from dashboard.data.validation.found import Found, as_text, records


def discrepancies(rows: pd.DataFrame, conflicts: pd.DataFrame | None = None) -> Found:
    """Every figure named in discrepancies.csv exists, published or left out."""
    conflicts = as_text("discrepancies") if conflicts is None else conflicts
    there = {*rows["figure_id"], *as_text("left_out")["figure_id"]}
    found = Found()
    for row in records(conflicts.assign(figure_id=conflicts["id"])):
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
    sources, indicators = as_text("sources"), as_text("indicators")
    known, labelled = set(sources["id"]), set(indicators["indicator"])
    found = Found(2 * len(rows))
    for row in records(rows):
        ids = provenance.parts(row["source"])
        if not ids or any(name not in known for name in ids):
            found.error(row, "source", "ids of datasets/sources.csv")
        if row["indicator"] not in labelled:
            found.error(row, "indicator", "an id of datasets/indicators.csv")
    for row in records(sources.assign(figure_id=sources["id"])):
        if row["url"] and not re.match(r"https?://[\w.-]+\.[a-z]{2,}", row["url"]):
            found.error(row, "url", "an address a reader can open, or none where the source is cited without a link")
        if ONE_HOUSE.search(row["url"]):
            found.error(row, "url", "no address of a page about one shelter, which tells where it stands")
    there = set(rows["indicator"])
    for row in records(indicators.assign(figure_id=indicators["indicator"])):
        if row["indicator"] not in there:
            found.error(row, "indicator", "an indicator that some figure has")
    return found


def references(rows: pd.DataFrame, **tables: pd.DataFrame) -> Found:
    """Every figure, source and discrepancy that the glossary and the list of changes name exists."""
    found, there = Found(), set(rows["figure_id"]) | set(as_text("left_out")["figure_id"])
    sources, conflicts = set(as_text("sources")["id"]), set(as_text("discrepancies")["id"])
    for name in ("glossary", "changes", "since"):
        frame = tables.get(name, as_text(name))
        for row in records(frame.assign(figure_id=frame["id"])):
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
