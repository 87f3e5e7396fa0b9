"""Shelters for women by drawn unit: where one is known, and what kind of silence covers the rest.

A missing name is not a missing shelter. "No shelter" is said of a unit only where the list of its province is
complete in that edition: the count and the names come from one source, and as many were named as were counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import i18n
from dashboard.data import provenance, tables
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say

# What a unit is, as the category of its row; in the order of the legend.
KNOWN = "known shelter"
CENTRE = "centre for women"
NGO = "shelter run by an NGO"
NONE = "no shelter"
UNNAMED = "not named in the sources"
UNREPORTED = "not reported"
COUNTED = "Being counted does not mean that a shelter is safe, open or has room."
CATEGORIES = (KNOWN, CENTRE, NGO, NONE, UNNAMED, UNREPORTED)
FOUND = (KNOWN, CENTRE, NGO)

LATEST = "latest"
MERGER = "2018-05"  # the former tribal areas joined Khyber Pakhtunkhwa
EDITIONS = {
    LATEST: "All sources, the latest first",
    "report-2.7": "Report, section 2.7 (June 2019)",
    "report-3.3": "Report, section 3.3 (undated)",
    "2017-11": "Lists up to November 2017",
}
# Kind of a dataset row -> category. Where a unit has several, the first in CATEGORIES wins.
_KINDS = {"women-shelter": KNOWN, "women-centre": CENTRE, "ngo-shelter": NGO}
_NAMED = ("women-shelter-known", "ngo-shelter-known", "women-centres", "women-centre-known")
_PLANS = ("planned", "in progress", "being upgraded")


@dataclass(frozen=True)
class Tally:
    """One province in one edition: shelters counted (None: no count), when and by which figure; units by kind.

    until: when the last district was named. every: each district of the province has one, by the count itself.
    complete: the list of names is complete.
    """

    province: str
    counted: int | None
    when: str
    figure_id: str
    until: str
    named: tuple[str, ...]
    centres: tuple[str, ...]
    ngos: tuple[str, ...]
    every: bool
    complete: bool

    @property
    def sentence(self) -> str:
        """ "Sindh: five counted (Jun 2019), four districts named", and what is beside them; "" where nothing is."""
        place = say(gazetteer.provinces()[self.province])
        if self.counted is None and not (self.named or self.centres or self.ngos):
            return ""
        told = say("no count of its shelters")
        if self.counted is not None:
            when = i18n.period(self.when) if self.when else say("undated")
            told = say("{n} counted ({when})", n=i18n.small(self.counted), when=when)
            if self.every:
                return say(
                    "{place}: one or more in each of its {n} districts ({when}).",
                    place=place,
                    n=self.counted,
                    when=when,
                )
        parts = [told]
        if self.named and self.until > _end(self.when):
            parts.append(
                say("{named} (by {when})", named=_districts(self.named, say("named")), when=i18n.period(self.until))
            )
        elif self.named or self.counted is not None:
            parts.append(_districts(self.named, say("named")))
        if self.centres:
            parts.append(say("with a centre for women: {places}", places=_listed(self.centres)))
        if self.ngos:
            parts.append(say("a shelter run by an NGO in {places}", places=_listed(self.ngos)))
        return say("{place}: {parts}.", place=place, parts=i18n.comma().join(parts))


def _listed(codes: tuple[str, ...]) -> str:
    return i18n.listing([gazetteer.names()[code] for code in codes])


def _districts(codes: tuple[str, ...], what: str) -> str:
    if len(codes) == 1:
        return say("one district {what}", what=what)
    return say("{n} districts {what}", n=i18n.small(len(codes)) if codes else say("no"), what=what)


def _end(period: str) -> str:
    return period.rpartition("/")[2]


def _counts(edition: str) -> dict[str, dict[str, object]]:
    """Province code -> the row that counts its shelters in this edition."""
    frame = tables.figures("shelters", "women-shelters")
    frame = frame[frame["geography_level"] == "province"]
    if edition.startswith("report-"):
        section = edition.removeprefix("report-")
        frame = frame[(frame["source"] == "unodc-2021") & frame["locator"].str.contains(section, regex=False)]
    else:
        frame = frame[frame["value"].notna() & (frame["period"] != "")]
        if edition != LATEST:
            frame = frame[frame["period"].map(_end) <= edition]
        frame = frame.sort_values("period", key=lambda column: column.map(_end), kind="stable")
    return {gazetteer.province_code(row["geography"], "province"): row for row in frame.to_dict("records")}


def _named(edition: str) -> pd.DataFrame:
    """The rows that name a district, in the order of time, with `code` and `kind`."""
    frame = tables.figures("shelters", *_NAMED)
    frame = frame[frame["geography_level"] == "district"]
    if edition.startswith("report-"):
        section = edition.removeprefix("report-")
        frame = frame[(frame["source"] == "unodc-2021") & frame["locator"].str.contains(section, regex=False)]
    elif edition != LATEST:
        frame = frame[(frame["period"] != "") & (frame["period"].map(_end) <= edition)]
    frame = frame.sort_values("period", key=lambda column: column.map(_end), kind="stable")
    frame["code"] = [gazetteer.code_of(place, "district") for place in frame["geography"]]
    frame["kind"] = frame["category"].map(_KINDS)
    return frame


@per_language()
def _later_merged() -> frozenset[str]:
    """Units of the former tribal areas, which joined Khyber Pakhtunkhwa in 2018: agencies and frontier regions."""
    frame = gazetteer.crosswalk()
    frame = frame[frame["source"] == "census-2017"]
    return frozenset(frame.loc[frame["name"].str.endswith(" Agency") | frame["name"].str.startswith("Fr "), "unit"])


@per_language()
def tallies(edition: str = LATEST) -> dict[str, Tally]:
    """Every province and territory in one edition."""
    counts, named = _counts(edition), _named(edition)
    home = gazetteer.province_of()
    found = {}
    for province in gazetteer.provinces():
        row = counts.get(province, {})
        value = row.get("value")
        counted = int(value) if isinstance(value, float) and value == value else None
        here = named[named["code"].map(home) == province]
        every = counted is not None and row["denominator"] == row["numerator"] == counted
        kinds = {kind: here.loc[here["kind"] == kind] for kind in FOUND}
        shelters = kinds[KNOWN]
        codes = {kind: tuple(dict.fromkeys(part["code"])) for kind, part in kinds.items()}
        same = counted is not None and not shelters.empty and set(shelters["source"]) == {row["source"]}
        found[province] = Tally(
            province=province,
            counted=counted,
            when=str(row.get("period", "")),
            figure_id=str(row.get("figure_id", "")),
            until=max(shelters["period"].map(_end), default=""),
            named=codes[KNOWN],
            centres=tuple(c for c in codes[CENTRE] if c not in codes[KNOWN]),
            ngos=tuple(c for c in codes[NGO] if c not in codes[KNOWN] + codes[CENTRE]),
            every=every,
            complete=every or (same and len(codes[KNOWN]) == counted),
        )
    return found


@per_language()
def _rows(edition: str) -> pd.DataFrame:
    counts, named, tally = _counts(edition), _named(edition), tallies(edition)
    list_of_names = next((row for code, row in counts.items() if tally[code].complete), {})
    rows = [
        _row(edition, code, province, tally[province], counts.get(province), named, list_of_names)
        for code, province in gazetteer.province_of().items()
    ]
    return pd.DataFrame(rows)[[*tables.COLUMNS, "code", "province"]]


def _row(
    edition: str,
    code: str,
    province: str,
    tally: Tally,
    count: dict[str, object] | None,
    named: pd.DataFrame,
    complete: dict[str, object],
) -> dict[str, object]:
    place = gazetteer.names()[code]
    base = {"geography": place, "geography_level": "district", "code": code, "province": province, "sex": "female"}
    nothing = {
        "value": float("nan"),
        "numerator": float("nan"),
        "denominator": float("nan"),
        "unit": "shelters",
        "empty_kind": "not-reported",
        "status": "read from text",
    }
    here = named[named["code"] == code]
    if not here.empty and not tally.every:
        kind = min(here["kind"], key=CATEGORIES.index)
        # The latest word first: its period is the row's.
        rows = here[here["kind"] == kind].iloc[::-1]
        first = rows.iloc[0].to_dict()
        for column in ("figure_id", "source", "locator", "counted_by"):
            first[column] = provenance.united(rows[column])
        return {**first, **base, "category": kind}
    if count and tally.every:
        note = say("A women’s shelter in each district of the province, says the source; it prints no number of them.")
        extra = here.to_dict("records")
        ids = provenance.united(pd.Series([count["figure_id"], *here["figure_id"]]))
        told = " ".join([note, *[str(row["note"]) for row in extra]])
        return {
            **count,
            **base,
            "figure_id": ids,
            "value": 1.0,
            "unit": "shelter or more",
            "numerator": float("nan"),
            "denominator": float("nan"),
            "category": KNOWN,
            "status": "read from text",
            "note": told,
        }
    if count and tally.complete and not (_end(tally.when) < MERGER and code in _later_merged()):
        return {
            **count,
            **base,
            **nothing,
            "value": 0.0,
            "empty_kind": "zero",
            "category": NONE,
            "note": say("As many districts were named as shelters counted, without this one."),
        }
    if count and tally.complete:
        return {
            **count,
            **base,
            **nothing,
            "category": UNREPORTED,
            "note": say("Not a part of the province at the time."),
        }
    if tally.counted is not None and count:
        return {**count, **base, **nothing, "category": UNNAMED, "note": tally.sentence}
    beside = named[named["code"].isin(tally.named)]
    if not beside.empty:
        first = beside.iloc[-1].to_dict()
        for column in ("figure_id", "source", "locator", "counted_by"):
            first[column] = provenance.united(beside[column])
        return {**first, **base, **nothing, "category": UNNAMED, "note": tally.sentence}
    row = count or _silence(province) if edition != "2017-11" else None
    if row:
        return {**row, **base, **nothing, "category": UNREPORTED}
    return {
        **complete,
        **base,
        **nothing,
        "figure_id": f"shelters-{edition}-{province}",
        "category": UNREPORTED,
        "note": say("The list is of another province; no source of that time has one."),
    }


def _silence(province: str) -> dict[str, object] | None:
    """The row that says that the report has no figure for a province."""
    frame = tables.figures("shelters", "women-shelters")
    frame = frame[(frame["empty_kind"] == "not-reported") & (frame["geography"] == gazetteer.provinces()[province])]
    return None if frame.empty else frame.iloc[0].to_dict()


def rows(edition: str = LATEST) -> pd.DataFrame:
    """One row per drawn unit (144): category one of CATEGORIES; value 1 or more where a shelter or centre is known,
    0 where the list is complete without it, else empty with the kind `not-reported`. `code` and `province` too."""
    return _rows(edition).copy()


def planned(edition: str = LATEST) -> dict[str, list[str]]:
    """Period -> codes of units for which a shelter was announced and of which no source says that it opened."""
    if edition.startswith("report-"):
        return {}
    frame = tables.figures("shelter_status", "women-shelter-status")
    frame = frame[frame["value"].isin(_PLANS)]
    if edition != LATEST:
        frame = frame[frame["period"] <= edition]
    known = set(_named(edition)["code"])
    found: dict[str, list[str]] = {}
    for row in frame.to_dict("records"):
        code = gazetteer.code_of(row["geography"], "district")
        if code and code not in known:
            found.setdefault(row["period"], []).append(code)
    return found
