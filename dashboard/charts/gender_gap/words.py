"""What the chart of the gender gap index says: title, n, notes, edition by edition."""

from __future__ import annotations

from typing import Any

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.gender_gap.facts import AGAIN, RANK, SCORE, missing, valued
from dashboard.data import observations
from dashboard.i18n import say
from dashboard.plots import bars


def in_words(row: dict[str, Any]) -> str:
    """The value of an edition in words: "148 of 148: the last"."""
    if row["unit"] != "rank":
        return i18n.percent(row["value"]) + bars.marks(row)
    behind = int(row["denominator"] - row["value"])
    place = i18n.of(row["value"], row["denominator"]) + bars.marks(row)
    if not behind:
        return say("{place}: the last", place=place)
    return i18n.plural(
        "{place}: one country ranked lower",
        "{place}: {count} countries ranked lower",
        behind,
        place=place,
        count=i18n.small(behind),
    )


def title(view: View) -> str:
    """Where the latest edition puts the country."""
    first, last = valued(view)[0], valued(view)[-1]
    if view.value("indicator") == SCORE:
        return say(
            "{share} of the gender gap is closed in {now}, after {before} in {then}",
            now=last["period"],
            share=i18n.percent(last["value"]),
            before=i18n.percent(first["value"]),
            then=first["period"],
        )
    if last["value"] == last["denominator"]:
        return say(
            "In {now} Pakistan came last of the {n} countries in the gender gap index",
            now=last["period"],
            n=i18n.number(last["denominator"]),
        )
    return say(
        "In {now} Pakistan came {n} countries in the gender gap index",
        now=last["period"],
        n=i18n.of(last["value"], last["denominator"]),
    )


def subtitle(view: View) -> str:
    """Measure, unit, who ranks, which editions."""
    editions = {"first": valued(view)[0]["period"], "last": valued(view)[-1]["period"]}
    if view.value("indicator") == SCORE:
        return say(
            "Global Gender Gap Index of the World Economic Forum: how much of the gap is closed, in percent, "
            "Pakistan, editions of {first} to {last}",
            **editions,
        )
    return say(
        "Global Gender Gap Index of the World Economic Forum: rank of Pakistan, the best on top, editions of "
        "{first} to {last}",
        **editions,
    )


def n(view: View) -> str:
    """Countries ranked in the latest edition, or editions with a score."""
    known = valued(view)
    if view.value("indicator") == SCORE:
        return say("n = {n} editions with a score", n=len(known))
    return say(
        "n = {n} editions; {countries} countries in the first, {now} in the latest",
        n=len(known),
        countries=i18n.number(known[0]["denominator"]),
        now=i18n.number(known[-1]["denominator"]),
    )


def notes(view: View) -> list[str]:
    """What is missing, what may be compared."""
    told = [say("Not in the sources used: {years}.", years=i18n.listing(missing(view)))]
    if view.value("indicator") == RANK:
        told.append(
            say(
                "The number of countries changes from edition to edition, so a rank is best read against the "
                "last place of its own year. The index compares women with men, not countries’ wealth."
            )
        )
        told.append(
            say(
                "The report of 2021 says that Pakistan, compared with Bangladesh and India, has not improved steadily "
                "on this index since 2008 (section 2.3)."
            )
        )
        return told
    change, first = observations.find("R119"), valued(view)[0]
    told.append(
        say(
            "The report adds that the gap grew by {points} points in {year}: the score before it, not "
            "printed, was about {before}.",
            points=i18n.number(change.value, 1),
            year=first["period"],
            before=i18n.percent(first["value"] + change.value),
        )
    )
    return told


def spoken(view: View) -> list[str]:
    """Edition by edition, and which are missing."""
    told = [say("{year}: {told}.", year=row["period"], told=in_words(row)) for row in valued(view)]
    told += [
        say("{year}, {how}: {told}.", year=row["period"], how=say(AGAIN), told=i18n.cell(row))
        for row in view.records
        if row["category"] == AGAIN
    ]
    return [*told, say("Not reported in the sources used: {years}.", years=i18n.listing(missing(view)))]
