"""Places named as hub, transit, source or destination, and the routes that touch them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.charts.hub_districts.facts import LISTS, ROLES, SAID
from dashboard.data import observations
from dashboard.data.observations import Entry
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.selection import Selection


@dataclass(frozen=True)
class Mention:
    """A district or place that one list names, with its roles and the crime it is named for."""

    code: str
    place: str
    roles: tuple[str, ...]
    crime: str
    who: str
    ids: tuple[str, ...]

    @property
    def told(self) -> str:
        """Roles, crime and who named it: "source and transit, trafficking; named by …"."""
        roles = i18n.listing([say(ROLES[role]) for role in self.roles])
        crime = "" if "not said" in self.crime else f", {self.crime}"
        return say("{roles}{crime}; named by: {who}", roles=roles, crime=crime, who=self.who)


def mentions(place: str) -> list[Mention]:
    """Who names a district, or the districts of a province, and as what."""
    wanted = Selection(province=place) if place in gazetteer.provinces() else Selection(district=place)
    frame = CHARTS["hub-districts"].at(wanted).rows
    found = []
    for (code, where, source, crime), part in frame.groupby(["code", "geography", "list", "crime"], sort=False):
        found.append(
            Mention(
                str(code),
                str(where),
                tuple(dict.fromkeys(part["category"])),
                say(SAID[str(crime)]),
                say(LISTS[str(source)]),
                tuple(part["figure_id"]),
            )
        )
    return found


_ROUTE_CRIME = {"som": "smuggling", "tip": "trafficking", "both": "smuggling and trafficking"}  # others are lawful


@per_language()
def _stages(route: str) -> tuple[str, ...]:
    found: list[str] = []
    for stage in re.split(r"[>/;]", route):
        name = re.sub(r"\(.*?\)|\binterior\b|\bSouth\b", "", stage).strip()
        for level in ("province", "district", "place"):
            found += gazetteer.locate(name, level) or ()
    return tuple(code for code in dict.fromkeys(found) if gazetteer.home(code))


def routes(place: str) -> list[Entry]:
    """The routes that sources describe with this province or a district of it, or this district, among their stages."""
    whole = place in gazetteer.provinces()
    return [
        entry
        for entry in observations.entries("routes", "route")
        if entry.row["category"] in _ROUTE_CRIME
        and place in {gazetteer.home(code) if whole else code for code in _stages(entry.row["value"])}
    ]


def route_crime(entry: Entry) -> str:
    """The crime a route is described for."""
    return say(_ROUTE_CRIME[entry.row["category"]])
