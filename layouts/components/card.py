"""THE card: a view in its HTML. There is no other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, i18n
from dashboard.briefs.brief import ADD, Item
from dashboard.chart import View
from dashboard.data import source_lines
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGE, number, say
from dashboard.notes import MORE, folded
from dashboard.plots import maps, theme
from dashboard.plots.legend import Key
from dashboard.selection import Selection
from dashboard.table import of_view
from layouts.components import chart_keys, controls, ids, original, tabs

PENAL = ("maximum-penalties",)  # charts of penalties, which keep their English beside a translation
WIDE = 640  # CSS pixels beside which no words have room
TALL = 560  # CSS pixels of height; a chart that is higher has all its words beside it
SHORT = 150  # characters of a line of sources that stands open
PRINTED = {"-": "level", "+": "crossed"}  # patterns of keys for print, as the style sheet calls them
NONE: Mapping[str, int] = MappingProxyType({})
FORMATS = (("png", "Image (PNG)"), ("csv", "Data (CSV)"), ("xlsx", "XLSX"), ("json", "JSON"), ("zip", "ZIP"))


def card(
    view: View,
    selection: Selection,
    alone: bool = False,
    offered: bool = True,
    over: Component | None = None,
    second: bool = False,
    name: str = "",
    rows: Component | None = None,
    named: str = "",
) -> html.Article:
    """A view as a card: words, controls, legend, chart, n, notes, sources, table and downloads.

    alone: the card is what its page is about, so its title is the page's, and chart, table and picture are tabs.
    offered: the card holds the controls of its filters; not where the page has them in a form of its own.
    over: what lies over the chart of the card that is the map of its page: its title is the page's, its keys say how
    many areas they have, and its table stands elsewhere on the page. second: it is the second map. name: what tells it
    from another card of the same chart; its slug where it is the only one. rows: what stands for its table.
    named: what its words are about, where they stand apart from its title, below two maps.
    """
    slug = view.chart.slug
    large = over is not None
    of_page = alone or large
    head = html.H1 if of_page and not second else html.H2
    counts = maps.counted(view.drawn) if large else {}
    return html.Article(
        [
            html.P(say(theme.THEMES[view.chart.theme]), className="kicker"),
            head(view.title if of_page else link(view), className="card-title"),
            html.P(view.subtitle, className="subtitle"),
            controls.of_card(view, selection, of_page) if offered else None,
            tabs.links(view, selection) if alone else html.Ul(legend(view.legend, counts), className="legend"),
            html.Div(
                arranged(view, selection, alone, over, name or slug, named),
                className="card-body-grid wide" if wide(view) else "card-body-grid",
            ),
            None if of_page else rows or folded_table(view),
        ],
        id=f"chart-{name or slug}",
        className=f"card theme-{view.chart.theme}",
        **{"data-slug": slug, "data-src": addresses.file(view, "card.html"), "data-version": view.version},
        **({"data-show": tabs.state(selection)} if alone else {}),
    )


def wide(view: View) -> bool:
    """Whether a view needs the whole width of its card, so that its words stand below it."""
    return view.least > WIDE


def _in_full(view: View) -> list[Component]:
    """Everything that a chart shows, as text, to be opened."""
    again = view.chart.at(view.selection)
    words = html.P(f"{again.title}. {again.alt}")
    return [html.Details([html.Summary(say("The same in English")), words], className="folded")]


def arranged(
    view: View, selection: Selection, alone: bool, over: Component | None = None, name: str = "", named: str = ""
) -> list[Component]:
    """The chart, the words beside it, and its notes, sources and actions: these stand where the card has room.

    That is below both; under the words of a tall chart; under a map whose words are many.
    """
    legend_ = html.Ul(legend(view.legend), className="legend")
    chart = (
        tabs.panels(view, selection, [legend_, figure(view)])
        if alone
        else html.Div(figure(view, over, name), className="chart")
    )
    about = html.P(say(view.chart.about), className="about") if view.chart.about else None
    under = bool(view.shape and view.listing) and not alone
    words = html.Div(
        [
            html.P(named, className="which") if named else None,
            html.P(view.n, className="n"),
            *(original.only(lambda: _in_full(view)) if view.chart.slug in PENAL else []),
            listed(view, alone),
            None if under else about,
        ],
        className="chart-words",
    )
    foot = html.Div(
        [
            about if under else None,
            html.Ul([*complaints(view, selection), *notes(view)], className="notes"),
            cited(view),
            html.Nav(
                actions(view), className="actions", **{"aria-label": say("Take “{title}” with you", title=view.title)}
            ),
        ],
        className="chart-foot",
    )
    tall = not view.shape and view.height > TALL
    if alone or wide(view) or not (under or tall):
        return [chart, words, foot]
    beside = chart if under else words
    beside.children = [*(beside.children if isinstance(beside.children, list) else [beside.children]), foot]
    return [chart, words]


def listed(view: View, alone: bool) -> Component:
    """The lists of a view; behind a summary where its chart shows the same and is tall itself."""
    lists = html.Div(listing(view), className="listing")
    if alone or view.shape or not view.listing:
        return lists
    return html.Details([html.Summary(say("The same as a list")), lists], className="folded")


def figure(view: View, over: Component | None = None, name: str = "") -> html.Figure:
    """The chart in its frame, and what lies over it; `name` as in `card`."""
    return html.Figure(
        [dcc.Graph(id=ids.figure(name or view.chart.slug)), over],
        className="chart-frame",
        tabIndex=0 if view.chart.width else None,
    )


def framed(view: View) -> html.Div:
    """The table of a view in a frame that scrolls by itself."""
    return tabs.frame(view, table(view))


def link(view: View) -> html.A:
    """The title as a link to the chart's own page."""
    return html.A(view.title, href=addresses.page(view))


