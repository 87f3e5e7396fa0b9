"""Women's shelters by province, counted four times: the editions of the shelter charts.

The report has two counts (sections 2.7 and 3.3) that differ for two provinces; officials of Khyber Pakhtunkhwa
gave two more to the press. Each is an edition of its own: none replaces another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import i18n
from dashboard.data import provenance, tables
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.selection import Filter, options

if TYPE_CHECKING:
    from dashboard.chart import View


@dataclass(frozen=True)
class Edition:
    """One count: its name in a control and in a sentence, its period, the census whose women belong to it."""

    id: str
    label: str
    words: str
    period: str
    census: str
    of_report: bool


EDITIONS = {
    edition.id: edition
    for edition in (
        Edition(
            "report-3.3",
            "Report, section 3.3 (undated)",
            "count in section 3.3 of the report, undated",
            "",
            "2017",
            True,
        ),
        Edition(
            "report-2.7",
            "Report, section 2.7 (June 2019)",
            "count in section 2.7 of the report, June 2019",
            "2019-06",
            "2017",
            True,
        ),
        Edition("2017-11", "November 2017 (press)", "count by officials, November 2017", "2017-11", "2017", False),
        Edition("2021-08", "August 2021 (press)", "count by officials, August 2021", "2021-08", "2023", False),
    )
}
DEFAULT = "report-3.3"
EDITION = Filter("edition", "Count", lambda: options((e.id, e.label) for e in EDITIONS.values()), default=DEFAULT)


def when(view: View) -> str:
    """The month of the chosen count, or that it is undated: how a title begins."""
    edition = EDITIONS[view.value("edition")]
    if edition.period:
        return say("Count of {month}", month=i18n.period(edition.period))
    return say("Undated count in the report of 2021")


def counts(edition: Edition) -> pd.DataFrame:
    """Seven rows, one per province or territory: the shelters counted, absent ones as not reported."""
    frame = tables.figures("shelters", "women-shelters")
    if edition.of_report:
        section = edition.id.removeprefix("report-")
        frame = frame[(frame["source"] == "unodc-2021") & frame["locator"].str.contains(section, regex=False)]
    else:
        frame = frame[frame["period"] == edition.period]
    by_name = frame.set_index("geography")
    found = [
        {"geography": name, **by_name.loc[name].to_dict()}
        if name in by_name.index
        else _absent(frame.iloc[0].to_dict(), edition, code, name)
        for code, name in gazetteer.provinces().items()
    ]
    return pd.DataFrame(found)[list(tables.COLUMNS)].assign(period=edition.period)


def of_districts(edition: Edition) -> pd.DataFrame:
    """The counts with the districts of the province as denominator (as if every shelter had its own district).

    Section 2.7 gives a number of districts only for Punjab: for the others that of section 3.3 is used, its figure
    id, source and locator united with those of the count.
    """
    frame = counts(edition)
    districts = tables.figures("districts", "districts")
    bases = districts[districts["category"] == "report"].set_index("geography")
    for i in frame.index[frame["value"].notna() & frame["denominator"].isna()]:
        base = bases.loc[frame.loc[i, "geography"]]
        for column in ("figure_id", "source", "locator"):
            frame.loc[i, column] = provenance.united(pd.Series([frame.loc[i, column], base[column]]))
        frame.loc[i, ["numerator", "denominator"]] = [frame.loc[i, "value"], base["value"]]
    return frame


def _absent(like: dict[str, object], edition: Edition, code: str, name: str) -> dict[str, object]:
    nothing = float("nan")
    return like | {
        "figure_id": f"women-shelters-{edition.id}-{code}",
        "geography": name,
        "geography_level": "province",
        "value": nothing,
        "numerator": nothing,
        "denominator": nothing,
        "empty_kind": "not-reported",
        "status": "read from text",
        "counted_by": "",
        "note": "This count covers Khyber Pakhtunkhwa only.",
    }


def women(census: str) -> pd.DataFrame:
    """Women and girls per province at a census (value, persons). In 2017 Khyber Pakhtunkhwa is without the former
    FATA, as in the 25 or 26 districts of the counts; in 2023 the merged districts are in it."""
    frame = tables.figures("population", "female-share-of-population")
    frame = frame[(frame["period"] == census) & (frame["geography_level"] == "province")]
    return frame.assign(value=frame["numerator"])


def notes(view: View, districts: bool = True) -> list[str]:
    """What to know of the edition shown: how the report differs from itself, its districts, who is missing."""
    edition = EDITIONS[view.value("edition")]
    shown = set(view.rows["geography"])
    told = []
    if edition.of_report:
        told += _two_sections([name for name in ("Khyber Pakhtunkhwa", "Balochistan") if name in shown])
        if districts and edition.id == "report-2.7" and shown & {"Sindh", "Khyber Pakhtunkhwa", "Balochistan"}:
            told.append(
                say(
                    "Section 2.7 gives a number of districts only for Punjab; for the others that of section "
                    "3.3 is used, so their shares are computed by us."
                )
            )
        if "Sindh" in shown and edition.id == "report-3.3":
            told.append(
                say("Four centres in Sindh for stays of up to 72 hours are not shelters of this kind and are left out.")
            )
    else:
        told += _later(edition, shown, districts)
    missing = view.rows[view.rows["empty_kind"] == "not-reported"]["geography"].tolist()
    if missing:
        told.append(say("Not reported, which is not zero: {places}.", places=i18n.listing(missing)))
    return told


def _two_sections(names: Sequence[str]) -> list[str]:
    """The two counts of the report where they differ, each with its section; nothing for no names."""
    old, new = (counts(EDITIONS[f"report-{section}"]).set_index("geography")["value"] for section in ("2.7", "3.3"))
    told = [
        say("{new} in {place} (section 2.7: {old})", place=name, new=i18n.number(new[name]), old=i18n.number(old[name]))
        for name in names
    ]
    return (
        [
            say(
                "Section 3.3 of the report counts {differing}; either count can be chosen above.",
                differing=i18n.listing(told),
            )
        ]
        if told
        else []
    )


def in_words(count: float) -> str:
    """ "1 shelter", "36 shelters"."""
    return i18n.plural("{n} shelter", "{n} shelters", count)


def _later(edition: Edition, shown: set[str], districts: bool) -> list[str]:
    told = []
    if districts and "Khyber Pakhtunkhwa" in shown:
        told.append(
            say(
                "The press gave the count, not the number of districts: the 25 are those of the 2017 census, without "
                "the former FATA."
            )
            if edition.census == "2017"
            else say(
                "The press gave the count, not the number of districts: the 35 are those of the 2023 census, with the "
                "districts merged in 2018."
            )
        )
    if "Punjab" in shown:
        told.append(
            say("Punjab: an undated page of its department has all 36 districts too; without a date it is not plotted.")
        )
    if "Balochistan" in shown:
        told.append(
            say(
                "Balochistan: in April 2025 centres were named in three districts, without saying which of "
                "them has beds; they are not plotted."
            )
        )
    return told
