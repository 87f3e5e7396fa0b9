"""What stands still on a page: the same parts in the plain page and in what Dash renders, and nothing that lives."""

from __future__ import annotations

import json
import re

import pytest
from dash import dcc, html

from dashboard.briefs.brief import NOTHING
from dashboard.charts import CHARTS
from dashboard.selection import Selection
from layouts import pages
from layouts.components import controls, html_writer, ids, static_parts
from routes import document

PATHS = [page.path for page in (*pages.PAGES, *pages.UNLISTED)]
PATHS += ["/charts/women-judges", "/provinces/sindh", "/districts/lahore", "/recommendations/P01", "/figures/judges"]


@pytest.mark.parametrize("path", PATHS)
def test_every_shell_has_its_part_and_nothing_else_is_sent_twice(path, server):
    with server.test_request_context(path):
        html_text, layout, _ = document.written(path, Selection(), NOTHING, whole=False)
    shells = re.findall(r'"data-still": ?"(\d+)"', layout)
    parts = re.findall(r'<(?!path)[a-z0-9]+ [^>]*data-still="(\d+)"', html_text)
    assert sorted(shells, key=int) == sorted(parts, key=int) == [str(i) for i in range(len(parts))] and parts
    assert len(layout) < 40_000, "a select of all districts, and little besides"


def test_a_part_that_holds_a_chart_or_a_control_lives():
    chosen = Selection()
    control = controls.select(CHARTS["women-judges"].parameters[0], chosen, "women-judges")
    tree = html.Div(
        [
            html.P(["words ", html.Em("still")], id="words", className="lead"),
            html.Section(
                [html.H2("Head"), html.Div([dcc.Graph(id=ids.part("figure", "a")), html.P("n = 3")])], id="place"
            ),
            html.Form([control, html.Button("Show")]),
        ]
    )
    static_parts.mark(tree)
    marked = [type(part).__name__ for part in tree._traverse() if hasattr(part, static_parts.MARK)]
    assert marked == ["P", "H2", "P", "Span", "Button"]
    text = html_writer.render(tree, lambda slug: "<svg></svg>")
    assert 'id="words"' in text, "only the plain page has it"
    assert 'id="plain-place"' in text, "the section stands twice"
    shell, section, form = json.loads(json.dumps(static_parts.skeleton(tree), default=lambda c: c.to_plotly_json()))[
        "props"
    ]["children"]
    assert shell["props"] == {"className": "lead", "data-still": "0"}
    assert (
        section["props"]["id"] == "place" and section["props"]["children"][1]["props"]["children"][0]["type"] == "Graph"
    )
    assert [child["type"] for child in form["props"]["children"]] == ["Label", "Button"]


def test_an_anchor_leads_to_where_its_place_stands():
    tree = html.Div(
        [
            html.A("skip", href="#main"),
            html.A("words", href="#words"),
            html.P("here", id="words"),
            html.Main([dcc.Graph(id=ids.part("figure", "a"))], id="main"),
        ]
    )
    text = html_writer.render(static_parts.mark(tree))
    assert 'href="#plain-main"' in text and 'id="plain-main"' in text
    assert 'href="#words"' in text and 'id="words"' in text
