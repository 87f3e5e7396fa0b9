"""What the chart of trafficking flows says: title, n, notes, the countries in words."""

from __future__ import annotations

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.trafficking_flows.facts import DESTINATION, ORIGIN
from dashboard.i18n import say


def _places(view: View, way: str) -> list[str]:
    return view.rows[view.rows["flow"] == way]["geography"].drop_duplicates().tolist()


def title(view: View) -> str:
    """Which countries are named on both sides, or how many on the chosen one."""
    into, out = _places(view, ORIGIN), _places(view, DESTINATION)
    if view.value("flow") == ORIGIN:
        return say(
            "Sources of {years} name {n} countries and regions as origins of trafficking, or smuggling, to Pakistan",
            years=i18n.year_span(view.rows["period"]),
            n=i18n.small(len(into)),
        )
    if view.value("flow") == DESTINATION:
        return say(
            "Sources of {years} name {n} countries and regions where people from Pakistan are or may be trafficked",
            years=i18n.year_span(view.rows["period"]),
            n=i18n.small(len(out)),
        )
    sure = view.rows[~view.rows["either"]]
    both = sorted(set(sure[sure["flow"] == ORIGIN]["geography"]) & set(sure[sure["flow"] == DESTINATION]["geography"]))
    return say(
        "Sources of {years} name {places} both as origins and as destinations of trafficking",
        years=i18n.year_span(view.rows["period"]),
        places=i18n.listing([say(place) for place in both]),
    )


def subtitle(view: View) -> str:
    """What a dot is, and the years of the sources."""
    return say(
        "Countries and regions by the purpose named, as described in sources of {years}",
        years=i18n.listing(i18n.years(view.rows["period"])),
    )


def n(view: View) -> str:
    """Mentions and places, nobody counted."""
    return say(
        "n = {n} mentions of {places} countries and regions; no source counts the people",
        n=len(view.rows),
        places=view.rows["geography"].nunique(),
    )


def notes(view: View) -> list[str]:
    """How to read a dot, how old the descriptions are, what is less sure."""
    told = [
        say(
            "A dot is a mention, not a number: one case or many may stand behind it. Countries stand in "
            "alphabetical order."
        )
    ]
    if _places(view, ORIGIN):
        told.append(
            say(
                "The origins are mostly from one paper of 2013, which passed on what aid workers believed "
                "and had no details. Hollow dots: people who may have been smuggled or trafficked."
            )
        )
        told.append(
            say("From Bangladesh to a lesser extent, and from Nigeria and Somalia in smaller numbers, say the sources.")
        )
    if _places(view, DESTINATION):
        told.append(
            say(
                "Between Pakistan and Iran the direction is not always said. In Greece, boys who are already "
                "there are at risk: no journey is described. Camel races were thought to be falling."
            )
        )
        told.append(
            say(
                "A paper of 2015 says that children and adults with disabilities are made to beg in Pakistan and in "
                "Iran. It does not say where they come from, so there is no dot."
            )
        )
        told.append(say("One paper names the Gulf countries, another the United Arab Emirates, which is one of them."))
    return told


def listing(view: View) -> list[tuple[str, list[str]]]:
    """Purpose by purpose, the places with the year of the source."""
    found: list[tuple[str, list[str]]] = []
    heads = {ORIGIN: say("Into or through Pakistan"), DESTINATION: say("From Pakistan")}
    for way in (ORIGIN, DESTINATION):
        part = view.rows[view.rows["flow"] == way]
        for purpose in part["category"].unique():
            records = part[part["category"] == purpose].to_dict("records")
            places = i18n.listing([f"{say(row['geography'])} ({i18n.period(row['period'])})" for row in records])
            found.append((say("{way}, {purpose}: {places}.", way=heads[way], purpose=say(purpose), places=places), []))
    return found


def spoken(view: View) -> list[str]:
    """The same in words."""
    return [heading for heading, _ in listing(view)]
