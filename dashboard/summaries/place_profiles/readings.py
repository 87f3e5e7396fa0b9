"""What an indicator says of one province, beside its national figure."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard import i18n, large_numbers
from dashboard.data import observations, provenance, source_lines, tables
from dashboard.data.row import Row, absent
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.plots import bars
from dashboard.summaries.place_profiles.indicators import INDICATORS
from dashboard.topics import indicators
from dashboard.topics.indicators import Measure

NATION = "pakistan"
COUNTED = ("percent", "women per shelter")  # units of which two places may be compared


@dataclass(frozen=True)
class Reading:
    """One indicator at one place, beside the national figure (both rows with the columns of data.COLUMNS)."""

    name: str
    long: str
    when: str
    row: Row
    nation: Row

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return has_value(self.row)

    @property
    def gap(self) -> float | None:
        """Distance from the national figure; None where one of both is missing or they are not to be compared."""
        return gap(self.row, self.nation)

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures it rests on."""
        return ids(self.row)

    @property
    def counted_by(self) -> str:
        """Who counts it where it is counted."""
        if self.nation["counted_by"] and not str(self.nation["counted_by"]).startswith("not stated"):
            return source_lines.who(str(self.nation["counted_by"]))
        records = tables.sources(provenance.parts(self.nation["source"]))
        return i18n.listing(list(dict.fromkeys(record["publisher"] for record in records)))


def has_value(row: Row) -> bool:
    """Whether a row has a number."""
    return isinstance(row["value"], float) and not absent(row)


def ids(row: Row) -> tuple[str, ...]:
    """The ids of the published figures a row rests on."""
    return tuple(name for name in provenance.parts(row["figure_id"]) if observations.known(name))


def told(row: Row) -> str:
    """A value without its unit where that stands in the name: "19.9 %", "1.91 million", "not reported"."""
    if not has_value(row):
        return i18n.cell(row)
    mark = bars.marks(row)
    return (i18n.percent(row["value"]) if row["unit"] == "percent" else large_numbers.million(row["value"])) + mark


def said_of(row: Row) -> str:
    """A share with its n of N, for a sentence: "17.2 % (5 of 29)"."""
    both = not absent(row, "numerator") and not absent(row, "denominator")
    return f"{i18n.percent(row['value'])} ({n_of(row)})" if both else told(row)


def n_of(row: Row) -> str:
    """n of N; what is known where one of them is not; "" for what is no share."""
    if not has_value(row) or row["unit"] != "percent":
        return ""
    if absent(row, "numerator"):
        return say("n not printed")
    return i18n.of(row["numerator"], row["denominator"])


def gap(row: Row, other: Row) -> float | None:
    """One place less the other: in percentage points, or per cent of the other where people per shelter are counted."""
    if not (has_value(row) and has_value(other)) or row["unit"] != other["unit"] or row["unit"] not in COUNTED:
        return None
    away = row["value"] - other["value"]
    return away if row["unit"] == "percent" else 100 * away / other["value"]


def away(row: Row, other: Row, name: str = "") -> str:
    """A distance with its sign and in words: "−4.2 points, below Pakistan"; "" where there is none.

    name: of the other place; left out where it stands beside the distance.
    """
    size = gap(row, other)
    if size is None:
        return ""
    points = row["unit"] == "percent"
    number = i18n.number(abs(size), 1) if points else i18n.percent(abs(size), 0)
    if float(f"{abs(size):.1f}") == 0:
        return say("±0, as {place}", place=name) if name else say("±0, the same")
    sign = "+" if size > 0 else "−"
    where = (say("above {place}", place=name) if size > 0 else say("below {place}", place=name)).strip()
    return say("{gap} points, {where}", gap=sign + number, where=where) if points else f"{sign}{number}, {where}"


@per_language()
def rows_of(name: str) -> dict[str, Row]:
    """Province (or NATION) -> its row of an indicator."""
    measure = INDICATORS[name]
    frame = measure.rows()
    if not (frame["geography_level"] == "country").any():
        blank = {
            **frame.iloc[0].to_dict(),
            "figure_id": f"{name}-{NATION}",
            "geography": "Pakistan",
            "geography_level": "country",
            "value": float("nan"),
            "numerator": float("nan"),
            "denominator": float("nan"),
            "empty_kind": "not-applicable",
        }
        frame = pd.concat([pd.DataFrame([blank]), frame], ignore_index=True)
    filled = indicators.rows(Measure(name, measure.name, measure.long, measure.unit, measure.when, lambda: frame))
    codes = {place: code for code, place in gazetteer.provinces().items()}
    return {codes.get(row["geography"], NATION): row for row in filled.to_dict("records")}


def reading(name: str, province: str) -> Reading:
    """One indicator for a province or territory."""
    measure, rows = INDICATORS[name], rows_of(name)
    return Reading(say(measure.name), say(measure.long), say(measure.when), rows[province], rows[NATION])


def readings(province: str) -> list[Reading]:
    """Every indicator for a province or territory, those without a value too."""
    return [reading(name, province) for name in INDICATORS]
