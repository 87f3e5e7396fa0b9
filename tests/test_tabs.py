"""The page of a chart without a script: chart, table and picture by link, the table in any order, and rows found."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dashboard.charts import CHARTS
from dashboard.table import in_order, sortable, told

ROW = re.compile(r"<tr(?: id=\"([^\"]*)\")?><th scope=\"row\">(.*?)</th>")


def page(client: FlaskClient, query: str, slug: str = "women-judges") -> str:
    answer = client.get(f"/charts/{slug}?{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def places(html: str) -> list[str]:
    return [name for _, name in ROW.findall(html)]


@pytest.mark.parametrize("name", ["chart", "table", "picture"])
def test_the_address_says_which_way_a_view_is_shown(client: FlaskClient, name: str) -> None:
    html = page(client, f"show={name}&province=sindh")
    panels = dict(re.findall(r'<div class="panel[^"]*"( hidden)? id="show-(\w+)"', html)) or {}
    hidden = {
        panel: bool(state) for state, panel in re.findall(r'<div class="panel[^"]*"( hidden)? id="show-(\w+)"', html)
    }
    assert hidden == {one: one != name for one in ("chart", "table", "picture")}, panels
    (current,) = re.findall(r'<a aria-current="page" class="tab" data-tab="(\w+)"', html)
    assert current == name
    assert 'href="/charts/women-judges?province=sindh&amp;show=table#show-table"' in html, "the choice goes along"
    assert '<link rel="canonical" href="http://localhost/charts/women-judges?province=sindh">' in html


def test_the_table_is_put_in_the_order_of_a_column_both_ways(client: FlaskClient) -> None:
    view = CHARTS["women-judges"].at()
    values = {told("geography", row): row["value"] for row in view.records}
    for sort, downwards in (("value", False), ("-value", True)):
        html = page(client, f"show=table&sort={sort}")
        shown = [values[name] for name in places(html)]
        assert shown == sorted(values.values(), reverse=downwards)
        assert f'aria-sort="{"descending" if downwards else "ascending"}"' in html
    names = places(page(client, "show=table&sort=-geography"))
    assert names == sorted(names, reverse=True)


def test_rows_without_a_value_stand_last_in_either_order() -> None:
    records = CHARTS["women-literacy"].at().records
    lacking = sum(row["value"] != row["value"] for row in records)
    assert lacking
    for by in ("value", "-value"):
        ordered = in_order(records, by)
        assert all(row["value"] != row["value"] for row in ordered[-lacking:])
        assert sorted(map(id, ordered)) == sorted(map(id, records))


def test_no_table_ranks_places_by_victims_or_foreign_nationals(client: FlaskClient) -> None:
    kept = [slug for slug, chart in CHARTS.items() if chart.detected] + ["afghan-nationals"]
    assert len(kept) > 5
    for slug in kept:
        assert not {"value", "n"} & set(sortable(CHARTS[slug].at())), slug
    usual = places(page(client, "show=table", "punjab-share"))
    assert places(page(client, "show=table&sort=-value", "punjab-share")) == usual


def test_words_are_found_in_the_table_without_a_script_and_kept_nowhere(client: FlaskClient) -> None:
    answer = client.get("/charts/women-judges?show=table&find=SINDH")
    html = answer.get_data(as_text=True)
    assert places(html) == ["Sindh"]
    assert "1 of" in html and answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "SINDH" not in html.partition("<body")[0], "no word of a reader in what is told of the page"
    assert places(page(client, "show=table")) != ["Sindh"]


def test_each_row_of_a_table_can_be_linked(client: FlaskClient) -> None:
    html = page(client, "show=table", "women-literacy")
    ids = [name for name, _ in ROW.findall(html)]
    known = {row["figure_id"].partition(";")[0] for row in CHARTS["women-literacy"].at().records if row["figure_id"]}
    assert len(known) > 100 and sorted(filter(None, ids)) == sorted(known)
