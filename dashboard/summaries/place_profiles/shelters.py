"""What is known of shelters in a district, a province and near by."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import i18n
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.geography import gazetteer, regions
from dashboard.i18n import alphabetical, per_language, say
from dashboard.summaries.place_profiles.readings import ids
from dashboard.topics import shelters

NEAREST = 3  # so many districts with a named shelter are told


@dataclass(frozen=True)
class Known:
    """What is known of a women's shelter in a district: one of shelters.CATEGORIES, when it was last named."""

    code: str
    row: Row
    kilometres: float = 0.0

    @property
    def category(self) -> str:
        """One of shelters.CATEGORIES."""
        return str(self.row["category"])

    @property
    def found(self) -> bool:
        """Whether a shelter or a centre is named."""
        return self.category in shelters.FOUND

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures it rests on."""
        return ids(self.row)

    @property
    def by_count(self) -> bool:
        """Whether it is known because its province counts one or more in each district."""
        return shelters.tallies()[gazetteer.home(self.code)].every

    @property
    def told(self) -> str:
        """What is named there, and when last: "women’s shelter, last named Aug 2022"; else what kind of silence."""
        if not self.found:
            return say(self.category)
        if self.by_count:
            return say(
                "every district, by the Human Rights Commission of Pakistan ({when})",
                when=i18n.period(self.row["period"]),
            )
        when = i18n.period(self.row["period"])
        if self.row["caveat"]:
            return say("shelter, last named {when}. {caveat}", when=when, caveat=say(self.row["caveat"]))
        what = say("women’s shelter") if self.category == shelters.KNOWN else say(self.category)
        return (
            say("{what}, last named {when}", what=what, when=when)
            if self.row["period"]
            else say("{what}, undated", what=what)
        )


@per_language()
def _shelters() -> dict[str, Row]:
    return {row["code"]: row for row in shelters.rows().to_dict("records")}


def shelter(code: str) -> Known:
    """What is known of a women's shelter in a district, by the latest word of all sources."""
    return Known(code, _shelters()[code])


def safe_houses(code: str) -> list[str]:
    """Houses for a short stay that a source says were opened in the district, the newest first, in a sentence each."""
    opened = tables.figures("shelter_status", "safe-house-status")
    opened = opened[[code in (gazetteer.locate(name, "district") or ()) for name in opened["geography"]]]
    return [
        say(
            "A safe house for a stay of a few days was opened in {place} on {when}; no source used here has confirmed "
            "it since.",
            place=say(row["geography"]),
            when=i18n.period(row["period"]),
        )
        for row in opened.sort_values("period", ascending=False).to_dict("records")
    ]


def tally(province: str) -> str:
    """Shelters counted and districts named, in one sentence; "" where nothing is."""
    return shelters.tallies()[province].sentence


def nearest(code: str) -> list[Known]:
    """The nearest other districts with a named shelter; a centre or an NGO's shelter only where it is nearer still."""
    around = [Known(other, _shelters()[other], far) for other, far in regions.distances(code).items()]
    named = [known for known in around if known.category == shelters.KNOWN][:NEAREST]
    others = [
        known
        for known in around
        if known.found and known.category != shelters.KNOWN and known.kilometres < named[0].kilometres
    ]
    return sorted([*others, *named], key=lambda known: known.kilometres)


def shelters_in(province: str) -> list[Known]:
    """The districts of a province with a named shelter or centre, by name."""
    units = [code for code, home in gazetteer.province_of().items() if home == province]
    ordered = sorted(units, key=lambda code: alphabetical(say(gazetteer.names()[code])))
    return [known for known in map(shelter, ordered) if known.found]


def announced(place: str) -> list[tuple[str, str]]:
    """(code of the district, period) of shelters announced of which no source says that they opened."""
    return [
        (code, when)
        for when, codes in shelters.planned().items()
        for code in codes
        if place in (code, gazetteer.home(code))
    ]


def answer(code: str) -> tuple[str, str]:
    """Is there a shelter here? (the answer, what belongs to it)."""
    known, name = shelter(code), say(gazetteer.names()[code])
    home = gazetteer.home(code)
    province = say(gazetteer.provinces()[home])
    when = i18n.period(known.row["period"])
    named = say("last named {when}", when=when) if known.row["period"] else say("without a date")
    if known.by_count:
        return (
            say(
                "The Human Rights Commission of Pakistan reported that in {when} every district of {province} had a "
                "women’s shelter.",
                province=province,
                when=when,
            ),
            say("No source used here has confirmed it for {place} since.", place=name),
        )
    if known.category == shelters.KNOWN:
        since = say("No source used here has confirmed it since.")
        return (
            say("A shelter was named in {place}: {named}.", place=name, named=named),
            f"{say(known.row['caveat'])} {since}" if known.row["caveat"] else since,
        )
    if known.category == shelters.NGO:
        return (
            say(
                "A shelter run by a non-governmental organisation is named in {place}, {named}. No source "
                "names a government shelter there.",
                place=name,
                named=named,
            ),
            tally(home),
        )
    if known.category == shelters.CENTRE:
        return (
            say(
                "A centre for women is named in {place}, {named}; whether it has beds is not always said.",
                place=name,
                named=named,
            ),
            i18n.sentence(known.row["note"]),
        )
    if known.category == shelters.NONE:
        return say(
            "No: the list of {province} is complete, and {place} is not on it.", province=province, place=name
        ), tally(home)
    if known.category == shelters.UNNAMED:
        return (
            say(
                "No source used here names a women’s shelter in {place}. That does not mean that it has none.",
                place=name,
            ),
            tally(home),
        )
    return (
        say("Not reported: no source used here counts or names a women’s shelter in {place}.", place=name),
        say("On shelters in {province} the report gives no figure: that is not zero.", province=province),
    )
