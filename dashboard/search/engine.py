"""The finder: one search over everything there is to find, tolerant of typing errors, in English and by Urdu names.

A collection is a function that lists targets, and one entry in COLLECTIONS (pages are added in layouts/pages.py, which
knows them). All words of a query matter: a target must hold every one of them, as it is written, as the beginning of a
word, as another name for the same (SAME), or with an error or two. Nothing of a query is kept.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dashboard.charts import CHARTS
from dashboard.data import catalogue, observations, tables
from dashboard.data.source_lines import source_line
from dashboard.geography import gazetteer
from dashboard.i18n import per_language, say
from dashboard.plots import theme
from dashboard.selection import LONGEST
from dashboard.topics import proposals

PATH = "/find"
FEW = 8  # targets of one group beside other groups
MOST = 100  # targets of one group that is looked at alone
WORDS = 12  # words of a query that are looked for
SHORTEST = 3  # letters from which a word may stand for the beginning of a longer one
EXPANDED = 80  # words that one beginning may stand for

Worths = npt.NDArray[Any]  # one number for each target
# What a match is worth, by where it stands …
TITLE, NAME, CONTEXT, TEXT = 3.0, 3.0, 2.0, 0.6
# … and by how near it is to what was typed.
EXACT, SYNONYM, BEGINNING, FAMILY = 1.0, 0.95, 0.8, 0.6
CALLED_SO = 0.5  # more for a target whose name is the whole query

# Of figures that hold the words alike, that of the country comes first, those of the many districts last.
LEVELS = {"country": 1.03, "district": 0.93}
SENSITIVE = ("victims", "shelters", "shelter_status", "violence")  # datasets of those who may be in danger

# Words that tell nothing of what is looked for.
STOP = frozenset(
    "a an and are as at be been by did do does for from had has have how i in into is it its many me much of on or "
    "please s show tell than that the their there these this to was were what when where which who whose why "
    "with".split()
)
# Different names for the same, with the reason why; each is looked for where another is typed.
SAME: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("dar-ul-aman", "darulaman", "dar al aman", "shelter", "women's refuge", "دارالامان", "پناہ گاہ"),
        "the public shelters for women are called Dar-ul-Aman",
    ),
    (("FIA", "Federal Investigation Agency"), "abbreviation"),
    (
        ("KP", "KPK", "NWFP", "Khyber Pakhtunkhwa", "North-West Frontier Province"),
        "two abbreviations, and the name until 2010",
    ),
    (("AJK", "Azad Jammu and Kashmir", "Azad Kashmir"), "abbreviation and short name"),
    (("GB", "Gilgit-Baltistan", "Northern Areas"), "abbreviation, and the name until 2009"),
    (
        ("FATA", "former FATA", "Federally Administered Tribal Areas", "tribal areas", "merged districts"),
        "the agencies that became districts of Khyber Pakhtunkhwa in 2018",
    ),
    (("ICT", "Islamabad Capital Territory", "Islamabad"), "abbreviation"),
    (("Baluchistan", "Balochistan"), "older spelling"),
    (("Sind", "Sindh"), "older spelling"),
    (("Nawabshah", "Shaheed Benazirabad"), "old name"),
    (("Lyallpur", "Faisalabad"), "old name"),
    (("Montgomery", "Sahiwal"), "old name"),
    (("Campbellpur", "Attock"), "old name"),
    (("Fort Sandeman", "Zhob"), "old name"),
    (("Turbat", "Kech"), "the town, and its district"),
    (("Bolan", "Kachhi"), "old name"),
    (("UAE", "United Arab Emirates", "Emirates"), "abbreviation"),
    (("KSA", "Saudi Arabia", "Saudi"), "abbreviation"),
    (("US", "USA", "United States", "US Department of State"), "abbreviation"),
    (("UNODC", "United Nations Office on Drugs and Crime"), "abbreviation"),
    (("TIP", "trafficking in persons", "human trafficking", "trafficking"), "abbreviation and common name"),
    (
        ("SOM", "smuggling of migrants", "human smuggling", "people smuggling", "smuggling", "اسمگلنگ", "سمگلنگ"),
        "abbreviation and common names",
    ),
    (("woman", "women", "female", "lady", "خواتین", "عورت"), "one word in the datasets, others in questions"),
    (("man", "men", "male"), "one word in the datasets, others in questions"),
    (("child", "children", "minor", "kid"), "plural without s; the law says minor"),
    (("judge", "judiciary", "bench", "جج"), "the office and those who hold it"),
    (("police", "cop", "policewoman", "policeman", "پولیس"), "common words"),
    (("lawyer", "advocate", "attorney"), "advocate is the word in Pakistan"),
    (("MP", "MNA", "MPA", "parliament", "assembly"), "members of the national and provincial assemblies"),
    (("law", "act", "legislation", "statute"), "acts are listed by their titles"),
    (("victim", "survivor"), "sources use either"),
    (("percent", "per cent", "percentage", "share"), "spellings; indicators say share"),
    (("schooling", "literacy", "education"), "nearest subject"),
    (("Afghan", "Afghanistan"), "people and country"),
    (("district court", "lower court", "trial court", "subordinate court"), "names of the same courts"),
)
# Arabic letters that are typed for Urdu ones, and two forms of one Urdu letter; accents go by themselves.
LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ھ": "ہ", "ة": "ہ", "ۃ": "ہ", "ـ": None})
DROPPED = frozenset("'’‘ʼ`")  # "Sindh's" is "Sindhs", of which the s goes like that of a plural


@dataclass(frozen=True)
class Target:
    """Something a search leads to.

    title, value and context are shown; names are other names it is found by; text is what else is said of it. rank
    lifts or lowers it among its like. sensitive: it speaks of victims or shelters.
    """

    key: str
    title: str
    context: str
    path: str
    names: tuple[str, ...] = ()
    text: str = ""
    rank: float = 1.0
    value: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class Collection:
    """Targets of one kind. rank lifts or lowers the whole group."""

    kind: str
    name: str
    every: Callable[[], Iterable[Target]]
    rank: float = 1.0


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first targets, and how many there are."""

    kind: str
    name: str
    targets: tuple[Target, ...]
    total: int

    @property
    def sensitive(self) -> bool:
        """Whether any of it speaks of victims or shelters."""
        return any(target.sensitive for target in self.targets)

    @property
    def more(self) -> int:
        """How many are not among `targets`."""
        return self.total - len(self.targets)


