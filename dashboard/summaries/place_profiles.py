"""Where one province or one district stands: what every dataset says of it, and what none says.

Nothing is counted here that a dataset does not hold: a profile picks the rows of one place, puts the national figure
beside each, and keeps the four kinds of empty apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import i18n
from dashboard.charts import CHARTS
from dashboard.charts.hub_districts import LISTS, ROLES, SAID
from dashboard.data import measures, observations, provenance, tables
from dashboard.data.observations import Entry
from dashboard.geography import gazetteer, regions
from dashboard.i18n import per_language, say
from dashboard.plots import bars
from dashboard.selection import Selection
from dashboard.topics import census, indicators, shelters
from dashboard.topics.indicators import Measure

NATION = "pakistan"
REPORT = "unodc-2021"  # the source that is the report itself
NEAREST = 3  # so many districts with a named shelter are told
COUNTED = ("percent", "women per shelter")  # units of which two places may be compared

# -------------------- indicators of provinces


def _of_population() -> pd.DataFrame:
    frame = tables.figures("population", "female-share-of-population")
    return frame[(frame["period"] == "2023") & frame["geography_level"].isin(("province", "country"))]


def _seats() -> pd.DataFrame:
    return tables.figures("parliament", "seats-reserved-for-women").query("geography_level == 'province'")


def _papers() -> pd.DataFrame:
    frame = tables.figures("candidates", "women-nomination-papers")
    return frame[(frame["period"] == "2024") & frame["geography_level"].isin(("province", "country"))]


_MORE = (
    Measure(
        "reserved-seats",
        "Seats reserved for women",
        "Seats of the provincial assembly reserved for women",
        "percent",
        "Dec 2023",
        _seats,
    ),
    Measure(
        "nominations",
        "Nomination papers of women",
        "Nomination papers that women filed for the National Assembly; whether a woman is counted once is not said",
        "nomination papers",
        "2024",
        _papers,
    ),
    Measure(
        "men-literacy",
        "Men literate",
        "Literate men, share of men aged 10 and older",
        "percent",
        "2023",
        lambda: census.share_by_province("literate-men"),
    ),
    Measure(
        "boys-out-of-school",
        "Boys out of school",
        "Boys aged 5–16 out of school",
        "percent",
        "2023",
        lambda: census.share_by_province("boys-out-of-school"),
    ),
    Measure(
        "women-share",
        "Women in the population",
        "Women and girls, share of the population",
        "percent",
        "2023",
        _of_population,
    ),
)
_ORDER = (
    "shelter-coverage",
    "women-per-shelter",
    "women-judges",
    "women-police",
    "reserved-seats",
    "nominations",
    "women-voters",
    "women-literacy",
    "men-literacy",
    "girls-out-of-school",
    "boys-out-of-school",
    "early-marriage",
    "women-share",
)
_ALL = indicators.MEASURES | {measure.id: measure for measure in _MORE}
INDICATORS: dict[str, Measure] = {name: _ALL[name] for name in _ORDER}


@dataclass(frozen=True)
class Reading:
    """One indicator at one place, beside the national figure (both rows with the columns of data.COLUMNS)."""

    name: str
    long: str
    when: str
    row: dict[str, Any]
    nation: dict[str, Any]

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
            return str(self.nation["counted_by"])
        records = tables.sources(provenance.parts(self.nation["source"]))
        return i18n.listing(list(dict.fromkeys(record["publisher"] for record in records)))


def has_value(row: dict[str, Any]) -> bool:
    """Whether a row has a number."""
    return isinstance(row["value"], float) and row["value"] == row["value"]


def ids(row: dict[str, Any]) -> tuple[str, ...]:
    """The ids of the published figures a row rests on."""
    return tuple(name for name in provenance.parts(row["figure_id"]) if observations.known(name))


def told(row: dict[str, Any]) -> str:
    """A value without its unit where that stands in the name: "19.9 %", "1.91 million", "not reported"."""
    if not has_value(row):
        return i18n.cell(row)
    mark = bars.marks(row)
    return (i18n.percent(row["value"]) if row["unit"] == "percent" else i18n.million(row["value"])) + mark


def said_of(row: dict[str, Any]) -> str:
    """A share with its n of N, for a sentence: "17.2 % (5 of 29)"."""
    both = row["numerator"] == row["numerator"] and row["denominator"] == row["denominator"]
    return f"{i18n.percent(row['value'])} ({n_of(row)})" if both else told(row)


def n_of(row: dict[str, Any]) -> str:
    """n of N; what is known where one of them is not; "" for what is no share."""
    if not has_value(row) or row["unit"] != "percent":
        return ""
    if row["numerator"] != row["numerator"]:
        return say("n not printed")
    return i18n.of(row["numerator"], row["denominator"])


def gap(row: dict[str, Any], other: dict[str, Any]) -> float | None:
    """One place less the other: in percentage points, or per cent of the other where people per shelter are counted."""
    if not (has_value(row) and has_value(other)) or row["unit"] != other["unit"] or row["unit"] not in COUNTED:
        return None
    away = row["value"] - other["value"]
    return away if row["unit"] == "percent" else 100 * away / other["value"]


def away(row: dict[str, Any], other: dict[str, Any], name: str = "") -> str:
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
def _rows(name: str) -> dict[str, dict[str, Any]]:
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
    measure, rows = INDICATORS[name], _rows(name)
    return Reading(say(measure.name), say(measure.long), say(measure.when), rows[province], rows[NATION])


def readings(province: str) -> list[Reading]:
    """Every indicator for a province or territory, those without a value too."""
    return [reading(name, province) for name in INDICATORS]


# -------------------- indicators of districts

_CENSUS = {
    "literate-women": ("women-literacy", "Women literate"),
    "girls-out-of-school": ("girls-out-of-school", "Girls out of school"),
    "ever-married-women-15-19": ("early-marriage", "Married at 15–19"),
    "literate-men": ("men-literacy", "Men literate"),
    "boys-out-of-school": ("boys-out-of-school", "Boys out of school"),
    "women": ("women-share", "Women in the population"),
}


@dataclass(frozen=True)
class Local:
    """One census indicator for a district, beside its province and the country."""

    reading: Reading
    province: dict[str, Any]


@per_language()
def _by_unit(indicator: str) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in census.share_by_unit(indicator).to_dict("records")}


@per_language()
def _women() -> dict[str, dict[str, Any]]:
    """Women and girls by province and in the country, added up from the districts: the same tables, the same base."""
    frame = tables.figures("census", "women")
    frame = frame[(frame["period"] == "2023") & (frame["geography_level"] == "district")].copy()
    frame["place"] = [gazetteer.province_code(name, "district") for name in frame["geography"]]
    whole = measures.summed(frame.assign(place=NATION), ["place"])
    found = measures.share(pd.concat([measures.summed(frame, ["place"]), whole], ignore_index=True))
    return {row["place"]: row for row in found.to_dict("records")}


def local(code: str) -> list[Local]:
    """The census indicators of a district; empty rows where the census tables do not reach."""
    found = []
    for indicator, (name, title) in _CENSUS.items():
        here, measure = _by_unit(indicator)[code], INDICATORS[name]
        rows = _rows(name)
        if indicator == "women":
            rows = {**rows, **_women()}
        of_place = Reading(say(title), say(measure.long), say(measure.when), here, rows[NATION])
        found.append(Local(of_place, rows[gazetteer.home(code)]))
    return found


@dataclass(frozen=True)
class Headcount:
    """People of a district at one census, women among them; `place` is what the census counted."""

    census: str
    place: str
    people: dict[str, Any]
    women: dict[str, Any]


@per_language()
def _of_2017(indicator: str) -> dict[str, dict[str, Any]]:
    frame = tables.figures("census", indicator)
    frame = frame[(frame["period"] == "2017") & (frame["geography_level"] == "district")].copy()
    frame["code"] = [(gazetteer.locate(name, "district") or ("",))[0] for name in frame["geography"]]
    return {row["code"]: row for row in measures.summed(frame, ["code"]).to_dict("records")}


def headcounts(code: str) -> list[Headcount]:
    """The censuses of 2023 and 2017; none where neither reached the district."""
    found = []
    people, women = census.by_unit("population"), _by_unit("women")
    row = people.set_index("code", drop=False).loc[code].to_dict()
    if has_value(row):
        found.append(Headcount("2023", str(row["geography"]), row, women[code]))
    if code in _of_2017("population"):
        then = _of_2017("population")[code]
        share = measures.share(pd.DataFrame([_of_2017("women")[code]])).iloc[0].to_dict()
        found.append(Headcount("2017", gazetteer.names()[code], then, share))
    return found


def counted_in(code: str) -> str:
    """Code of the unit that counts this one since 2023 (the six former frontier regions), "" for all others."""
    frame = gazetteer.units().set_index("code")
    return str(frame.loc[code, "counted_in"])


def parts(code: str) -> list[str]:
    """The districts of the 2023 census that are drawn as this one, where they are several."""
    found = provenance.parts(gazetteer.units().set_index("code").loc[code, "census_2023"])
    return found if len(found) > 1 else []


def other_names(code: str) -> list[str]:
    """What sources call the district, or a district made from it, besides its name and its parts."""
    frame = gazetteer.crosswalk()
    here = frame[(frame["level"] == "district") & frame["unit"].map(lambda unit: code in provenance.parts(unit))]
    known = {gazetteer.names()[code], *parts(code)}
    return [name for name in dict.fromkeys(here["name"]) if name not in known and "(" not in name]


# -------------------- shelters


@dataclass(frozen=True)
class Known:
    """What is known of a women's shelter in a district: one of shelters.CATEGORIES, when it was last named."""

    code: str
    row: dict[str, Any]
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
        what = say("women’s shelter") if self.category == shelters.KNOWN else say(self.category)
        return (
            say("{what}, last named {when}", what=what, when=when)
            if self.row["period"]
            else say("{what}, undated", what=what)
        )


