"""What the datasets say of one place, as sentences with their observation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dashboard import i18n
from dashboard.data import observations, provenance, source_lines
from dashboard.data.observations import Entry
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say

REPORT = "unodc-2021"  # the source that is the report itself
_SHELTERS = ("shelters", "shelter_status")
# Shown elsewhere on the page, or left to the page of their theme: people counted below country level, people wanted
# or sent back, and who was asked for the report.
_ELSEWHERE = (
    "census",
    "population",
    "hubs",
    "routes",
    "foreign_nationals",
    "red_book",
    "deportations",
    "victims",
    "displacement",
    "method",
    *_SHELTERS,
)
# One officer's opinion on a minority is not tied to a district; positions of places are no finding; crossings stand
# with the places named.
_UNSAID = ("minority-at-risk-of-forced-conversion", "crossing-named", "interview-period")


def _places(entry: Entry) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for name in provenance.parts(entry.row["geography"]):
        found += gazetteer.locate(name, entry.row["geography_level"]) or ()
    return found


@per_language()
def _all_said() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    return tuple(
        (entry, _places(entry))
        for entry in observations.everything()
        if entry.row["geography_level"] in ("province", "district", "place")
        and entry.dataset not in ("census", "foreign_nationals")
    )


def _about(place: str) -> Iterator[Entry]:
    """The figures of a district, or of a province and all within it."""
    whole = place in gazetteer.provinces()
    for entry, codes in _all_said():
        if not whole and entry.row["geography_level"] == "province":
            continue  # a figure of the former tribal areas together is none of each
        if any(place == (gazetteer.home(code) if whole else code) for code in codes):
            yield entry


def said(place: str, wanted: Callable[[Entry], bool] = lambda entry: True) -> dict[str, list[Entry]]:
    """Dataset -> the other figures that concern a province (and all within it) or a district, in file order."""
    found: dict[str, list[Entry]] = {}
    for entry in _about(place):
        shown = entry.dataset not in _ELSEWHERE and entry.row["indicator"] not in _UNSAID
        if shown and wanted(entry):
            found.setdefault(entry.dataset, []).append(entry)
    return found


def of_shelters(place: str) -> list[Entry]:
    """Every figure on shelters, centres and safe houses whose place is this one (not those within it)."""
    return [entry for entry in _about(place) if entry.dataset in _SHELTERS and place in _places(entry)]


def _head(entry: Entry) -> str:
    """What is measured and of whom, without saying a word twice ("police" of "share of women in the police")."""
    measure = entry.measure
    if entry.row["indicator"] == "women-shelter-known" and entry.row["category"] == "women-centre":
        measure = say("Centre for women named in the district")
    found = [measure]
    heard = set(re.findall(r"[a-z]+", measure.lower()))
    category = entry.row["category"].replace("-", " ")
    if category and entry.dataset not in _SHELTERS and not set(re.findall(r"[a-z]+", category.lower())) <= heard:
        found.append(say(category))
    if entry.row["sex"] == "male" or (entry.row["sex"] == "female" and "women" not in heard):
        found.append(say("men") if entry.row["sex"] == "male" else say("women"))
    return i18n.comma().join(found)


def sentence(entry: Entry, place: str) -> str:
    """A figure as a sentence, its place named where it is another: "Raids, FIA raids, 2015: 119 raids (119 of …)."."""
    own = gazetteer.names().get(place) or gazetteer.provinces()[place]
    where = [] if entry.row["geography"] == own else [entry.row["geography"]]
    head = i18n.comma().join([_head(entry), *where, entry.period if entry.row["period"] else say("undated")])
    value = say("yes") if entry.row["unit"] == "presence" else entry.told
    value = f"{value} ({entry.n})" if entry.n else value
    closing = [say("A claim, not a count.")] if entry.row["status"].startswith("claim") else []
    who = entry.row["counted_by"].rstrip(".")
    if who and not who.lower().startswith("not stated"):
        if REPORT in provenance.parts(entry.row["source"]):
            closing.append(say("The report, quoting: {who}.", who=source_lines.who(who)))
        elif entry.row["grade"] == "B" and entry.row["status"] != "as printed":
            closing.append(say("The press, quoting: {who}.", who=source_lines.who(who)))
    note = [i18n.sentence(entry.row["note"])] if entry.row["note"] else []
    return " ".join([i18n.ended(f"{head}: {value}"), *note, *closing])
