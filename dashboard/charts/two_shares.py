"""Two shares of the census against each other, a point for each district: where one is high, is the other too?"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import pandas as pd

from dashboard import i18n
from dashboard.chart import PLACES, Chart, View
from dashboard.data import provenance
from dashboard.data.row import Row, absent
from dashboard.geography import gazetteer
from dashboard.i18n import say
from dashboard.plots import pins, scatter, theme
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import DISTRICT, Filter, Selection, options
from dashboard.topics import census


@dataclass(frozen=True)
class Share:
    """A share of the census: its indicator, how its rows are called, and its words.

    who: whom it counts, as the name of an axis and in a sentence; of: of whom it is a share.
    """

    indicator: str
    category: str
    who: str
    of: str


# By the chart that maps it.
SHARES = {
    "girls-out-of-school": Share(
        "girls-out-of-school", "girls-out-of-school", "Girls out of school", "all girls aged 5 to 16"
    ),
    "women-literacy": Share(
        "literate-women", "women-who-read-and-write", "Women who read and write", "all women aged 10 and older"
    ),
    "early-marriage": Share(
        "ever-married-women-15-19",
        "women-of-15-to-19-ever-married",
        "Women of 15 to 19 ever married",
        "all women of that age",
    ),
}
ACROSS, UP = "girls-out-of-school", "women-literacy"


def _shares() -> tuple[tuple[str, str], ...]:
    return tuple((name, share.who) for name, share in SHARES.items())


LAYER = Filter("layer", "Across", lambda: options(_shares()), default=ACROSS)
AGAINST = Filter("against", "Upwards", lambda: options(_shares()), default=UP)
ASSOCIATION = "An association between districts says nothing about persons."
# Colour and mark of a province; those without a census table have no point.
MARKS = {
    "punjab": (theme.COLOURS["services"], "circle"),
    "sindh": (theme.COLOURS["smuggling"], "square"),
    "khyber-pakhtunkhwa": (theme.COLOURS["trafficking"], "diamond"),
    "balochistan": (theme.COLOURS["deciding"], "triangle-up"),
    "islamabad": (theme.INK, "x"),
}


def pair(selection: Selection) -> tuple[str, str]:
    """The two shares, across and upwards; one that is asked for twice is shown against another."""
    across, up = selection.layer or ACROSS, selection.against or UP
    return (across, up) if across != up else (across, next(name for name in SHARES if name != across))


def rows(selection: Selection) -> pd.DataFrame:
    """144 drawn units twice: each of the two shares in percent, told apart by its category."""
    found = [
        census.share_by_unit(SHARES[name].indicator).assign(category=SHARES[name].category) for name in pair(selection)
    ]
    return pd.concat(found, ignore_index=True)


def points(view: View) -> list[tuple[Row, Row]]:
    """The districts of the chosen place that have both shares, each census district once: (across, upwards)."""
    return _pairs(view, view.records)


def _pairs(view: View, records: list[Row]) -> list[tuple[Row, Row]]:
    across, up = (SHARES[name].category for name in pair(view.selection))
    second = {row["code"]: row for row in records if row["category"] == up and not absent(row)}
    first = {
        row["geography"]: (row, second[row["code"]])
        for row in records
        if row["category"] == across and not absent(row) and row["code"] in second
    }
    return list(first.values())


def _ends(view: View) -> tuple[float, float]:
    """The ends of both axes: a round number above the highest share of all districts, whatever is chosen."""
    across, up = (SHARES[name].category for name in pair(view.selection))
    rows_ = view.context
    highest = (rows_.loc[rows_["category"] == name, "value"].max() for name in (across, up))
    first, second = (min(100.0, float(-(-value // 10) * 10)) for value in highest)
    return first, second


def draw(view: View) -> Drawing:
    """A point a district in the colour and the mark of its province, those of other places in grey; pins named."""
    across, up = (SHARES[name] for name in pair(view.selection))
    found = points(view)
    chosen = {one["code"] for one, _ in found}
    rest = [both for both in _pairs(view, view.everywhere.records) if both[0]["code"] not in chosen]
    series = [scatter.Series("", theme.GREY, "circle", [_point(view, both) for both in rest])] if rest else []
    for province, (colour, mark) in MARKS.items():
        own = [_point(view, both) for both in found if both[0]["province"] == province]
        series.append(scatter.Series(say(gazetteer.provinces()[province]), colour, mark, own))
    figure = scatter.draw(series, (say(across.who), say(up.who)), _ends(view))
    pins.on_points(figure, view.selection.listed("pins"))
    return figure


def _point(view: View, both: tuple[Row, Row]) -> scatter.Point:
    """A district with its hover: its name and province, and both shares with their n."""
    one, other = both
    names = (say(SHARES[name].who) for name in pair(view.selection))
    province = say(gazetteer.provinces()[one["province"]])
    where = f"<b>{one['geography']}</b>" + (f", {province}" if province != one["geography"] else "")
    told = [f"{name}: {i18n.with_n(row)}" for name, row in zip(names, both, strict=True)]
    ids = provenance.united([one["figure_id"], other["figure_id"]])
    home = gazetteer.counted_in().get(one["code"], one["code"])
    return scatter.Point(one["value"], other["value"], "<br>".join([where, *told]), ids, home)


def halves(view: View) -> tuple[int, int, bool]:
    """(districts above the middle one across, how many of these lie on one side of the middle upwards, whether above).

    The side is the one on which more of them lie. Needs two districts.
    """
    found = [(one["value"], other["value"]) for one, other in points(view)]
    middle_x, middle_y = (median(values) for values in zip(*found, strict=True))
    high = [y for x, y in found if x > middle_x]
    over, under = sum(y > middle_y for y in high), sum(y < middle_y for y in high)
    return len(high), max(over, under), over >= under


def title(view: View) -> str:
    """How many of the districts above the middle in one share lie above, or below, the middle in the other."""
    across, up = (SHARES[name] for name in pair(view.selection))
    found = points(view)
    if not found:
        return say("The census of 2023 has no two shares to compare for {place}", place=view.place)
    if len(found) == 1:
        one, other = found[0]
        return say(
            "{place}, 2023: {first} {one}, {second} {other}",
            place=one["geography"],
            first=say(across.who).lower(),
            one=i18n.percent(one["value"]),
            second=say(up.who).lower(),
            other=i18n.percent(other["value"]),
        )
    count, same, above = halves(view)
    where = i18n.comma().join(part for part in ("2023", view.place) if part)
    told = {"where": where, "n": count, "k": same, "first": say(across.who).lower(), "second": say(up.who).lower()}
    if above:
        return say("{where}: of {n} districts with a high share of {first}, {k} have a high share of {second}", **told)
    return say("{where}: of {n} districts with a high share of {first}, {k} have a low share of {second}", **told)


def subtitle(view: View) -> str:
    """Both measures, unit, period, and what is high."""
    across, up = (SHARES[name] for name in pair(view.selection))
    return say(
        "Across: {first}, in percent of {of}. Upwards: {second}, in percent of {whole}. A point a district, 2023; "
        "high and low: above and below the middle district",
        first=say(across.who).lower(),
        of=say(across.of),
        second=say(up.who).lower(),
        whole=say(up.of),
    )


def n(view: View) -> str:
    """How many districts have both."""
    count = len(points(view))
    return i18n.plural("n = {n} district as drawn", "n = {n} districts as drawn", count) if count else ""


def legend(view: View) -> list[Key]:
    """The provinces that have points."""
    there = {one["province"] for one, _ in points(view)}
    names = gazetteer.provinces()
    return [
        Key(say(names[code]), colour, scatter.KEYS[mark]) for code, (colour, mark) in MARKS.items() if code in there
    ]


CHART = Chart(
    slug="two-shares",
    theme="context",
    unit="percent",
    level="district",
    question="Do two shares of the census go together, district by district?",
    rows=rows,
    draw=draw,
    title=title,
    subtitle=subtitle,
    n=n,
    notes=census.notes,
    legend=legend,
    binding=lambda view: [say(ASSOCIATION)],
    filters=(LAYER, AGAINST, *PLACES, DISTRICT),
    aspect=lambda view: scatter.ASPECT,
    about="Choose the two shares above the chart. It shows whether districts in which one is high have a high or a low "
    "share of the other; it does not say that one causes the other.",
)
