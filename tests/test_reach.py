"""Every figure of the sources is on a page a reader can get to, or is left out for a reason that is allowed."""

from __future__ import annotations

import re
from collections import deque

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.data import observations, tables
from dashboard.selection import Selection
from layouts import pages

REASONS = {"grade C", "single case", "forbidden by handling", "not a help line"}
IDS = [f"R{n:03d}" for n in range(1, 305)] + [f"E{n:03d}" for n in range(1, 465)]


@pytest.fixture(scope="module")
def left_out() -> dict[str, str]:
    return {row["figure_id"]: row["reason"] for row in tables.table("left_out").to_dict("records")}


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """The pages that links lead to, beginning with the overview, without any search."""
    seen, waiting = {"/"}, deque(["/"])
    while waiting:
        for part in pages.tree(waiting.popleft(), Selection())._traverse():
            href = getattr(part, "href", "") if isinstance(part, Component) else ""
            path = re.split(r"[?#]", str(href))[0]
            if path.startswith("/") and path not in seen and pages.find(path):
                seen.add(path)
                waiting.append(path)
    return seen


def test_links_lead_to_every_page(reached):
    assert {page.path for page in (*pages.PAGES, *pages.UNLISTED)} - {"/find"} <= reached
    for family in pages.FAMILIES:
        missing = {family.path + key for key in family.every()} - reached
        assert missing == set(), family.path


def rows(figure_id: str) -> list[observations.Entry]:
    """What stands under an id: the figure itself, or the rows one statement became (R299a, R299b)."""
    return [entry for entry in observations.everything() if re.fullmatch(rf"{figure_id}[a-z]?", entry.id)]


@pytest.mark.parametrize("figure_id", IDS)
def test_every_figure_is_on_a_page_or_left_out_for_a_reason(figure_id, reached, left_out):
    found = rows(figure_id)
    if not found:
        reason = left_out[figure_id]
        assert reason in REASONS or re.fullmatch(r"duplicate of [RE]\d{3}", reason), reason
        return
    assert figure_id not in left_out
    for entry in found:
        path, _, anchor = entry.path.partition("#")
        assert path in reached and anchor == entry.id


def test_a_page_of_figures_holds_the_row_of_each(client: FlaskClient):
    for name in tables.figure_datasets():
        html = client.get(observations.PATH + name).get_data(as_text=True)
        plain = html[: html.index("<script")]
        for entry in observations.entries(name):
            assert f'<tr id="{entry.id}"' in plain, entry.id
