"""Measures: DataFrame -> DataFrame. A derived row unites the figure ids, sources and locators of its inputs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.data import provenance

# What a row computed from others has to say of all of them.
UNITED = ("figure_id", "source", "locator", "counted_by", "note", "caveat", "superseded_by", "scope")

SMALL_BASE = 30  # shares of fewer than this many are marked (publishing rule 9)


def _same(values: Iterable[object]) -> str:
    found = list(dict.fromkeys(str(value) for value in values))
    return found[0] if len(found) == 1 else ""


def share(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with value = 100 × numerator / denominator, in percent; rows without both stay as they are."""
    frame = frame.copy()
    both = frame["numerator"].notna() & (frame["denominator"] > 0)
    frame.loc[both, "value"] = 100 * frame.loc[both, "numerator"] / frame.loc[both, "denominator"]
    frame["unit"] = "percent"
    frame.loc[both & (frame["numerator"] == 0), "empty_kind"] = "zero"
    frame.loc[both, "status"] = "computed by us"
    return frame


def pooled(rows: pd.DataFrame) -> tuple[float, float, float]:
    """(share in per cent, numerator, denominator) of all rows together; each row needs both counts."""
    part, whole = rows["numerator"].sum(), rows["denominator"].sum()
    return 100 * part / whole, part, whole


def summed(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Rows added up over `by` (value, numerator and denominator), with the provenance of all inputs.

    A group with an empty input stays empty, of the same kind: absent is not zero.
    """
    groups = frame.groupby(list(by), sort=False, dropna=False)
    parts: dict[int, list[dict[Hashable, Any]]] = {}
    for number, row in zip(groups.ngroup(), frame.to_dict("records"), strict=True):
        parts.setdefault(number, []).append(row)
    counts = groups[["value", "numerator", "denominator"]]
    known = counts.count().eq(groups.size(), axis="index")
    sums = counts.sum().where(known).to_dict("records")
    unions = provenance.united_columns(parts.values(), UNITED)
    rows = []
    for part, numbers, union in zip(parts.values(), sums, unions, strict=True):
        row = part[0] | union | numbers
        kinds = [one["empty_kind"] for one in part if one["empty_kind"] not in ("", "zero")]
        row["empty_kind"] = kinds[0] if kinds else ("zero" if row["value"] == 0 else "")
        row["status"] = part[0]["status"] if len(part) == 1 else "computed by us"
        row["grade"] = max(one["grade"] for one in part)
        row["period"] = _same(one["period"] for one in part) or part[0]["period"]
        rows.append(row)
    return pd.DataFrame(rows, columns=frame.columns)


def ratio(top: pd.DataFrame, bottom: pd.DataFrame, on: str, unit: str) -> pd.DataFrame:
    """value = bottom / top per `on` (e.g. women per shelter), provenance of both sides united.

    `top` counts the things (shelters), `bottom` the people; a row of `top` without partner stays not reported.
    """
    people = bottom.set_index(on)
    rows = []
    for row in top.to_dict("records"):
        partner = people.loc[row[on]] if row[on] in people.index else None
        out = dict(row, unit=unit, status="computed by us")
        if row["empty_kind"] in ("not-reported", "not-applicable", "suppressed"):
            out.update(value=float("nan"), numerator=float("nan"), denominator=float("nan"))
        elif partner is None or pd.isna(partner["value"]):
            out.update(value=float("nan"), numerator=float("nan"), denominator=float("nan"))
            out["empty_kind"] = "not-reported"
        else:
            things = row["value"]
            out.update(numerator=float("nan"), denominator=float("nan"))
            out["value"] = partner["value"] / things if things else float("nan")
            out["empty_kind"] = "" if things else "not-applicable"
            for column in ("figure_id", "source", "locator"):
                out[column] = provenance.united((row[column], partner[column]))
            out["grade"] = max(row["grade"], partner["grade"])
        rows.append(out)
    return pd.DataFrame(rows, columns=top.columns)
