"""Checks of the proposals of the report."""

from __future__ import annotations

import pandas as pd

from dashboard.data import provenance
from dashboard.data.validation.found import Found, as_text, records

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


def proposals(rows: pd.DataFrame, made: pd.DataFrame | None = None) -> Found:
    """The proposals are P01 to P36, under the headings of the report, with figures that exist and mutual repeats."""
    made = as_text("proposals") if made is None else made
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
    same = {row["id"]: provenance.parts(row["same_as"]) for row in records(made)}
    known = set(as_text("sources")["id"])
    for row in records(made.assign(figure_id=made["id"])):
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
