"""What the reader chose. The only parser and the only writer of a query string.

`Selection` holds the text of the query as given ("" is the default); a chart decides with `resolve` which of
it can be used. Unknown parameters are ignored, bad values fall back to the default with a sentence that
names the parameter: an address never leads to an error.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from urllib.parse import quote, unquote, urlencode

from dashboard.geography import border_sets, gazetteer
from dashboard.i18n import DEFAULT_LANGUAGE, alphabetical, languages, per_language, say
from dashboard.settings import settings

# Old parameter names that must keep working: {"old": "new"}.
RENAMED: dict[str, str] = {}
ALL = "all"  # as a value: the default of a filter that has no default value of its own
SLASH = "~"  # stands for the slash of a period ("2018/2019") in an address whose parts are parted by slashes
SEARCHED = ("q", "find")  # words of a reader, on the page of the search and in a table
LONGEST = 200  # characters of one value that are looked at


@dataclass(frozen=True)
class Selection:
    """One field per query parameter; "" means the default of the chart."""

    layer: str = ""
    against: str = ""
    province: str = ""
    provinces: str = ""
    district: str = ""
    pins: str = ""
    overlay: str = ""
    period: str = ""
    edition: str = ""
    sex: str = ""
    court: str = ""
    crime: str = ""
    indicator: str = ""
    corridor: str = ""
    flow: str = ""
    country: str = ""
    law: str = ""
    actor: str = ""
    heading: str = ""
    q: str = ""
    kind: str = ""
    show: str = ""
    sort: str = ""
    find: str = ""
    topic: str = ""
    form: str = ""
    borders: str = ""
    lang: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Selection:
        """The selection a query string asks for: unknown names are ignored, old ones renamed.

        Values are trimmed and in lower case, so that every place that reads one reads the same; a search (q, find) is
        text.
        """
        known = {field.name for field in fields(cls)}
        given = {RENAMED.get(name, name): text.strip()[:LONGEST] for name, text in query.items()}
        return cls(
            **{name: text if name in SEARCHED else text.lower() for name, text in given.items() if name in known}
        )

    @classmethod
    def from_path(cls, path: str) -> Selection:
        """The selection of an address without a query ("court-high/province-sindh"): the inverse of to_path."""
        parts = (part.partition("-") for part in path.split("/"))
        return cls.from_query({name: unquote(value).replace(SLASH, "/") for name, _, value in parts})

    def to_search(self) -> str:
        """The canonical query string ("?province=sindh"), "" when everything is the default."""
        chosen = [(field.name, getattr(self, field.name)) for field in fields(self)]
        text = urlencode([(name, value) for name, value in chosen if value], safe=",")
        return f"?{text}" if text else ""

    def to_path(self) -> str:
        """The same as a path ("court-high/province-sindh"), for files that a server without a program can hand out."""
        chosen = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return "/".join(f"{name}-{quote(value.replace('/', SLASH), safe=',~')}" for name, value in chosen if value)

    def listed(self, name: str) -> tuple[str, ...]:
        """The values of a list parameter ("a,b" -> ("a", "b"))."""
        return tuple(part for part in getattr(self, name).split(",") if part)

    def without(self, *names: str) -> Selection:
        """The same selection with `names` back at their defaults."""
        return replace(self, **dict.fromkeys(names, ""))


@dataclass(frozen=True)
class Option:
    """One value a filter may take and how it is called."""

    value: str
    label: str


@dataclass(frozen=True)
class Filter:
    """A parameter that a chart understands.

    `options` lists every value; `default` is the value that stands for an absent parameter ("" where the
    default is "all", which has no value of its own). `many`: the value is a comma-separated list, of `most` values at
    most (0: any number). `refused`: why a value that is known elsewhere is none here, in a sentence; "" for others.
    """

    name: str
    label: str
    options: Callable[[], tuple[Option, ...]]
    default: str = ""
    everything: str = ""
    many: bool = False
    most: int = 0
    refused: Callable[[str], str] = lambda value: ""

    def choices(self) -> tuple[Option, ...]:
        """What a control offers: the options, led by "all" where that is the default."""
        lead = () if self.default else (Option("", say(self.everything or "All")),)
        return lead + self.options()

    def call(self, value: str) -> str:
        """The label of a value ("sindh" -> "Sindh")."""
        return next((option.label for option in self.options() if option.value == value), value)

    def resolve(self, text: str) -> tuple[str, str]:
        """(value, complaint): the usable value ("" when it is the default) and what was wrong with `text`."""
        if not text or (text.lower() == ALL and not self.default):
            return "", ""
        known = {option.value for option in self.options()}
        parts = [part.strip().lower() for part in text.split(",")] if self.many else [text.lower()]
        good = [part for part in dict.fromkeys(parts) if part in known]
        bad = [part for part in parts if part and part not in known]
        complaint = ""
        if bad:
            near = get_close_matches(bad[0], known, n=1)
            hint = say(" Did you mean {near}?", near=near[0]) if near else ""
            complaint = self.refused(bad[0]) or say(
                "{name}: “{value}” is not one of its values here, so it was not used.{hint}",
                name=self.name,
                value=bad[0][:60],
                hint=hint,
            )
        if self.most and len(good) > self.most:
            over = ", ".join(good[self.most :])
            told = say("{name}: at most {n}, so {over} was left out.", name=self.name, n=self.most, over=over[:60])
            good, complaint = good[: self.most], complaint or told
        value = ",".join(good)
        return ("" if value == self.default else value), complaint


def options(values: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Options from (value, label) pairs; the labels are English and are translated here."""
    return tuple(Option(value, say(label)) for value, label in values)


