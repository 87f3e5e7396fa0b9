"""The page of a chart shows its view in one of three ways: the chart, its table, or its picture as a file.

Each is a link, so that the address holds the choice; assets/site/tabs.js makes them tabs that need no answer.
"""

from __future__ import annotations

from dataclasses import replace

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import addresses, site
from dashboard.chart import View
from dashboard.data.row import Row
from dashboard.export import image
from dashboard.i18n import say
from dashboard.rendering import client as renderer
from dashboard.selection import LONGEST, Selection
from dashboard.table import COLUMNS, SHOW, columns, holds, in_order, sortable, told
from layouts.components import controls

PREVIEW = "full"  # the size in which the tab of the picture shows it


def shown(selection: Selection) -> str:
    """Which way the address asks for: "chart", "table" or "picture"."""
    return SHOW.resolve(selection.show)[0] or SHOW.default


def state(selection: Selection) -> str:
    """What of the address decides how the card of a chart's page looks, besides the view."""
    return " ".join((shown(selection), selection.sort, selection.find)).strip()


def address(view: View, selection: Selection, **changed: str) -> str:
    """The page of the chart with other choices of how it is shown."""
    return f"/charts/{view.chart.slug}{replace(selection, **changed).to_search()}"


def links(view: View, selection: Selection) -> html.Nav:
    """The three ways as links; the one that is shown is marked."""
    names = {option.value: option.label for option in SHOW.options()}
    names["chart"] = say("Map") if view.chart.map else names["chart"]
    return html.Nav(
        [
            html.A(
                called,
                href=f"{address(view, selection, show='' if name == SHOW.default else name)}#show-{name}",
                id=f"tab-{name}",
                className="tab",
                **({"aria-current": "page"} if name == shown(selection) else {}),
                **{"data-tab": name},
            )
            for name, called in names.items()
        ],
        className="tabs",
        **{"aria-label": say("Ways to see this view")},
    )


def panels(view: View, selection: Selection, chart: list[Component]) -> html.Div:
    """The three ways; those that are not chosen are there, and hidden."""
    parts = {"chart": chart, "table": table(view, selection), "picture": pictures(view)}
    return html.Div(
        [
            html.Div(
                content,
                id=f"show-{name}",
                className="panel table-details" if name == "table" else "panel",
                hidden=name != shown(selection),
            )
            for name, content in parts.items()
        ],
        className="panels",
    )


def frame(view: View, table_: html.Table) -> html.Div:
    """A table of a view in a frame that scrolls by itself and can be reached by keyboard."""
    return html.Div(
        table_,
        className="table-frame",
        tabIndex=0,
        role="region",
        **{"aria-label": say("Table: {title}", title=view.title)},
    )


def table(view: View, selection: Selection) -> list[Component | None]:
    """The rows in the order asked for, those that hold the words looked for, and the form to look for others."""
    names = columns(view.records, view.varying)
    free = sortable(view)
    by = selection.sort if selection.sort.removeprefix("-") in free else ""
    rows = [(row, [told(name, row) for name in names]) for row in in_order(view.records, by)]
    found = [(row, cells) for row, cells in rows if holds(cells, selection.find)]
    heads = [
        _head(view, selection, name, by) if name in free else html.Th(say(COLUMNS[name]), scope="col") for name in names
    ]
    taken: set[str] = set()
    body = [
        html.Tr(
            [html.Th(cells[0], scope="row"), *[html.Td(cell) for cell in cells[1:]]],
            **_named(row, taken),
        )
        for row, cells in found
    ]
    return [
        _finder(selection, len(found), len(rows)),
        frame(
            view,
            html.Table(
                [html.Caption(view.title), html.Thead(html.Tr(heads)), html.Tbody(body)],
                className="table warned" if "caveat" in names else "table",
            ),
        ),
    ]


def _named(row: Row, taken: set[str]) -> dict[str, str]:
    """The id of a row, that of its figure, so that a link can lead to it; each once on a page."""
    name = row["figure_id"].partition(";")[0].strip()
    if not name or name in taken:
        return {}
    taken.add(name)
    return {"id": name}


def _head(view: View, selection: Selection, name: str, by: str) -> html.Th:
    """The head of a column, as a link that puts the rows in its order; pressed again, the other way round."""
    ways = {name: ("ascending", "▲"), f"-{name}": ("descending", "▼")}
    following = f"-{name}" if by == name else name
    way, arrow = ways.get(by, ("", ""))
    return html.Th(
        html.A(
            [say(COLUMNS[name]), html.Span(arrow, className="arrow", **{"aria-hidden": "true"})],
            href=f"{address(view, selection, show='table', sort=following)}#show-table",
            id=f"sort-{name}",
            **{"data-sort": "1"},
        ),
        scope="col",
        **({"aria-sort": way} if way else {}),
    )


def _finder(selection: Selection, found: int, rows: int) -> html.Form:
    """What finds words in the table: a form where no script runs; assets/site/tabs.js finds them as they are typed."""
    return html.Form(
        [
            *controls.kept(selection, "show", "find"),
            controls.unseen("show", "table"),
            html.Label(
                [
                    html.Span(say("Find in this table")),
                    dbc.Input(type="search", name="find", value=selection.find, maxLength=LONGEST, autoComplete="off"),
                ],
                className="control",
            ),
            controls.button(),
            html.Span(
                say("{n} of {all} rows", n=found, all=rows),
                className="found-rows",
                role="status",
                **{"data-told": say("{n} of {all} rows", n="#", all=rows)},
            ),
        ],
        method="get",
        className="find-in-table",
    )


def pictures(view: View) -> list[Component | None]:
    """The picture as it is downloaded, and all its sizes."""
    return [
        html.Img(
            src=site.asking(addresses.download(view, "png"), size=PREVIEW),
            alt=view.alt,
            className="preview",
        )
        if renderer.available()
        else None,
        html.Ul(
            [
                html.Li(
                    [
                        format_link(f"{size.name} PNG", view, "png", size=size.name),
                        " · ",
                        format_link("SVG", view, "svg", size=size.name),
                        " · ",
                        format_link(say("for print in grey"), view, "png", size=size.name, style=image.PRINT),
                        f" – {say(size.reason)}",
                    ]
                )
                for size in image.SIZES.values()
            ],
            className="sizes",
        ),
    ]


def format_link(name: str, view: View, ending: str, **more: str) -> html.A:
    """A link that saves a view in one format, and leaves the page as it is; `more` is added to its query."""
    place = site.asking(addresses.download(view, ending), **more) if more else addresses.download(view, ending)
    return html.A(name, href=place, download=True, **drawn(ending))


def drawn(ending: str) -> dict[str, str]:
    """Who draws a picture: the browser, where the server has no Chromium; with what the link says meanwhile."""
    if ending != "png" or renderer.available():
        return {}
    return {"data-draw": say("Drawing …"), "data-failed": say("The picture could not be drawn; try again")}
