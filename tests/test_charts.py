"""What every chart owes its reader, at every value of every filter. A new chart is tested by being registered."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from every_view import every_view

from dashboard import i18n
from dashboard.chart import View
from dashboard.charts import CHARTS
from dashboard.data import provenance, tables, validation
from dashboard.export import tabular
from dashboard.geography import border_notes, gazetteer
from dashboard.rows import ROW
from dashboard.selection import Selection
from tools.hash_report import SHINGLES

FORMATS = "csv json figure.json".split()
KINDS = ("", "zero", "not-reported", "not-applicable", "suppressed")
ABOUT_CASES = (
    "referral-ratio",
    "victims-referred-by-sex",
    "trafficking-prosecutions",
    "deportations",
    "red-book",
    "investigations-to-convictions",
    "punjab-share",
    "fia-cases",
)


every_chart = pytest.mark.parametrize("slug", CHARTS)


@cache
def figure_text(slug: str, selection: Selection) -> str:
    return tabular.figure_json(CHARTS[slug].at(selection))


def figure_of(view: View) -> dict[str, Any]:
    return json.loads(figure_text(*view.key))


def ids_of(cell: str) -> list[str]:
    return provenance.parts(cell)


def marks(figure: dict[str, Any]) -> list[str]:
    """The figure ids that the marks of a figure carry, one entry per mark."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            for part in value:
                walk(part)

    for trace in figure["data"]:
        walk(trace.get("customdata") or [])
    return [text for text in found if text]


@cache
def published() -> set[str]:
    """The ids a row may have: of every figure, and of the proposals, which are counted but are no figures."""
    figures = {name for dataset in tables.figure_datasets() for name in tables.table(dataset)["figure_id"]}
    return figures | set(tables.table("proposals")["id"])


def test_the_registry_names_every_chart_by_its_slug():
    assert len(CHARTS) >= 35, "none got lost"
    assert all(slug == chart.slug for slug, chart in CHARTS.items())


@every_chart
def test_a_chart_is_complete(slug):
    chart = CHARTS[slug]
    assert chart.question.endswith("?")
    assert chart.unit
    assert chart.about and not chart.about.startswith(" ")
    assert chart.at().n, "n is told"
    assert chart.detected or slug not in ABOUT_CASES


@every_view
def test_the_rows_keep_the_contract(view):
    assert set(ROW) <= set(view.rows.columns)
    assert not view.context.empty
    for row in tabular.records(view):
        where = f"{row['figure_id']} {row['geography']}"
        assert row["empty_kind"] in KINDS, where
        has_value = row["value"] not in (None, "")
        assert has_value == (row["empty_kind"] in ("", "zero")), where
        if row["value"] == 0:
            assert row["empty_kind"] == "zero", where
        assert row["unit"] and row["status"] and row["source"], where
        assert row["grade"] in ("A", "B"), where
        assert row["status"] != "claim, not plotted", where
        tables.sources(ids_of(row["source"]))
        assert gazetteer.locate(row["geography"], row["geography_level"]) is not None or row["geography"], where
        if row["numerator"] is not None and row["denominator"] is not None:
            assert 0 <= row["numerator"] <= row["denominator"], where
        if (
            row["unit"] == "percent"
            and row["value"] is not None
            and row["denominator"]
            and row["numerator"] is not None
        ):
            share = 100 * row["numerator"] / row["denominator"]
            assert abs(row["value"] - share) < 0.6, where
        for name in ids_of(row["figure_id"]):
            # A place that no source speaks of has a row without a figure.
            assert name in published() or row["empty_kind"] == "not-reported", where


@every_view
def test_the_words_are_there(view):
    for text in (view.title, view.subtitle, view.alt):
        assert text.strip() == text and len(text) > 15
        assert "{" not in text and "nan" not in text.lower().split(), text
        assert "  " not in text, text
    assert len(view.title) <= 170, view.title
    assert not view.title.endswith("."), view.title
    if view.rows["value"].replace("", None).notna().any():
        assert view.n and "nan" not in view.n.lower().split()
        assert view.sources
    for key in view.legend:
        assert key.label and key.colour
    for note in view.notes:
        assert note.strip() == note and note.endswith((".", "?", "!", "”")), note
        assert "nan" not in note.lower().split(), note