@dataclass(frozen=True)
class Found:
    """What a query leads to.

    taken: (what was typed, the nearest word that was looked for instead). missing: words that stand nowhere. loose: no
    target holds all words, so these hold as many as any does. nearest: other queries, where nothing was found.
    """

    query: str
    groups: tuple[Group, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    loose: bool = False
    nearest: tuple[str, ...] = ()


def address(query: str, kind: str = "") -> str:
    """Where a query is answered."""
    return f"{PATH}?{urlencode({'q': query, **({'kind': kind} if kind else {})})}"


def plain(found: Found) -> dict[str, Any]:
    """What was found as plain values (the contract of /api/find.json)."""
    return {
        "query": found.query,
        "version": tables.version(),
        "taken": dict(found.taken),
        "missing": list(found.missing),
        "loose": found.loose,
        "nearest": list(found.nearest),
        "groups": [
            {
                "kind": group.kind,
                "name": group.name,
                "total": group.total,
                "results": [
                    {name: getattr(target, name) for name in ("key", "title", "value", "context", "path")}
                    for target in group.targets
                ],
            }
            for group in found.groups
        ],
    }


# Words


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents, hyphens and the s of a plural."""
    return [_stem(word) for word in _split(text)]


def _split(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    found, word = [], ""
    for i, sign in enumerate(text):
        if sign.isalnum():
            word += str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        elif unicodedata.category(sign) in ("Mn", "Cf") or sign in DROPPED:
            continue
        elif sign in ".," and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit():
            word += "." if sign == "." else ""  # 18.2 is a word, 3,142 is 3142
        elif word:
            found.append(word)
            word = ""
    return [*found, word] if word else found


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha() else word


def _asked(query: str) -> list[tuple[str, str]]:
    """(as typed, as compared) of each word that is looked for."""
    typed = [(word, _stem(word)) for word in _split(query[:LONGEST])]
    telling = [pair for pair in typed if pair[0] not in STOP]
    return list(dict.fromkeys(telling or typed))[:WORDS]


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _split(text) if word not in STOP)


@per_language()
def _same() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrase -> other phrases for the same: those of SAME, and other spellings of districts in the sources."""
    groups = [[_phrase(name) for name in names] for names, _ in SAME]
    for name, code in _spellings():
        groups.append([_phrase(name), _phrase(gazetteer.names()[code])])
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for group in groups:
        for phrase in group:
            others = tuple(other for other in group if other != phrase)
            found[phrase] = tuple(dict.fromkeys((*found.get(phrase, ()), *others)))
    return found


def _spellings() -> Iterator[tuple[str, str]]:
    for row in gazetteer.crosswalk().itertuples():
        name = gazetteer.names().get(row.unit, "")
        if name and row.level == "district" and _phrase(row.name) != _phrase(name) and fuzz.ratio(row.name, name) > 75:
            yield row.name, row.unit


@dataclass(frozen=True)
class _Term:
    """What must be found once: words as typed, as compared, and the same in other words."""

    typed: str
    phrase: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]


