"""What changed after the report of December 2021: the rows of since.csv, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.data import observations, provenance, tables

PATH = "/since"
FEED = "/since.atom"
# The themes in the order of the page, and their names.
THEMES = {
    "treaties": "Treaties",
    "law": "Laws and bills",
    "response": "Cases, plans and help",
    "smuggling": "Smuggling and disasters at sea",
    "displacement": "Displacement",
    "representation": "Women who decide",
    "shelters": "Shelters and centres",
    "children": "Children and bonded labour",
}


@dataclass(frozen=True)
class Step:
    """A change: when (a day, month or year), its theme, what changed, and the ids of what it rests on and touches."""

    id: str
    date: str
    theme: str
    text: str
    figures: tuple[str, ...]
    charts: tuple[str, ...]
    proposals: tuple[str, ...]

    @property
    def sources(self) -> list[dict[str, str]]:
        """The sources of its figures, as they stand in sources.csv, each once."""
        cells = (observations.find(figure).row["source"] for figure in self.figures)
        return tables.sources(provenance.distinct(cells))

    @property
    def path(self) -> str:
        """Where it stands on the page."""
        return f"{PATH}#{self.id}"

    @property
    def day(self) -> str:
        """A day to sort and to date a feed by: the first of the month or year where no day is known."""
        return self.date + "-01-01"[len(self.date) - 4 :]


def everything() -> list[Step]:
    """All changes, the newest first."""
    found = [
        Step(
            row["id"],
            row["date"],
            row["theme"],
            row["text"],
            *(tuple(provenance.parts(row[name])) for name in ("figures", "charts", "proposals")),
        )
        for row in tables.table("since").to_dict("records")
    ]
    return sorted(found, key=lambda step: step.day, reverse=True)


def by_theme() -> dict[str, list[Step]]:
    """The changes of each theme, the newest first, in the order of the themes."""
    steps = everything()
    return {theme: [step for step in steps if step.theme == theme] for theme in THEMES}
