"""Chart and View: a chart is two pure functions, a view is a chart at one selection.

URL -> Selection -> CHARTS[slug].at(selection) -> View -> card | embed | png | svg | csv | json.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from dashboard import notes, rows, table, text_alternative
from dashboard.data import tables
from dashboard.data.row import Row
from dashboard.data.source_lines import cited
from dashboard.i18n import per_language, say
from dashboard.overlay import Overlay, laid
from dashboard.plots import theme
from dashboard.plots.direction import directed
from dashboard.plots.figure import Drawing
from dashboard.plots.legend import Key
from dashboard.selection import (
    LAID_OVER,
    LANG,
    PINS,
    PROVINCE,
    PROVINCES,
    Filter,
    Selection,
    borders,
    options,
    resolve,
    singles,
)

if TYPE_CHECKING:
    import plotly.graph_objects as go

PLACES = (PROVINCE, PROVINCES)


@dataclass(frozen=True)
class Chart:
    """A registered question.

    rows(selection) -> DataFrame with at least the columns of ROW: every place, whatever province or district is
    chosen (a view filters). draw(view) -> Drawing, Plotly's figure. title, subtitle, n, notes and legend take the view.
    """

    slug: str
    theme: str
    question: str
    unit: str
    rows: Callable[[Selection], pd.DataFrame]
    draw: Callable[[View], Drawing]
    title: Callable[[View], str]
    subtitle: Callable[[View], str]
    n: Callable[[View], str] = lambda view: ""
    notes: Callable[[View], list[str]] = lambda view: []
    legend: Callable[[View], list[Key]] = lambda view: []
    filters: tuple[Filter, ...] = ()
    map: bool = False
    aspect: Callable[[View], float] | None = None  # width over height, for a figure that keeps its shape (0: does not)
    width: Callable[[View], int] | None = None  # CSS pixels a wide figure needs; with fewer its frame scrolls
    detected: bool = False  # counts of victims or cases: "detected is not prevalence" stands under the chart
    binding: Callable[[View], list[str]] | None = None  # notes of its own that no form of it may leave out
    about: str = ""  # one paragraph of context, in our words
    listing: Callable[[View], list[tuple[str, list[str]]]] = lambda view: []  # (heading, ordered items), beside it
    spoken: Callable[[View], list[str]] | None = None  # the text alternative after the title, where the usual fits ill
    nothing: Callable[[View], str] | None = None  # title where no row is left; such a chart is drawn all the same
    level: str = "province"  # what a row is about: province, district, country, route, place
    overlays: tuple[Overlay, ...] = ()  # what can be laid over its map
    refused: Callable[[str], str] = lambda name: ""  # why another overlay cannot

    @property
    def parameters(self) -> tuple[Filter, ...]:
        """All filters, those every chart has included."""
        over = (*((PINS,) if self.pinned else ()), *((self.overlay,) if self.overlays else ()))
        return (*self.filters, *over, *((borders(),) if self.map else ()), LANG)

    @cached_property
    def overlay(self) -> Filter:
        """The filter of its overlays."""
        named = [(one.name, one.label) for one in self.overlays]
        return Filter("overlay", "Over the map", lambda: options(named), everything="Nothing", refused=self.refused)

    @property
    def pinned(self) -> bool:
        """Whether districts can be pinned: the chart is a map of the country, or has a point for each of them."""
        return self.aspect is not None and self.level in ("district", "province")

    def at(self, selection: Selection | None = None) -> View:
        """The view of this chart at `selection`; what the chart cannot use is left out, as `complaints` says.

        Whatever a reader writes, there are no more views than the filters have values.
        """
        return _view(self, resolve(selection or Selection(), self.parameters)[0])

    def views(self, apart: Collection[str] = ()) -> Iterator[View]:
        """The default view, and every view with one filter set; `apart`: names of filters that are left alone."""
        yield self.at()
        for name, value in singles(self.parameters, apart):
            yield self.at(Selection(**{name: value}))

    def complaints(self, selection: Selection) -> tuple[str, ...]:
        """What this chart could not use of `selection`: a sentence for each filter, which repeats the bad value.

        They belong on a page. A picture, an embed or a file speaks for the site and never holds them.
        """
        return resolve(selection, self.parameters)[1]


@per_language(maxsize=64)  # a view holds its rows and its figure: only those of the page at hand
def _view(chart: Chart, selection: Selection) -> View:
    return View(chart, selection)


@dataclass(frozen=True)
class View:
    """One chart at one selection. Everything shown of it, anywhere, is computed here and nowhere else."""

    chart: Chart
    selection: Selection

    def __hash__(self) -> int:
        return hash((self.chart.slug, self.selection))

    @property
    def key(self) -> tuple[str, Selection]:
        """What caches know a view by: the view itself would bring its rows and its figure along."""
        return self.chart.slug, self.selection

    def value(self, name: str) -> str:
        """The value of a filter: what was chosen, else its default."""
        chosen = getattr(self.selection, name)
        return chosen or next((f.default for f in self.chart.parameters if f.name == name), "")

    @property
    def search(self) -> str:
        """The canonical query string of this view."""
        return self.selection.to_search()

    @property
    def everywhere(self) -> View:
        """The same view with no place chosen: all rows of the chart (rows=all of a download)."""
        return self.chart.at(self.selection.without("province", "provinces", "district"))

    @property
    def bare(self) -> View:
        """The same view with nothing laid over it: the same figure without the marks of pins and overlay."""
        return self.chart.at(self.selection.without(*LAID_OVER))

    @cached_property
    def over(self) -> Overlay | None:
        """What is laid over the map."""
        return next((one for one in self.chart.overlays if one.name == self.selection.overlay), None)

    @cached_property
    def over_rows(self) -> pd.DataFrame:
        """The rows of the overlay; none where there is no overlay."""
        return rows.completed(self.over.rows()) if self.over else self.context[:0]

    @property
    def version(self) -> str:
        """The data version."""
        return tables.version()

    @property
    def placeless(self) -> Selection:
        """What of the selection decides the rows of all places."""
        return self.selection.without("province", "provinces", "district", "borders", *LAID_OVER)

    @cached_property
    def context(self) -> pd.DataFrame:
        """The rows of all places, with `code` (of the unit or province that draws it) and `province`; to read only."""
        return rows.context(self.chart, self.placeless)

    def chosen(self, frame: pd.DataFrame) -> pd.Series:
        """Which rows of `frame` the reader's province, provinces or district leave in."""
        return rows.chosen(frame, self.selection)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that are shown: those of the chosen place."""
        return self.context[self.chosen(self.context)].reset_index(drop=True)

    @cached_property
    def records(self) -> list[Row]:
        """The rows that are shown as dictionaries; to read only."""
        everywhere = rows.records(self.chart, self.placeless)
        return [everywhere[i] for i in self.chosen(self.context).to_numpy().nonzero()[0]]

    @property
    def place(self) -> str:
        """The chosen district, province or provinces in words; "" when none is chosen."""
        return rows.place(self.selection)

    @cached_property
    def title(self) -> str:
        """What is seen, computed from the rows."""
        if self.rows.empty and self.chart.nothing:
            return self.chart.nothing(self)
        if self.rows.empty:
            place = self.place or say("this selection")
            return say("{question} Nothing is known for {place}", question=say(self.chart.question), place=place)
        return self.chart.title(self)

    @cached_property
    def subtitle(self) -> str:
        """Measure, unit, place and period."""
        return self.chart.subtitle(self)

    @cached_property
    def n(self) -> str:
        """The n of the view in a sentence."""
        return "" if self.rows.empty else self.chart.n(self)

    @cached_property
    def listing(self) -> list[tuple[str, list[str]]]:
        """What stands beside the chart as ordered lists: (heading, items) each; no items: a line of its own."""
        return self.chart.listing(self)

    @cached_property
    def legend(self) -> list[Key]:
        """The keys that stand above the chart."""
        return [*self.chart.legend(self), *(self.over.keys() if self.over else [])]

    @cached_property
    def notes(self) -> list[str]:
        """The chart's own notes, conflicts of sources, and the rules."""
        return notes.every(self)

    @cached_property
    def rules(self) -> list[str]:
        """The notes that no form of the view may leave out: grades, small bases, withheld cells, detection, borders."""
        return notes.binding(self)

    @cached_property
    def sources(self) -> list[dict[str, str]]:
        """Of the rows shown and of the overlay, with the `locators` used; of the whole chart where no row is shown."""
        rows = self.everywhere.rows if self.rows.empty else self.rows
        return cited(pd.concat([rows, self.over_rows]) if self.over else rows)

    @cached_property
    def alt(self) -> str:
        """The text alternative, computed from the rows."""
        return text_alternative.alternative(self)

    @cached_property
    def drawn(self) -> Drawing:
        """How the rows look; an empty strip where there are none."""
        return directed(self._from_the_left)

    @cached_property
    def _from_the_left(self) -> Drawing:
        """The same before its words are given the direction of the language."""
        if self.blank:
            return theme.figure(80).update_xaxes(visible=False).update_yaxes(visible=False)
        if self.chart.map and self.bare != self:  # the page needs the bare map too
            return laid(self.bare._from_the_left, self, self.chart.level, self.over, self.over_rows)
        return self.chart.draw(self)

    @property
    def figure(self) -> go.Figure:
        """The drawn rows as Plotly's object."""
        return self.drawn.checked()

    @property
    def blank(self) -> bool:
        """Whether an empty strip stands where the figure would be."""
        return self.rows.empty and not self.chart.nothing

    @property
    def shape(self) -> float:
        """Width over height of the figure; 0 where it has a height of its own (layout.height)."""
        return 0.0 if self.blank or self.chart.aspect is None else self.chart.aspect(self)

    @property
    def height(self) -> int:
        """CSS pixels the figure is high where it keeps no shape."""
        return int(self.drawn.layout.get("height") or 400)

    @property
    def least(self) -> int:
        """CSS pixels of width the figure needs; 0 where any will do."""
        return 0 if self.rows.empty or self.chart.width is None else self.chart.width(self)

    @cached_property
    def varying(self) -> list[str]:
        """What tells the rows apart, besides the figures: of category, sex, period and geography."""
        return table.varying(self.context)

    def label(self, row: Row) -> str:
        """What a row is about in words: "Sindh, high courts, 2018"."""
        return table.label(row, self.varying)