@every_view
def test_the_title_follows_the_place(view):
    selection, default = view.selection, view.chart.at()
    if (selection.province or selection.district) and "tiles" not in selection.borders:
        assert view.title != default.title


@every_view
def test_notes_say_what_binds(view):
    notes = " ".join(view.notes)
    if view.chart.map:
        # Under tiles the corridors are a diagram, which has no squares.
        instead = border_notes.DIAGRAM if view.chart.level == "route" else border_notes.TILES
        wanted = instead if view.value("borders") == "tiles" else border_notes.BOUNDARIES
        assert wanted in view.notes
        assert "final status of Jammu and Kashmir" in notes
    if view.chart.detected:
        assert i18n.DETECTED in view.notes
    if (view.rows["grade"] == "B").any():
        assert "press" in notes
    if (view.rows["empty_kind"] == "suppressed").any():
        assert "withheld" in notes


@every_view
def test_the_text_alternative_is_computed_from_the_rows(view):
    if (view.rows["empty_kind"] == "not-reported").any():
        assert re.search("not reported|not named", view.alt, re.IGNORECASE)
    assert view.title in view.alt


@every_view
def test_only_rows_of_the_chosen_place_are_left(view):
    wanted = set(view.selection.listed("provinces")) or {view.selection.province} - {""}
    if wanted:
        assert set(view.rows["province"]) <= wanted
        for row in view.rows.to_dict("records"):
            if row["geography_level"] in ("province", "district") and row["unit"] != "stages":
                code = gazetteer.province_code(row["geography"], row["geography_level"])
                assert code in {*wanted, ""}, row["geography"]
        expected = view.context[view.context["province"].isin(wanted)]
        assert len(view.rows) == len(expected), "and all of them"
    elif view.selection.district:
        assert set(view.rows["code"]) <= {view.selection.district}
    else:
        assert len(view.rows) == len(view.context)


@every_view
def test_the_figure_draws_the_rows_and_nothing_else(view):
    figure = figure_of(view)
    context = set(view.context["figure_id"])
    drawn = marks(figure)
    if view.rows.empty:
        return
    assert drawn, "every mark can be traced to its row"
    parts = {name for cell in context for name in ids_of(cell)}
    for mark in drawn:
        assert mark in context or set(ids_of(mark)) <= parts, mark
    covered = {name for mark in drawn for name in ids_of(mark)}
    for row in view.rows.to_dict("records"):
        known = isinstance(row["value"], str) or not math.isnan(row["value"])
        if known and row["geography_level"] in ("province", "district") and row["unit"] != "stages":
            assert set(ids_of(row["figure_id"])) & covered, f"{row['figure_id']} {row['geography']} is not drawn"


@every_view
def test_csv_json_and_figure_say_the_same(view):
    text = tabular.csv_text(view)
    assert text.startswith("\ufeff"), "Excel reads it as UTF-8"
    assert text.endswith("\r\n")
    table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    told = json.loads(tabular.json_text(view))
    assert next(iter(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))) == list(ROW)
    assert [list(row) for row in told["rows"]] == [list(ROW)] * len(told["rows"])
    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in told["rows"]] == table
    shown = told["rows"] or json.loads(tabular.json_text(view.everywhere))["rows"]  # without a row: of the whole chart
    assert {name for row in shown for name in ids_of(row["source"])} == {s["id"] for s in told["sources"]}
    assert set(told["sources"][0] if told["sources"] else told) >= (
        {"id", "title", "publisher", "url", "published", "accessed", "licence", "grade"} if told["sources"] else set()
    )
    assert {"slug", "title", "question", "unit", "selection", "rows", "sources", "notes", "alt"} <= set(told)
    meta = figure_of(view)["layout"]["meta"]
    for name in ("title", "subtitle", "n", "alt", "slug"):
        assert meta[name] == told[name], name
    more = meta["more"][1] if meta["more"] else []
    assert sorted([*meta["notes"], *more]) == sorted(told["notes"]), "open or behind a summary, but all of them"
    assert not set(more) & set(view.rules), "those that bind stand open"
    assert len(meta["sources"]) == len(told["sources"])
    assert all(source["text"] and (source["url"].startswith("http") or not source["url"]) for source in meta["sources"])
    assert meta["search"] == view.search
    assert told["selection"] == {filter_.name: view.value(filter_.name) for filter_ in view.chart.parameters}


