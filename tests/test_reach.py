"""Every figure of the sources is on a page a reader can get to, or is left out for a reason that is allowed."""

from __future__ import annotations

import re
from collections import deque

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.data import observations, tables
from dashboard.selection import Selection
from layouts import families, pages

REASONS = {"grade C", "single case", "forbidden by handling", "not a help line", "no allowed witness"}
IDS = [f"R{n:03d}" for n in range(1, 306)] + [f"E{n:03d}" for n in (*range(1, 465), *range(501, 749))]


@pytest.fixture(scope="module")
def left_out() -> dict[str, str]:
    return {row["figure_id"]: row["reason"] for row in tables.table("left_out").to_dict("records")}


DEEP = 12  # one page in so many of those of a family is read for the links it holds


def reached() -> set[str]:
    """The pages that links lead to, beginning with the overview, without any search."""
    unread = {f.path + key for f in families.FAMILIES for at, key in enumerate(f.every()) if at % DEEP}
    seen, waiting = {"/"}, deque(["/"])
    while waiting:
        here = waiting.popleft()
        for part in () if here in unread else pages.tree(here, Selection())._traverse():
            href = getattr(part, "href", "") if isinstance(part, Component) else ""
            path = re.split(r"[?#]", str(href))[0]
            if path.startswith("/") and path not in seen and pages.find(path):
                seen.add(path)
                waiting.append(path)
    return seen


@pytest.mark.thorough
def test_links_lead_to_every_page_and_to_every_figure_that_is_not_left_out(left_out):
    there = reached()
    assert {page.path for page in (*pages.PAGES, *pages.UNLISTED)} - {"/find"} <= there
    for family in families.FAMILIES:
        assert {family.path + key for key in family.every()} - there == set(), family.path
    # A figure itself, or the rows one statement became (R299a, R299b).
    found: dict[str, list[observations.Entry]] = {}
    for entry in observations.everything():
        found.setdefault(re.sub(r"(?<=\d)[a-z]$", "", entry.id), []).append(entry)
    assert set(IDS) == {name for name in [*found, *left_out] if re.fullmatch(r"[RE]\d{3}", name)}
    for name in IDS:
        assert (name in found) != (name in left_out), name
        for entry in found.get(name, []):
            path, _, anchor = entry.path.partition("#")
            assert path in there and anchor == entry.id
        reason = left_out.get(name, "duplicate of R001")
        assert reason in REASONS or re.fullmatch(r"duplicate of [RE]\d{3}", reason), reason


@pytest.mark.thorough
def test_a_page_of_figures_holds_the_row_of_each(client: FlaskClient):
    for name in tables.figure_datasets():
        html = client.get(observations.PATH + name).get_data(as_text=True)
        plain = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
        for entry in observations.entries(name):
            assert f'<tr id="{entry.id}"' in plain, entry.id