def _terms(asked: list[tuple[str, str]]) -> list[_Term]:
    """Words that have other names together are one term ("dar ul aman"), the others one each."""
    same, found, i = _same(), [], 0
    longest = max(map(len, same))
    while i < len(asked):
        for size in range(min(longest, len(asked) - i), 0, -1):
            part = asked[i : i + size]
            phrase = tuple(stem for _, stem in part)
            if size == 1 or phrase in same:
                found.append(_Term(" ".join(word for word, _ in part), phrase, same.get(phrase, ())))
                i += size
                break
    return found


# The finder


@dataclass(frozen=True)
class Finder:
    """A search over collections. The index is made once, when it is first asked."""

    collections: tuple[Collection, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of targets there are."""
        return [collection.kind for collection in self.collections]

    @cached_property
    def index(self) -> Index:
        """Everything there is to find."""
        return Index.of(self.collections)

    def find(self, query: str, kind: str = "") -> Found:
        """What a query leads to, best groups first; of one kind alone where `kind` is one."""
        query = " ".join(query[:LONGEST].split())
        terms = _terms(_asked(query))
        if not terms:
            return Found(query)
        index = self.index
        taken: dict[str, str] = {}
        reached = [index.reach(term, taken) for term in terms]
        missing = tuple(term.typed for term, places in zip(terms, reached, strict=True) if not places.any())
        known = [(term, places) for term, places in zip(terms, reached, strict=True) if places.any()]
        scored = index.scored(known, len(known))
        loose = bool(known) and not scored
        for least in range(len(known) - 1, 0, -1):
            scored = scored or index.scored(known, least)
        groups = self._groups(scored, query, kind) or self._groups(scored, query, "")
        nearest = () if groups else index.nearest(terms)
        return Found(query, groups, tuple(taken.items()), missing if groups else (), loose, nearest)

    def _groups(self, scored: dict[int, float], query: str, kind: str) -> tuple[Group, ...]:
        index, called = self.index, _phrase(query)
        by_kind: dict[str, list[tuple[float, int]]] = {}
        for i, score in scored.items():
            collection, target = index.entries[i]
            if not kind or collection.kind == kind:
                bonus = CALLED_SO if called in index.called[i] else 0.0
                by_kind.setdefault(collection.kind, []).append(((score + bonus) * target.rank, i))
        found = []
        for collection in self.collections:
            hits = sorted(by_kind.get(collection.kind, ()), key=lambda hit: (-hit[0], hit[1]))
            if hits:
                first = tuple(index.entries[i][1] for _, i in hits[: MOST if kind else FEW])
                group = Group(collection.kind, collection.name, first, len(hits))
                found.append((hits[0][0] * collection.rank, group))
        return tuple(group for _, group in sorted(found, key=itemgetter(0), reverse=True))


@dataclass(frozen=True)
class Index:
    """Every word of every target: word -> {target: worth of the best place it stands in}."""

    entries: list[tuple[Collection, Target]] = field(default_factory=list)
    called: list[set[tuple[str, ...]]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    places: dict[str, dict[int, float]] = field(default_factory=dict)
    spelled: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, collections: Iterable[Collection]) -> Index:
        """The index of all targets of `collections`."""
        index = cls()
        for collection in collections:
            for target in collection.every():
                index._add(collection, target)
        return index

    def _add(self, collection: Collection, target: Target) -> None:
        i = len(self.entries)
        self.entries.append((collection, target))
        names = (target.title, target.key, *target.names)
        self.called.append({_phrase(name) for name in names})
        self.lengths.append(max(1, len(_phrase(target.title))))
        joined = " ".join("".join(_split(name)) for name in names if len(_split(name)) in (2, 3))
        fields = (
            (TITLE, target.title),
            (NAME, " ".join(names)),
            (NAME, joined),
            (CONTEXT, f"{target.value} · {target.context}"),
            (TEXT, target.text),
        )
        for worth, text in fields:
            for word in _split(text):
                stem = _stem(word)
                there = self.places.setdefault(stem, {})
                there[i] = max(there.get(i, 0.0), worth)
                self.spelled.setdefault(stem, Counter())[word] += 1

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words, in order."""
        return sorted(self.places)

    def beginning(self, start: str) -> list[str]:
        """The words that begin so."""
        first = bisect_left(self.vocabulary, start)
        found = []
        for word in self.vocabulary[first : first + EXPANDED]:
            if not word.startswith(start):
                break
            found.append(word)
        return found

    def alike(self, word: str) -> dict[str, float]:
        """The words of the index that `word` may stand for, each with how near it is."""
        found = {word: EXACT} if word in self.places else {}
        if not word.isalpha():  # a number or an id is what it is
            return found
        if len(word) >= SHORTEST:
            for other in self.beginning(word):
                found.setdefault(other, BEGINNING)
        if len(word) >= 7:  # "convicted" and "conviction"
            for other in self.beginning(word[: max(6, len(word) - 4)]):
                if abs(len(other) - len(word)) <= 4:
                    found.setdefault(other, FAMILY)
        return found

    def corrected(self, word: str) -> str:
        """The word that `word` was meant to be, with one error in four letters or two in seven; "" where there is none.

        Of several that are equally near, the one that leads to most.
        """
        errors = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 7 else 2
        near = (
            process.extract(word, self.vocabulary, scorer=OSA.distance, score_cutoff=errors, limit=9) if errors else []
        )
        best = sorted((distance, -len(self.places[other]), other) for other, distance, _ in near if other.isalpha())
        return best[0][2] if best else ""

    def reach(self, term: _Term, taken: dict[str, str]) -> Worths:
        """What each target that holds a term is worth, 0 for the others.

        Notes in `taken` what was read for a mistyped word.
        """
        spread = [self.alike(word) for word in term.phrase]
        if len(spread) == 1 and not spread[0] and not any(self.holds(other) for other in term.others):
            meant = self.corrected(term.phrase[0])
            if meant:
                taken[term.typed] = self.spelling(meant)
                return self.reach(_terms([(term.typed, meant)])[0], {})
        best = self._together(spread) if all(spread) else self._nowhere()
        for other in term.others:
            if self.holds(other):
                best = np.maximum(best, SYNONYM * self._together([{word: EXACT} for word in other]))
        return best

    def holds(self, phrase: tuple[str, ...]) -> bool:
        """Whether all words of a phrase stand somewhere."""
        return all(word in self.places for word in phrase)

    @cached_property
    def _postings(self) -> dict[str, tuple[Worths, Worths]]:
        """Word -> (targets, worth in each)."""
        return {
            word: (np.fromiter(there, int), np.fromiter(there.values(), float)) for word, there in self.places.items()
        }

    def _nowhere(self) -> Worths:
        return np.zeros(len(self.entries))

    def _together(self, spread: list[dict[str, float]]) -> Worths:
        """What each target is worth that holds one of the words at every place of a phrase; 0 where it does not."""
        total, everywhere = self._nowhere(), np.ones(len(self.entries), bool)
        for choices in spread:
            here = self._nowhere()
            for word, nearness in choices.items():
                targets, worth = self._postings[word]
                here[targets] = np.maximum(here[targets], worth * nearness)
            everywhere &= here > 0
            total += here
        return np.where(everywhere, total / len(spread), 0.0)

    def scored(self, known: list[tuple[_Term, Worths]], least: int) -> dict[int, float]:
        """The targets that hold at least so many of the terms.

        Rare words and short titles count more, and what holds one of the words only in passing stands lower.
        """
        count, worth, told, whole = self._nowhere(), self._nowhere(), self._nowhere(), 0.0
        weakest = np.ones(len(self.entries))
        for term, places in known:
            there = places > 0
            weight = 1.0 + log(1 + len(self.entries) / np.count_nonzero(there))
            whole += weight
            count += there
            worth += weight * places / TITLE
            told += len(term.phrase) * places / TITLE
            weakest = np.where(there, np.minimum(weakest, places / TITLE), weakest)
        if not known:
            return {}
        score = (worth / whole + 0.2 * np.minimum(1.0, told / np.array(self.lengths))) * (0.6 + 0.4 * weakest)
        return {int(i): float(score[i]) for i in np.flatnonzero(count >= least)}

    def spelling(self, stem: str) -> str:
        """A word as it is most often written."""
        return self.spelled[stem].most_common(1)[0][0]

    def nearest(self, terms: list[_Term]) -> tuple[str, ...]:
        """Queries like this one whose words are known."""
        choices = [word for word in self.vocabulary if word.isalpha() and len(word) > 2]
        found = []
        for term in terms:
            word = " ".join(term.phrase)
            for other, _, _ in process.extract(word, choices, scorer=fuzz.ratio, score_cutoff=70, limit=3):
                parts = [self.spelling(other) if t is term else t.typed for t in terms]
                found.append(" ".join(parts) if self.holds(tuple(words(" ".join(parts)))) else self.spelling(other))
        return tuple(dict.fromkeys(found))[:4]


# What there is to find


def charts() -> Iterator[Target]:
    """Every chart: its title as it reads with no filter, its question, and what its rows are about."""
    for slug, chart in CHARTS.items():
        view = chart.at()
        rows = [str(cell) for name in ("geography", "category", "sex") for cell in view.rows[name].unique()]
        text = " ".join([slug, say(theme.THEMES[chart.theme]), chart.about, *rows])
        sensitive = chart.detected or chart.theme == "services"
        yield Target(slug, view.title, view.subtitle, view.path, (chart.question,), text, sensitive=sensitive)


def place_path(code: str) -> str:
    """Where a province or a district is shown."""
    return f"/provinces/{code}" if code in gazetteer.provinces() else f"/districts/{code}"


@per_language()
def _own() -> dict[str, str]:
    return {code: gazetteer.title(code) for code in (*gazetteer.provinces(), *gazetteer.names())}


@per_language()
def _called() -> dict[str, tuple[str, ...]]:
    """Code -> other names of a province or district in the sources, places in it included."""
    found: dict[str, list[str]] = {}
    for row in gazetteer.crosswalk().itertuples():
        if row.level in ("province", "district", "place") and not {";", "("} & set(row.unit + row.name):
            found.setdefault(row.unit, []).append(row.name)
    for names, _ in SAME:
        for code, name in _own().items():
            if name in names:
                found.setdefault(code, []).extend(names)
    return {
        code: tuple(n for n in dict.fromkeys(names) if _phrase(n) != _phrase(_own().get(code, "")))
        for code, names in found.items()
    }


@per_language()
def _wider() -> dict[str, str]:
    """Code -> names of what the sources count a district into ("former FATA", "Gujranwala Division")."""
    found: dict[str, str] = {}
    for row in gazetteer.crosswalk().itertuples():
        for code in row.unit.split("; ") if ";" in row.unit and ";" not in row.name else ():
            found[code] = f"{found.get(code, '')} {row.name}"
    return found


def places() -> Iterator[Target]:
    """The provinces and the districts, by all names the sources use and by their Urdu names."""
    urdu = gazetteer.urdu()
    for code, name in _own().items():
        names = _called().get(code, ())
        home = gazetteer.home(code)
        if code in gazetteer.provinces():
            told = [say("Province or territory")]
        else:
            told = [say("District, {province}", province=say(gazetteer.provinces()[home]))]
        if names:
            told.append(say("in sources also: {names}", names=", ".join(names[:5]) + (" …" if names[5:] else "")))
        text = f"{_wider().get(code, '')} {say('province district')}"
        yield Target(code, say(name), " · ".join([*told, urdu[code]]), place_path(code), (*names, urdu[code]), text)


def figures() -> Iterator[Target]:
    """Every published figure: what, value, n, place, period and its note."""
    urdu = gazetteer.urdu()
    titles = {name: tables.resource(name).get("title", name) for name in tables.figure_datasets()}
    for entry in observations.everything():
        row = entry.row
        codes = gazetteer.locate(row["geography"], row["geography_level"]) or ()
        codes = tuple(code for code in dict.fromkeys([*codes, *map(gazetteer.home, codes)]) if code in urdu)
        around = [part for code in codes[:4] for part in (gazetteer.title(code), urdu[code])]
        status = "" if row["status"] == "as printed" else say(row["status"]) + (" (B)" if row["grade"] == "B" else "")
        told = [entry.warning, entry.n, entry.period, status, entry.id]
        title = f"{entry.what}: {row['geography']}"
        yield Target(
            entry.id,
            title,
            " · ".join(part for part in told if part),
            entry.path,
            text=" ".join(
                [*(row[name] for name in ("indicator", "note", "counted_by", "period")), titles[entry.dataset], *around]
            ),
            rank=LEVELS.get(row["geography_level"], 1.0),
            value=entry.told,
            sensitive=entry.dataset in SENSITIVE,
        )


def datasets() -> Iterator[Target]:
    """Every dataset, by its name and by what it holds."""
    held = {"discrepancies": "/data#discrepancies", "left_out": "/data#left-out", "sources": "/data#sources"}
    for item in catalogue.datasets():
        path = (
            observations.PATH + item.name if item.name in tables.figure_datasets() else held.get(item.name, item.path)
        )
        told = say("{n} rows", n=item.rows)
        yield Target(item.name, item.title, f"{told} · {item.name}.csv", path, text=say("dataset file CSV"))


def sources() -> Iterator[Target]:
    """Every source, by title and publisher."""
    for record in catalogue.sources():
        line = source_line(record, short=True)
        yield Target(record["id"], record["title"], line, f"/data#source-{record['id']}", text=record["url"])


def proposed() -> Iterator[Target]:
    """What the report proposes, with whom each proposal addresses."""
    for proposal in proposals.everything():
        actors = [say(proposals.ACTORS[actor]) for actor in proposal.actors]
        told = " · ".join([say(proposals.HEADINGS[proposal.heading]), *actors[:3], proposal.id])
        text = " ".join([proposal.text, proposal.since, *actors, say("proposal recommendation")])
        yield Target(proposal.id, proposal.title, told, proposal.path, text=text)


def terms() -> Iterator[Target]:
    """The terms of the glossary, in both languages."""
    for row in tables.table("glossary").to_dict("records"):
        told = f"{row['definition'][:120].rsplit(' ', 1)[0]} … · {row['urdu']}"
        yield Target(row["id"], row["term"], told, f"/glossary#{row['id']}", (row["urdu"],), row["definition"])


# What there is to find in the data; a further kind is a function above and a line here.
COLLECTIONS = (
    Collection("chart", "Charts", charts, 1.25),
    Collection("place", "Places", places, 1.05),
    Collection("figure", "Figures", figures),
    Collection("proposal", "Proposals", proposed, 0.95),
    Collection("term", "Glossary", terms, 0.75),
    Collection("dataset", "Datasets", datasets, 0.75),
    Collection("source", "Sources", sources, 0.85),
)
