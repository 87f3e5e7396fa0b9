"""All words that depend on a language: numbers, periods, and the sentences that go with a view.

`say` is the one place through which text reaches a reader. English sentences are the keys; another language
is one gettext catalogue (locale/<lang>/LC_MESSAGES/dashboard.po), read with Babel. Names of places come from the tables
of geodata/ (dashboard/geography/gazetteer.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.support import NullTranslations

from dashboard import alphabet, catalogue, pseudo
from dashboard.geography import gazetteer
from dashboard.language import DEFAULT_LANGUAGE as DEFAULT_LANGUAGE
from dashboard.language import LANGUAGE as LANGUAGE
from dashboard.language import per_language as per_language
from dashboard.settings import settings

NARROW = "\u202f"  # narrow no-break space, between a number and its unit

# The four kinds of empty (publishing rule 8), as they are said to a reader.
EMPTY = {
    "zero": "zero",
    "not-reported": "not reported",
    "not-applicable": "not applicable",
    "suppressed": "withheld: fewer than 11 people, or a neighbour of such a cell",
}
LAKH = {"ur": "#,##,##0"}  # languages that group digits by lakh and crore, with Babel's pattern for it
DETECTED = (
    "A count of detected cases shows how much the police do and how many people report, not only how much crime there "
    "is."
)


@cache
def languages() -> dict[str, str]:
    """Code -> own name of every language: English, those of locale/ that are offered, the pseudo-language if on."""
    codes = (DEFAULT_LANGUAGE, *catalogue.offered())
    known = {code: Locale.parse(code).get_display_name(code) or code for code in codes}
    return known | ({pseudo.CODE: pseudo.NAME} if settings().pseudo_language else {})


def use(language: str) -> None:
    """Make `language` the language of this request; an unknown one becomes English."""
    LANGUAGE.set(language if language in languages() else DEFAULT_LANGUAGE)


def direction() -> str:
    """Reading direction of the language in use: "ltr" or "rtl"."""
    return _direction(LANGUAGE.get())


@cache
def _direction(language: str) -> str:
    return "rtl" if language == pseudo.CODE else Locale.parse(language).text_direction


def script() -> str:
    """The script of the language in use, where it is not Latin: "arabic" for Urdu."""
    return "arabic" if direction() == "rtl" and LANGUAGE.get() != pseudo.CODE else ""


def html_language() -> str:
    """The attributes of <html> that name the language in use: 'lang="en" dir="ltr"'."""
    return f'lang="{LANGUAGE.get()}" dir="{direction()}"'


def unchecked() -> bool:
    """Whether the language in use is a translation that no native reader has passed yet."""
    language = LANGUAGE.get()
    return language not in (DEFAULT_LANGUAGE, pseudo.CODE) and not catalogue.about(language).checked


def locale() -> str:
    """The locale whose numbers and dates the language in use has."""
    return DEFAULT_LANGUAGE if LANGUAGE.get() == pseudo.CODE else LANGUAGE.get()


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == pseudo.CODE:
        return pseudo.Translations()
    return NullTranslations() if language == DEFAULT_LANGUAGE else catalogue.read(language)


def say(message: str, **values: object) -> str:
    """`message` in the language of the reader, with `values` filled in ("{n} of {of}")."""
    text = _catalogue(LANGUAGE.get()).ugettext(message) if message else ""  # under "" a catalogue keeps its head
    return _filled(text, values)


def plural(one: str, many: str, n: float, **values: object) -> str:
    """`one` or `many`, as gettext has it for n things in the language of the reader; {n} is filled in as a number."""
    text = _catalogue(LANGUAGE.get()).ungettext(one, many, int(n) if float(n).is_integer() else 2)
    return _filled(text, {"n": number(n), **values})


def _filled(text: str, values: dict[str, object]) -> str:
    if values and LANGUAGE.get() != DEFAULT_LANGUAGE:
        values = {name: named(value) for name, value in values.items()}
    return text.format(**values) if values else text


def named(value: object) -> object:
    """`value` in the reader's language where its catalogue has it; of the pseudo-language, only names of places."""
    known = LANGUAGE.get() != pseudo.CODE or value in gazetteer.every()
    return say(value) if isinstance(value, str) and known else value


def isolated(text: str) -> str:
    """`text` with every line (<br>) in the direction of the language, for where no style sheet reaches."""
    if not script():
        return text
    return "<br>".join(f"\u2067{line}\u2069" if line else line for line in text.split("<br>"))


def from_left(text: str) -> str:
    """`text` without words, such as "−6.6", which keeps its order among words from the right."""
    return f"\u2066{text}\u2069" if script() else text


