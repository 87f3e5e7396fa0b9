"""What the chart of smuggling corridors says: title, notes, the stages in words."""

from __future__ import annotations

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts.smuggling_corridors.facts import MAIN, NETWORK, names, stages
from dashboard.i18n import say
from dashboard.topics import ways


def title(view: View) -> str:
    """Where the corridors lead, or the stages of the chosen one."""
    found = {row["figure_id"]: stages(row) for row in view.records}
    if view.selection.corridor:
        way = next(iter(found.values()))
        last = say("destinations that are not named,") if way[-1] == "elsewhere" else _the(way[-1])
        first = ways.either(way[0])
        return say(
            "From {first} to {last} by way of {middle}, as described in sources of {years}",
            years=i18n.listing(i18n.years(view.rows["period"])),
            first=first,
            last=last,
            middle=i18n.listing([_the(name) for name in way[1:-1]]),
        )
    ends = [found[name] for name in MAIN]
    return say(
        "UNODC in {when} called {n} routes out of {first} the most common",
        when=i18n.period(str(view.rows.set_index("figure_id").loc[MAIN[0], "period"])),
        n=i18n.small(len(ends)),
        first=say(ends[0][0]),
    )


def _the(name: str) -> str:
    article = ("United Arab Emirates", "Central Asian Republics", "Middle East")
    return say("the {name}", name=say(name)) if name in article else say(name)


def subtitle(view: View) -> str:
    """What a line is, and the years of its sources."""
    return say("Stages as described in sources of {years}", years=i18n.listing(i18n.years(view.rows["period"])))


def n(view: View) -> str:
    """How many descriptions, and that nobody counts."""
    if len(view.rows) == 1:
        return say("n = 1 description; no source counts the people who travel")
    ways = int((view.rows["figure_id"] != NETWORK).sum())
    return say(
        "n = {n} descriptions of ways and one of a network of agents; no source counts the people who travel", n=ways
    )


def notes(view: View) -> list[str]:
    """How to read a line; what the row itself must say."""
    told = []
    if view.selection.corridor:
        told += [note for note in view.rows["note"] if note]
    else:
        told += [
            say("The report calls the four corridors land routes, although some legs need a ship or an aeroplane."),
            say(
                "Quetta, Taftan and Gwadar are only listed, in no order, and Karachi is named for its sea routes: "
                "dots, not lines. A network of agents is given as text."
            ),
        ]
    if view.value("borders") != "tiles":
        told.append(
            say(
                "A line joins stages that a source names. Lines are curved so that they can be told apart, and have "
                "one width: they show no numbers."
            )
        )
    if view.rows["value"].str.contains("Turkey").any():
        told.append(say("Names as in the report; Turkey is called Türkiye today."))
    return told


def listing(view: View) -> list[tuple[str, list[str]]]:
    """The corridors as ordered lists; what has no order as a line."""
    found: list[tuple[str, list[str]]] = []
    for row in view.records:
        figure, when = row["figure_id"], i18n.period(row["period"])
        if figure in names():
            found.append(
                (say("{label}, {when}", label=row["category"], when=when), [ways.either(s) for s in stages(row)])
            )
        elif figure == "R173":
            places = i18n.listing(str(row["value"]).split("; "))
            found.append(
                (say("In no order, {when}: {places}, on the way through Balochistan.", when=when, places=places), [])
            )
        elif figure == NETWORK:
            found.append(
                (
                    say(
                        "Not a route, {when}: agents in small towns and villages whose network reaches Tehran, "
                        "Istanbul and the borderlands of Greece.",
                        when=when,
                    ),
                    [],
                )
            )
        elif figure == "R177":
            found.append((say("By sea, {when}: from the coast of Karachi, to places not named.", when=when), []))
    return found


def spoken(view: View) -> list[str]:
    """The stages of every row in words."""
    told = []
    for heading, items in listing(view):
        told.append(f"{heading}: {', '.join(items)}." if items else heading)
    return told
