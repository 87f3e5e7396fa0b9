"""Facts of a page as an editor writes them: items of a list, each "- **Head** words. (R028)".

The head says whom, what or which time the fact is about; what stands in brackets after the last full stop is where it
comes from. A layout shows the facts of a section as a table or a timeline (layouts/components/facts.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.content.pages import Section

FACT = re.compile(r"- \*\*(?P<head>.+?)\*\* +(?P<words>.+?)(?: *(?<=[.?!۔؟] )\((?P<source>[^()]+)\))?$")
HEADING = "### "


@dataclass(frozen=True)
class Fact:
    """What a fact is about, its words and where it comes from ("" where the words say so), each as Markdown."""

    head: str
    words: str
    source: str


def blocks(section: Section) -> list[str | list[Fact]]:
    """The text of a section in its order: runs of facts, and what stands between them as Markdown.

    A list whose items are no facts is text, such as the questions that are open.
    """
    found: list[str | list[Fact]] = []
    for line in section.text.splitlines():
        if match := FACT.match(line):
            if not found or isinstance(found[-1], str):
                found.append([])
            found[-1].append(Fact(match["head"], match["words"], match["source"] or ""))  # type: ignore[union-attr]
        elif found and isinstance(found[-1], str) and not line.startswith(HEADING):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return [
        block if isinstance(block, list) else block.strip()
        for block in found
        if isinstance(block, list) or block.strip()
    ]