def alphabetical(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts texts by the alphabet of the language in use."""
    return alphabet.key(text, LANGUAGE.get())


def number(value: float, decimals: int | None = None) -> str:
    """A number with separators: 11,803; 19.9; two decimals below one (0.48) unless `decimals` is given.

    In Urdu digits are grouped by lakh and crore: 19,23,453.
    """
    return _number(float(value), decimals, locale())


@lru_cache(maxsize=16384)  # a map says hundreds of numbers, most of them again at the next choice
def _number(value: float, decimals: int | None, language: str) -> str:
    if decimals is None:
        decimals = 0 if value.is_integer() or abs(value) >= 1000 else (2 if abs(value) < 1 else 1)
    pattern = LAKH.get(language, "#,##0") + ("." + "0" * decimals if decimals else "")
    return format_decimal(round(value, decimals), format=pattern, locale=language)


def percent(value: float, decimals: int | None = None) -> str:
    """A share given in per cent: 19.9 %. Whole numbers keep one decimal unless they are 0 or 100."""
    if decimals is None:
        decimals = 0 if value in (0, 100) else (2 if 0 < abs(value) < 1 else 1)
    return from_left(f"{number(value, decimals)}{NARROW}%")


def small(value: int) -> str:
    """A count in running text: "five", "eleven", "36"."""
    spelled = "none one two three four five six seven eight nine ten eleven twelve".split()
    return say(spelled[value]) if 0 <= value < len(spelled) else number(value, 0)


def of(numerator: float, denominator: float) -> str:
    """n of N: "85 of 427"; "2,804 (total not printed)" where N is not known."""
    if denominator != denominator:
        return say("{n} (total not printed)", n=number(numerator, 0))
    return say("{n} of {of}", n=number(numerator, 0), of=number(denominator, 0))


def in_words(share: float) -> str:
    """A share in per cent as a reader would say it: "one in five", "8 in 100"."""
    for parts, phrase in (
        (50, "half"),
        (100 / 3, "one in three"),
        (25, "one in four"),
        (20, "one in five"),
        (100 / 6, "one in six"),
        (100 / 7, "one in seven"),
        (12.5, "one in eight"),
        (10, "one in ten"),
        (5, "one in twenty"),
    ):
        if abs(share - parts) <= parts * 0.03:
            return say(phrase)
    if share == 0:
        return say("none")
    if share < 1:
        return say("{n} in 1,000", n=number(share * 10, 0))
    return say("{n} in 100", n=number(share, 0))


def listing(items: Sequence[str]) -> str:
    """ "a, b and c"; names of places in the language of the reader."""
    told = [str(named(item)) for item in items] if LANGUAGE.get() != DEFAULT_LANGUAGE else [*items]
    if len(told) < 2:
        return "".join(told)
    return say("{some} and {last}", some=comma().join(told[:-1]), last=told[-1])


def semicolon() -> str:
    """What stands between statements in one sentence: "; " or "؛ "."""
    return "؛ " if script() else "; "


def comma() -> str:
    """What stands between the items of a list: ", " or "، "."""
    return say(", ") if script() else ", "


def _moment(text: str) -> str:
    import datetime as dt

    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    day: dt.date = dt.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return format_date(day, "d MMM y" if len(parts) == 3 else "MMM y", locale=locale())


def period(text: str) -> str:
    """An ISO 8601 period in words: "2020-04/2021-03" -> "Apr 2020 – Mar 2021"; "2008/2009" -> "2008–2009"."""
    if not text:
        return say("undated")
    start, slash, end = text.partition("/")
    if not slash:
        return _moment(text)
    if start in ("", ".."):
        return say("by {when}", when=_moment(end))
    if end in ("", ".."):
        return say("since {when}", when=_moment(start))
    return _moment(start) + ("–" if start.isdigit() and end.isdigit() else " – ") + _moment(end)


def years(periods: Iterable[str]) -> list[str]:
    """The years in which ISO 8601 periods begin and end, in order, each once."""
    return sorted({part[:4] for text in periods for part in text.split("/") if part[:4].isdigit()})


def year_span(periods: Iterable[str]) -> str:
    """The first and the last year of ISO 8601 periods: "2013–2021", "2018"; "" where all are undated."""
    found = years(periods)
    return "–".join(dict.fromkeys((found[0], found[-1]))) if found else ""


def measured(value: float, unit: str) -> str:
    """A value with its unit: "19.9 %", "11,803 persons"."""
    if unit == "percent":
        return percent(value)
    if unit == "rank":
        return say("rank {n}", n=number(value, 0))
    if unit == "shelters":
        return plural("{n} shelter", "{n} shelters", value)
    if unit == "centres":
        return plural("{n} centre", "{n} centres", value)
    if unit == "proposals":
        return plural("{n} proposal", "{n} proposals", value)
    if unit == "persons":
        return plural("{n} person", "{n} persons", value)
    if unit == "judges":
        return plural("{n} judge", "{n} judges", value)
    return f"{number(value)} {say(unit)}"


def cell(row: Mapping[str, object]) -> str:
    """The value of a row as the table shows it, or its kind of empty."""
    kind, value = row.get("empty_kind") or "", row.get("value")
    if kind and kind != "zero":
        return say(EMPTY[str(kind)].split(":")[0])
    if isinstance(value, str):  # a number with hyphens, such as that of a help line, would be read backwards
        return say(value) if any(map(str.isalpha, value)) else from_left(value)
    return measured(float(value), str(row["unit"]))  # type: ignore[arg-type]


def with_n(row: Mapping[str, object]) -> str:
    """Value and n of N: "19.9 % · 85 of 427"; only the value where no n was published."""
    text = cell(row)
    n, denominator = row.get("numerator"), row.get("denominator")
    if isinstance(n, float) and isinstance(denominator, float) and n == n:
        return f"{text} · {of(n, denominator)}"
    return text


def sentence(text: str) -> str:
    """A text of a dataset in the language of the reader, with a full stop unless it ends like a sentence already."""
    return ended(say(text.strip()))


def ended(told: str) -> str:
    """A text with a full stop unless it ends like a sentence already."""
    return told if told.endswith((".", "?", "!", "۔", "؟")) else told + ("۔" if script() else ".")


def capitalised(text: str) -> str:
    """The text with a capital letter at its beginning, and all others as they are."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """ "Toba Tek Singh" -> "toba-tek-singh"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