@per_language()
def _shelters() -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in shelters.rows().to_dict("records")}


def shelter(code: str) -> Known:
    """What is known of a women's shelter in a district, by the latest word of all sources."""
    return Known(code, _shelters()[code])


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
    return [known for known in map(shelter, sorted(units, key=gazetteer.names().__getitem__)) if known.found]


def announced(place: str) -> list[tuple[str, str]]:
    """(code of the district, period) of shelters announced of which no source says that they opened."""
    return [
        (code, when)
        for when, codes in shelters.planned().items()
        for code in codes
        if place in (code, gazetteer.home(code))
    ]


# -------------------- what is said of a place

_SHELTERS = ("shelters", "shelter_status")
# Shown elsewhere on the page, or left to the page of their theme: people counted below country level, people wanted
# or sent back, and who was asked for the report.
_ELSEWHERE = (
    "census",
    "population",
    "hubs",
    "routes",
    "foreign_nationals",
    "red_book",
    "deportations",
    "victims",
    "displacement",
    "method",
    *_SHELTERS,
)
# One officer's opinion on a minority is not tied to a district; positions of places are no finding; crossings stand
# with the places named.
_UNSAID = ("minority-at-risk-of-forced-conversion", "place-coordinates", "crossing-named", "interview-period")


def _places(entry: Entry) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for name in provenance.parts(entry.row["geography"]):
        found += gazetteer.locate(name, entry.row["geography_level"]) or ()
    return found