@per_language()
def _provinces() -> tuple[Option, ...]:
    return options((code, name) for code, name in gazetteer.provinces().items())


@per_language()
def _districts() -> tuple[Option, ...]:
    return tuple(sorted(options(gazetteer.names().items()), key=lambda option: alphabetical(option.label)))


PROVINCE = Filter("province", "Province", _provinces, everything="All provinces")
PROVINCES = Filter("provinces", "Compare provinces", _provinces, everything="All provinces", many=True)
DISTRICT = Filter("district", "District", _districts, everything="All districts")
# Districts that a map outlines and names. They change no row.
PINS = Filter("pins", "Pinned districts", _districts, many=True, most=4)
LAID_OVER = ("pins", "overlay")  # what lies over a map, whose picture stays as it is
LANG = Filter("lang", "Language", lambda: options(languages().items()), default=DEFAULT_LANGUAGE)


def borders() -> Filter:
    """The border sets; which one is the default is the operator's setting."""
    return Filter("borders", "Borders", _border_sets, default=settings().borders)


def _border_sets() -> tuple[Option, ...]:
    ours = {border_sets.SCHEMATIC: say("Map of districts"), border_sets.TILES: say("One square per district")}
    theirs = {
        name: say("Map of districts: {title}", title=given.title) for name, given in border_sets.installed().items()
    }
    called = ours | theirs
    return tuple(Option(name, called[name]) for name in border_sets.names())


def singles(filters: Iterable[Filter], apart: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """(name, value) of every choice that is not the default, one filter at a time; `apart`: filters left out.

    Pins and overlays are left out too: the chart's own rows stay as they are.
    """
    for filter_ in filters:
        if filter_.name not in (*apart, *LAID_OVER):
            for option in filter_.options():
                if option.value and option.value != filter_.default:
                    yield filter_.name, option.value


def resolve(selection: Selection, filters: Iterable[Filter]) -> tuple[Selection, tuple[str, ...]]:
    """Keep of `selection` what `filters` can use; returns it with the complaints about the rest."""
    usable, complaints = {}, []
    for filter_ in filters:
        value, complaint = filter_.resolve(getattr(selection, filter_.name))
        usable[filter_.name] = value
        if complaint:
            complaints.append(complaint)
    return Selection(**usable), tuple(complaints)
