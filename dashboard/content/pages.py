"""Reads a page of prose: content/<language>/<name>.md.

The file begins with its title and its description (YAML front matter). What stands before the first heading is the
lead; each heading of the second level, written `## Words {#name}`, begins a section. `{{ R148|number }}` is the value
of the observation R148 and `{{ R148.period }}` its period; an id in brackets, "(R148)", becomes a link to it.
docs/change-a-sentence.md lists everything an editor can write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frontmatter
from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import SandboxedEnvironment
from yaml import YAMLError

from dashboard import i18n, large_numbers, pseudo
from dashboard.data import observations
from dashboard.data.observations import Entry
from dashboard.i18n import per_language
from dashboard.settings import ROOT

FOLDER = ROOT / "content"
HEADING = re.compile(r"^## (?P<words>.+?)\s*\{#(?P<name>[a-z][a-z0-9-]*)\}\s*$", re.MULTILINE)
MARKUP = re.compile(r"([\\`*_\[\]<>#])")  # what Markdown would read as its own


class BrokenPage(Exception):
    """A page of prose that cannot be shown: the message names the file, the line where it can, and what to do."""


@dataclass(frozen=True)
class Section:
    """A part of a page: its anchor, its heading as plain text, and its Markdown with the values filled in."""

    name: str
    heading: str
    text: str

    @property
    def items(self) -> list[str]:
        """The items of its list, as Markdown."""
        return [line[2:] for line in self.text.splitlines() if line.startswith("- ")]


@dataclass(frozen=True)
class Page:
    """A page of prose in the language of the reader; title and description are plain text, the lead is Markdown."""

    title: str
    description: str
    lead: str
    sections: Mapping[str, Section] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Section:
        return self.sections[name]


def files(language: str = i18n.DEFAULT_LANGUAGE) -> list[Path]:
    """The files of a language, in the order of their names."""
    return sorted((FOLDER / language).glob("*.md"))


def page(name: str, values: Mapping[str, Callable[[], object]] | None = None) -> Page:
    """The page of a name in the language of the reader, in English where it is not translated.

    values: what a page computes from several observations, by the name it has in the file; each is called when the
    file asks for it. Raises BrokenPage.
    """
    path = FOLDER / i18n.locale() / f"{name}.md"
    return read(path if path.exists() else FOLDER / i18n.DEFAULT_LANGUAGE / f"{name}.md", values or {})


def read(path: Path, values: Mapping[str, Callable[[], object]]) -> Page:
    """The page that stands in a file. Raises BrokenPage."""
    head, body = source(path)
    parts = HEADING.split(_filled(path, body, values))
    lead, rest = parts[0].strip(), parts[1:]
    sections = [
        Section(name, said(heading), text.strip())
        for heading, name, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    ]
    return Page(
        said(head["title"]),
        said(_filled(path, head["description"], values)),
        lead,
        {section.name: section for section in sections},
    )


def source(path: Path) -> tuple[dict[str, str], str]:
    """(front matter, the text below it) as they stand in the file. Raises BrokenPage."""
    try:
        post = frontmatter.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise BrokenPage(f"{place(path)}: cannot be read: {error}") from error
    head = {str(name): str(value) for name, value in post.metadata.items()}
    if missing := {"title", "description"} - set(head):
        raise BrokenPage(f"{place(path)}: the lines between --- lack {' and '.join(sorted(missing))}")
    for number, line in enumerate(post.content.splitlines(), 1):
        if line.startswith("## ") and not HEADING.match(line):
            raise BrokenPage(f"{place(path)}: the heading {line!r} (line {number} below ---) needs a name: {{#name}}")
    return head, post.content


def blocks(path: Path) -> Iterator[tuple[str, set[str]]]:
    """(block, ids of observations it names) of every paragraph, item and row of a table of a file, as written."""
    _, body = source(path)
    for block in re.split(r"\n\s*\n|\n(?=- |\| )", body):
        if block.strip():
            yield block.strip(), set(observations.ID.findall(block))


def _filled(path: Path, text: str, values: Mapping[str, Callable[[], object]]) -> str:
    try:
        tree = environment().parse(text)
        names = meta.find_undeclared_variables(tree)
        known: dict[str, object] = {name: observations.find(name) for name in names if observations.known(name)}
        known |= {name: values[name]() for name in names if name in values}
        if unknown := names - set(known):
            raise BrokenPage(
                f"{place(path)}: {', '.join(sorted(unknown))} is neither a published observation nor a value "
                f"that this page computes"
            )
        return environment().from_string(tree).render(known)
    except TemplateError as error:
        number = getattr(error, "lineno", None)
        line = f", line {number} below ---" if number else ""
        raise BrokenPage(f"{place(path)}{line}: {error}") from error


def place(path: Path) -> str:
    """A file as a message names it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def said(text: str) -> str:
    """Plain text in the language of the reader: the file is in it already, unless it is the pseudo-language."""
    return pseudo.pseudo(text) if i18n.LANGUAGE.get() == pseudo.CODE else text


def _number(thing: Any) -> float:
    return float(getattr(thing, "value", thing))


def _round(value: float) -> str:
    """A number that is round in its source: "46 million", "10,000"."""
    return large_numbers.as_rounded(value) if value >= 1e6 else i18n.number(value, 0)


def _share(entry: Entry) -> str:
    """A share with its n of N: "15.4 % (341 of 2,210)"."""
    return f"{i18n.percent(entry.value)} ({entry.n})" if entry.n else i18n.percent(entry.value)


@per_language()
def environment() -> SandboxedEnvironment:
    """Jinja2 with the filters that say numbers; a value is escaped, so that Markdown reads no signs in it."""
    made = SandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_escaped,
        comment_start_string="<!--",  # {# is the beginning of a heading's name
        comment_end_string="-->",
    )
    made.filters = {
        **made.filters,
        "number": lambda thing, decimals=None: i18n.number(_number(thing), decimals),
        "percent": lambda thing, decimals=None: i18n.percent(_number(thing), decimals),
        "million": lambda thing: large_numbers.million(_number(thing)),
        "round": lambda thing: _round(_number(thing)),
        "words": lambda thing: i18n.small(int(_number(thing))),
        "share": _share,
        "note": lambda entry: i18n.sentence(str(entry.row["note"])),
        "listing": lambda things: i18n.listing([str(_escaped(thing)) for thing in things]),
    }
    return made


def _escaped(thing: object) -> object:
    text = thing.told if isinstance(thing, Entry) else thing
    return MARKUP.sub(r"\\\1", text) if isinstance(text, str) else text
