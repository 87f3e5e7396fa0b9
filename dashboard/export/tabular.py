"""A view as data: csv, json, the Plotly figure, and the list of all charts. One function per format."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from dashboard import addresses, notes
from dashboard.chart import Chart, View
from dashboard.data import source_lines, tables
from dashboard.geography import layers
from dashboard.i18n import say
from dashboard.plots.direction import mirrored, stands
from dashboard.rows import ROW


def _plain(value: Any) -> Any:
    """A cell as JSON and CSV hold it: NaN is null, whole floats are integers, the rest six decimals."""
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else round(value, 6)
    return value


def records(view: View) -> list[dict[str, Any]]:
    """The rows of a view with the columns of the contract, then those of its overlay; absent values are None."""
    rows: list[Mapping[str, Any]] = [*view.records, *view.over_rows.to_dict("records")]
    return [{name: _plain(row[name]) for name in ROW} for row in rows]


def csv_text(view: View) -> str:
    """The rows as CSV (RFC 4180), beginning with a byte-order mark so that Excel reads it as UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ROW, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records(view))
    return "\ufeff" + text.getvalue()


def json_text(view: View, unused: tuple[str, ...] = ()) -> str:
    """The view as the JSON of the contract: rows, sources, notes and text alternative.

    unused: the parameters of the query whose values could not be used; where there are any, it names them.
    """
    chosen = {f.name: view.value(f.name) for f in view.chart.parameters}
    return json.dumps(
        {
            "slug": view.chart.slug,
            "title": view.title,
            "question": say(view.chart.question),
            "subtitle": view.subtitle,
            "unit": view.chart.unit,
            "selection": chosen,
            "n": view.n,
            "rows": records(view),
            "sources": [
                {k: record[k] for k in ("id", "title", "publisher", "url", "published", "accessed", "licence", "grade")}
                for record in view.sources
            ],
            "notes": view.notes,
            "alt": view.alt,
            "version": view.version,
            **({"unused": list(unused)} if unused else {}),
        },
        ensure_ascii=False,
    )


def figure_json(view: View) -> str:
    """The Plotly figure of a view, ready for Plotly.newPlot: areas by the address of their GeoJSON, words in
    layout.meta."""
    figure = bare_figure(view)
    figure["layout"]["meta"] = words(view)
    layers.completed(figure["data"], digits=2)
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"))


def size(view: View) -> dict[str, str]:
    """The size of a figure as CSS: its height, or its shape where it keeps one."""
    if not view.shape:
        return {"height": f"{view.height}px", "aspectRatio": "auto", "minWidth": f"{view.least}px"}
    return {"aspectRatio": str(view.shape), "height": "auto", "minWidth": "0px"}


def words(view: View) -> dict[str, Any]:
    """Everything a card says of a view, as plain values."""
    opened, rest = notes.folded(view)
    return {
        "slug": view.chart.slug,
        "title": view.title,
        "subtitle": view.subtitle,
        "n": view.n,
        "listing": view.listing,
        "notes": opened,
        "more": [say(notes.MORE, n=len(rest)), rest] if rest else [],
        "legend": [vars(key) for key in view.legend],
        "sources": source_lines.links(view.sources),
        "alt": view.alt,
        "style": size(view),
        "search": view.search,
        "version": view.version,
    }


def bare_figure(view: View) -> dict[str, Any]:
    """The Plotly figure of a view as plain values, without its words, in the direction of the language."""
    return mirrored(from_the_left(view), stands(view.drawn))


def from_the_left(view: View) -> dict[str, Any]:
    """The same as it was drawn, from the left in every language: for what adds more to it before it is mirrored."""
    drawn = view.drawn
    text = json.dumps({"data": drawn.data, "layout": drawn.layout}, cls=PlotlyJSONEncoder, ensure_ascii=False)
    figure: dict[str, Any] = json.loads(text)
    return figure


def catalogue(charts: Iterable[Chart]) -> str:
    """Every chart: slug, title, question, unit, filters and their values, and the formats it comes in."""
    listed = []
    for chart in charts:
        view = chart.at()
        listed.append(
            {
                "slug": chart.slug,
                "title": view.title,
                "question": say(chart.question),
                "unit": chart.unit,
                "theme": chart.theme,
                "map": chart.map,
                "filters": {
                    f.name: {
                        "label": f.label,
                        "default": f.default,
                        "many": f.many,
                        "values": [{"value": o.value, "label": o.label} for o in f.options()],
                    }
                    for f in chart.parameters
                },
                "page": addresses.page(view),
                "formats": {name: addresses.download(view, name) for name in ("csv", "json", "figure.json")},
            }
        )
    return json.dumps({"version": tables.version(), "charts": listed}, ensure_ascii=False)
