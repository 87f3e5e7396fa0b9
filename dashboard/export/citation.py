"""How to cite a view: as text, as BibTeX and as CSL-JSON, each with the sources its rows come from.

All three are computed from the view and its address, so the same view gives the same bytes; only the text names
the day of access, and takes it as an argument.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from babel.dates import format_date

from dashboard import i18n
from dashboard.chart import View
from dashboard.data import tables
from dashboard.data.source_lines import addressed, source_line
from dashboard.i18n import NARROW, say, slug

AUTHOR = "The dashboard’s contributors"
WORK = "Pakistan’s response to trafficking in persons and smuggling of migrants"
LICENCE = "CC BY 4.0 (compilation); every figure keeps its own source"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# What LaTeX reads as a command, and the typeset characters it has names for.
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "–": "--",
    "—": "---",
    "’": "'",
    "‘": "`",
    "“": "``",
    "”": "''",
    "…": r"\dots{}",
    NARROW: r"\,",
    "\u00a0": "~",
    "−": "-",
}


def issued() -> str:
    """The day of the data ("2026-11"): when the last of its sources was read."""
    return max(tables.table("sources")["accessed"])


def text(view: View, address: str, accessed: dt.date | None = None) -> str:
    """The citation of a view as one line; without `accessed` the day of access is left to the reader."""
    told = say(
        "{author}: “{title}”, in: {work}, {year}, data version {version}, {address}",
        author=say(AUTHOR),
        title=view.title,
        work=say(WORK),
        year=issued()[:4],
        version=view.version,
        address=address,
    )
    if accessed is None:
        return told
    day = format_date(accessed, "d MMMM y", locale=i18n.locale())
    return told + say(" (accessed {day}).", day=day)


def full_text(view: View, address: str, accessed: dt.date | None = None) -> str:
    """The citation and, line by line, the sources of the figures."""
    sources = ["- " + addressed(source_line(record), record) for record in view.sources]
    lines = (
        [text(view, address, accessed), "", say("The figures come from:"), *sources]
        if sources
        else [text(view, address, accessed)]
    )
    return "\n".join(lines) + "\n"


def key(view: View) -> str:
    """The name a bibliography calls a view by: chart, filters and data version."""
    chosen = [value for value in vars(view.selection).values() if value]
    return "-".join(slug(part) for part in [view.chart.slug, *chosen, view.version])


def csl(view: View, address: str) -> list[dict[str, Any]]:
    """The view and its sources as CSL-JSON items, the view first."""
    item = {
        "id": key(view),
        "type": "webpage",
        "title": view.title,
        "author": [{"literal": say(AUTHOR)}],
        "container-title": say(WORK),
        "issued": _date(issued()),
        "version": view.version,
        "URL": address,
        "language": view.value("lang"),
        "abstract": view.alt,
        "note": say("Data version {version}. Licence: {licence}.", version=view.version, licence=LICENCE),
    }
    return [item, *[_source(record) for record in view.sources]]


def csl_json(view: View, address: str) -> str:
    """The CSL-JSON of a view as text."""
    return json.dumps(csl(view, address), ensure_ascii=False, indent=1) + "\n"


def _source(record: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": record["id"],
        "type": "document",
        "title": record["title"],
        "author": [{"literal": record["publisher"]}],
        "publisher": record["publisher"],
        "accessed": _date(record["accessed"]),
    }
    if record["url"]:
        item["URL"] = record["url"]
    if record["published"]:
        item["issued"] = _date(record["published"])
    if record["locators"]:
        item["note"] = record["locators"]
    return item


def _date(text: str) -> dict[str, list[list[int]]]:
    """ "2022-07-20" as CSL writes a date."""
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def bibtex(view: View, address: str) -> str:
    """The view and its sources as BibTeX entries, the view first."""
    return "\n".join(_entry(item) for item in csl(view, address))


def _entry(item: dict[str, Any]) -> str:
    fields = {
        "title": f"{{{_latex(item['title'])}}}",
        "author": f"{{{_latex(item['author'][0]['literal'])}}}",
    }
    if "container-title" in item:
        fields["howpublished"] = f"In: {_latex(item['container-title'])}"
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        fields["year"] = str(parts[0])
        if len(parts) > 1:
            fields["month"] = str(parts[1])
    if "accessed" in item:
        fields["urldate"] = "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
    if "version" in item:
        fields["version"] = item["version"]
    if "URL" in item:
        fields["url"] = re.sub(r"[{}\\\s]", "", item["URL"])
    if "note" in item:
        fields["note"] = _latex(item["note"])
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{item['id']},\n{body}\n}}\n"


def _latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in text)
