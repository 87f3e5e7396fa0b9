"""What a browser suggests while its reader types: places, charts and pages, small enough to be fetched whole.

The browser compares what is typed with the words of an entry and with its other names, so that nothing half typed
leaves it (assets/site/suggest.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dashboard import addresses
from dashboard.charts import CHARTS
from dashboard.i18n import say
from dashboard.search import synonyms
from dashboard.search.found import Target
from dashboard.search.targets import places
from dashboard.search.words import STOP, WEAK, phrase_of

Entry = tuple[str, str, str, str]  # kind, name, other names, address
MOST = 6  # other names from the table of synonyms that a chart takes along


def _charts() -> Iterator[Target]:
    for slug, chart in CHARTS.items():
        yield Target(slug, say(chart.question), "", addresses.page(chart.at()), (slug.replace("-", " "), *_also(slug)))


def _also(slug: str) -> list[str]:
    """Other names for what a chart is about: a reader may type any of them."""
    chart = CHARTS[slug]
    said = set(phrase_of(f"{chart.question} {slug.replace('-', ' ')}")) - STOP - WEAK
    found: list[str] = []
    for same in synonyms.SAME:
        if any(phrase_of(name) and set(phrase_of(name)) <= said for name in same.names):
            found += [name for name in same.names if not set(phrase_of(name)) <= said][:MOST]
    return found


def entries(pages: Iterable[Target], leads: Callable[[str], str] = lambda path: path) -> list[Entry]:
    """Everything that is suggested; `leads` gives the address of a path, "" where there is none."""
    kinds = ((say("Place"), places()), (say("Chart"), _charts()), (say("Page"), pages))
    return [
        (kind, target.title, " ".join(target.names), address)
        for kind, targets in kinds
        for target in targets
        if (address := leads(target.path))
    ]