@every_view
def test_the_figure_is_light_and_has_its_borders_by_address(view):
    text = figure_text(*view.key)
    figure = json.loads(text)
    assert "template" not in figure["layout"]
    for trace in figure["data"]:
        if trace["type"] == "choropleth":
            assert isinstance(trace["geojson"], str) and trace["geojson"].startswith("/geodata/")
        assert trace["type"] in ("bar", "choropleth", "scatter", "scattergeo"), "in the bundle"
    assert '"coordinates"' not in text
    assert len(text) < 400_000
    assert figure["layout"].get("dragmode") is False, "touch scrolls the page"
    assert figure["layout"].get("showlegend") is False, "the legend stands in the card"


@every_view
def test_plotly_knows_every_property_of_the_figure(view):
    go.Figure(figure_of(view))  # nothing else checks them: dashboard/plots/figure.py tells why


@pytest.mark.parametrize("slug", [slug for slug, chart in CHARTS.items() if chart.map])
def test_both_border_sets_show_the_same_rows(slug):
    chart = CHARTS[slug]
    map_, tiles = (chart.at(Selection(borders=name)) for name in ("schematic", "tiles"))
    assert tabular.records(map_) == tabular.records(tiles)
    # Under tiles the corridors are a diagram of stages, which draws other marks of the same rows.
    if slug != "smuggling-corridors":
        one, other = (sorted(marks(json.loads(tabular.figure_json(view)))) for view in (map_, tiles))
        assert one == other
    layers = {
        trace["geojson"].split("/")[2].split(".")[0]
        for trace in json.loads(tabular.figure_json(tiles))["data"]
        if trace["type"] == "choropleth"
    }
    assert layers <= {"tiles", "tile-provinces"}, "no outline of the country under tiles"


@every_chart
def test_the_drawing_does_not_depend_on_what_was_drawn_before(slug):
    view = CHARTS[slug].at()
    assert tabular.figure_json(View(view.chart, view.selection)) == tabular.figure_json(
        View(view.chart, view.selection)
    )


def test_charts_of_shelters_have_no_point_of_a_shelter():
    for slug in ("shelters-by-district", "shelter-coverage", "women-per-shelter"):
        if slug in CHARTS:
            for trace in json.loads(tabular.figure_json(CHARTS[slug].at()))["data"]:
                if trace["type"] == "scattergeo" and "markers" in trace.get("mode", ""):
                    assert trace.get("name") in ("not-reported", "suppressed"), trace.get("name")
                    assert not marks({"data": [trace]})


def test_no_two_charts_ask_the_same():
    questions = [chart.question for chart in CHARTS.values()]
    assert len(questions) == len(set(questions))


@every_view
def test_no_words_of_the_report(view):
    report = validation.report_shingles(SHINGLES)
    texts = [view.title, view.subtitle, view.n, view.alt, view.chart.about, view.chart.question, *view.notes]
    texts += [key.label for key in view.legend]
    texts += [str(a.get("text", "")) for a in figure_of(view)["layout"].get("annotations", [])]
    for text in texts:
        assert validation.copied(text, report) == [], text


def test_the_catalogue_lists_every_chart_with_its_filters_and_values():
    listed = json.loads(tabular.catalogue(CHARTS.values()))["charts"]
    assert [entry["slug"] for entry in listed] == list(CHARTS)
    for entry in listed:
        assert entry["title"] and entry["question"]
        for name, filter_ in entry["filters"].items():
            assert filter_["values"], name
            known = {value["value"] for value in filter_["values"]}
            assert filter_["default"] in {*known, ""}
        assert set(entry["formats"]) == set(FORMATS)
