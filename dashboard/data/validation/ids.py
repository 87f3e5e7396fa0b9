"""Checks of ids: of figures, and that every fact handed over is published or left out with a reason."""

from __future__ import annotations

import re

import pandas as pd

from dashboard import i18n
from dashboard.data.validation.found import Found, as_text, records

# The facts that were handed over to be transcribed: letter, first and last number.
HANDED_OVER = (("R", 1, 304), ("E", 1, 464), ("E", 501, 748))
REASONS = re.compile(
    r"single case|grade C|duplicate of [RE]\d{3}[a-z]?|no source that can be opened|not a help line"
    r"|forbidden by handling|no allowed witness"
)
FIGURE = re.compile(r"[RE]\d{3}[a-z]?|C(17|23)-[a-z0-9-]+")


def unique_ids(rows: pd.DataFrame) -> Found:
    """No figure id stands twice, in whatever files."""
    found, first = Found(len(rows)), dict[str, str]()
    for row in records(rows):
        place = f"{row['file']}, row {row['row']}"
        if first.setdefault(row["figure_id"], place) != place:
            found.error(row, "figure_id", f"an id of its own; it stands in {first[row['figure_id']]} too")
    return found


def well_named(rows: pd.DataFrame) -> Found:
    """Ids are those of the report (R), of other sources (E), or of the census (C, with the name of the place)."""
    found = Found(len(rows))
    for row in records(rows):
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
    left = as_text("left_out") if left is None else left
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
    left = as_text("left_out") if left is None else left
    found, there = Found(len(left)), set(rows["figure_id"])
    for row in records(left):
        if not REASONS.fullmatch(row["reason"]):
            found.error(row, "reason", "one of the reasons of datasets/README.md")
        if row["reason"].startswith("duplicate of ") and row["reason"].split()[-1] not in there:
            found.error(row, "reason", "the id of a figure that is published")
        if row["figure_id"] in there:
            found.error(row, "figure_id", "a figure that is in no dataset")
    return found