def legend(keys: list[Key], counts: Mapping[str, int] = NONE) -> list[html.Li]:
    """The keys of a legend: a swatch (colour or pattern) and its meaning.

    counts: colour -> how many areas of a map it fills; such a key says so, and is a button that shows these alone.
    """
    items = []
    for key in keys:
        kind = f"swatch {PRINTED.get(key.pattern, key.pattern)}".strip()
        swatch = html.Span(className=kind, style={"backgroundColor": key.colour})
        parts = [swatch, html.Span(key.label)]
        if count := counts.get(key.colour):
            told = [*parts, html.Span(number(count), className="count")]
            parts = [html.Button(told, type="button", **{"aria-pressed": "false", "data-colour": key.colour})]
        items.append(html.Li(parts))
    return items


def listing(view: View) -> list[html.P | html.Ol]:
    """The ordered lists of a view, each under its heading."""
    found: list[html.P | html.Ol] = []
    for heading, items in view.listing:
        found.append(html.P(heading))
        if items:
            found.append(html.Ol([html.Li(item) for item in items]))
    return found


def complaints(view: View, selection: Selection) -> list[html.Li]:
    """What the chart could not use of `selection`, in a sentence each."""
    return [html.Li(text) for text in view.chart.complaints(selection)]


def notes(view: View) -> list[html.Li]:
    """The notes of a view: those that bind and the first others at once, the rest behind a summary."""
    opened, rest = folded(view)
    found = [html.Li(note) for note in opened]
    if rest:
        found.append(
            html.Li(html.Details([html.Summary(say(MORE, n=len(rest))), html.Ul([html.Li(note) for note in rest])]))
        )
    return found


def cited(view: View) -> html.P | html.Details:
    """The sources line; behind a summary where it is long."""
    line = html.P(sources(view), className="sources")
    if sum(len(item["text"]) for item in source_lines.links(view.sources)) <= SHORT:
        return line
    return html.Details([html.Summary(say("Sources: {n}", n=len(view.sources))), line], className="folded")


def sources(view: View) -> list[html.Span | html.A | str]:
    """The sources line, computed from the rows shown: every source a link."""
    found: list[html.Span | html.A | str] = [say("Sources: ")]
    for i, item in enumerate(source_lines.links(view.sources)):
        found += [i18n.semicolon() if i else "", _source(item)]
    return found


def _source(item: dict[str, str]) -> html.A | html.Span:
    """A source of the line; one that is cited without a link is words."""
    if not item["url"]:
        return html.Span(item["text"], **in_english())
    return html.A(item["text"], href=item["url"], rel="noreferrer", **in_english())


def in_english() -> dict[str, str]:
    """The attribute of text that stays English on a page in another language, such as the title of a source."""
    return {} if LANGUAGE.get() == DEFAULT_LANGUAGE else {"lang": DEFAULT_LANGUAGE}


def folded_table(view: View, filled: bool = True) -> html.Details:
    """The table of a view behind a summary; without its rows where they come when it is opened."""
    return html.Details([html.Summary(say("Table")), framed(view) if filled else None], className="table-details")


def table(view: View) -> html.Table:
    """The rows as a table with a caption, column and row heads."""
    headings, body = of_view(view)
    return html.Table(
        [
            html.Caption(view.title),
            html.Thead(html.Tr([html.Th(heading, scope="col") for heading in headings])),
            html.Tbody(
                [html.Tr([html.Th(cells[0], scope="row"), *[html.Td(cell) for cell in cells[1:]]]) for cells in body]
            ),
        ],
        className="table",
    )


def actions(view: View) -> list[Component | None]:
    """Downloads and the link of this view as links, and what only a script can do with it: play, copy, share."""
    return [
        html.A(say("Link"), href=addresses.page(view), className="action"),
        html.A(
            say("Embed"),
            href=addresses.embed(view),
            className="action",
            **{"data-embed": ",".join(f.name for f in view.chart.parameters if f.name not in ("lang", "borders"))},
        ),
        html.A(say("Add to brief"), href=ADD + Item(view).name, className="action"),
        *[
            html.A(say(name), href=addresses.download(view, ending), className="action", **tabs.drawn(ending))
            for ending, name in FORMATS
        ],
        chart_keys.player(view),
        html.Button(
            say("Copy picture"),
            type="button",
            className="action take",
            **{"data-take": "picture", "data-done": say("Copied."), "data-failed": say("Could not be copied.")},
        ),
        html.Button(say("Share"), type="button", className="action take share", **{"data-take": "address"}),
    ]