@per_language()
def _all_said() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    return tuple(
        (entry, _places(entry))
        for entry in observations.everything()
        if entry.row["geography_level"] in ("province", "district", "place")
        and entry.dataset not in ("census", "foreign_nationals")
    )


def _about(place: str) -> Iterator[Entry]:
    """The figures of a district, or of a province and all within it."""
    whole = place in gazetteer.provinces()
    for entry, codes in _all_said():
        if not whole and entry.row["geography_level"] == "province":
            continue  # a figure of the former tribal areas together is none of each
        if any(place == (gazetteer.home(code) if whole else code) for code in codes):
            yield entry


def said(place: str, wanted: Callable[[Entry], bool] = lambda entry: True) -> dict[str, list[Entry]]:
    """Dataset -> the other figures that concern a province (and all within it) or a district, in file order."""
    found: dict[str, list[Entry]] = {}
    for entry in _about(place):
        shown = entry.dataset not in _ELSEWHERE and entry.row["indicator"] not in _UNSAID
        if shown and wanted(entry):
            found.setdefault(entry.dataset, []).append(entry)
    return found


def of_shelters(place: str) -> list[Entry]:
    """Every figure on shelters, centres and safe houses whose place is this one (not those within it)."""
    return [entry for entry in _about(place) if entry.dataset in _SHELTERS and place in _places(entry)]


def _head(entry: Entry) -> str:
    """What is measured and of whom, without saying a word twice ("police" of "share of women in the police")."""
    measure = entry.measure
    if entry.row["indicator"] == "women-shelter-known" and entry.row["category"] == "women-centre":
        measure = say("Centre for women named in the district")
    found = [measure]
    heard = set(re.findall(r"[a-z]+", measure.lower()))
    category = entry.row["category"].replace("-", " ")
    if category and entry.dataset not in _SHELTERS and not set(re.findall(r"[a-z]+", category.lower())) <= heard:
        found.append(say(category))
    if entry.row["sex"] == "male" or (entry.row["sex"] == "female" and "women" not in heard):
        found.append(say("men") if entry.row["sex"] == "male" else say("women"))
    return ", ".join(found)


def sentence(entry: Entry, place: str) -> str:
    """A figure as a sentence, its place named where it is another: "Raids, FIA raids, 2015: 119 raids (119 of …)."."""
    own = gazetteer.names().get(place) or gazetteer.provinces()[place]
    where = [] if entry.row["geography"] == own else [entry.row["geography"]]
    head = ", ".join([_head(entry), *where, entry.period if entry.row["period"] else say("undated")])
    value = say("yes") if entry.row["unit"] == "presence" else entry.told
    value = f"{value} ({entry.n})" if entry.n else value
    closing = [say("A claim, not a count.")] if entry.row["status"].startswith("claim") else []
    who = entry.row["counted_by"].rstrip(".")
    if who and not who.lower().startswith("not stated"):
        if REPORT in provenance.parts(entry.row["source"]):
            closing.append(say("The report, quoting: {who}.", who=who))
        elif entry.row["grade"] == "B" and entry.row["status"] != "as printed":
            closing.append(say("The press, quoting: {who}.", who=who))
    note = [i18n.sentence(entry.row["note"])] if entry.row["note"] else []
    return " ".join([f"{head}: {value}.", *note, *closing])


# -------------------- places named as hub, transit, source or destination


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
