"""The text alternative of a view: a description computed from its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import i18n
from dashboard.data.row import Row, absent
from dashboard.i18n import say

if TYPE_CHECKING:
    from dashboard.chart import View


FEW = 8  # so many values are all told; of more, the highest and the lowest of each measure


def alternative(view: View) -> str:
    """A text alternative computed from the rows: what is shown, its values with n, what is missing."""
    rows = view.rows
    told = [say("{title}. {subtitle}.", title=view.title.rstrip("."), subtitle=view.subtitle.rstrip("."))]
    if rows.empty:
        return " ".join([*told, say("Our sources have no figure for this selection.")])
    over = view.over.told(view.over_rows)[:1] if view.over else []
    if view.chart.spoken:
        return " ".join([*told, *view.chart.spoken(view), *over])
    records = view.records
    valued = [r for r in records if isinstance(r["value"], float) and not absent(r)]
    if len(valued) <= FEW:
        told += [say("{place}: {value}.", place=view.label(r), value=i18n.with_n(r)) for r in valued]
    else:
        told += _ends(view, valued)
    named = [r for r in records if isinstance(r["value"], str) and r["value"]]
    if named:
        told.append(
            say(
                "{n} entries: {some}.",
                n=len(named),
                some=i18n.semicolon().join(dict.fromkeys(view.label(r) for r in named[:12])),
            )
        )
    for kind, meaning in i18n.EMPTY.items():
        places = list(dict.fromkeys(view.label(r) for r in records if r["empty_kind"] == kind))
        if places and kind != "zero":
            shown = i18n.listing(places) if len(places) <= 8 else say("{n} places", n=len(places))
            told.append(say("{kind}: {places}.", kind=say(meaning.split(":")[0]).capitalize(), places=shown))
    return " ".join([*told, *over])


def _ends(view: View, valued: list[Row]) -> list[str]:
    """The highest and the lowest of each measure, of the parts where the whole country is among them."""
    told = []
    parts = [r for r in valued if r["geography_level"] != "country"]
    valued = parts if parts and len(parts) < len(valued) else valued
    for measure in dict.fromkeys((r["indicator"], r["unit"]) for r in valued):
        same = [r for r in valued if (r["indicator"], r["unit"]) == measure]
        high, low = max(same, key=lambda r: r["value"]), min(same, key=lambda r: r["value"])
        if high["value"] > low["value"]:
            told.append(say("Highest: {place}, {value}.", place=view.label(high), value=i18n.with_n(high)))
            told.append(say("Lowest: {place}, {value}.", place=view.label(low), value=i18n.with_n(low)))
        else:
            told.append(say("All {n} rows: {value}.", n=len(same), value=i18n.with_n(high)))
    return told
