"""What of a reader's choices anything on this site can use: the rest is told once and decides nothing.

A page and its place in the caches follow from the usable choices alone, so a value that nobody knows costs no more than
the page without it, and no words of a stranger stand in what is kept.
"""

from __future__ import annotations

from dataclasses import fields, replace

from dash import html

from dashboard import table
from dashboard.charts import CHARTS
from dashboard.i18n import per_language
from dashboard.search.engine import PATH as FIND
from dashboard.selection import ALL, DISTRICT, LANG, PROVINCE, PROVINCES, Filter, Option, Selection, borders
from dashboard.summaries import gallery
from dashboard.summaries.pinned import AGAINST, LAYER
from dashboard.topics import proposals
from layouts import compare

SHOWN = ("show", "sort", "find")  # how the page of a chart shows its view: the page is the same one
CHARTED = "/charts/"


@per_language()
def every() -> dict[str, Filter]:
    """One filter for each parameter, which knows every value that a chart or a page knows under its name."""
    places = (PROVINCE, PROVINCES, DISTRICT, LANG, borders())
    pages = (
        *places,
        compare.INDICATOR,
        proposals.ACTOR,
        proposals.HEADING,
        table.SHOW,
        table.SORT,
        gallery.TOPIC,
        gallery.FORM,
        LAYER,
        AGAINST,
    )
    named: dict[str, list[Filter]] = {}
    for found in (*(f for chart in CHARTS.values() for f in chart.parameters), *pages):
        named.setdefault(found.name, []).append(found)
    return {name: _united(group) for name, group in named.items()}


def _united(group: list[Filter]) -> Filter:
    values = tuple({option.value: option for found in group for option in found.options()}.values())

    def options() -> tuple[Option, ...]:
        return values

    many = any(found.many for found in group)
    return Filter(group[0].name, group[0].label, options, many=many, most=max(found.most for found in group))


def known(selection: Selection) -> tuple[Selection, tuple[str, ...]]:
    """(what of `selection` a chart or a page knows, a sentence on each value that none does).

    Search words are no choice of a page; the search reads them itself.
    """
    usable: dict[str, str] = {}
    told: list[str] = []
    for field in fields(Selection):
        found, text = every().get(field.name), getattr(selection, field.name)
        if found is None or not text:
            continue
        value, complaint = (text, "") if text == ALL else found.resolve(text)
        usable[field.name] = value
        told += [complaint] if complaint else []
    return Selection(**usable), tuple(told)


def with_words(usable: Selection, given: Selection, path: str) -> Selection:
    """The usable choices with the words that a reader looks for, on the pages that look for them."""
    if path == FIND:
        return replace(usable, q=given.q, kind=given.kind)
    return replace(usable, find=given.find) if path.startswith(CHARTED) else usable


def notice(told: tuple[str, ...]) -> html.Ul:
    """The sentences of `known`, for the top of a page."""
    return html.Ul([html.Li(text) for text in told], className="callout complaints", role="status")
