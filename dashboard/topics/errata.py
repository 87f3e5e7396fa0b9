"""Corrections of what this site said (datasets/changes.csv): those of a chart, and those after a day."""

from __future__ import annotations

from dashboard.data import catalogue, provenance

WITHDRAWN = "withdrawn"  # the kind of a change for which what stood before is no longer served
KINDS = ("corrected", WITHDRAWN)


def of_chart(slug: str) -> list[dict[str, str]]:
    """The corrections of a chart, the latest first: rows of changes.csv."""
    return [row for row in catalogue.changes() if row["kind"] in KINDS and slug in provenance.parts(row["charts"])]


def after(slug: str, day: str) -> list[dict[str, str]]:
    """The corrections of a chart that may have come after a day ("2026-11-24"); all where the day is not known.

    Those of the day itself count: on which hour the page was kept is not recorded.
    """
    return [row for row in of_chart(slug) if row["date"] >= day]
