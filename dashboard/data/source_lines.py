"""How a source is named beside what comes from it: in a table, and in the line of sources."""

from __future__ import annotations

import pandas as pd

from dashboard import i18n
from dashboard.data import provenance, tables
from dashboard.data.row import Row
from dashboard.i18n import say

FEW = 3  # up to so many sources are named with their titles


def where(row: Row) -> str:
    """Source and locator of a row in short: "UNODC 2021, section 2.4, footnote 122"."""
    records = tables.sources(provenance.parts(row["source"]))
    parts = [record["publisher"] for record in records[:2]]
    locator = "; ".join(provenance.parts(row["locator"])[:3])
    return ", ".join(part for part in ("; ".join(dict.fromkeys(parts)), locator) if part)


def who(counted_by: str) -> str:
    """Who counted, as a row has it, in the language of the request; several stand side by side."""
    told = say(counted_by)
    return told if told != counted_by else i18n.semicolon().join(say(one) for one in counted_by.split("; "))


def addressed(line: str, record: dict[str, str], between: str = ", ", around: str = "{}") -> str:
    """`line` and the address of its source; `line` alone for a source that is cited without a link."""
    return f"{line}{between}{around.format(record['url'])}" if record["url"] else line


def source_line(record: dict[str, str], short: bool = False) -> str:
    """A source as the sources line says it: publisher, title (unless short), date, grade, place in it."""
    published = f" ({record['published']})" if record["published"] else ""
    grade = "" if record["grade"] == "A" else say(" [grade {grade}]", grade=record["grade"])
    locators = [part for part in provenance.parts(record.get("locators", "")) if part]
    locators = [part for part in locators if part != "whole article"]
    where = ": " + "; ".join(locators[:6]) + ("; …" if len(locators) > 6 else "") if locators else ""
    name = record["publisher"] if short else f"{record['publisher']}, {record['title']}"
    return f"{name}{published}{grade}{where}"


def links(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """`text` and `url` of each source of a sources line; with their titles where they are few."""
    return [{"text": source_line(record, short=len(records) > FEW), "url": record["url"]} for record in records]


def cited(rows: pd.DataFrame) -> list[dict[str, str]]:
    """The sources of `rows`, each with the locators used (`locators`)."""
    cells = rows[["source", "locator"]].drop_duplicates()
    found = tables.sources(i for cell in cells["source"] for i in provenance.parts(cell))
    for record in found:
        own = cells[[record["id"] in provenance.parts(cell) for cell in cells["source"]]]
        record["locators"] = provenance.united(own["locator"])
    return found
