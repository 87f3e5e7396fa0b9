"""How hard the words of the pages and charts are to read:  make reading

Prints the Flesch-Kincaid grade (school years a reader needs) of the lead and the text of each page and of the notes of
each chart, the hardest first, with the sentence that is hardest. A report for editors, not a test: names and terms of
law raise a grade without making a sentence hard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import textstat

from dashboard.charts import CHARTS
from dashboard.content.pages import files, place
from layouts.components import prose

GOAL = 8.0  # of leads and notes
SHORTEST = 5  # words of a sentence that is graded by itself
NUMBER = re.compile(r"\d[\d,.–-]*\d%?|\d%?")
MARKS = re.compile(r"\([^)]*\b[RECD]\d{2,}[^)]*\)|\[([^\]]*)\]\([^)]*\)|[#*`]|^- ", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """A text and where it stands."""

    place: str
    words: str

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade of the whole text."""
        return float(textstat.flesch_kincaid_grade(self.words))

    @property
    def hardest(self) -> str:
        """The sentence with the highest grade."""
        sentences = [part for part in re.split(r"(?<=[.?!])\s+", self.words) if len(part.split()) >= SHORTEST]
        return max(sentences, key=textstat.flesch_kincaid_grade, default=self.words)


def plain(markdown: str) -> str:
    """Markdown without ids, links and marks."""
    words = NUMBER.sub("ten", MARKS.sub(lambda found: found.group(1) or "", markdown))  # a number is one word
    return re.sub(r"\s+", " ", words).strip()


def texts() -> tuple[list[Text], list[Text]]:
    """(leads of pages and notes of charts, which have the goal; the other text of pages)."""
    goal, rest = [], []
    for path in files():
        page = prose.page(path.stem)
        if page.lead:
            goal.append(Text(f"{place(path)}, lead", plain(page.lead)))
        sections = plain(" ".join(section.text for section in page.sections.values()))
        if sections:
            rest.append(Text(place(path), sections))
    for slug, chart in CHARTS.items():
        if notes := " ".join(chart.at().notes):
            goal.append(Text(f"chart {slug}, notes", plain(notes)))
    return goal, rest


def main() -> None:
    """Print both lists, the hardest first."""
    for heading, found in zip((f"Leads and notes (goal: {GOAL:g})", "Other text"), texts(), strict=True):
        above = sum(text.grade > GOAL for text in found)
        print(f"\n{heading}: {above} of {len(found)} above {GOAL:g}")
        for text in sorted(found, key=lambda text: -text.grade):
            print(f"{text.grade:5.1f}  {text.place:<40} {text.hardest[:110]}")


if __name__ == "__main__":
    main()
