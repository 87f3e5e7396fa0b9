"""Measures by province: one record per measure, one function that gives its rows.

Rows: one per province or territory and one for the country, absent ones as not reported, with the distance
from the national figure in `gap` (percentage points, or per cent of it for counts of people).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.data import measures, provenance, tables
from dashboard.geography import gazetteer
from dashboard.topics import census, shelter_counts

# The second count of the report (section 3.3), which prints its number of districts.
SHELTERS = shelter_counts.EDITIONS["report-3.3"]


@dataclass(frozen=True)
class Measure:
    """id, name in a heading, the long form of it, unit, period in words, and where its rows come from."""

    id: str
    name: str
    long: str
    unit: str
    when: str
    rows: Callable[[], pd.DataFrame]


def _judges() -> pd.DataFrame:
    frame = tables.figures("judges", "women-share-of-judges")
    return frame[(frame["period"] == "2018") & (frame["geography_level"] != "federal")]


def _police() -> pd.DataFrame:
    frame = tables.figures("police", "women-share-of-police")
    return frame[(frame["period"] == "2017") & (frame["source"] != "unodc-2021")]


def _per_shelter() -> pd.DataFrame:
    shelters, women = shelter_counts.counts(SHELTERS), shelter_counts.women(SHELTERS.census)
    found = measures.ratio(shelters, women, "geography", "women per shelter")
    known = found.dropna(subset=["value"])
    counted = shelters[shelters["geography"].isin(known["geography"])]
    people = women[women["geography"].isin(known["geography"])]
    nation = known.iloc[0].to_dict() | {
        "geography": "Pakistan",
        "geography_level": "country",
        "value": people["value"].sum() / counted["value"].sum(),
        "figure_id": provenance.united(known["figure_id"]),
        "locator": provenance.united(known["locator"]),
        "source": provenance.united(known["source"]),
        "note": "The four provinces counted in section 3.3, added up; Punjab with 36 shelters, one for each district.",
    }
    return pd.concat([found, pd.DataFrame([nation])], ignore_index=True)


def _voters() -> pd.DataFrame:
    frame = tables.figures("voters", "women-share-of-registered-voters")
    return frame[(frame["period"] == "2024-10/2024-11") & frame["geography_level"].isin(("province", "country"))]


MEASURES = {
    measure.id: measure
    for measure in (
        Measure("women-judges", "Women judges", "Share of women among judges", "percent", "2018", _judges),
        Measure("women-police", "Women in the police", "Share of women in the police", "percent", "2017", _police),
        Measure(
            "women-per-shelter",
            "Women per shelter",
            "Women and girls per women’s shelter",
            "women per shelter",
            "shelters of the report, census 2017",
            _per_shelter,
        ),
        Measure(
            "women-literacy",
            "Women literate",
            "Literate women, share of women aged 10 and older",
            "percent",
            "2023",
            lambda: census.share_by_province("literate-women"),
        ),
        Measure(
            "early-marriage",
            "Married at 15–19",
            "Ever married women, share of women aged 15–19",
            "percent",
            "2023",
            lambda: census.share_by_province("ever-married-women-15-19"),
        ),
        Measure(
            "girls-out-of-school",
            "Girls out of school",
            "Girls aged 5–16 out of school",
            "percent",
            "2023",
            lambda: census.share_by_province("girls-out-of-school"),
        ),
        Measure(
            "women-voters",
            "Women among voters",
            "Share of women among registered voters",
            "percent",
            "Oct–Nov 2024",
            _voters,
        ),
    )
}


def rows(measure: Measure) -> pd.DataFrame:
    """The rows of one measure: country first, then all seven provinces and territories, category = its id."""
    frame = measure.rows()
    nation = frame[frame["geography_level"] == "country"].iloc[0]
    found = [nation.to_dict()]
    by_name = frame[frame["geography_level"] == "province"].drop_duplicates("geography").set_index("geography")
    for name in gazetteer.provinces().values():
        if name in by_name.index:
            found.append({**by_name.loc[name].to_dict(), "geography": name})
        else:
            found.append(
                {
                    **nation.to_dict(),
                    "figure_id": f"{measure.id}-{gazetteer.locate(name, 'province')[0]}",  # type: ignore[index]
                    "geography": name,
                    "geography_level": "province",
                    "value": float("nan"),
                    "numerator": float("nan"),
                    "denominator": float("nan"),
                    "empty_kind": "not-reported",
                    "status": "read from text",
                    "note": "The source has no figure for it.",
                }
            )
    out = pd.DataFrame(found)
    out["category"], out["unit"] = measure.id, measure.unit
    difference = out["value"] - nation["value"]
    out["gap"] = difference if measure.unit == "percent" else 100 * difference / nation["value"]
    return out
