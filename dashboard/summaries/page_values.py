"""What the prose of content/ computes from several observations, by the name an editor writes (`{{ terms }}`)."""

from __future__ import annotations

from collections.abc import Callable

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations
from dashboard.topics import proposals, since


def girls_out_of_school() -> float:
    """Girls aged 5 to 16 out of school (census of 2023, four provinces and Islamabad)."""
    return _girls("numerator")


def girls_of_school_age() -> float:
    """Girls aged 5 to 16 in the same places."""
    return _girls("denominator")


def _girls(column: str) -> float:
    rows = CHARTS["girls-out-of-school"].at().rows.dropna(subset=["value"]).drop_duplicates("geography")
    return float(rows[column].sum())


def crossings_only_in_press() -> list[str]:
    """Border crossings that the press names and the report does not, each once, in the order of the dataset."""
    entries = observations.entries("border", "crossing-named", "crossing-status")
    printed = {entry.row["geography"] for entry in entries if entry.row["source"] == "unodc-2021"}
    return list(dict.fromkeys(e.row["geography"] for e in entries if e.row["geography"] not in printed))


def proposal_counts() -> dict[str, int | str]:
    """Counts of the proposals of the report: in all, by the actor named most, and by what is known since."""
    every, counted = proposals.everything(), proposals.by_actor(proposals.everything())
    first = next(iter(counted))
    known = {state: sum(p.progress == state for p in every) for state in proposals.PROGRESS}
    return {
        "total": len(every),
        "headings": len(proposals.HEADINGS),
        "actor": proposals.actor(first),
        "most": len(counted[first]),
        "named": sum(proposals.find(name).named for name in counted[first]),
        "to_nobody": len(counted.get(proposals.NOBODY, ())),
        "done": known["done"],
        "partly": known["partly done"],
        "related": known["related steps known"],
        "unknown": known["nothing known"],
    }


VALUES: dict[str, Callable[[], object]] = {
    "afghan_nationals": lambda: observations.find("C23-pakistan-afghan-nationals").value,
    "girls_out_of_school": girls_out_of_school,
    "girls_of_school_age": girls_of_school_age,
    "crossings_only_in_press": crossings_only_in_press,
    "proposals": proposal_counts,
    "sources": lambda: len(catalogue.sources()),
    "discrepancies": lambda: len(catalogue.discrepancies()),
    "terms": lambda: len(catalogue.glossary()),
    "changes_since": lambda: len(since.everything()),
    "first_change": lambda: i18n.period(since.everything()[-1].date),
    "last_change": lambda: i18n.period(since.everything()[0].date),
}
